"""Findings in a running Excel: one block of rows that the macro `WriteFindings` shows.

A row begins with the cell, the weight and the note for it; the rest is its line on the sheet of
findings. The first rows are the head of that sheet.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from sopxl.template.guide import FINDINGS_COLUMNS, FINDINGS_HEADING, FINDINGS_NOTE
from sopxl.template.sop_ap import DRAW_LIST, FINDING_LIST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sopxl.live.macros import Macros
    from sopxl.model.place import Place
    from sopxl.rules.located import Located

Row: TypeAlias = "tuple[str | int | None, ...]"

NOTE = "{severity} {code}\n{message}\n{advice}\nDasar: {basis}"
BETWEEN_FINDINGS = "\n\n"
HEADINGS = tuple(label for label, _ in FINDINGS_COLUMNS)
NOWHERE = (None, None, None, None)
BLANKS = (None,) * (len(HEADINGS) - 1)


def rows(found: Sequence[Located]) -> list[Row]:
    """Return the whole block."""
    notes = _notes(found)
    head: list[Row] = [
        (*NOWHERE, FINDINGS_HEADING, *BLANKS),
        (*NOWHERE, FINDINGS_NOTE, *BLANKS),
        (*NOWHERE, None, *BLANKS),
        (*NOWHERE, *HEADINGS),
    ]
    return head + [
        (*_marked(located, notes), *map(_literal, located.row(number)))
        for number, located in enumerate(found, start=1)
    ]


def write(macros: Macros, found: Sequence[Located]) -> tuple[str, ...]:
    """Show the findings in the place of the last ones; return the sheets left without notes."""
    macros.run("SopxlRead.PrepareList", DRAW_LIST)
    count = macros.write(rows(found))
    locked = macros.run("SopxlFindings.WriteFindings", DRAW_LIST, FINDING_LIST, count)
    return tuple(filter(None, locked.split("/")))


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
        texts[located.place].append(_note(located))
    return {place: BETWEEN_FINDINGS.join(notes) for place, notes in texts.items()}


def _note(located: Located) -> str:
    finding = located.finding
    return NOTE.format(
        severity=located.severity.value.capitalize(),
        code=finding.rule.code,
        message=finding.message,
        advice=finding.advice,
        basis=finding.rule.basis,
    )


def _literal(value: int | str) -> int | str:
    """Keep Excel from taking a text for a formula or a date."""
    return value if isinstance(value, int) else f"'{value}"
