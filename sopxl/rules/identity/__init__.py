"""Chapter I: the head of the form and its register block (bagian identitas)."""

from __future__ import annotations

from sopxl.rules.identity.approver import APPROVER_RULES
from sopxl.rules.identity.head import MISSING_FIELD_RULES
from sopxl.rules.identity.numbering import NUMBER_AND_DATE_RULES
from sopxl.rules.identity.register_block import REGISTER_BLOCK_RULES
from sopxl.rules.identity.title import TITLE_RULES

IDENTITY_RULES = (
    *MISSING_FIELD_RULES,
    *NUMBER_AND_DATE_RULES,
    *APPROVER_RULES,
    *TITLE_RULES,
    *REGISTER_BLOCK_RULES,
)
"""The chapter, in the order of its codes."""
