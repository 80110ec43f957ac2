"""Chapter S: what is done, and by whom (Kegiatan, Pelaksana)."""

from __future__ import annotations

from sopxl.rules.steps.activities import ACTIVITY_RULES
from sopxl.rules.steps.actor_columns import ACTOR_COLUMN_RULES
from sopxl.rules.steps.actors import ACTOR_RULES

STEP_RULES = (
    *ACTIVITY_RULES,
    *ACTOR_RULES,
    *ACTOR_COLUMN_RULES,
)
"""The chapter, in the order of its codes."""
