"""The typeface of the reports: shipped with the package, so that every machine sets alike."""

from __future__ import annotations

from pathlib import Path

import sopxl.backends

FAMILY = "Liberation Sans"
_FOLDER = Path(sopxl.backends.__path__[0]) / "fonts"
REGULAR = _FOLDER / "LiberationSans-Regular.ttf"
BOLD = _FOLDER / "LiberationSans-Bold.ttf"
