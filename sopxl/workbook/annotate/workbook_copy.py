"""Findings put into a copy of somebody's workbook: notes in the cells, and a sheet that lists them.

Only the notes, the sheet of findings and the looks it needs change; every other part stays as it
lies. A cell with a note or a threaded comment of the user's own keeps it: its findings stand on the
sheet. Annotating begins with taking our last notes away, so doing it twice gives the same bytes;
notes and colours of a check in a running Excel go likewise.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sopxl.template.address import Spot
from sopxl.template.sop_ap import FINDINGS
from sopxl.workbook.annotate.findings_sheet import is_ours, list_findings
from sopxl.workbook.annotate.live import clear_colours, words_of_notes
from sopxl.workbook.annotate.notes import clear_notes, put_notes
from sopxl.workbook.annotate.paper import set_up_for_paper
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.package.parts import Package
from sopxl.workbook.read.cells import sheets_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sopxl.rules.located import Located

BETWEEN_FINDINGS = "\n\n"
OTHER_TITLE = f"{FINDINGS} sopxl {{}}"


def annotated(workbook: bytes, findings: Sequence[Located], verdict: str = "") -> bytes:
    """Return the workbook with `findings` in their cells and on the sheet of findings.

    `verdict` is the sentence above the list. Raises UserError for a workbook that cannot be
    changed: protected, signed, Strict, broken.
    """
    package = Package(workbook)
    notes = _notes(findings)
    sheets = package.sheets()
    words = words_of_notes(workbook)
    for part in sheets.values():
        clear_notes(package, part, words)
        clear_colours(package, part)
    # The sheet first: what is added last is what the next run takes away and adds again.
    title = _title(workbook)
    list_findings(package, title, findings, verdict)
    set_up_for_paper(package, title)
    for name, part in sheets.items():
        if name in notes:
            put_notes(package, part, notes[name])
    return package.to_bytes()


def _title(workbook: bytes) -> str:
    """Return the name of our sheet; a sheet of that name that is the user's own is left alone."""
    taken = sheets_of(guarded(workbook, FINDINGS), lambda name: name.startswith(FINDINGS))
    others = {sheet.name for sheet in taken if not is_ours(sheet)}
    titles = (FINDINGS, *(OTHER_TITLE.format(number) for number in range(1, len(others) + 1)))
    return next(title for title in titles if title not in others)


def _notes(findings: Sequence[Located]) -> Mapping[str, Mapping[Spot, str]]:
    """Return the text of each note by sheet and cell; what has no cell has no note."""
    texts: dict[str, dict[Spot, list[str]]] = defaultdict(lambda: defaultdict(list))
    for located in findings:
        if located.place.sheet and located.place.cell:
            texts[located.place.sheet][Spot.at(located.place.cell)].append(located.note())
    return {
        sheet: {spot: BETWEEN_FINDINGS.join(cells[spot]) for spot in sorted(cells)}
        for sheet, cells in texts.items()
    }
