"""Files whose names or folders say another office than the form inside: a form copied, not mended.

Only merging knows where a file lies, and tells it anew whenever the file is moved.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.reference.offices import office
from sopxl.register.raised import Raised
from sopxl.rules import register as rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.reference.offices import Office
    from sopxl.register.entries import Card

LEADING_CODE = re.compile(r"\d{4}(?!\d)")
"""«3578 Kota Surabaya», «3578_arsip.xlsx»; two digits would as well be a number or a month."""


def raise_of_another_office(cards: Iterable[Card]) -> Iterator[Raised]:
    """Yield the SOPs whose office is not the one that their file or folder begins with.

    An office outside the list has its finding already.
    """
    for card in cards:
        if offices := _stated_and_named(card):
            stated, named = offices
            finding = rules.office_of_another_file.finding(
                Ref("identity", field="satker"),
                code=stated.code,
                office=stated.name,
                named=named.code,
                named_office=named.name,
            )
            yield Raised(card.path, finding)


def of_another_office(card: Card) -> bool:
    """Tell whether the file or its folder is named after another office than the form says."""
    return _stated_and_named(card) is not None


def _stated_and_named(card: Card) -> tuple[Office, Office] | None:
    """Return the two offices where they differ."""
    stated, named = office(card.key.satker), office_named_in(card.path)
    return (stated, named) if stated and named and stated.code != named.code else None


def office_named_in(path: str) -> Office | None:
    """Return the office that the file is named after, else the nearest folder that is after one."""
    codes = (LEADING_CODE.match(part) for part in reversed(path.split("/")))
    return next((found for code in codes if code and (found := office(code[0]))), None)
