"""The typefaces of all that is drawn on paper: shipped, so that every machine draws the same.

Liberation Sans has the widths of Arial, the typeface of the form. DejaVu Sans has what Liberation
Sans lacks: ticks and boxes, Arabic, faces. The licences lie beside them.
"""

from __future__ import annotations

from pathlib import Path

FAMILY = "Liberation Sans"
FOLDER = Path(__file__).parent / "fonts"
REGULAR, BOLD = FOLDER / "LiberationSans-Regular.ttf", FOLDER / "LiberationSans-Bold.ttf"
FURTHER = FOLDER / "DejaVuSans.ttf"
