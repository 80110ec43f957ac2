"""The modules of a VBA project, from the text that the VBA editor exports."""

from __future__ import annotations

import re
from enum import Enum

from sopxl.values import dataclass

NAME = re.compile(r'^Attribute VB_Name = "(\w+)"$', re.MULTILINE)
CLASS_HEADER = re.compile(r"\AVERSION 1\.0 CLASS\nBEGIN\n.*?\nEND\n", re.DOTALL | re.IGNORECASE)
# The base of a class module that stands in no type library, as Office writes it.
CLASS_BASE = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
DOCUMENT_SOURCE = """\
Attribute VB_Name = "{name}"
Attribute VB_Base = "0{{{base}}}"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = True
Attribute VB_Exposed = True
Attribute VB_TemplateDerived = False
Attribute VB_Customizable = True
"""


class Kind(Enum):
    """What a module belongs to."""

    STANDARD = "standard"
    CLASS = "class"
    WORKBOOK = "00020819-0000-0000-C000-000000000046"
    WORKSHEET = "00020820-0000-0000-C000-000000000046"


@dataclass(frozen=True, slots=True)
class Module:
    """One module: its name, its source with all attributes, and its kind."""

    name: str
    source: str
    kind: Kind = Kind.STANDARD


def exported(text: str) -> Module:
    """Return the module in `text`, which is a `.bas` or `.cls` file as the VBA editor exports it.

    Raises ValueError when the text does not name its module.
    """
    text = text.replace("\r\n", "\n")
    source, headers = CLASS_HEADER.subn("", text)
    name = NAME.search(source)
    if not name:
        message = "the source has no line «Attribute VB_Name»"
        raise ValueError(message)
    if not headers:
        return Module(name[1], source)
    base = f'{name[0]}\nAttribute VB_Base = "{CLASS_BASE}"'
    return Module(name[1], source.replace(name[0], base, 1), Kind.CLASS)


def document(name: str, kind: Kind) -> Module:
    """Return the empty module that stands behind the workbook or a worksheet called `name`."""
    return Module(name, DOCUMENT_SOURCE.format(name=name, base=kind.value), kind)
