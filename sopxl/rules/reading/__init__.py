"""Chapter T: what could not be read, or was read in another sense than its letters.

Reading raises these, so they carry no check; the part they name is not judged by other rules.
"""

from __future__ import annotations

from sopxl.rules.reading.head import HEAD_READING
from sopxl.rules.reading.steps import STEP_READING
from sopxl.rules.reading.workbook import WORKBOOK_READING

READING_RULES = (
    *WORKBOOK_READING,
    *STEP_READING,
    *HEAD_READING,
)
"""The chapter, in the order of its codes."""
