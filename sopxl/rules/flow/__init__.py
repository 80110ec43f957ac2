"""Chapter F: how work goes from step to step (alur prosedur)."""

from __future__ import annotations

from sopxl.rules.flow.decisions import DECISION_RULES
from sopxl.rules.flow.reachability import REACHABILITY_RULES
from sopxl.rules.flow.start_and_end import START_AND_END_RULES
from sopxl.rules.flow.ways_out import WAY_OUT_RULES

FLOW_RULES = (
    *START_AND_END_RULES,
    *DECISION_RULES,
    *WAY_OUT_RULES,
    *REACHABILITY_RULES,
)
"""The chapter, in the order of its codes."""
