"""From the sheets of a workbook to a Draft: which cell holds which part of the SOP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.draft import Draft, FoundBy
from sopxl.intake.locate.cells import ORIGIN
from sopxl.intake.locate.identity import Head, identity_entries
from sopxl.intake.locate.steps import has_steps, step_entries, test_entries
from sopxl.intake.locate.table import find_table
from sopxl.intake.locate.unknown import unread_head
from sopxl.model.errors import UserError
from sopxl.model.ref import Ref, identity_ref
from sopxl.template.address import Area, Spot
from sopxl.template.guide import TEMPLATE_KEY
from sopxl.template.sop_ap import (
    DRAW_LIST,
    EXAMPLE,
    FINDING_LIST,
    FINDINGS,
    GUIDE,
    IDENTITY,
    LISTS,
    META,
    PROCEDURE,
    SOP_AP,
    STEPS,
    TEST_LOG,
    TESTS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sopxl.intake.draft import Entry
    from sopxl.intake.locate.cells import SheetCells
    from sopxl.intake.locate.rows import Entries

HELPERS = frozenset({GUIDE, EXAMPLE, FINDINGS, LISTS, META, DRAW_LIST, FINDING_LIST})
"""Sheets that hold nothing of the SOP itself, whatever words stand on them."""

NOT_A_SOP = "«{source}» bukan SOP: tabel langkah dengan kolom Kegiatan tidak ditemukan."
USE_THE_FORM = (
    "Pakai formulir dari «sopxl new», atau beri judul kolom Kegiatan, Kelengkapan, Waktu, "
    "dan Output pada tabel langkahnya."
)
META_ROWS, META_KEYS, META_VALUES = 50, 1, 2
OTHER_PROCEDURE = "procedure"

WHOLE_HEAD = frozenset(identity_ref(field.field) for field in SOP_AP.fields)


def locate(source: str, sheets: Sequence[SheetCells], names: Mapping[str, str]) -> Draft:
    """Return what the sheets say, each part with its cell and how it was found.

    `names` are the workbook's defined names with their references («SOP!$F$4:$F$5»). Cells of the
    form that are empty are in the draft as well, so that a finding has a place. Raises UserError
    for a workbook that holds no SOP, and for one with more steps or actors than a form may have.
    """
    settings = about(sheets)
    template = settings.pop(TEMPLATE_KEY, "")
    areas = {name: Area.of(reference) for name, reference in names.items()}
    told = [sheet for sheet in sheets if sheet.name.strip() not in HELPERS]
    known = template == SOP_AP.key
    procedure = [sheet for sheet in told if sheet.name.strip() != TESTS]
    steps = find_table(STEPS, "activity", procedure, areas, known=known)
    if steps is None:
        raise UserError(NOT_A_SOP.format(source=source), USE_THE_FORM, "not-a-sop")
    entries = dict(identity_entries(Head(SOP_AP, told, areas, known, steps)))
    entries.update(unread_head(SOP_AP, steps, told, entries))
    entries.update(step_entries(SOP_AP, STEPS, steps))
    log = [sheet for sheet in told if sheet.name.strip() not in {PROCEDURE, steps.sheet.name}]
    if tests := find_table(TEST_LOG, "kind", log, areas, known=known):
        entries.update(test_entries(tests))
    entries.update(_other_procedures(procedure, steps.sheet))
    entries.update(_standing_in(steps.sheet, entries))
    return Draft(source, entries, template, settings)


def _other_procedures(sheets: Sequence[SheetCells], read: SheetCells) -> Entries:
    """Yield the head of each further table of steps: a workbook is read as one SOP."""
    others = (s for s in sheets if s is not read and s.name.strip() != IDENTITY)
    for item, sheet in enumerate(others):
        table = find_table(STEPS, "activity", [sheet], {}, known=False)
        if table and (table.at("requirements") or table.at("output")) and has_steps(table):
            heading = table.at("activity") or table.placed[0]
            yield (
                Ref("passed_over", item, OTHER_PROCEDURE),
                sheet.entry(heading.heading, table.found),
            )


def _standing_in(sheet: SheetCells, entries: Mapping[Ref, Entry]) -> Entries:
    """Yield the cell to which findings go about parts that the workbook does not have."""
    whole = entries.keys() >= WHOLE_HEAD
    parts = {"tests", "actors"} if whole else {"tests", "actors", "identity"}
    for ref in map(Ref, sorted(parts)):
        if ref not in entries:
            yield ref, sheet.entry(ORIGIN, FoundBy.ADDRESS)


def about(sheets: Sequence[SheetCells]) -> dict[str, str]:
    """Return the keys of the hidden sheet that have a value: the form, and an office's settings."""
    sheet = next((sheet for sheet in sheets if sheet.name == META), None)
    if sheet is None:
        return {}
    told = (row for row, column in sheet.cells if column == META_VALUES and row <= META_ROWS)
    lines = [(Spot(row, META_KEYS), Spot(row, META_VALUES)) for row in sorted(told)]
    pairs = ((sheet.text(key).strip(), sheet.text(value).strip()) for key, value in lines)
    return {key: value for key, value in pairs if key and value}
