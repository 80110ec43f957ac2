"""The one door to the writers of reports, and so to the libraries that they load.

Those are matplotlib, ReportLab, pandas, XlsxWriter, Jinja and docxtpl.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def writer(name: str) -> Any:
    """Load a writer when it is asked to write.

    They take seconds to load, and every command's help imports those who call them.
    """
    return import_module(name)
