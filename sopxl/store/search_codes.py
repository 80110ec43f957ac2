"""The SOPs that a question names by code or number, as far as it was typed."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from sqlite3 import Row

CODE = re.compile(r"(?=.*\d)[^\W_]+(?:[./-][^\W_]+)+")
"""What looks like a code: `KPU.03.02.CFM.01.SOP.01`, `12/OT.02.01-SOP/35/2026`."""

BARE = ("upper(replace(sop_code, ' ', ''))", "upper(replace(number, ' ', ''))")
"""What is compared, word for word as `search.sql` indexes it."""

OF_OFFICE = "SELECT source FROM sop WHERE {named} AND (?2 = '' OR satker = ?2)"
WHOLE = tuple(f"{OF_OFFICE} ORDER BY source LIMIT ?3".format(named=f"{bare} = ?1") for bare in BARE)
BEGUN = tuple(
    f"{OF_OFFICE} ORDER BY {bare}, source LIMIT ?3".format(
        named=f"{bare} > ?1 AND {bare} < ?1 || char({sys.maxunicode})"
    )
    for bare in BARE
)


def named_so(
    ask: Callable[[str, tuple[object, ...]], Iterator[Row]], question: str, limit: int, satker: str
) -> tuple[int, ...]:
    """Return the SOPs of that code or number, then those whose code or number begins so."""
    code = "".join(question.split()).upper()
    if not CODE.fullmatch(code):
        return ()
    found: dict[int, None] = {}
    for query in (*WHOLE, *BEGUN):
        if len(found) < limit:
            found |= dict.fromkeys(row["source"] for row in ask(query, (code, satker, limit)))
    return tuple(found)[:limit]
