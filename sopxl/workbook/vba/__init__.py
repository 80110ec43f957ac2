"""VBA without Excel: the project in a workbook, from source text."""

from sopxl.workbook.vba.modules import Kind, Module, document, exported
from sopxl.workbook.vba.project import project

__all__ = ["Kind", "Module", "document", "exported", "project"]
