"""Chapter M: what a step needs, takes and yields (Mutu Baku)."""

from __future__ import annotations

from sopxl.rules.standards.durations import DURATION_RULES
from sopxl.rules.standards.handover import HANDOVER_RULES
from sopxl.rules.standards.needs_and_outputs import NEED_AND_OUTPUT_RULES
from sopxl.rules.standards.time_limit import TIME_LIMIT_RULES

STANDARD_RULES = (
    *NEED_AND_OUTPUT_RULES,
    *HANDOVER_RULES,
    *DURATION_RULES,
    *TIME_LIMIT_RULES,
)
"""The chapter, in the order of its codes."""
