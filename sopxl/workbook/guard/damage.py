"""Parts that are no whole XML: Excel offers to repair such a workbook, and nobody else opens it.

Readers look only at what they need, and take what they understand of it. Whoever writes into a
workbook, or judges it by itself, asks first whether it is whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.workbook.guard.opening import Format
from sopxl.workbook.package.markup import is_well_formed

if TYPE_CHECKING:
    from sopxl.workbook.guard.opening import Guarded


def damaged_part(guarded: Guarded) -> str:
    """Return the name of the first part of an .xlsx that is no whole XML, empty where all are."""
    if guarded.format is not Format.OOXML:
        return ""
    parts = guarded.parts
    return next((name for name in parts if not is_well_formed(parts.raw(name))), "")
