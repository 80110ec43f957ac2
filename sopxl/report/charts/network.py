"""The network of SOPs on a circle, units side by side, so that no arrow runs through a name."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path

from sopxl.report.chapters.network import network
from sopxl.report.charts.frame import (
    FAINT,
    INK,
    LIGHT,
    MIDDLE,
    PALE,
    PAPER,
    STRONG,
    WARM,
    Chart,
    canvas,
    settle,
)
from sopxl.report.figures.relations import Evidence
from sopxl.report.wording import listing, number, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from sopxl.report.chapters.network import Arrow, Network, Node
    from sopxl.report.figures.records import Figures

    Place = tuple[float, float]

HEIGHT = 4.9
WIDE, TALL = 1.95, 1.22
"""Half of the picture, where the circle has the radius 1."""

NEAR, NAME_AT, NAME_LETTERS = 0.93, 1.08, 26
PULLED = 0.3
"""How far an arrow keeps from the middle: 0 through it, 1 straight."""

NUMBER_AT = 0.32
"""Where on its way an arrow carries its number: nearer to the giver, where arrows lie apart."""

UNIT_COLOURS = (STRONG, LIGHT, WARM, MIDDLE, PALE)
LOOKS = {
    Evidence.PAPER: (STRONG, "-", 1.3),
    Evidence.MUTUAL: (FAINT, (0, (4, 2)), 0.8),
    Evidence.RELATED: (FAINT, (0, (1, 2)), 0.8),
}
KEY = "garis penuh = dokumen; putus-putus = saling menyebut; titik-titik = satu menyebut yang lain"


def relation_network(figures: Figures) -> Chart | None:
    """Show which SOP gives to which, or names it; the numbers lead to the evidence."""
    drawn = network(figures)
    if not drawn.arrows:
        return None
    picture, axes = canvas(1, HEIGHT, 0)
    axes.set_xlim(-WIDE, WIDE)
    axes.set_ylim(-TALL, TALL)
    axes.set_aspect("equal")
    axes.set_axis_off()
    places = [_on_circle(place, len(drawn.nodes)) for place in range(len(drawn.nodes))]
    for place, arrow in enumerate(drawn.arrows, start=1):
        _draw_arrow(axes, places, arrow, place)
    _draw_nodes(axes, places, drawn.nodes)
    papers = sum(one.evidence is Evidence.PAPER for one in drawn.arrows)
    cut = f" {number(drawn.left_out)} SOP lain tidak digambar." if drawn.left_out else ""
    return Chart(
        name="jaringan",
        title=f"{number(len(drawn.nodes))} SOP terhubung oleh {number(len(drawn.arrows))} panah, "
        f"{number(papers)} di antaranya membawa dokumen",
        source=f"Sumber: Output, Kelengkapan, Keterkaitan. Angka = nomor bukti; {KEY}.{cut}",
        description=_told(drawn),
        picture=settle(picture),
    )


def _on_circle(place: int, whole: int) -> Place:
    """Return a place on the circle, clockwise from the top."""
    angle = pi / 2 - 2 * pi * (place + 0.5) / whole
    return cos(angle), sin(angle)


def _draw_arrow(axes: Axes, places: Sequence[Place], arrow: Arrow, shown: int) -> None:
    colour, line, width = LOOKS[arrow.evidence]
    start, end = (_scaled(places[one], NEAR) for one in (arrow.giver, arrow.receiver))
    bend = _scaled(((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), PULLED)
    path = Path([start, bend, end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    style = "<|-|>" if arrow.both else "-|>"
    axes.add_patch(
        FancyArrowPatch(
            path=path,
            arrowstyle=f"{style},head_length=4,head_width=2",
            color=colour,
            linestyle=line,
            linewidth=width,
            zorder=2,
        )
    )
    x, y = _along(start, bend, end, NUMBER_AT)
    ground = {"boxstyle": "circle,pad=0.12", "facecolor": PAPER, "edgecolor": "none"}
    axes.text(x, y, str(shown), fontsize=6, color=INK, ha="center", va="center", bbox=ground)


def _draw_nodes(axes: Axes, places: Sequence[Place], nodes: Sequence[Node]) -> None:
    units = tuple(dict.fromkeys(one.unit for one in nodes))
    for (x, y), node in zip(places, nodes, strict=True):
        colour = UNIT_COLOURS[units.index(node.unit) % len(UNIT_COLOURS)]
        axes.scatter([x], [y], s=70, color=colour, edgecolors=FAINT, linewidths=0.6, zorder=4)
        side = "left" if x >= 0 else "right"
        at = _scaled((x, y), NAME_AT)
        axes.text(*at, wrapped(node.label, NAME_LETTERS), fontsize=7.5, ha=side, va="center")
    for unit, colour in zip(units, UNIT_COLOURS, strict=False):
        axes.scatter([], [], s=60, color=colour, edgecolors=FAINT, linewidths=0.6, label=unit)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 0.0), ncols=1, fontsize=7.5)


def _along(start: Place, bend: Place, end: Place, share: float) -> Place:
    """Return a point of the curve between two places."""
    weights = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
    x, y = (
        sum(weight * point[axis] for weight, point in zip(weights, (start, bend, end), strict=True))
        for axis in (0, 1)
    )
    return x, y


def _scaled(place: Place, share: float) -> Place:
    return place[0] * share, place[1] * share


def _told(drawn: Network) -> str:
    arrows = [
        f"{drawn.nodes[one.giver].label} kepada {drawn.nodes[one.receiver].label} "
        f"({one.evidence.value})"
        for one in drawn.arrows
    ]
    return f"{listing(arrows, most=20)}."
