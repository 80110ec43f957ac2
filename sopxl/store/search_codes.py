"""The SOPs that a question names by code or number, as far as it was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from sqlite3 import Row

CODE = re.compile(r"(?=.*\d)[^\W_]+(?:[./-][^\W_]+)+")
"""What looks like a code: `KPU.03.02.CFM.01.SOP.01`, `12/OT.02.01-SOP/35/2026`."""

NAMED = """
SELECT source FROM sop
WHERE ({begun}) AND (?2 = '' OR satker = ?2) ORDER BY ({whole}) DESC, source LIMIT ?3
"""
BARE = "upper(replace({column}, ' ', ''))"
COLUMNS = tuple(BARE.format(column=column) for column in ("sop_code", "number"))
QUERY = NAMED.format(
    whole=" OR ".join(f"{column} = ?1" for column in COLUMNS),
    begun=" OR ".join(f"substr({column}, 1, length(?1)) = ?1" for column in COLUMNS),
)


def named_so(
    ask: Callable[[str, tuple[object, ...]], Iterator[Row]], question: str, limit: int, satker: str
) -> tuple[int, ...]:
    """Return the SOPs of that code or number, then those whose code or number begins so."""
    code = "".join(question.split()).upper()
    if not CODE.fullmatch(code):
        return ()
    return tuple(row["source"] for row in ask(QUERY, (code, satker, limit)))
