"""The differences between two editions as one web page that asks nothing of any network.

Importing this loads Jinja: only those who write the page do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.report.comparison.sections import TITLE, sections, sentences, since
from sopxl.report.html.pages import environment
from sopxl.report.wording import day

if TYPE_CHECKING:
    from sopxl.report.comparison.changes import Comparison

PAGE = "perubahan.html"


def render(comparison: Comparison) -> str:
    """Return the differences as a web page."""
    return (
        environment()
        .get_template(PAGE)
        .render(
            title=TITLE,
            scope=since(comparison),
            today=day(comparison.today),
            sentences=sentences(comparison),
            sections=sections(comparison),
        )
    )
