"""Our last drawing on a sheet as it stands now, whoever has moved or saved it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.scene.sheet import Anchor, SheetGrid


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnShape:
    """A shape of ours: the cells of its upper left and lower right corner, and its geometry.

    `rotation` is in degrees clockwise, `adjustments` are in 1/100,000. `source` and `target` are
    the names of the shapes to which a connector is glued with the number of the site, None for an
    end that is glued to nothing. `text` stands in the shape, `said` is what screen readers say.
    """

    start: Anchor
    end: Anchor
    preset: str
    rotation: int = 0
    flip_horizontal: bool = False
    flip_vertical: bool = False
    adjustments: tuple[int, ...] = ()
    source: tuple[str, int] | None = None
    target: tuple[str, int] | None = None
    text: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierDrawing:
    """What stands on a sheet since our last drawing.

    `shapes` are ours as they are now, by name without prefix, `places` what the drawing remembers
    of itself; `grid` is the sheet as it is now. `rows` says where the rows that the drawing knew
    have gone. `mixed` are the names of our shapes that the user has grouped with others: they stay.
    `grouped` are those in groups of nothing else, and `copied` those of which there are copies.
    """

    shapes: Mapping[str, DrawnShape]
    places: str
    grid: SheetGrid
    rows: Mapping[int, int]
    mixed: tuple[str, ...] = ()
    grouped: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()
