"""The double of Excel invents nothing: what it teaches pyOpenVBA, Excel's type libraries have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyopenvba.apps.excel import Range, Workbook, Worksheet
from pyopenvba.apps.excel._model import Application
from pyopenvba.apps.excel._notes import NoteShape
from pyopenvba.apps.excel._shapes import Characters, ShapeObject, Shapes, TextFrame
from pyopenvba.exceptions import VBARuntimeError
from pyopenvba.interpreter._inventory import members_of

from tests.excel import conditions, drawing, pages
from tests.excel.engine import Desk
from tests.live.forms import SHORT, example, opened

if TYPE_CHECKING:
    from pathlib import Path

    from pyopenvba.interpreter._objects import VBAObject

IN_EXCEL = {
    Application: "Application",
    Workbook: "Workbook",
    Worksheet: "Worksheet",
    Range: "Range",
    Shapes: "Shapes",
    ShapeObject: "Shape",
    NoteShape: "Shape",
    TextFrame: "TextFrame",
    Characters: "Characters",
    drawing.ConnectorFormat: "ConnectorFormat",
    pages.PageSetup: "PageSetup",
    conditions.FormatConditions: "FormatConditions",
    conditions.Condition: "FormatCondition",
    conditions.Interior: "Interior",
}
"""The classes of Excel's own library, which pyOpenVBA lists; Office's are not in its list."""

HIDDEN = {"calculate", "drawingobjects", "drawingobject"}
"""Members that Excel has and its library hides, which pyOpenVBA itself knows."""


@pytest.mark.parametrize("kind", IN_EXCEL, ids=lambda kind: kind.__name__)
def test_every_member_of_the_double_stands_in_the_type_library(kind: type[VBAObject]) -> None:
    Desk()
    known = members_of(IN_EXCEL[kind], "excel")
    assert len(known) > 1
    assert kind._vba_members.keys() - known <= HIDDEN


REACHED = (
    "ActiveSheet.PageSetup",
    'ActiveSheet.Range("A1").FormatConditions',
    'ActiveSheet.Range("A1").FormatConditions.Add(2, , "=1")',
    'ActiveSheet.Range("A1").FormatConditions.Add(2, , "=1").Interior',
    "ActiveSheet.Shapes.AddShape(1, 1, 1, 9, 9).Fill",
    "ActiveSheet.Shapes.AddShape(1, 1, 1, 9, 9).Fill.ForeColor",
    "ActiveSheet.Shapes.AddShape(1, 1, 1, 9, 9).TextFrame.Characters.Font",
    "ActiveSheet.Shapes.AddConnector(2, 1, 1, 9, 9).ConnectorFormat",
    "ActiveSheet.Shapes.AddConnector(2, 1, 1, 9, 9).Adjustments",
    "Application.FileDialog(4)",
    "Application",
)


def test_a_member_that_nobody_knows_is_error_438(tmp_path: Path) -> None:
    desk = opened(tmp_path, example(SHORT))
    for number, reached in enumerate(REACHED):
        for line in (f"told = {reached}.Colour", f"{reached}.Colour = 1"):
            macro = f"Public Sub Try{number}()\nDim told As Variant\n{line}\nEnd Sub\n"
            module = f"Try{number}{line.startswith('told')}"
            desk.excel.add_module(macro.replace(f"Try{number}", module), name=f"In{module}")
            with pytest.raises(VBARuntimeError, match="error 438"):
                desk.excel.run(module)
