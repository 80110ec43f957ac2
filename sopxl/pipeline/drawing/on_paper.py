"""An SOP on paper: its pages on the form as shipped, as a PDF, a picture or the scene itself.

Nothing here reads or writes a workbook, so that an open one is on paper soon.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from sopxl.backends import pdf, png, svg
from sopxl.backends.runs import SUBSTITUTE, unprintable
from sopxl.pipeline.drawing.composing import composed
from sopxl.pipeline.drawing.hidden import short_of_room
from sopxl.pipeline.drawing.measuring import PAPERS, shipped_form
from sopxl.scene.style import LOOKS
from sopxl.scene.text import to_json
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.pipeline.checking.judging import Task
    from sopxl.pipeline.drawing.measuring import SheetPlace
    from sopxl.scene import Scene
    from sopxl.workbook.drawing.geometry import SheetGeometry

PAPER_KEY = "kertas"
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


@dataclass(frozen=True, slots=True)
class Drawing:
    """The bytes of a drawn file, and what the user should know of it."""

    content: bytes
    told: tuple[str, ...] = ()


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
