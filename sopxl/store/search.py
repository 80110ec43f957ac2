"""Where in a register something is written: SOPs by words, with the cell that holds them.

The SOP of a code that was typed comes first. Titles and numbers follow, ranked, those that say the
very words before those that say others of their stems; then activities, then everything else.
Within these the hits of a common word are hardly told apart by counting it, and all of them need
not be looked at.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

from sopxl.register.stems import WORD, stem, stems_asked, words_asked, words_in
from sopxl.store.columns import SEARCHED
from sopxl.store.search_codes import named_so
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from sqlite3 import Row

    Tiers: TypeAlias = tuple[tuple[str, str], ...]


class Query(Protocol):
    """Whoever answers a query with rows."""

    def __call__(self, query: str, values: tuple[object, ...] = ()) -> Iterator[Row]:
        """Yield the rows of the answer."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An SOP that was found.

    `field` is what the passage is of (`Judul`, `Kegiatan 3`), `sheet` and `cell` where it stands;
    in `passage` the words that were asked for stand in «».
    """

    path: str
    satker: str
    office: str
    sop_code: str
    number: str
    title: str
    status: str
    standing: str
    field: str = ""
    sheet: str = ""
    cell: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """How many hits are wanted, of which office if of one only, and the words as typed."""

    limit: int
    satker: str
    words: tuple[str, ...]


TIERS = (
    ("search_title", "{title}"),
    ("search_title", "{title number}"),
    ("search", "{activity}"),
    ("search", "{title number activity output actor citation}"),
)
"""Where all words have to be, the surest place first: the index, and columns of it."""

FEW_TIERS = (*TIERS[:2], TIERS[-1])
"""Where beginnings have to be: all words with one are put together anew for each place."""

SOME = TIERS[:1]
"""Where some of the words suffice."""

SHORTEST_BEGINNING = len('"ab"')
"""So short a word, in its quotes, is no beginning of another."""

COMMON = 1_000
"""A word that so many SOPs say is meant as it was typed, and not as the beginning of another."""

INDEXES = ("search_title", "search")
RANKED = "search_title"
MOST_RANKED = 2_000
"""Of a word that is in more titles than this, these are ranked: nobody sees the difference."""

BEGUN = "SELECT 1 FROM search_words WHERE term >= ? AND term < ? LIMIT 1"
LAST_SIGN = chr(sys.maxunicode)
SAYING = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"

FIRST = "SELECT rowid FROM {index} WHERE {index} MATCH ? LIMIT ?"
BEST = (
    "SELECT rowid FROM (SELECT rowid, rank FROM {index} WHERE {index} MATCH ? "  # noqa: S608 # our own names
    f"LIMIT {MOST_RANKED}) JOIN sop ON sop.source = rowid ORDER BY {{said}}, rank, rowid LIMIT ?"
)
SAID = "(' ' || title NOT LIKE ?)"
MOST_WORDS = 8
"""So many words of a question are looked for as they were typed."""

FOUND = """
SELECT source.id, source.path, sop.satker, sop.sop_code, sop.number, sop.title,
  coalesce(sop.status, '') AS status, coalesce(office.name, '') AS office,
  coalesce(standing.standing, '') AS standing
FROM sop
JOIN source ON source.id = sop.source
LEFT JOIN office ON office.code = sop.satker
LEFT JOIN standing ON standing.source = sop.source
WHERE sop.source = ?
"""

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
PASSAGES = {
    "title": HEAD.format(label="Judul", name="title"),
    "number": " UNION ALL ".join(
        (
            HEAD.format(label="Nomor SOP", name="number"),
            HEAD.format(label="Kode SOP", name="sop_code"),
        )
    ),
    "activity": STEP.format(label="Kegiatan", name="activity"),
    "output": STEP.format(label="Output langkah", name="output"),
    "actor": LISTED.format(label="Pelaksana", name="name", table="actor"),
    "citation": LISTED.format(label="Dasar Hukum", name="text", table="citation"),
}
"""The texts of one SOP in each field that is searched, with their places."""

STEMS = "SELECT * FROM stems WHERE source = ?"

AROUND, LONGEST = 60, 160
"""Letters kept before the first word found, and of the whole passage."""


def search(ask: Query, question: str, limit: int, satker: str = "") -> Iterator[Hit]:
    """Yield the SOPs that a question is about, the best first, each with its best passage.

    All words have to be there, in any form of theirs; where that finds nothing, their beginnings
    suffice, and then some of them in a title. `satker` limits the search to one office.
    """
    stems = stems_asked(question)
    asked = _Asked(limit, satker, words_asked(question)[:MOST_WORDS])
    named = named_so(ask, question, limit, satker)
    for words, tiers in _ways(ask, stems):
        if found := dict.fromkeys((*named, *_sources(ask, words, tiers, asked))):
            yield from (_hit(ask, source, stems) for source in tuple(found)[:limit])
            return


def _ways(ask: Query, stems: tuple[str, ...]) -> Iterator[tuple[str, Tiers]]:
    """Yield what to look for and where, the surest way first."""
    whole = [f'"{stem}"' for stem in stems]
    if stems:
        yield " AND ".join(whole), TIERS
        # The index puts together all words with a beginning: not where a beginning has no word.
        if all(any(ask(BEGUN, (stem, stem + LAST_SIGN))) for stem in stems):
            begun = [f"{word}*" if _begins(ask, word) else word for word in whole]
            if begun != whole:
                yield " AND ".join(begun), FEW_TIERS
        yield " OR ".join(whole), SOME


def _begins(ask: Query, word: str) -> bool:
    """Tell whether a word, in its quotes, may be the beginning of the one that is meant."""
    if len(word) <= SHORTEST_BEGINNING:
        return False
    ((saying,),) = ask(SAYING, (word, COMMON))
    return bool(saying < COMMON)


def _sources(ask: Query, words: str, tiers: Tiers, asked: _Asked) -> tuple[int, ...]:
    """Return the SOPs of all places, the surest first, until they are enough."""
    found: dict[int, None] = {}
    for tier in tiers:
        if len(found) < asked.limit:
            found |= _sources_in(ask, words, tier, asked)
    return tuple(found)[: asked.limit]


def _sources_in(ask: Query, words: str, tier: tuple[str, str], asked: _Asked) -> dict[int, None]:
    index, columns = tier
    wanted = f"{columns} : ({words})"
    if asked.satker:
        wanted = f'{{satker}} : "{_bare(asked.satker)}" AND {wanted}'
    typed = tuple(f"% {word}%" for word in asked.words) if index == RANKED else ()
    said = " + ".join((SAID,) * len(typed)) or "0"
    query = (BEST if index == RANKED else FIRST).format(index=index, said=said)
    return dict.fromkeys(row["rowid"] for row in ask(query, (wanted, *typed, asked.limit)))


def _bare(word: str) -> str:
    return "".join(sign for sign in word if sign.isalnum())


def _hit(ask: Query, source: int, stems: tuple[str, ...]) -> Hit:
    row = next(ask(FOUND, (source,)))
    about = ("path", "satker", "office", "sop_code", "number", "title", "status", "standing")
    hit = Hit(**{name: row[name] for name in about})
    best = _best_passage(ask, source, stems)
    if best is None:
        return hit
    return replace(
        hit,
        field=best["field"],
        sheet=best["sheet"] or "",
        cell=best["cell"] or "",
        passage=_marked(best["text"], stems),
    )


def _best_passage(ask: Query, source: int, stems: tuple[str, ...]) -> Row | None:
    """Return the text that tells of most words; of equals the one in the surer field."""
    known = next(ask(STEMS, (source,)))
    counts = {field: len(_among(known[field].split(), stems)) for field in SEARCHED}
    field = max(SEARCHED, key=counts.__getitem__)
    passages = ask(PASSAGES[field], (source,)) if counts[field] else ()
    return max(passages, key=lambda one: len(_told(one["text"], stems)), default=None)


def _told(text: str, stems: tuple[str, ...]) -> set[str]:
    """Return which of the stems a text tells of."""
    return _among(map(stem, words_in(text)), stems)


def _among(said: Iterable[str], stems: tuple[str, ...]) -> set[str]:
    """Return which of the stems are said, or begin something that is."""
    known = set(said)
    return {
        asked for asked in stems if asked in known or any(one.startswith(asked) for one in known)
    }


def _marked(text: str, stems: tuple[str, ...]) -> str:
    """Return a text with the words found in «», cut to a line around the first of them."""
    flat = " ".join(text.split())
    first = next((word.start() for word in WORD.finditer(flat) if _told(word[0], stems)), 0)
    start = max(0, flat.rfind(" ", 0, max(0, first - AROUND)) + 1) if first > AROUND else 0
    cut = flat[start : start + LONGEST]
    marked = WORD.sub(lambda word: f"«{word[0]}»" if _told(word[0], stems) else word[0], cut)
    before, after = ("…" if start else ""), ("…" if start + LONGEST < len(flat) else "")
    return f"{before}{marked}{after}"
