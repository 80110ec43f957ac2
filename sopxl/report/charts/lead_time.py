"""Lead times: from the shortest to the longest way through each SOP, beside its limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sopxl.report.charts.frame import (
    ALARM,
    FAINT,
    LIGHT,
    PAPER,
    STRONG,
    WARM,
    Chart,
    beside,
    canvas,
    legend,
    rows,
    settle,
    values,
)
from sopxl.report.figures.procedure_records import OVER
from sopxl.report.wording import between, listing, number, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

    from sopxl.report.figures.procedure_records import Procedure
    from sopxl.report.figures.records import Figures

MOST_ROWS = 25
ROOM_FOR_WORDS = 0.2
"""A mark closer than this share of the axis goes before the words, not through them."""

EXPECTED: Mapping[str, Any] = {
    "marker": "D",
    "s": 26,
    "facecolor": WARM,
    "edgecolor": STRONG,
    "linewidths": 0.8,
    "zorder": 5,
}
"""How the expected time is marked: beyond the longest way where much is done again."""

LIMIT_MARKS: Mapping[bool, Mapping[str, Any]] = {
    False: {"marker": "|", "s": 150, "color": FAINT, "linewidths": 2, "label": "batas waktu"},
    True: {"marker": "X", "s": 70, "color": ALARM, "linewidths": 0, "label": "batas terlampaui"},
}
"""How a limit is marked, by whether the longest way goes over it."""


def lead_times(figures: Figures) -> Chart | None:
    """Show the span of working days of each SOP, the longest first, with the limits.

    Of an SOP that many offices have, the slowest stands for all.
    """
    timed = sorted(
        (one for one in figures.procedures if one.lead.longest > 0),
        key=lambda one: (-one.lead.longest, one.label),
    )
    if not timed:
        return None
    slowest = {one.kind: one for one in reversed(timed)}
    shown = [one for one in timed if slowest[one.kind] is one][:MOST_ROWS]
    picture, axes = canvas(len(shown), 0.3)
    places = rows(axes, tuple(one.label for one in shown))
    _spans(axes, places, shown)
    _limits(axes, places, shown)
    values(axes, "hari kerja; jalur tanpa pengulangan, perkiraan dengan pengulangan")
    legend(axes, 5)
    cut = f" {len(shown)} SOP terlama dari {len(timed)}." if len(timed) > len(shown) else ""
    if len(slowest) < len(timed):
        cut += " SOP yang sama diwakili satker yang paling lama."
    return Chart(
        name="waktu",
        title=_finding(timed),
        source=f"Sumber: kolom Waktu dan alur tiap SOP; batas dari isian Batas Waktu.{cut}",
        description=_told(shown),
        picture=settle(picture),
    )


def _spans(axes: Axes, places: Sequence[int], shown: Sequence[Procedure]) -> None:
    shortest = [one.lead.shortest for one in shown]
    longest = [one.lead.longest for one in shown]
    axes.hlines(places, shortest, longest, color=LIGHT, linewidth=5, zorder=2)
    dots: Any = {"s": 34, "zorder": 3, "linewidths": 1.1}
    axes.scatter(
        shortest, places, facecolor=PAPER, edgecolor=STRONG, label="jalur terpendek", **dots
    )
    axes.scatter(
        longest, places, facecolor=STRONG, edgecolor=STRONG, label="jalur terpanjang", **dots
    )
    likely = [(one.lead.expected, place) for place, one in zip(places, shown, strict=True)]
    sure = [(days, place) for days, place in likely if days is not None]
    if sure:
        axes.scatter(*zip(*sure, strict=True), label="perkiraan", **EXPECTED)
    furthest = max(
        max(one.lead.longest, one.lead.limit or 0, one.lead.expected or 0) for one in shown
    )
    for place, one in zip(places, shown, strict=True):
        end = _beyond_marks(one, ROOM_FOR_WORDS * furthest)
        words = between(one.lead.shortest, one.lead.longest)
        beside(axes, end, place, words)
    axes.set_xlim(0, furthest * 1.2)


def _beyond_marks(one: Procedure, room: float) -> float:
    """Return where words may begin: after every mark that they would run into."""
    end = one.lead.longest
    for mark in sorted((one.lead.limit or 0, one.lead.expected or 0)):
        if 0 <= mark - end < room:
            end = mark
    return end


def _limits(axes: Axes, places: Sequence[int], shown: Sequence[Procedure]) -> None:
    for over, mark in LIMIT_MARKS.items():
        marks = [
            (one.lead.limit, place)
            for place, one in zip(places, shown, strict=True)
            if one.lead.limit is not None and (one.lead.verdict in OVER) is over
        ]
        if marks:
            days, at = zip(*marks, strict=True)
            axes.scatter(days, at, zorder=4, **mark)


def _finding(timed: Sequence[Procedure]) -> str:
    over = [one for one in timed if one.lead.verdict in OVER]
    if over:
        names = listing(quoted(one.label for one in over), most=2)
        return f"{number(len(over))} SOP dapat melampaui batas waktunya: {names}"
    first = timed[0]
    return f"«{first.label}» paling lama: sampai {number(first.lead.longest, 1)} hari kerja"


def _told(shown: Sequence[Procedure]) -> str:
    parts = (
        f"{one.label} {between(one.lead.shortest, one.lead.longest)} hari kerja"
        + (f", batas {number(one.lead.limit, 1)}" if one.lead.limit is not None else "")
        for one in shown
    )
    return f"{'; '.join(parts)}."
