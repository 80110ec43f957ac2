"""The process map as a tree, from the whole down to where SOPs hang."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.patches import FancyBboxPatch

from sopxl.report.charts.frame import (
    ALARM,
    FAINT,
    GRID,
    LIGHT,
    ON_DARK,
    ON_LIGHT,
    PALE,
    STRONG,
    WORDS,
    Chart,
    canvas,
    settle,
)
from sopxl.report.wording import number, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

    from sopxl.report.figures.records import Figures, ProcessRow

MOST_ROWS = 60
INDENT, BOX_WIDTH, BOX_HEIGHT, LETTERS = 0.55, 5.6, 0.66, 66
LOOKS = ((STRONG, ON_DARK), (LIGHT, ON_LIGHT), (PALE, ON_LIGHT))
"""Field and ink by level; below the third all look alike."""

LINE: Mapping[str, Any] = {"color": FAINT, "linewidth": 0.8, "zorder": 1}


def process_tree(figures: Figures) -> Chart | None:
    """Show the processes under each other, as deep as the page allows, with their SOPs."""
    if not figures.processes:
        return None
    shown = _as_deep_as_fits(figures.processes)
    picture, axes = canvas(len(shown), 0.29, 0.25)
    depth = max(process.level for process in shown)
    for row, process in enumerate(shown):
        _box(axes, row, process, sops_below(figures, process))
        parent = _parent(shown, row)
        if parent is not None:
            _branch(axes, parent, row, process.level)
    axes.set_xlim(0, BOX_WIDTH + INDENT * depth + 2)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_axis_off()
    groups = {process.group for process in figures.processes if process.group}
    cut = (
        f" Ditampilkan {len(shown)} proses teratas." if len(shown) < len(figures.processes) else ""
    )
    return Chart(
        name="pohon",
        title=f"Peta proses: {number(len(figures.processes))} proses pada "
        f"{number(1 + max(one.level for one in figures.processes))} tingkat, "
        f"{number(len(groups))} kelompok",
        source=f"Sumber: Peta Proses; banyaknya SOP termasuk yang di bawahnya.{cut}",
        description=f"{'; '.join(f'{one.code} {one.name}' for one in shown)}.",
        picture=settle(picture),
    )


def sops_below(figures: Figures, process: ProcessRow) -> int:
    """Count the SOPs that hang under a process or anywhere below it."""
    return sum(
        len(other.procedures)
        for other in figures.processes
        if other.code == process.code or other.code.startswith(f"{process.code}.")
    )


def _as_deep_as_fits(processes: Sequence[ProcessRow]) -> list[ProcessRow]:
    for depth in range(max(one.level for one in processes), 0, -1):
        fitting = [one for one in processes if one.level <= depth]
        if len(fitting) <= MOST_ROWS:
            return fitting
    return [one for one in processes if one.level == 0][:MOST_ROWS]


def _parent(shown: Sequence[ProcessRow], row: int) -> int | None:
    above = (place for place in range(row - 1, -1, -1) if shown[place].level < shown[row].level)
    return next(above, None)


def _box(axes: Axes, row: int, process: ProcessRow, sops: int) -> None:
    field, ink = LOOKS[min(process.level, len(LOOKS) - 1)]
    left = INDENT * process.level
    box = FancyBboxPatch(
        (left, row - BOX_HEIGHT / 2),
        BOX_WIDTH,
        BOX_HEIGHT,
        boxstyle="round,pad=0,rounding_size=0.08",
        facecolor=field,
        edgecolor=GRID,
        linewidth=0.6,
        zorder=2,
    )
    axes.add_patch(box)
    name = wrapped(f"{process.code}  {process.name}", LETTERS, 1)
    axes.text(left + 0.1, row, name, color=ink, zorder=3, **WORDS)
    gap = process.leaf and not sops
    words = "belum ada SOP" if gap else f"{number(sops)} SOP"
    axes.text(left + BOX_WIDTH + 0.12, row, words, color=ALARM if gap else FAINT, **WORDS)


def _branch(axes: Axes, parent: int, row: int, level: int) -> None:
    trunk = INDENT * level - INDENT / 2
    axes.plot([trunk, trunk, INDENT * level], [parent + BOX_HEIGHT / 2, row, row], **LINE)
