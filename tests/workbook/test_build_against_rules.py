"""Without any macro: what the blank form's own formulas say is what the rules find."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from sopxl.intake.parse.sop import parse
from sopxl.model.sop import NO_SLOT, YES_SLOT
from sopxl.rules.catalogue import check
from sopxl.template.sop_ap import PROCEDURE, SOP_AP, STEPS
from sopxl.workbook.build import checks as words
from sopxl.workbook.build.rows import rows_of
from sopxl.workbook.cells.patch import with_cells
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded
from tests.workbook.procedures import FAULTY, SOUND

if TYPE_CHECKING:
    from sopxl.model.sop import Sop
    from tests.workbook.author import Author

# openpyxl names what it would lose on saving; here it only reads.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

SAID_BY = {
    words.NO_ACTIVITY: "S201",
    words.NO_ACTOR: "S301",
    words.UNKNOWN_ACTOR: "S302",
    words.NO_REQUIREMENTS: "M101",
    words.NO_DURATION: "M201",
    words.NO_OUTPUT: "M102",
    words.NO_YES: "F201",
    words.NO_NO: "F201",
    words.BAD_YES: "F304",
    words.BAD_NO: "F304",
    words.NO_DECISION: "F301",
    words.SAME_TARGETS: "F202",
    words.END_GOES_ON: "F302",
    words.FIRST_STARTS: "F101",
    words.LAST_ENDS: "F102",
    words.STARTS_LATE: "F103",
    words.ENDS_EARLY: "F104",
}
"""The rule that finds what each message of the form says."""


def typed_into_the_blank(blank: bytes, sop: Sop) -> bytes:
    """Fill the form in as its author would, cell by cell."""
    actors = SOP_AP.actors
    assert actors
    first = openpyxl.utils.column_index_from_string(actors.first_letter)
    cells: dict[str, str | float] = {
        f"{openpyxl.utils.get_column_letter(first + place)}{STEPS.heading_row}": actor
        for place, actor in enumerate(sop.actors)
    }
    for at, row in enumerate(rows_of(sop), start=STEPS.first_row):
        for field in ("kind", "actors", "activity", "requirements", "duration", "output"):
            cells[f"{STEPS.column(field).letter}{at}"] = getattr(row, field)
        for slot in (YES_SLOT, NO_SLOT):
            if (target := row.target(slot)) is not None:
                cells[f"{STEPS.column('ways_out', slot).letter}{at}"] = target
    return with_cells(blank, PROCEDURE, cells)


def said(workbook: bytes, count: int) -> list[set[str]]:
    """Return the rules behind the messages of each row, once the formulas are reckoned."""
    assert STEPS.check
    sheet = openpyxl.load_workbook(BytesIO(workbook), data_only=True)[PROCEDURE]
    rows = range(STEPS.first_row, STEPS.first_row + count)
    texts = [f"{sheet[f'{STEPS.check.letter}{row}'].value or ''} " for row in rows]
    assert not [text for text in texts if text.strip() and not any(w in text for w in SAID_BY)]
    return [{code for message, code in SAID_BY.items() if message in text} for text in texts]


def found(workbook: bytes, count: int) -> list[set[str]]:
    """Return the rules that find something in each row, of those that the form knows."""
    reading = parse(read_guarded(guarded(workbook, "sop.xlsx")))
    findings = [*reading.findings, *check(reading.sop, unread=reading.unread)]
    codes = {(one.ref.index, one.rule.code) for one in findings if one.ref.part == "steps"}
    return [
        {code for index, code in codes if index == row and code in SAID_BY.values()}
        for row in range(count)
    ]


@pytest.mark.parametrize("sop", [SOUND, FAULTY], ids=["sound", "faulty"])
def test_the_form_says_in_each_row_what_the_rules_find(
    sop: Sop, blank: bytes, author: Author
) -> None:
    typed = typed_into_the_blank(blank, sop)
    reckoned = author.edit(typed)
    assert said(reckoned, len(sop.steps)) == found(typed, len(sop.steps))


def test_the_faulty_procedure_holds_each_fault_that_the_form_knows(blank: bytes) -> None:
    rows = found(typed_into_the_blank(blank, FAULTY), len(FAULTY.steps))
    assert set().union(*rows) == set(SAID_BY.values())
    assert len(set(SAID_BY.values())) >= 10
