"""xlwings without the libraries that it loads only because it finds them.

Next to numpy, pandas and matplotlib it takes half a second and more to start, for conversions that
the add-in never asks for. Therefore they are hidden while it loads, and found again afterwards; so
is its own half that needs a licence, whose check loads the whole of OpenSSL to find no key. The
add-in's own `RunPython` names this module before xlwings (sopxl/workbook/vba/sources.py).
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["xlwings"]

UNASKED = ("numpy", "pandas", "matplotlib", "PIL", "polars", "plotly", "xlwings.pro")


@contextmanager
def _hidden(names: tuple[str, ...]) -> Iterator[None]:
    """Let no library of these names be found, except those that are loaded already."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None means: not there
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _hidden(UNASKED):
    import xlwings
