"""The texts of one SOP that tell of what was asked for, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sopxl.register.stems import stem, words_in
from sopxl.store.columns import SEARCHED

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator
    from sqlite3 import Row


class Query(Protocol):
    """Whoever answers a query with rows."""

    def __call__(self, query: str, values: tuple[object, ...] = ()) -> Iterator[Row]:
        """Yield the rows of the answer."""
        ...


HEAD = """
SELECT '{label}' AS field, sop.{name} AS text, place.sheet, place.cell FROM sop
LEFT JOIN place ON place.source = sop.source AND place.field = '{name}' WHERE sop.source = ?1
"""
STEP = """
SELECT '{label} ' || number AS field, {name} AS text, sheet, {name}_cell AS cell FROM step
WHERE source = ? ORDER BY item
"""
LISTED = """
SELECT '{label}' AS field, {name} AS text, sheet, cell FROM {table} WHERE source = ? ORDER BY item
"""
NUMBER = HEAD.format(label="Nomor SOP", name="number")
CODE = HEAD.format(label="Kode SOP", name="sop_code")
PASSAGES = {
    "title": HEAD.format(label="Judul", name="title"),
    "number": f"{NUMBER} UNION ALL {CODE}",
    "activity": STEP.format(label="Kegiatan", name="activity"),
    "output": STEP.format(label="Output langkah", name="output"),
    "actor": LISTED.format(label="Pelaksana", name="name", table="actor"),
    "citation": LISTED.format(label="Dasar Hukum", name="text", table="citation"),
}
"""The texts of one SOP in each field that is searched, with their places."""

CODE_OR_NUMBER = f"{CODE} UNION ALL {NUMBER}"

STEMS = "SELECT * FROM stems WHERE source = ?"

AROUND, LONGEST = 60, 160
"""Letters kept before the first word found, and of the whole passage."""


def first_holding(
    ask: Query, source: int, passages: Iterable[str], run: re.Pattern[str]
) -> Row | None:
    """Return the first text of some passages of an SOP in which a run of parts stands."""
    texts = (row for query in passages for row in ask(query, (source,)))
    return next((row for row in texts if run.search(row["text"])), None)


def best_passage(ask: Query, source: int, stems: tuple[str, ...]) -> Row | None:
    """Return the text that tells of most words; of equals the one in the surer field."""
    known = next(ask(STEMS, (source,)))
    counts = {field: len(_among(known[field].split(), stems)) for field in SEARCHED}
    field = max(SEARCHED, key=counts.__getitem__)
    passages = ask(PASSAGES[field], (source,)) if counts[field] else ()
    return max(passages, key=lambda one: len(told_of(one["text"], stems)), default=None)


def told_of(text: str, stems: tuple[str, ...]) -> set[str]:
    """Return which of the stems a text tells of."""
    return _among(map(stem, words_in(text)), stems)


def _among(said: Iterable[str], stems: tuple[str, ...]) -> set[str]:
    """Return which of the stems are said, or begin something that is."""
    known = set(said)
    return {
        asked for asked in stems if asked in known or any(one.startswith(asked) for one in known)
    }


def marked(text: str, sought: re.Pattern[str], told: Callable[[str], bool]) -> str:
    """Return a text with what was found in «», cut to a line around the first of it."""
    flat = " ".join(text.split())
    first = next((one.start() for one in sought.finditer(flat) if told(one[0])), 0)
    start = max(0, flat.rfind(" ", 0, max(0, first - AROUND)) + 1) if first > AROUND else 0
    cut = flat[start : start + LONGEST]
    shown = sought.sub(lambda one: f"«{one[0]}»" if told(one[0]) else one[0], cut)
    before, after = ("…" if start else ""), ("…" if start + LONGEST < len(flat) else "")
    return f"{before}{shown}{after}"
