"""From a procedure to places on the sheet: pure geometry in whole EMU; see docs/layout.md."""

from sopxl.layout.form import Form, Margins, column_width
from sopxl.layout.laying_out import lay_out
from sopxl.layout.plan import Arrow, Layout, PlannedPage, Symbol, Words

__all__ = [
    "Arrow",
    "Form",
    "Layout",
    "Margins",
    "PlannedPage",
    "Symbol",
    "Words",
    "column_width",
    "lay_out",
]
