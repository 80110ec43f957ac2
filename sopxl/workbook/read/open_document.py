"""What calamine leaves out of an .ods: merged areas, and formulas that hold no value."""

from __future__ import annotations

import re
from dataclasses import field
from html import unescape
from typing import TYPE_CHECKING

from sopxl.template.address import Spot
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENT = "content.xml"
TAG = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^>]*)>(\s*<text:p\s*/>)?"
)
"""A row, cell or sheet; LibreOffice leaves an empty paragraph where a formula gives no text."""

ATTRIBUTE = re.compile(rb'([\w:-]+)="([^"]*)"')
REFERENCE = re.compile(r"\[(?:\$?'?([^'\]]*?)'?)?\.(\$?[A-Z]+\$?[0-9]+)\]")
"""A cell as OpenFormula spells it: `[.E12]`, `[$SOP.E12]`."""

REPEATED, SPANNED = b"table:number-%ss-repeated", b"table:number-%ss-spanned"


@dataclass(slots=True)
class Besides:
    """What a sheet holds besides its values."""

    merged: list[tuple[Spot, Spot]] = field(default_factory=list)
    formulas: dict[Spot, str] = field(default_factory=dict)


def besides_values(content: bytes) -> Mapping[str, Besides]:
    """Return the merged areas and the uncomputed formulas of each sheet by its name."""
    found: dict[str, Besides] = {}
    sheet, row, column, row_repeat = Besides(), 1, 1, 0
    for tag, raw, blank in TAG.findall(content):
        about = dict(ATTRIBUTE.findall(raw))
        match tag:
            case b"table":
                sheet = found.setdefault(_text(about.get(b"table:name", b"")), Besides())
                row, row_repeat = 1, 0
            case b"table-row":
                row, column = row + row_repeat, 1
                row_repeat = _count(about, REPEATED % b"row")
            case _:
                _note(sheet, Spot(row, column), about, computed=bool(blank))
                column += _count(about, REPEATED % b"column")
    return found


def _note(sheet: Besides, spot: Spot, about: Mapping[bytes, bytes], *, computed: bool) -> None:
    rows, columns = (_count(about, SPANNED % name) for name in (b"row", b"column"))
    if rows > 1 or columns > 1:
        sheet.merged.append((spot, spot.moved(rows - 1, columns - 1)))
    spelled = about.get(b"table:formula")
    if spelled is not None and not computed and b"office:value-type" not in about:
        sheet.formulas[spot] = _formula(_text(spelled))


def _formula(spelled: str) -> str:
    """Return a formula in the spelling of Excel, as far as references go."""
    formula = spelled.removeprefix("of:")
    return REFERENCE.sub(lambda found: (f"'{found[1]}'!" if found[1] else "") + found[2], formula)


def _count(about: Mapping[bytes, bytes], name: bytes) -> int:
    text = about.get(name, b"1")
    return int(text) if text.isdigit() else 1


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", "replace"))
