"""Chapter D: the regulations that order or bind the activity (Dasar Hukum)."""

from __future__ import annotations

from sopxl.rules.legal_basis.citations import CITATION_RULES
from sopxl.rules.legal_basis.validity import VALIDITY_RULES

LEGAL_BASIS_RULES = (
    *CITATION_RULES,
    *VALIDITY_RULES,
)
"""The chapter, in the order of its codes."""
