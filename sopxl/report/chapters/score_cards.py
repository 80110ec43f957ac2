"""How each office stands, measure by measure, beside the middle of all: no ranks, no grades.

Offices stand in the order of their codes. A share is of what the office itself has sent, so that a
small office is not held against a large one.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from sopxl.model.identity import Status
from sopxl.report.figures.expected import Standing
from sopxl.report.figures.measures import Measure, ScoreCard
from sopxl.report.listing import Column, Row, Table
from sopxl.report.wording import NOTHING, number, percent
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sopxl.report.figures.procedure_records import Procedure
    from sopxl.report.figures.records import Figures

FEWEST_OFFICES = 2
MIDDLE = "Nilai tengah semua satker"
CAPTION = "Kartu skor satker, menurut kode satker; bagian dari yang dikirim satker itu sendiri"
ALONE = "Kartu skor memerlukan sedikitnya dua satker."

IN_FORCE, SOUND, REVIEWED = "SOP berlaku", "Tanpa galat", "Reviu tidak lewat"
COVERED, MEASURED, REQUIRED = "Proses tercakup", "Langkah terukur", "SOP wajib masuk"


def score_cards(figures: Figures) -> tuple[ScoreCard, ...]:
    """Return a card for each office that has sent an SOP, in the order of their codes."""
    by_office: dict[str, list[Procedure]] = {}
    for one in figures.procedures:
        if one.satker:
            by_office.setdefault(one.satker, []).append(one)
    if len(by_office) < FEWEST_OFFICES:
        return ()
    found = [
        ScoreCard(satker, own[0].office or satker, len(own), tuple(_measures(figures, satker, own)))
        for satker, own in sorted(by_office.items())
    ]
    middles = [_middle(column) for column in zip(*(one.measures for one in found), strict=True)]
    return tuple(_beside(card, middles) for card in found)


def score_table(figures: Figures, cards: Sequence[ScoreCard]) -> Table:
    """Return the cards as a table, the middle of all offices in its first row."""
    if not cards:
        return Table(CAPTION, (), (), ALONE)
    names = [one.name for one in cards[0].measures]
    columns = (
        Column("Satker", 34),
        Column("SOP", 6, numeric=True),
        *(Column(name, 60 // len(names), numeric=True) for name in names),
    )
    middles = [_percent(one.middle) for one in cards[0].measures]
    rows = (
        Row((f"{one.satker} {one.office}", number(one.sops), *map(_shown, one.measures)))
        for one in cards
    )
    everything = number(len(figures.procedures))
    return Table(CAPTION, columns, (Row((MIDDLE, everything, *middles)), *rows))


def _measures(figures: Figures, satker: str, own: Sequence[Procedure]) -> Iterator[Measure]:
    valid = [one for one in own if one.status is Status.IN_FORCE]
    leaves = {process.code for process in figures.leaves}
    yield Measure(IN_FORCE, len(valid), len(own))
    if figures.judged:
        sound = sum(not one.severities.get(Severity.ERROR) for one in own)
        yield Measure(SOUND, sound, len(own))
    yield Measure(REVIEWED, sum(not one.late for one in valid), len(valid))
    if leaves:
        yield Measure(COVERED, len(leaves & {one.process_code for one in own}), len(leaves))
    steps = sum(one.lead.steps for one in own)
    yield Measure(MEASURED, sum(one.lead.measured for one in own), steps)
    if figures.awaited:
        asked = [one for one in figures.awaited if one.satker == satker]
        came = sum(one.standing is not Standing.ABSENT for one in asked)
        yield Measure(REQUIRED, came, len(asked))


def _middle(measures: Iterable[Measure]) -> float | None:
    shares = [one.share for one in measures if one.share is not None]
    return median(shares) if shares else None


def _beside(card: ScoreCard, middles: Iterable[float | None]) -> ScoreCard:
    measures = (
        Measure(one.name, one.part, one.whole, middle)
        for one, middle in zip(card.measures, middles, strict=True)
    )
    return ScoreCard(card.satker, card.office, card.sops, tuple(measures))


def _shown(one: Measure) -> str:
    return f"{percent(one.part, one.whole)} ({number(one.part)}/{number(one.whole)})"


def _percent(share: float | None) -> str:
    return NOTHING if share is None else percent(share, 1)
