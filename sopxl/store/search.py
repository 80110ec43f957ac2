"""Where in a register something is written: SOPs by words, with the cell that holds them.

A question that is a code or a law is answered by what has that code, or cites that law. Of words,
titles and numbers follow, ranked, those that say the
very words before those that say others of their stems; then activities, then everything else.
Within these the hits of a common word are hardly told apart by counting it, and all of them need
not be looked at.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from sopxl.model.citation import Citation
from sopxl.register.stems import WORD, stems_asked, words_asked
from sopxl.store.search_codes import CERTAIN, code_asked, named_so, run_of
from sopxl.store.search_laws import citing, law_asked
from sopxl.store.search_passages import (
    CODE_OR_NUMBER,
    PASSAGES,
    best_passage,
    first_holding,
    marked,
    told_of,
)
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from sqlite3 import Row

    from sopxl.store.search_passages import Query

    Tiers: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An SOP that was found.

    `field` is what the passage is of (`Judul`, `Kegiatan 3`), `sheet` and `cell` where it stands;
    in `passage` the words that were asked for stand in «». `partial` tells that no SOP says all the
    words, and this one some of them.
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
    partial: bool = False


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

ELSEWHERE = ("search", "{title activity output actor citation}")
"""Where a code is looked for that is none of an SOP: a form, or the number of a law."""

MOST_CANDIDATES = 100
"""So many SOPs that say all parts of such a code are looked at."""

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


def search(ask: Query, question: str, limit: int, satker: str = "") -> Iterator[Hit]:
    """Yield the SOPs that a question is about, the best first, each with its best passage.

    A code is answered by what has it, a law by what cites it. All words have to be there, in any
    form of theirs; where that finds nothing, their beginnings suffice, and then some of them in a
    title. `satker` limits the search to one office.
    """
    asked = _Asked(limit, satker, words_asked(question)[:MOST_WORDS])
    code = code_asked(question)
    named = named_so(ask, code, limit, satker)
    if CERTAIN.fullmatch(code):
        yield from _of_code(ask, code, named, asked)
    elif law := law_asked(question):
        cited = tuple(_of_law(ask, law, asked))
        yield from cited or _of_words(ask, question, named, asked)
    else:
        yield from _of_words(ask, question, named, asked)


def _of_code(ask: Query, code: str, named: tuple[int, ...], asked: _Asked) -> Iterator[Hit]:
    """Yield what has a code or number; only where nothing has it, what says it elsewhere."""
    run = run_of(code)

    def mark(text: str) -> str:
        return marked(text, run, bool)

    if named:
        for source in named:
            yield _hit(ask, source, first_holding(ask, source, (CODE_OR_NUMBER,), run), mark)
        return
    words = " AND ".join(f'"{stem}"' for stem in stems_asked(code))
    candidates = _sources_in(ask, words, ELSEWHERE, replace(asked, limit=MOST_CANDIDATES))
    holders = (
        (source, first_holding(ask, source, PASSAGES.values(), run)) for source in candidates
    )
    told = ((source, holder) for source, holder in holders if holder)
    yield from (_hit(ask, source, holder, mark) for source, holder in islice(told, asked.limit))


def _of_law(ask: Query, law: Citation, asked: _Asked) -> Iterator[Hit]:
    """Yield what cites a law, with its number and year marked where it does."""
    _, serial, year = law.key
    numbers = {serial, serial.zfill(2), str(year)}

    def mark(text: str) -> str:
        return marked(text, WORD, numbers.__contains__)

    for source in citing(ask, law, asked.limit, _of_office(asked.satker)):
        cited = ((row, Citation.parse(row["text"])) for row in ask(PASSAGES["citation"], (source,)))
        best = next((row for row, other in cited if other and other.key == law.key), None)
        yield _hit(ask, source, best, mark)


def _of_words(ask: Query, question: str, named: tuple[int, ...], asked: _Asked) -> Iterator[Hit]:
    stems = stems_asked(question)

    def mark(text: str) -> str:
        return marked(text, WORD, lambda word: bool(told_of(word, stems)))

    for words, tiers in _ways(ask, stems):
        if found := dict.fromkeys((*named, *_sources(ask, words, tiers, asked))):
            partial = tiers is SOME and not named
            for source in tuple(found)[: asked.limit]:
                hit = _hit(ask, source, best_passage(ask, source, stems), mark)
                yield replace(hit, partial=partial)
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
    wanted = f"{_of_office(asked.satker)}{columns} : ({words})"
    typed = tuple(f"% {word}%" for word in asked.words) if index == RANKED else ()
    said = " + ".join((SAID,) * len(typed)) or "0"
    query = (BEST if index == RANKED else FIRST).format(index=index, said=said)
    return dict.fromkeys(row["rowid"] for row in ask(query, (wanted, *typed, asked.limit)))


def _of_office(satker: str) -> str:
    return f'{{satker}} : "{_bare(satker)}" AND ' if satker else ""


def _bare(word: str) -> str:
    return "".join(sign for sign in word if sign.isalnum())


def _hit(ask: Query, source: int, best: Row | None, mark: Callable[[str], str]) -> Hit:
    row = next(ask(FOUND, (source,)))
    about = ("path", "satker", "office", "sop_code", "number", "title", "status", "standing")
    hit = Hit(**{name: row[name] for name in about})
    if best is None:
        return hit
    return replace(
        hit,
        field=best["field"],
        sheet=best["sheet"] or "",
        cell=best["cell"] or "",
        passage=mark(best["text"]),
    )
