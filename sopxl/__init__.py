"""Procedures (SOP AP) and the business process map, in Excel: read, check, draw, merge.

    outcome = sopxl.inspect("sop.xlsx")       # the SOP and its findings
    frames = sopxl.register("register.db")    # the register as pandas frames

Importing costs nothing: each name loads its module when it is first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__version__ = "0.1.0"

PUBLIC = {
    "Finding": "sopxl.rules.rule",
    "Outcome": "sopxl.pipeline.checking.outcome",
    "Settings": "sopxl.model.settings",
    "Sop": "sopxl.model.sop",
    "UserError": "sopxl.model.errors",
    "draw": "sopxl.pipeline.convenience",
    "inspect": "sopxl.pipeline.convenience",
    "register": "sopxl.pipeline.convenience",
}
"""The public names, and where each lives."""

__all__ = [*PUBLIC, "__version__"]  # noqa: PLE0604  the names are strings, taken from the table


class _Package(ModuleType):
    """This package, in which `register` is the call even after the floor of that name is loaded."""

    @property
    def register(self) -> Any:
        """Return the public call `sopxl.register(path)`."""
        return __getattr__("register")

    @register.setter
    def register(self, floor: ModuleType) -> None:
        """Pass over the floor that Python's import puts here; `from sopxl.register` finds it."""


def __getattr__(name: str) -> Any:
    if name in PUBLIC:
        return getattr(import_module(PUBLIC[name]), name)
    raise AttributeError(f"module 'sopxl' has no attribute {name!r}")


sys.modules[__name__].__class__ = _Package
