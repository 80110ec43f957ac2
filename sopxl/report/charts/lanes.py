"""Cross-functional maps drawn: a lane for each unit, an SOP in each row, arrows around the boxes.

Every row holds one box and every arrow keeps to the gaps between rows and lanes, so that none can
run through a box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.patches import Rectangle

from sopxl.report.chapters.lanes import cross_functional
from sopxl.report.charts.frame import (
    FAINT,
    GRID,
    LIGHT,
    ON_LIGHT,
    PALE,
    PAPER,
    STRONG,
    WORDS,
    Chart,
    canvas,
    settle,
)
from sopxl.report.figures.relations import Evidence
from sopxl.report.wording import listing, number, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.axes import Axes

    from sopxl.report.chapters.lanes import Lanes
    from sopxl.report.figures.records import Figures

BOX_WIDTH, BOX_HEIGHT = 0.66, 0.5
"""Of a lane and of a row; what is left are the gaps in which arrows run."""

LETTERS = 70
"""How many letters the titles in all lanes of a row have together."""

LOOKS: Mapping[Evidence, Mapping[str, Any]] = {
    Evidence.PAPER: {"color": STRONG, "linewidth": 1.1, "linestyle": "-"},
    Evidence.MUTUAL: {"color": FAINT, "linewidth": 0.9, "linestyle": (0, (4, 2))},
    Evidence.RELATED: {"color": FAINT, "linewidth": 0.9, "linestyle": (0, (4, 2))},
}


def lane_maps(figures: Figures) -> tuple[Chart, ...]:
    """Draw the maps of all processes that have one."""
    return tuple(_drawn(figures, lanes) for lanes in cross_functional(figures))


def _drawn(figures: Figures, lanes: Lanes) -> Chart:
    picture, axes = canvas(len(lanes.boxes), 0.52, 0.75)
    _ground(axes, lanes)
    for row, box in enumerate(lanes.boxes):
        _box(axes, box.lane, row, box.label, LETTERS // len(lanes.units))
    for track, flow in enumerate(lanes.flows):
        _arrow(axes, lanes, flow, track / max(len(lanes.flows), 1))
    axes.set_xlim(0, len(lanes.units))
    axes.set_ylim(len(lanes.boxes), -0.75)
    axes.set_axis_off()
    papers = sum(evidence is Evidence.PAPER for *_, evidence in lanes.flows)
    return Chart(
        name=lanes.chart,
        title=f"{lanes.process.name}: {number(len(lanes.boxes))} SOP pada "
        f"{number(len(lanes.units))} unit kerja, {number(papers)} aliran dokumen",
        source="Sumber: Unit Kerja tiap SOP; garis utuh = output yang menjadi kelengkapan, "
        "putus-putus = keterkaitan.",
        description=_told(figures, lanes),
        picture=settle(picture),
    )


def _ground(axes: Axes, lanes: Lanes) -> None:
    height = len(lanes.boxes)
    for lane, unit in enumerate(lanes.units):
        field = PALE if lane % 2 else PAPER
        axes.add_patch(Rectangle((lane, 0), 1, height, facecolor=field, edgecolor=GRID, zorder=0))
        axes.add_patch(Rectangle((lane, -0.75), 1, 0.75, facecolor=LIGHT, edgecolor=GRID, zorder=0))
        head = wrapped(unit, 2 * LETTERS // (3 * len(lanes.units)) + 6)
        axes.text(lane + 0.5, -0.375, head, color=ON_LIGHT, ha="center", **WORDS)


def _box(axes: Axes, lane: int, row: int, label: str, letters: int) -> None:
    corner = (lane + (1 - BOX_WIDTH) / 2, row + (1 - BOX_HEIGHT) / 2)
    look: Any = {"facecolor": PAPER, "edgecolor": STRONG, "linewidth": 1, "zorder": 3}
    axes.add_patch(Rectangle(corner, BOX_WIDTH, BOX_HEIGHT, **look))
    words = {**WORDS, "fontsize": 8}
    text = wrapped(label, letters)
    axes.text(lane + 0.5, row + 0.5, text, ha="center", zorder=4, color=STRONG, **words)


def _arrow(axes: Axes, lanes: Lanes, flow: tuple[int, int, Evidence], share: float) -> None:
    """Leave sideways, follow the gap beside the lane, enter from above, on a track of its own."""
    source, target, evidence = flow
    start, end = lanes.boxes[source], lanes.boxes[target]
    side = 1 if end.lane >= start.lane else -1
    gutter = start.lane + 0.5 + side * (0.5 - (1 - BOX_WIDTH) / 2 * (0.15 + 0.7 * share))
    edge = start.lane + 0.5 + side * BOX_WIDTH / 2
    top = target + (1 - BOX_HEIGHT) / 2
    gap = target + (1 - BOX_HEIGHT) / 2 * (0.15 + 0.5 * share)
    entry = end.lane + 0.5 + (share - 0.5) * BOX_WIDTH * 0.6
    leave = source + 0.5 + (share - 0.5) * BOX_HEIGHT * 0.7
    xs, ys = [edge, gutter, gutter, entry, entry], [leave, leave, gap, gap, top - 0.05]
    look = LOOKS[evidence]
    axes.plot(xs, ys, zorder=2, solid_joinstyle="miter", **look)
    head: Any = {"arrowstyle": "-|>", "color": look["color"], "shrinkA": 0, "shrinkB": 0}
    if evidence is not Evidence.MUTUAL:
        axes.annotate("", (entry, top), (entry, top - 0.12), arrowprops=head, zorder=2)


def _told(figures: Figures, lanes: Lanes) -> str:
    names = [figures.by_id[box.procedure].label for box in lanes.boxes]
    flows = [f"{names[source]} kepada {names[target]}" for source, target, _ in lanes.flows]
    return f"Unit: {listing(lanes.units)}. Hubungan: {listing(flows, most=20) or 'tidak ada'}."
