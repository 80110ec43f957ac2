"""The SOPs that cite the law a question consists of, however they and the question write it."""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING

from sopxl.model.citation import Citation

if TYPE_CHECKING:
    from sopxl.store.search_passages import Query

MOST_CANDIDATES = 5_000
"""Of the SOPs that cite something with this number and year, so many are looked at."""

CITING = f"""
SELECT citation.source, citation.kind, citation.number, citation.year
FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT {MOST_CANDIDATES}) AS candidate
CROSS JOIN citation ON citation.source = candidate.rowid
WHERE citation.kind = ? AND citation.year = ?
"""  # noqa: S608 # our own number


def law_asked(question: str) -> Citation | None:
    """Return the law that a question cites, or None where it asks for more than that."""
    law = Citation.parse(question)
    shorter = Citation.parse(question.rpartition(" ")[0])
    if law and not law.about and shorter and shorter.key == law.key:
        return None
    return law


def citing(ask: Query, law: Citation, limit: int, of_it: str) -> tuple[int, ...]:
    """Return the SOPs that cite a law; `of_it` is what else the index is asked for."""
    _, serial, year = law.key
    numbers = f'AND ("{serial}" OR "{serial.zfill(2)}")' if serial else ""
    wanted = f'{of_it}{{citation}} : ("{year}" {numbers})'
    rows = ask(CITING, (wanted, law.kind, law.year))
    sources = (
        row["source"]
        for row in rows
        if Citation(row["kind"], row["number"], row["year"]).key == law.key
    )
    return tuple(islice((source for source, _ in groupby(sources)), limit))
