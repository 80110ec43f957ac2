"""The charts of all reports. Importing this loads matplotlib: only those who write a report do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.report.charts.bars import findings_by_chapter, load_by_actor, status_by_unit
from sopxl.report.charts.coverage import coverage
from sopxl.report.charts.frame import Chart, embed_type, styled
from sopxl.report.charts.lanes import lane_maps
from sopxl.report.charts.lead_time import lead_times
from sopxl.report.charts.matrices import handover_matrix, unit_relations
from sopxl.report.charts.network import relation_network
from sopxl.report.charts.process_tree import process_tree

if TYPE_CHECKING:
    from sopxl.report.figures.records import Figures

__all__ = ["Chart", "draw"]

CHARTS = (
    status_by_unit,
    coverage,
    process_tree,
    relation_network,
    unit_relations,
    lead_times,
    findings_by_chapter,
    load_by_actor,
    handover_matrix,
)
"""In the order in which a report shows them: what exists, is missing, is late, is weak, waits."""


def draw(figures: Figures) -> tuple[Chart, ...]:
    """Draw every chart that the figures have something for, the maps of single processes last."""
    embed_type()
    with styled():
        drawn = [chart(figures) for chart in CHARTS]
        maps = lane_maps(figures)
    return (*(chart for chart in drawn if chart is not None), *maps)
