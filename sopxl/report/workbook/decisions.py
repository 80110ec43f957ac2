"""Lists on which a person decides: what is proposed, a column for the answer, and a remark."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from sopxl.register.proposals import YES
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from sopxl.register.proposals import Proposal

WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
"""What is written as a number: read again it is the same text."""

AGREED, NOTE, LIKENESS = "Setuju (ya/tidak)", "Catatan", "Kemiripan (%)"
ANSWERS = [YES, "tidak"]
HOW_TO_TITLE = "Petunjuk"
HOW_TO = (
    "Register tidak mengubah apa pun tanpa persetujuan orang.",
    "Tulis «ya» pada kolom Setuju bila usulannya benar; usulan boleh Anda ganti dahulu.",
    "Tulis «tidak» bila keduanya memang berbeda; baris itu tidak diusulkan lagi dengan cara lain.",
    "Simpan dan tutup berkas ini, lalu jalankan sopxl register lagi. Isian Anda tidak ditimpa.",
)
WIDTHS = {LIKENESS: 11, AGREED: 12, NOTE: 40}
ANY_WIDTH, WIDE, HEADING_HEIGHT, A4 = 34, 100, 30, 9
HEAD = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#1F4E78",
    "text_wrap": True,
    "border": 1,
}
OWN = {"bg_color": "#FFF2CC", "border": 1, "border_color": "#BFBFBF"}


@dataclass(frozen=True, slots=True)
class ReviewList:
    """One kind of list: its sheet, and the headings of what is decided on."""

    sheet: str
    subject: str
    about: tuple[str, ...]
    proposed: str

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of all columns but those that a person has added."""
        return (self.subject, *self.about, LIKENESS, self.proposed, AGREED, NOTE)

    def record(self, line: Proposal) -> dict[str, str | int]:
        """Return the cells of a line, by these headings in their order."""
        about = (int(said) if WHOLE_NUMBER.fullmatch(said) else said for said in line.about)
        cells = (line.subject, *about, line.likeness, line.proposed, line.agreed, line.note)
        return dict(zip(self.headings, cells, strict=True))


def write_review(target: Path, kind: ReviewList, lines: Sequence[Proposal], today: date) -> None:
    """Write a list to a new workbook; the same lines give the same bytes."""
    from xlsxwriter import Workbook  # noqa: PLC0415  the door to XlsxWriter: 130 ms to load

    headings = kind.headings
    with Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(
            {"title": kind.sheet, "author": "sopxl", "created": datetime.combine(today, time())}
        )
        head, own = book.add_format(HEAD), book.add_format(OWN)
        sheet = book.add_worksheet(kind.sheet)
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, WIDTHS.get(heading, ANY_WIDTH))
            sheet.write_string(0, column, heading, head)
        decided_from = len(kind.about) + 2
        for row, line in enumerate(lines, start=1):
            for column, value in enumerate(kind.record(line).values()):
                look = own if column >= decided_from else None
                sheet.write(row, column, value, look)
        last, answer = max(len(lines), 1), headings.index(AGREED)
        sheet.data_validation(1, answer, last, answer, {"validate": "list", "source": ANSWERS})
        sheet.autofilter(0, 0, last, len(headings) - 1)
        sheet.freeze_panes(1, 1)
        sheet.set_row(0, HEADING_HEIGHT)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        guide = book.add_worksheet(HOW_TO_TITLE)
        guide.set_column(0, 0, WIDE)
        for row, sentence in enumerate(HOW_TO):
            guide.write_string(row, 0, sentence)
