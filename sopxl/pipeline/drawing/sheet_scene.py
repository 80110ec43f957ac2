"""A drawing for one worksheet, whether it stands in a file or in a running Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.pipeline.drawing.composing import composed
from sopxl.pipeline.drawing.hidden import cut_off, hidden_rows, refuse_hidden
from sopxl.pipeline.drawing.keeping import NOTHING, Kept, kept
from sopxl.pipeline.drawing.keeping_words import put_back
from sopxl.pipeline.drawing.measuring import (
    SheetPlace,
    has_column_for_each_actor,
    in_order,
    sheet_form,
)
from sopxl.pipeline.drawing.strayed import strayed, symbols_on
from sopxl.scene.nudge import nudged
from sopxl.scene.places import homes, places_of
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.intake.draft import Draft
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.scene import Scene
    from sopxl.scene.sheet import SheetGrid
    from sopxl.workbook.drawing.earlier import EarlierDrawing
    from sopxl.workbook.drawing.geometry import SheetGeometry

OUT_OF_ORDER = "Urutan kolom lembar SOP tidak seperti formulir, sehingga tidak dapat digambar."
SORT_COLUMNS = "Susun kolom: No, Kegiatan, Pelaksana, Kelengkapan, Waktu, Output, Keterangan."
NO_ACTOR_COLUMNS = (
    "Tabel lembar SOP tidak punya kolom tersendiri bagi tiap pelaksana, sehingga simbolnya tidak "
    "punya tempat."
)
MOVE = "Pindahkan isinya ke formulir baru dengan «sopxl fix --migrate BERKAS -o FOLDER»."


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetScene:
    """A drawing for one worksheet, and what that sheet must be like for it.

    `row_heights` are EMU by row number, `breaks` the rows after which a page ends, both from 1,
    `scale` is the print scale in percent. `grid` is that of the sheet with these heights. `scene`
    is as the user wants it, `laid_out` as it would be without him: in its cells stand the tints to
    be hidden. `places` tells the next drawing where everything stood, `told` the user what was
    kept and what the sheet cannot show.
    """

    scene: Scene
    laid_out: Scene
    places: str
    told: tuple[str, ...]
    grid: SheetGrid
    row_heights: Mapping[int, int]
    breaks: tuple[int, ...]
    scale: int


def scene_on_sheet(
    draft: Draft,
    sop: Sop,
    geometry: SheetGeometry,
    settings: Settings,
    earlier: EarlierDrawing | None = None,
    *,
    keep: bool = True,
) -> SheetScene:
    """Return the drawing for the sheet that `draft` was read from and that has these measures.

    What the user has moved in an `earlier` drawing stays so; without `keep` he is told that it does
    not.
    Raises UserError for a sheet whose columns stand in another order than those of the form, that
    has no column for each actor, or that hides a column or row in which a symbol would stand.
    """
    if not in_order(draft):
        raise UserError(OUT_OF_ORDER, f"{SORT_COLUMNS} {MOVE}", "columns-out-of-order")
    if not has_column_for_each_actor(draft, sop):
        raise UserError(NO_ACTOR_COLUMNS, MOVE, "no-actor-columns")
    place = SheetPlace.of(draft, sop)
    refuse_hidden(draft, sop, place, geometry)
    form = sheet_form(draft, sop, geometry, settings)
    layout, scene = composed(sop, form, settings)
    heights = place.heights(layout, hidden_rows(place, geometry))
    grid = geometry.grid(len(form.column_edges) + len(geometry.columns), heights)
    keeping = kept(earlier, scene, grid)
    keeping = keeping if keep else _given_up(keeping, scene)
    wanted, cells = nudged(scene, keeping.nudges), homes(scene, grid)
    astray = strayed(draft, sop, place, symbols_on(wanted, grid, cells))
    return SheetScene(
        scene=wanted,
        laid_out=scene,
        places=places_of(wanted, grid, cells, keeping.chosen).to_text(),
        told=(*keeping.told, *astray, *cut_off(sop, form)),
        grid=grid,
        row_heights=heights,
        breaks=place.breaks(layout, geometry.breaks),
        scale=layout.scale,
    )


def _given_up(keeping: Kept, scene: Scene) -> Kept:
    """Return nothing kept, and what would have been in words."""
    return Kept(NOTHING.nudges, tuple(put_back(scene, keeping.nudges)))
