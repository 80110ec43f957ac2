"""What all pages share: where their templates lie, and how much a table on a page may hold.

Importing this loads Jinja: only those who write a page do.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from sopxl.report.figures.first import MOST_SHOWN
from sopxl.report.wording import number


@cache
def environment() -> Environment:
    """Return the templates, which escape whatever they are given."""
    made = Environment(
        loader=PackageLoader("sopxl.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    made.globals["most_rows"] = MOST_SHOWN
    made.filters["number"] = number
    return made
