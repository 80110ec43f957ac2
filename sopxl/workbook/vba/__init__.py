"""VBA without Excel: the project in a workbook, from source text."""

from sopxl.workbook.vba.assembly import PackageKind, with_macros
from sopxl.workbook.vba.cells import cells_module
from sopxl.workbook.vba.modules import Kind, Module, document, exported
from sopxl.workbook.vba.project import project
from sopxl.workbook.vba.shipped import addin, self_contained_form

__all__ = [
    "Kind",
    "Module",
    "PackageKind",
    "addin",
    "cells_module",
    "document",
    "exported",
    "project",
    "self_contained_form",
    "with_macros",
]
