"""From one file to its drawing: in the workbook itself, or on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from sopxl.backends import pdf, png, svg
from sopxl.backends.runs import SUBSTITUTE, unprintable
from sopxl.model.errors import UserError
from sopxl.pipeline.checking.single import judge, read
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.drawing.hidden import short_of_room
from sopxl.pipeline.drawing.measuring import (
    PAPERS,
    SheetPlace,
    has_column_for_each_actor,
    shipped_form,
)
from sopxl.pipeline.drawing.sheet_drawing import sheet_drawing
from sopxl.pipeline.drawing.sheet_scene import composed, drawable, scene_on_sheet
from sopxl.pipeline.drawing.undone import undone
from sopxl.pipeline.failures import failures_told
from sopxl.pipeline.writable import writable
from sopxl.scene.style import LOOKS
from sopxl.scene.text import to_json
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
    from sopxl.scene import Scene
    from sopxl.workbook.drawing.geometry import SheetGeometry

PAPER_KEY = "kertas"
PATCHABLE = (".xlsx", ".xlsm")
"""Workbooks that can be drawn into as they are; from all others a new form is made."""

NEW_FORM = ".xlsx"
MOVED = (
    "Tabel asalnya tidak punya kolom tersendiri bagi tiap pelaksana, jadi isinya dipindahkan ke "
    "formulir baru. Yang tidak ikut terbawa disebut oleh «sopxl fix --migrate --dry-run»."
)
NOT_PRINTED = (
    "Tanda {signs} tidak ada pada huruf yang disertakan, sehingga dicetak sebagai {substitute}. "
    "Ganti tanda itu dengan kata, lalu ulangi."
)


class DrawnAs(Enum):
    """What a drawing can be; the value is the ending of its file."""

    XLSX = "xlsx"
    PDF = "pdf"
    PNG = "png"
    SVG = "svg"
    SCENE = "scene.json"


def ending(path: Path, kind: DrawnAs) -> str:
    """Return how the name of the drawing of one source ends; macros stay with their workbook."""
    suffix = path.suffix.casefold()
    keeps_macros = kind is DrawnAs.XLSX and suffix in PATCHABLE
    return suffix.removeprefix(".") if keeps_macros else kind.value


@dataclass(frozen=True, slots=True)
class Drawing:
    """The bytes of a drawn file, and what the user should know of it."""

    content: bytes
    told: tuple[str, ...] = ()


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
    be read, for one without a step to draw, and for one that the program fails on.
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
        return outcome, drawing_in(writable(path), draft, sop, settings, keep=keep)
    form = written_form(sop, settings.paper)
    drawing = drawing_in(form, read_guarded(guarded(form, name)), sop, settings)
    return outcome, replace(drawing, told=(MOVED, *drawing.told)) if moved else drawing


def _lacks_room(path: Path, draft: Draft, sop: Sop) -> bool:
    """Tell whether a workbook has no columns for symbols, and its ending is that of a form."""
    return path.suffix.casefold() == NEW_FORM and not has_column_for_each_actor(draft, sop)


def draw_into(workbook: bytes, draft: Draft, sop: Sop, settings: Settings) -> bytes:
    """Return the workbook that `draft` was read from, with the flowchart in its sheet."""
    return drawing_in(workbook, draft, sop, settings).content


def drawing_in(
    workbook: bytes, draft: Draft, sop: Sop, settings: Settings, *, keep: bool = False
) -> Drawing:
    """Return the workbook that `draft` was read from, with the flowchart in its sheet."""
    sheet = SheetPlace.of(draft, sop).sheet
    geometry, earlier = sheet_geometry(workbook, sheet), earlier_drawing(workbook, sheet)
    wanted = scene_on_sheet(draft, sop, geometry, settings, earlier if keep else None)
    drawn = with_drawing(workbook, sheet, sheet_drawing(wanted, geometry, LOOKS[settings.theme]))
    return Drawing(drawn, (*wanted.told, *undone(earlier)))


def scene_of(sop: Sop, settings: Settings, ends: frozenset[int] = frozenset()) -> Scene:
    """Return the drawing of an SOP on the form as shipped.

    `ends` are the positions of the steps after which its author wants a page to end.
    """
    return pages_of(sop, settings, ends)[0]


def pages_of(
    sop: Sop, settings: Settings, ends: frozenset[int] = frozenset()
) -> tuple[Scene, tuple[str, ...]]:
    """Return the drawing as `scene_of`, and what to tell of words that lack room in it."""
    form = shipped_form(sop, settings, ends)
    layout, scene = composed(sop, form, settings)
    return scene, short_of_room(sop, layout, form)


def drawing_on_paper(
    sop: Sop, settings: Settings, kind: DrawnAs, ends: frozenset[int] = frozenset()
) -> Drawing:
    """Return the pages of an SOP, on the form as shipped, and what they cannot show."""
    (scene, told), looks = pages_of(sop, settings, ends), LOOKS[settings.theme]
    match kind:
        case DrawnAs.PDF:
            return Drawing(pdf.render(scene, looks), (*told, *not_printed(scene)))
        case DrawnAs.PNG:
            return Drawing(png.render(scene, looks=looks), (*told, *not_printed(scene)))
        case DrawnAs.SVG:
            return Drawing(svg.render(scene, looks).encode(), told)
        case DrawnAs.SCENE | DrawnAs.XLSX:
            return Drawing(to_json(scene).encode(), told)


def not_printed(scene: Scene) -> tuple[str, ...]:
    """Return what to tell of signs that the type of PDF and PNG lacks."""
    lacking = unprintable(scene)
    signs = " ".join(lacking)
    return (NOT_PRINTED.format(signs=signs, substitute=SUBSTITUTE),) if lacking else ()


def _file_as_printed(
    path: Path, task: Task, draft: Draft, sop: Sop, settings: Settings
) -> tuple[Settings, frozenset[int]]:
    """Return what the file of an SOP says of its paper and its page breaks, as `as_printed`.

    A sheet that can be read but not drawn on, as in the strict spelling of the format, says
    neither.
    """
    if path.suffix.casefold() not in PATCHABLE:
        return settings, frozenset()
    place = SheetPlace.of(draft, sop)
    try:
        geometry = sheet_geometry(path.read_bytes(), place.sheet)
    except UserError:
        return settings, frozenset()
    return as_printed(place, geometry, task, settings)


def as_printed(
    place: SheetPlace, geometry: SheetGeometry, task: Task, settings: Settings
) -> tuple[Settings, frozenset[int]]:
    """Return the settings with the paper of a sheet, and its author's page breaks.

    Paper that was chosen for the run goes before. The breaks are positions of steps.
    """
    upright = geometry.page.upright if geometry.page else None
    named = next(
        (paper for paper, size in PAPERS.items() if sorted(size) == sorted(upright or ())), None
    )
    if named and PAPER_KEY not in task.chosen:
        settings = replace(settings, paper=named)
    return settings, frozenset(place.ends(geometry.breaks))
