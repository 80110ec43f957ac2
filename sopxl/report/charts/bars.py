"""Bars: what exists, what is wrong, who carries how much."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.model.identity import Status
from sopxl.report.chapters.chapter import findings_of_chapters
from sopxl.report.charts.frame import (
    ALARM,
    COOL,
    FAINT,
    LIGHT,
    MIDDLE,
    ON_DARK,
    ON_LIGHT,
    PALE,
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
from sopxl.report.wording import listing, number, percent
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

    from sopxl.report.figures.records import Figures

MOST_ROWS, MOST_ACTORS = 25, 15
NO_UNIT, NO_STATUS = "Unit kerja belum diisi", "Status belum diisi"

STATUS_LOOK: Mapping[str, tuple[str, str]] = {
    Status.IN_FORCE.value: (STRONG, ON_DARK),
    Status.DRAFT.value: (LIGHT, ON_LIGHT),
    Status.SUPERSEDED.value: (MIDDLE, ON_DARK),
    Status.WITHDRAWN.value: (FAINT, ON_DARK),
    NO_STATUS: (PALE, ON_LIGHT),
}
SEVERITY_LOOK: Mapping[str, tuple[str, str]] = {
    Severity.ERROR.value: (ALARM, ON_DARK),
    Severity.WARNING.value: (WARM, ON_LIGHT),
    Severity.HINT.value: (COOL, ON_LIGHT),
}


def status_by_unit(figures: Figures) -> Chart | None:
    """Show how many SOPs each unit has, by where they stand in their life."""
    counts = Counter(
        (one.unit or NO_UNIT, one.status.value if one.status else NO_STATUS)
        for one in figures.procedures
    )
    if not counts:
        return None
    units = _busiest(counts)
    everything = len(figures.procedures)
    valid = sum(one.status is Status.IN_FORCE for one in figures.procedures)
    picture, axes = canvas(len(units), 0.36)
    _stack(axes, units, counts, STATUS_LOOK)
    values(axes, "banyaknya SOP", whole=True)
    return Chart(
        name="status",
        title=f"{number(valid)} dari {number(everything)} SOP sudah berlaku",
        source=f"Sumber: Daftar SOP, kolom Unit Kerja dan Status.{_cut(units, counts, 'unit')}",
        description=_told(units, counts, STATUS_LOOK),
        picture=settle(picture),
    )


def findings_by_chapter(figures: Figures) -> Chart | None:
    """Show how many findings each chapter of the catalogue has, by severity."""
    counts = findings_of_chapters(figures)
    if not counts:
        return None
    chapters = _busiest(counts)
    picture, axes = canvas(len(chapters), 0.32)
    _stack(axes, chapters, counts, SEVERITY_LOOK)
    values(axes, "banyaknya temuan", whole=True)
    total = sum(counts.values())
    most = sum(counts[chapters[0], severity.value] for severity in Severity)
    return Chart(
        name="temuan",
        title=f"{number(total)} temuan, paling banyak pada bagian {chapters[0]} "
        f"({percent(most, total)})",
        source="Sumber: lembar Temuan; bab menurut huruf depan kode kaidah.",
        description=_told(chapters, counts, SEVERITY_LOOK),
        picture=settle(picture),
    )


def load_by_actor(figures: Figures) -> Chart | None:
    """Show how many days of work lie with each actor if every SOP runs once."""
    loads = tuple(load for load in figures.loads if load.days > 0)[:MOST_ACTORS]
    if not loads:
        return None
    picture, axes = canvas(len(loads), 0.25, 0.6)
    places = rows(axes, tuple(load.actor for load in loads))
    days = [load.days for load in loads]
    axes.barh(places, days, height=0.62, color=[STRONG, *[MIDDLE] * (len(loads) - 1)])
    for place, load in zip(places, loads, strict=True):
        beside(
            axes, load.days, place, f"{number(load.days, 1)} hari · {number(load.steps)} langkah"
        )
    axes.set_xlim(0, max(days) * 1.3)
    values(axes, "hari kerja efektif untuk satu kali jalan semua SOP")
    share = percent(loads[0].days, sum(load.days for load in figures.loads))
    return Chart(
        name="beban",
        title=f"Pekerjaan paling banyak berada pada {loads[0].actor} ({share} dari beban waktu)",
        source="Sumber: kolom Pelaksana dan Waktu; waktu terlama tiap langkah, dihitung sekali.",
        description=listing([f"{one.actor} {number(one.days, 1)} hari" for one in loads]),
        picture=settle(picture),
    )


def _busiest(counts: Counter[tuple[str, str]]) -> tuple[str, ...]:
    totals: Counter[str] = Counter()
    for (row, _), count in counts.items():
        totals[row] += count
    ordered = sorted(totals, key=lambda row: (-totals[row], row))
    return tuple(ordered[:MOST_ROWS])


def _stack(
    axes: Axes,
    names: Sequence[str],
    counts: Counter[tuple[str, str]],
    look: Mapping[str, tuple[str, str]],
) -> None:
    places = rows(axes, tuple(names))
    start = [0] * len(names)
    shown = [kind for kind in look if any(counts[name, kind] for name in names)]
    for kind in shown:
        colour, ink = look[kind]
        widths = [counts[name, kind] for name in names]
        bars = axes.barh(
            places,
            widths,
            left=start,
            height=0.62,
            color=colour,
            edgecolor=FAINT,
            linewidth=0.4,
            label=kind,
        )
        words = [number(width) if width else "" for width in widths]
        axes.bar_label(bars, words, label_type="center", color=ink, fontsize=8.5)
        start = [left + width for left, width in zip(start, widths, strict=True)]
    legend(axes, len(shown))


def _told(
    names: Sequence[str], counts: Counter[tuple[str, str]], look: Mapping[str, tuple[str, str]]
) -> str:
    parts = (
        f"{name}: "
        + ", ".join(f"{counts[name, kind]} {kind}" for kind in look if counts[name, kind])
        for name in names
    )
    return f"{'; '.join(parts)}."


def _cut(names: Sequence[str], counts: Counter[tuple[str, str]], what: str) -> str:
    total = len({row for row, _ in counts})
    return f" {len(names)} {what} terbanyak dari {total}." if total > len(names) else ""
