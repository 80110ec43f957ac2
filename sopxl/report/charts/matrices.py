"""Matrices: who hands work to whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.report.charts.fields import square
from sopxl.report.charts.frame import Chart, canvas, settle
from sopxl.report.wording import listing, number

if TYPE_CHECKING:
    from sopxl.report.figures.records import Figures

MOST_ACTORS = 12
AROUND = 0.7
"""Inches for the numbers of the columns and what they mean."""

NO_UNIT = "unit belum diisi"


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
    passed = [[counts.get((giver, taker), 0) for taker in actors] for giver in actors]
    picture, axes = canvas(len(actors), 0.3, AROUND)
    square(axes, actors, passed)
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
    pairs: Counter[tuple[str, str]] = Counter()
    for one in figures.related.units:
        pairs[one.giver or NO_UNIT, one.receiver or NO_UNIT] += one.relations
    if not pairs:
        return None
    busy: Counter[str] = Counter()
    for (giver, receiver), count in pairs.items():
        busy[giver] += count
        busy[receiver] += count
    units = sorted(busy, key=lambda unit: (-busy[unit], unit))[:MOST_ACTORS]
    picture, axes = canvas(len(units), 0.34, AROUND)
    square(axes, units, [[pairs[giver, taker] for taker in units] for giver in units])
    cut = f" {len(units)} unit teratas dari {len(busy)}." if len(units) < len(busy) else ""
    told = [f"{giver} kepada {taker} {count}" for (giver, taker), count in pairs.most_common()]
    return Chart(
        name="relasi",
        title=f"{number(figures.related.all)} hubungan antar-SOP pada {number(len(busy))} unit "
        f"kerja, {number(figures.related.papers)} di antaranya aliran dokumen",
        source=f"Sumber: Output dan Kelengkapan yang sama nama; Keterkaitan.{cut}",
        description=f"{listing(told, most=12)}.",
        picture=settle(picture),
    )


def _passed(figures: Figures) -> str:
    pairs = [f"{one.giver} kepada {one.receiver} {one.count} kali" for one in figures.handovers]
    return f"{listing(pairs, most=12)}."
