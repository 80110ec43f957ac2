"""Matrices: which process has SOPs in which office, and who hands work to whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from matplotlib.patches import Rectangle

from sopxl.report.charts.frame import (
    ALARM,
    GRID,
    LABEL_LETTERS,
    LIGHT,
    MIDDLE,
    ON_DARK,
    ON_LIGHT,
    PALE,
    PAPER,
    STRONG,
    WORDS,
    Chart,
    beside,
    canvas,
    rows,
    settle,
    values,
)
from sopxl.report.figures import Evidence
from sopxl.report.wording import listing, number, percent, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

    from sopxl.report.figures import Figures, ProcessRow

MOST_ROWS, FEWEST_OFFICES, MOST_OFFICES, MOST_ACTORS = 40, 2, 14, 12
HEAD_LETTERS = 26
NO_UNIT = "unit belum diisi"
NONE_YET = "belum ada"
SHADES = ((PALE, ON_LIGHT), (LIGHT, ON_LIGHT), (MIDDLE, ON_DARK), (STRONG, ON_DARK))
"""Field and ink, from few to many."""

SLANTED: Mapping[str, Any] = {"rotation": 40, "ha": "right", "rotation_mode": "anchor"}


def coverage(figures: Figures) -> Chart | None:
    """Show which processes have SOPs, office by office while they fit on the page."""
    if not figures.leaves:
        return None
    gaps_first = sorted(figures.leaves, key=lambda process: bool(process.procedures))
    shown = sorted(gaps_first[:MOST_ROWS], key=lambda process: process.code)
    offices = sorted({one.satker for one in figures.procedures})
    picture, axes = canvas(len(shown), 0.32)
    names = tuple(f"{one.code} {one.name}" for one in shown)
    if len(offices) < FEWEST_OFFICES:
        _numbers(axes, names, [len(one.procedures) for one in shown])
    elif len(offices) <= MOST_OFFICES:
        _field(axes, names, offices, _counts(figures, shown, offices))
        axes.set_xlabel("kode satker; isi sel = banyaknya SOP")
    else:
        _shares(axes, names, _reach(figures, shown), len(offices))
    covered = len(figures.leaves) - len(figures.uncovered)
    cut = f" Ditampilkan {len(shown)} proses." if len(shown) < len(figures.leaves) else ""
    return Chart(
        name="cakupan",
        title=f"{number(covered)} dari {number(len(figures.leaves))} proses sudah memiliki SOP",
        source=f"Sumber: Peta Proses (ujung cabang) dan isian Kode Proses.{cut}",
        description=_told(figures),
        picture=settle(picture),
    )


def handover_matrix(figures: Figures) -> Chart | None:
    """Show how often work goes from one actor to another, for the busiest of them."""
    if not figures.handovers:
        return None
    passing: Counter[str] = Counter()
    for one in figures.handovers:
        passing[one.giver] += one.count
        passing[one.receiver] += one.count
    actors = sorted(passing, key=lambda actor: (-passing[actor], actor))[:MOST_ACTORS]
    counts = {(one.giver, one.receiver): one.count for one in figures.handovers}
    field = [[counts.get((giver, taker), 0) for taker in actors] for giver in actors]
    picture, axes = canvas(len(actors), 0.3, 1.5)
    names = tuple(actors)
    _field(axes, names, names, field)
    axes.set_xlabel("kepada")
    axes.set_ylabel("dari")
    most = figures.handovers[0]
    cut = (
        f" {len(actors)} pelaksana tersibuk dari {len(passing)}."
        if len(actors) < len(passing)
        else ""
    )
    return Chart(
        name="serah-terima",
        title=f"Serah terima tersering: {most.giver} kepada {most.receiver}, "
        f"{number(most.count)} kali",
        source=f"Sumber: alur antarlangkah yang berganti pelaksana.{cut}",
        description=_passed(figures),
        picture=settle(picture),
    )


def unit_relations(figures: Figures) -> Chart | None:
    """Show which unit gives papers to which, or names its SOPs, for the busiest of them."""
    pairs = Counter(
        (figures.by_id[one.giver].unit or NO_UNIT, figures.by_id[one.receiver].unit or NO_UNIT)
        for one in figures.relations
    )
    if not pairs:
        return None
    busy: Counter[str] = Counter()
    for (giver, receiver), count in pairs.items():
        busy[giver] += count
        busy[receiver] += count
    units = sorted(busy, key=lambda unit: (-busy[unit], unit))[:MOST_ACTORS]
    picture, axes = canvas(len(units), 0.34, 1.6)
    _field(axes, units, units, [[pairs[giver, taker] for taker in units] for giver in units])
    axes.set_xlabel("kepada")
    axes.set_ylabel("dari")
    papers = sum(one.evidence is Evidence.PAPER for one in figures.relations)
    cut = f" {len(units)} unit teratas dari {len(busy)}." if len(units) < len(busy) else ""
    told = [f"{giver} kepada {taker} {count}" for (giver, taker), count in pairs.most_common()]
    return Chart(
        name="relasi",
        title=f"{number(len(figures.relations))} hubungan antar-SOP pada {number(len(busy))} unit "
        f"kerja, {number(papers)} di antaranya aliran dokumen",
        source=f"Sumber: Output dan Kelengkapan yang sama nama; Keterkaitan.{cut}",
        description=f"{listing(told, most=12)}.",
        picture=settle(picture),
    )


def _passed(figures: Figures) -> str:
    pairs = [f"{one.giver} kepada {one.receiver} {one.count} kali" for one in figures.handovers]
    return f"{listing(pairs, most=12)}."


def _field(
    axes: Axes, names: Sequence[str], heads: Sequence[str], field: Sequence[Sequence[int]]
) -> None:
    """Draw a matrix of counts; nothing is drawn where there is nothing."""
    highest = max(max(line) for line in field)
    for row, line in enumerate(field):
        for column, count in enumerate(line):
            shade, ink = _shade(count, highest)
            box = Rectangle((column, row), 1, 1, facecolor=shade, edgecolor=GRID, linewidth=0.6)
            axes.add_patch(box)
            words = number(count) if count else ""
            axes.text(column + 0.5, row + 0.5, words, color=ink, ha="center", **WORDS)
    middles = [place + 0.5 for place in range(max(len(names), len(heads)))]
    axes.set_yticks(middles[: len(names)], [wrapped(name, LABEL_LETTERS) for name in names])
    short = [wrapped(head, HEAD_LETTERS, 1) for head in heads]
    axes.set_xticks(middles[: len(heads)], short, **SLANTED)
    axes.tick_params(length=0)
    axes.set_xlim(0, len(heads))
    axes.set_ylim(len(names), 0)
    axes.spines[:].set_visible(False)


def _shade(count: int, highest: int) -> tuple[str, str]:
    if not count:
        return PAPER, ON_LIGHT
    step = (count - 1) * len(SHADES) // max(highest, len(SHADES))
    return SHADES[step]


def _numbers(axes: Axes, names: tuple[str, ...], counts: Sequence[int]) -> None:
    places = rows(axes, names)
    axes.barh(places, counts, height=0.62, color=STRONG)
    for place, count in zip(places, counts, strict=True):
        if count:
            beside(axes, count, place, number(count))
        else:
            beside(axes, 0, place, NONE_YET, ALARM)
    axes.set_xlim(0, max(*counts, 1) * 1.1)
    values(axes, "banyaknya SOP", whole=True)


def _shares(axes: Axes, names: tuple[str, ...], reach: Sequence[int], offices: int) -> None:
    places = rows(axes, names)
    axes.barh(places, [100 * count / offices for count in reach], height=0.62, color=STRONG)
    for place, count in zip(places, reach, strict=True):
        words = f"{number(count)} satker ({percent(count, offices)})"
        beside(axes, 100 * count / offices, place, words)
    axes.set_xlim(0, 125)
    values(axes, f"persen dari {number(offices)} satker yang memiliki SOP untuk proses itu")


def _counts(
    figures: Figures, shown: Sequence[ProcessRow], offices: Sequence[str]
) -> list[list[int]]:
    found = Counter((one.process_code, one.satker) for one in figures.procedures)
    return [[found[process.code, office] for office in offices] for process in shown]


def _reach(figures: Figures, shown: Sequence[ProcessRow]) -> list[int]:
    pairs = {(one.process_code, one.satker) for one in figures.procedures}
    offices = Counter(code for code, _ in pairs)
    return [offices[process.code] for process in shown]


def _told(figures: Figures) -> str:
    if not figures.uncovered:
        return "Semua proses di ujung cabang memiliki SOP."
    names = [f"{process.code} {process.name}" for process in figures.uncovered]
    return f"Belum memiliki SOP: {listing(names, most=20)}."
