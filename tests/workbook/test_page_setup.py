"""The paper of a sheet, as a file says it and as a running Excel says it."""

from __future__ import annotations

from sopxl.scene import EMU_PER_MM
from sopxl.workbook.drawing.paper import page_setup, told_page
from sopxl.workbook.package.worksheet import Worksheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = (
    f'<worksheet xmlns="{MAIN}"><sheetData/>'
    '<pageMargins left="0.5" right="0.25" top="0.75" bottom="1" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape"/></worksheet>'
)


def test_a_file_and_a_running_excel_tell_the_same_paper() -> None:
    told = told_page(9, landscape=True, margins=(36, 54, 18, 72))
    assert told == page_setup(Worksheet.read(SHEET.encode()))
    assert told.paper((1, 1)) == (297 * EMU_PER_MM, 210 * EMU_PER_MM)


def test_a_size_of_the_printers_own_leaves_the_paper_open() -> None:
    told = told_page(300, landscape=False, margins=(0, 0, 0, 0))
    assert told.paper((4, 3)) == (3, 4)
