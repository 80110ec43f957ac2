"""The SOPs that a question names by code or number, or by a run of their parts."""

from __future__ import annotations

import re
from itertools import chain, islice, product
from typing import TYPE_CHECKING

from sopxl.register.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.store.search_passages import Query

CODE = re.compile(r"(?=.*\d)[^\W_]+(?:[./-][^\W_]+)+")
"""What looks like a code: `KPU.03.02.CFM.01.SOP.01`, `12/OT.02.01-SOP/35/2026`."""

CERTAIN = re.compile(r"(?=.*[^\W\d_]).*[./].*")
"""What of it is nothing else: `covid-19` and `14/2008` may be words of a text."""

BETWEEN = re.compile(r"([./-])")
AROUND_BETWEEN = re.compile(r"\s*([./-])\s*")
MOST_SPELLINGS = 32

BARE = ("upper(replace(sop_code, ' ', ''))", "upper(replace(number, ' ', ''))")
"""What is compared, word for word as `search.sql` indexes it."""

OF_OFFICE = "SELECT source FROM sop WHERE {named} AND (?2 = '' OR satker = ?2)"
WHOLE = tuple(f"{OF_OFFICE} ORDER BY source LIMIT ?3".format(named=f"{bare} = ?1") for bare in BARE)
BEGUN = tuple(
    f"{OF_OFFICE} ORDER BY {bare}, source LIMIT ?3".format(
        # The signs between two parts, and no others, stand between «-» and «0».
        named=f"{bare} > ?1 || '-' AND {bare} < ?1 || '0'"
    )
    for bare in BARE
)
HOLDING = tuple(
    f"SELECT source, {bare} AS bare FROM sop WHERE (satker = ? OR ? = '') "  # noqa: S608 # our own names
    f"AND ({{held}}) ORDER BY {bare}, source"
    for bare in BARE
)
HELD = tuple(f"instr({bare}, ?)" for bare in BARE)
KNOWN = "SELECT 1 FROM search_title WHERE search_title MATCH ? LIMIT 1"


def code_asked(question: str) -> str:
    """Return the code or number that a question consists of, or nothing where it is none."""
    code = AROUND_BETWEEN.sub(r"\1", question.strip()).upper()
    return code if CODE.fullmatch(code) else ""


def run_of(code: str) -> re.Pattern[str]:
    """Return what finds the parts of a code in a text, whatever zeros its numbers begin with."""
    parts = (
        rf"\s*{re.escape(part)}\s*" if BETWEEN.fullmatch(part) else _number_or_word(part)
        for part in BETWEEN.split(code)
    )
    return re.compile(rf"(?<![^\W_]){''.join(parts)}(?![^\W_])", re.IGNORECASE)


def named_so(ask: Query, code: str, limit: int, satker: str) -> tuple[int, ...]:
    """Return the SOPs of that code or number, those whose code or number begins so, then others.

    The others have it as a run of their parts. A number may have zeros before it or lack them.
    """
    if not code:
        return ()
    found: dict[int, None] = {}
    spellings = _spellings(code)
    for query, spelling in product((*WHOLE, *BEGUN), spellings):
        if len(found) < limit:
            found |= dict.fromkeys(row["source"] for row in ask(query, (spelling, satker, limit)))
    if len(found) < limit and any(ask(KNOWN, (_parts_known(code),))):
        found |= dict.fromkeys(islice(_holding(ask, code, spellings, satker), limit))
    return tuple(found)[:limit]


def _holding(
    ask: Query,
    code: str,
    spellings: tuple[str, ...],
    satker: str,
) -> Iterator[int]:
    run = run_of(code)
    for query, held in zip(HOLDING, HELD, strict=True):
        wanted = query.format(held=" OR ".join((held,) * len(spellings)))
        for row in ask(wanted, (satker, satker, *spellings)):
            if run.search(row["bare"]):
                yield row["source"]


def _spellings(code: str) -> tuple[str, ...]:
    """Return a code as it was typed, then with and without zeros before its numbers."""
    choices = (
        dict.fromkeys((part, part.lstrip("0").zfill(2), part.lstrip("0") or "0"))
        if part.isdecimal()
        else (part,)
        for part in BETWEEN.split(code)
    )
    return tuple("".join(parts) for parts in islice(product(*choices), MOST_SPELLINGS))


def _parts_known(code: str) -> str:
    """Return what asks the index whether any number has all parts of a code."""
    parts = [stem(part.casefold()) for part in BETWEEN.split(code)[::2]]
    either = (
        " OR ".join(f'"{one}"' for one in dict.fromkeys(chain((part,), _spellings(part))))
        for part in parts
    )
    return f"{{number}} : ({' AND '.join(f'({one})' for one in either)})"


def _number_or_word(part: str) -> str:
    return f"0*{part.lstrip('0') or '0'}" if part.isdecimal() else re.escape(part)
