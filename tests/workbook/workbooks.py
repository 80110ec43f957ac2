"""Workbooks as a user may have them, made in memory."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Mapping

MADE = datetime(2026, 5, 4, tzinfo=UTC)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ff"
    "ff3f0005fe02fea72d6e450000000049454e44ae426082"
)


def rich() -> bytes:
    """A form whose sheet holds a chart, a picture, a text box, a note, a break and a validation."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": MADE})
        sheet = workbook.add_worksheet("SOP")
        workbook.add_worksheet("Uji").write("A1", "lembar lain")
        for row in range(30):
            sheet.write_row(row, 0, [f"kegiatan {row}", row])
        sheet.set_row(5, 33)
        sheet.set_column("B:D", 13)
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "=SOP!$B$1:$B$9"})
        sheet.insert_chart("H2", chart)
        sheet.insert_image("H20", "titik.png", {"image_data": BytesIO(PIXEL)})
        sheet.insert_textbox("H25", "catatan saya")
        sheet.write_comment("A1", "komentar saya")
        sheet.set_h_pagebreaks([20])
        sheet.data_validation("C1:C9", {"validate": "list", "source": ["a", "b"]})
        sheet.conditional_format("B1:B9", {"type": "data_bar", "data_bar_2010": True})
        sheet.set_landscape()
        sheet.set_paper(14)
        sheet.fit_to_pages(1, 0)
    return file.getvalue()


def plain() -> bytes:
    """A form without any drawing."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": MADE})
        sheet = workbook.add_worksheet("SOP")
        for row in range(12):
            sheet.write(row, 0, f"kegiatan {row}")
        sheet.set_column("B:G", 13)
    return file.getvalue()


def parts(workbook: bytes) -> dict[str, bytes]:
    """The inflated parts of a workbook, in their order."""
    with zipfile.ZipFile(BytesIO(workbook)) as file:
        return {name: file.read(name) for name in file.namelist()}


def changed(before: bytes, after: bytes) -> set[str]:
    """The names of the parts that differ, came or went."""
    old, new = parts(before), parts(after)
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def workbook_of(contents: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), content, method)
    return file.getvalue()
