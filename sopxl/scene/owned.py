"""How everything is named that we put into somebody's workbook, and known again."""

from __future__ import annotations

OWNED = "sopxl:"
"""How the name of each of our shapes begins, and the author of our notes is called."""

BACKING = "latar-"
"""How the names of the white backings go on; users see them in Excel's selection pane."""
