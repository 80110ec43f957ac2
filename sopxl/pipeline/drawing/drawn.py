"""From one file to its drawing: in the workbook itself, or on paper (`on_paper`)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.pipeline.checking.single import judge, read
from sopxl.pipeline.drawing.composing import drawable
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.drawing.measuring import SheetPlace, has_column_for_each_actor
from sopxl.pipeline.drawing.on_paper import Drawing, DrawnAs, as_printed, drawing_on_paper
from sopxl.pipeline.drawing.sheet_drawing import sheet_drawing
from sopxl.pipeline.drawing.sheet_scene import scene_on_sheet
from sopxl.pipeline.drawing.undone import undone
from sopxl.pipeline.failures import failures_told
from sopxl.pipeline.writable import writable
from sopxl.scene.style import LOOKS
from sopxl.workbook.cells.protection import forbids_drawing
from sopxl.workbook.drawing.sheet import earlier_drawing, sheet_geometry, with_drawing
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.intake.draft import Draft
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.pipeline.checking.outcome import Outcome
    from sopxl.pipeline.checking.single import Task

LOCKED = "Lembar «{sheet}» terproteksi, sehingga tidak digambar di dalam berkas itu sendiri."
INTO_A_COPY = (
    "Gambar ke dalam salinan: «sopxl draw BERKAS -o FOLDER». Atau buka Tinjau > Buka Proteksi "
    "Lembar (Review > Unprotect Sheet) di Excel, simpan, lalu ulangi."
)
LOCKED_COPY = (
    "Lembar «{sheet}» terproteksi: salinan ini digambar, dan tetap terproteksi. Simbolnya baru "
    "dapat digeser sesudah proteksi lembar dibuka di Excel."
)
PATCHABLE = (".xlsx", ".xlsm")
"""Workbooks that can be drawn into as they are; from all others a new form is made."""

NEW_FORM = ".xlsx"
MOVED = (
    "Tabel asalnya tidak punya kolom tersendiri bagi tiap pelaksana, jadi isinya dipindahkan ke "
    "formulir baru. Yang tidak ikut terbawa disebut oleh «sopxl fix --migrate --dry-run»."
)


def ending(path: Path, kind: DrawnAs) -> str:
    """Return how the name of the drawing of one source ends; macros stay with their workbook."""
    suffix = path.suffix.casefold()
    keeps_macros = kind is DrawnAs.XLSX and suffix in PATCHABLE
    return suffix.removeprefix(".") if keeps_macros else kind.value


def draw(
    path: Path,
    task: Task,
    kind: DrawnAs,
    name: str,
    *,
    keep: bool = False,
    elsewhere: bool = False,
) -> tuple[Outcome, Drawing]:
    """Return the verdict on a file, and its drawing.

    A workbook keeps everything that is not ours, and with `keep` also what the user has moved in
    our last drawing; other sources become a new form. So does a workbook without a column for each
    actor whose drawing goes `elsewhere`, into another file. Raises UserError for a file that cannot
    be read, for one without a step to draw, for one whose sheet is protected and that would be
    changed itself, and for one that the program fails on.
    """
    with failures_told(path.name):
        return _draw(path, task, kind, name, keep=keep, elsewhere=elsewhere)


def _draw(
    path: Path, task: Task, kind: DrawnAs, name: str, *, keep: bool, elsewhere: bool
) -> tuple[Outcome, Drawing]:
    draft = read(path)
    settings = task.settings(draft)
    outcome = judge(draft, settings, task, name)
    draft, sop = outcome.draft or draft, drawable(outcome, path.name)
    if kind is not DrawnAs.XLSX:
        settings, ends = _file_as_printed(path, task, draft, sop, settings)
        return outcome, drawing_on_paper(sop, settings, kind, ends)
    moved = elsewhere and _lacks_room(path, draft, sop)
    if path.suffix.casefold() in PATCHABLE and not moved:
        workbook = writable(path)
        locked = _locked(workbook, SheetPlace.of(draft, sop).sheet, elsewhere=elsewhere)
        drawing = drawing_in(workbook, draft, sop, settings, keep=keep)
        return outcome, replace(drawing, told=(*locked, *drawing.told))
    form = written_form(sop, settings.paper)
    drawing = drawing_in(form, read_guarded(guarded(form, name)), sop, settings)
    return outcome, replace(drawing, told=(MOVED, *drawing.told)) if moved else drawing


def _lacks_room(path: Path, draft: Draft, sop: Sop) -> bool:
    """Tell whether a workbook has no columns for symbols, and its ending is that of a form."""
    return path.suffix.casefold() == NEW_FORM and not has_column_for_each_actor(draft, sop)


def _locked(workbook: bytes, sheet: str, *, elsewhere: bool) -> tuple[str, ...]:
    """Return what to tell of a protected sheet; raises UserError where it would be changed."""
    if not forbids_drawing(workbook, sheet):
        return ()
    if not elsewhere:
        raise UserError(LOCKED.format(sheet=sheet), INTO_A_COPY, "sheet-protected")
    return (LOCKED_COPY.format(sheet=sheet),)


def draw_into(workbook: bytes, draft: Draft, sop: Sop, settings: Settings) -> bytes:
    """Return the workbook that `draft` was read from, with the flowchart in its sheet."""
    return drawing_in(workbook, draft, sop, settings).content


def drawing_in(
    workbook: bytes, draft: Draft, sop: Sop, settings: Settings, *, keep: bool = False
) -> Drawing:
    """Return the workbook that `draft` was read from, with the flowchart in its sheet."""
    sheet = SheetPlace.of(draft, sop).sheet
    geometry, earlier = sheet_geometry(workbook, sheet), earlier_drawing(workbook, sheet)
    wanted = scene_on_sheet(draft, sop, geometry, settings, earlier, keep=keep)
    drawn = with_drawing(workbook, sheet, sheet_drawing(wanted, geometry, LOOKS[settings.theme]))
    return Drawing(drawn, (*wanted.told, *undone(earlier)))


def _file_as_printed(
    path: Path, task: Task, draft: Draft, sop: Sop, settings: Settings
) -> tuple[Settings, frozenset[int]]:
    """Return what the file of an SOP says of its paper and its page breaks, as `as_printed`.

    A sheet that can be read but not drawn on, as in the strict spelling of the format, says
    neither. Raises UserError for a damaged workbook, as drawing into it does.
    """
    if path.suffix.casefold() not in PATCHABLE:
        return settings, frozenset()
    place, workbook = SheetPlace.of(draft, sop), writable(path)
    try:
        geometry = sheet_geometry(workbook, place.sheet)
    except UserError:
        return settings, frozenset()
    return as_printed(place, geometry, task, settings)
