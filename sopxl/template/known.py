"""All forms and editions that are known; an old edition is read for ever."""

from __future__ import annotations

from sopxl.template.process_map import PROCESS_MAP
from sopxl.template.sop_ap import SOP_AP

TEMPLATES = (SOP_AP, PROCESS_MAP)
"""The newest edition of a form stands before its older ones."""
