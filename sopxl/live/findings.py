"""Findings in a running Excel: one block of rows that the macro `WriteFindings` shows.

A row begins with the cell, the weight and the note for it; the rest is its line on the sheet of
findings. The first rows are the head of that sheet, with the score of the SOP. Excel gives a note
the name of its user; ours are known by their words, which the macro keeps on a sheet of its own.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from sopxl.live.book import locked
from sopxl.rules.score import scored
from sopxl.template.guide import FINDINGS_COLUMNS, FINDINGS_HEADING, FINDINGS_NOTE
from sopxl.template.sop_ap import DRAW_LIST, FINDING_LIST, FINDINGS
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sopxl.live.book import OpenBook
    from sopxl.model.place import Place
    from sopxl.pipeline.checking.outcome import Outcome
    from sopxl.rules.located import Located

Row: TypeAlias = "tuple[str | int | None, ...]"

BETWEEN_FINDINGS = "\n\n"
HEADINGS = tuple(label for label, _ in FINDINGS_COLUMNS)
NOWHERE = (None, None, None, None)
OUR_SHEETS = (DRAW_LIST, FINDING_LIST, FINDINGS)
BLANKS = (None,) * (len(HEADINGS) - 1)


@dataclass(frozen=True, slots=True)
class Shown:
    """Where findings are shown: the sheet that lists them, and the sheets left without notes."""

    sheet: str
    unmarked: tuple[str, ...]


def show(book: OpenBook, outcome: Outcome) -> Shown:
    """Show the findings of an open workbook in the place of the last ones.

    Raises UserError where the workbook lets no sheet of ours be written.
    """
    book.refuse_protected(ours=OUR_SHEETS)
    book.macros.run("SopxlRead.PrepareList", DRAW_LIST)
    count = book.macros.write(rows(outcome))
    answer = book.macros.run("SopxlFindings.WriteFindings", DRAW_LIST, FINDING_LIST, count)
    sheet, *others = answer.removesuffix("/").split("/")
    if not sheet:
        raise locked(others[0])
    return Shown(sheet, tuple(others))


def rows(outcome: Outcome) -> list[Row]:
    """Return the whole block."""
    notes = _notes(outcome.findings)
    steps = len(outcome.sop.steps) if outcome.sop else 0
    head: list[Row] = [
        (*NOWHERE, FINDINGS_HEADING, *BLANKS),
        (*NOWHERE, FINDINGS_NOTE, *BLANKS),
        (*NOWHERE, str(scored(outcome.findings, steps)), *BLANKS),
        (*NOWHERE, *HEADINGS),
    ]
    return head + [
        (*_marked(located, notes), *map(_literal, located.row(number)))
        for number, located in enumerate(outcome.findings, start=1)
    ]


def _marked(located: Located, notes: Mapping[Place, str]) -> Row:
    place = located.place
    if not place.sheet or not place.cell:
        return NOWHERE
    weight = located.severity.value
    return (_literal(place.sheet), place.cell, weight, _literal(notes[place]))


def _notes(found: Sequence[Located]) -> Mapping[Place, str]:
    """Return the note of each cell: all that was found in it."""
    texts: dict[Place, list[str]] = defaultdict(list)
    for located in found:
        texts[located.place].append(located.note())
    return {place: BETWEEN_FINDINGS.join(notes) for place, notes in texts.items()}


def _literal(value: int | str) -> int | str:
    """Keep Excel from taking a text for a formula or a date."""
    return value if isinstance(value, int) else f"'{value}"
