"""Symbols that the user keeps in the column of an actor who does not carry out their step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.backends.drawingml import PRESETS
from sopxl.model.drawn import Symbol
from sopxl.pipeline.drawing.measuring import actor_columns
from sopxl.rules.drawing import with_other_actors
from sopxl.scene.sheet import box_on_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.intake.draft import Draft
    from sopxl.model.sop import Sop
    from sopxl.pipeline.drawing.measuring import SheetPlace
    from sopxl.scene import Scene
    from sopxl.scene.places import Home
    from sopxl.scene.sheet import SheetGrid


def strayed(
    draft: Draft,
    sop: Sop,
    place: SheetPlace,
    symbols: Iterator[Symbol],
) -> tuple[str, ...]:
    """Return what `sopxl check` will find of such symbols, each with its remedy."""
    steps = dict(zip(place.rows, sop.steps, strict=True))
    actors = dict(zip(actor_columns(draft, sop), sop.actors, strict=True))
    found = with_other_actors(symbols, steps, actors)
    return tuple(f"{finding.message} {finding.advice}" for finding in found)


def symbols_on(scene: Scene, grid: SheetGrid, homes: Mapping[str, Home]) -> Iterator[Symbol]:
    """Yield the symbols of steps: in the row of their step, in the column where they stand now."""
    for page in scene.pages:
        for node in page.nodes:
            if node.step is not None:
                middle = grid.anchor(box_on_sheet(page, node.box).centre)
                row = homes[node.id].row + 1
                yield Symbol(PRESETS[node.shape], row, middle.column + 1)
