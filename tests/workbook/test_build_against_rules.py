"""Without any macro: what the blank form's own formulas say is what the rules find."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.formula.translate import Translator

from sopxl.intake.parse.sop import parse
from sopxl.model.sop import NO_SLOT, YES_SLOT
from sopxl.rules.catalogue import check
from sopxl.template.address import Spot
from sopxl.template.sop_ap import PROCEDURE, SOP_AP, STEPS
from sopxl.workbook.build import checks as words
from sopxl.workbook.build.looks import MISSING
from sopxl.workbook.build.rows import rows_of
from sopxl.workbook.cells.patch import with_cells
from sopxl.workbook.cells.values import Formula
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

MARKED = ("actors", "yes", "no", "kind", "activity", "requirements", "duration", "output")
FAR_RIGHT = 60
"""By how many columns the formula of a mark is moved, to be reckoned in a cell of its own."""


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


def marks(workbook: bytes) -> dict[str, tuple[str, str]]:
    """The formula of the mark on each column, with the cell that it is written for."""
    sheet = openpyxl.load_workbook(BytesIO(workbook))[PROCEDURE]
    colour = MISSING["bg_color"].replace("#", "FF")
    found = {}
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            if rule.dxf.fill.bgColor.rgb == colour:
                corner = str(area.sqref).split(":")[0]
                found[corner.rstrip("0123456789")] = (rule.formula[0], corner)
    return found


def beside(cell: str) -> str:
    """The cell far to the right in the same row."""
    spot = Spot.at(cell)
    return str(Spot(spot.row, spot.column + FAR_RIGHT))


def marked(workbook: bytes, count: int, author: Author) -> set[str]:
    """Return the cells that the form colours, as LibreOffice reckons the conditions."""
    cells = {}
    for column, (formula, corner) in marks(workbook).items():
        for row in range(STEPS.first_row, STEPS.first_row + count):
            here = f"{column}{row}"
            moved = Translator(f"={formula}", origin=corner).translate_formula(here)
            cells[here] = Formula(f"IF({moved.removeprefix('=')},1,0)", 0)
    asked = {beside(cell): formula for cell, formula in cells.items()}
    reckoned = author.edit(with_cells(workbook, PROCEDURE, asked))
    sheet = openpyxl.load_workbook(BytesIO(reckoned), data_only=True)[PROCEDURE]
    return {cell for cell in cells if sheet[beside(cell)].value == 1}


def faulty_cells(workbook: bytes) -> set[str]:
    """Return the cells in which the rules find what the form knows too."""
    reading = parse(read_guarded(guarded(workbook, "sop.xlsx")))
    findings = [*reading.findings, *check(reading.sop, unread=reading.unread)]
    return {
        reading.draft.place(one.ref).cell
        for one in findings
        if one.rule.code in SAID_BY.values() and one.ref.part == "steps"
    }


def test_every_column_that_can_be_amiss_has_a_mark(blank: bytes) -> None:
    slots = {"yes": ("ways_out", YES_SLOT), "no": ("ways_out", NO_SLOT)}
    letters = {STEPS.column(*slots.get(name, (name,))).letter for name in MARKED}
    assert set(marks(blank)) == letters


def test_no_condition_is_longer_than_old_versions_of_excel_take(blank: bytes) -> None:
    assert not [formula for formula, _ in marks(blank).values() if len(formula) > 255]


@pytest.mark.parametrize("sop", [SOUND, FAULTY], ids=["sound", "faulty"])
def test_the_form_colours_the_cells_in_which_the_rules_find_something(
    sop: Sop, blank: bytes, author: Author
) -> None:
    typed = typed_into_the_blank(blank, sop)
    assert marked(typed, len(sop.steps), author) == faulty_cells(typed)
