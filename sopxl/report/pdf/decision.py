"""The decision of the leader that sets the SOPs, as a page to be filled in on the screen or by pen.

Importing this loads ReportLab: only those who print a book do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable, Paragraph, Spacer, Table, TableStyle

from sopxl.report.pdf import page as pdf_page
from sopxl.report.wording import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.book import Book

LINE = 20
LINE_HEIGHT = 12
TYPE, TYPE_SIZE = "Helvetica", 9
"""What readers of forms have built in; ReportLab shows fields in no other."""

LABEL_SHARE = 0.2
PADDING = 8
WHY = (
    "bahwa untuk mewujudkan penyelenggaraan administrasi pemerintahan yang tertib, efektif, dan "
    "efisien, perlu menetapkan Standar Operasional Prosedur;"
)
POINTS = (
    (
        "KESATU",
        "Menetapkan {count} Standar Operasional Prosedur yang termuat dalam buku ini.",
    ),
    (
        "KEDUA",
        "Standar Operasional Prosedur itu menjadi acuan kerja dan wajib dipatuhi.",
    ),
    ("KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
)
SIGNED = (("tempat", "Ditetapkan di"), ("tanggal", "Pada tanggal"), ("jabatan", "Jabatan"))
SIGNER = (("nama", "Nama"), ("nip", "NIP"))
SIGNATURE_ROOM = 44


ROOM = pdf_page.TEXT_WIDTH * (1 - LABEL_SHARE) - PADDING
"""How wide the words of a field may be: fields do not break lines where they are first shown."""


class Field(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """A field of the PDF form: typed into on the screen, an empty frame on paper."""

    def __init__(self, name: str, label: str, value: str = "", lines: int = 1) -> None:
        super().__init__()
        self.name, self.label, self.lines = name, label, lines
        wrapped = simpleSplit(value, TYPE, TYPE_SIZE, ROOM) if lines > 1 else [value]
        self.value = "\n".join(wrapped)
        self.room = LINE if lines == 1 else max(lines, len(wrapped)) * LINE_HEIGHT + PADDING

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Take the whole width."""
        self.across = width
        return width, self.room + 2

    def draw(self) -> None:
        """Draw the frame and enter the field in the form."""
        self.canv.acroForm.textfield(
            name=self.name,
            tooltip=self.label,
            value=self.value,
            width=self.across,
            height=self.room,
            fontName=TYPE,
            fontSize=TYPE_SIZE,
            borderWidth=0.5,
            borderColor=pdf_page.LINE,
            fillColor=pdf_page.PALE,
            textColor=pdf_page.INK,
            fieldFlags="multiline" if self.lines > 1 else "",
            maxlen=4000,
            relative=True,
        )


def decision(book: Book) -> Iterator[Any]:
    """Yield the draft of the decision; what only the office knows is a field."""
    yield Paragraph("KEPUTUSAN", pdf_page.CAPTION)
    yield Field("pejabat", "Pejabat yang menetapkan", book.office.upper())
    yield _row("Nomor", Field("nomor", "Nomor keputusan"))
    yield _row("Tentang", Field("tentang", "Judul", _subject(book)))
    yield _row("Menimbang", Field("menimbang", "Menimbang", WHY, 3))
    yield _row("Mengingat", Field("mengingat", "Mengingat", _bases(book), 6))
    yield Paragraph("MEMUTUSKAN", pdf_page.CAPTION)
    for name, text in POINTS:
        words = text.format(count=number(len(book.chapters)))
        yield _row(name, Paragraph(escape(words), pdf_page.BODY))
    yield Spacer(0, 14)
    for name, label in SIGNED:
        yield _row(label, Field(name, label))
    yield Spacer(0, SIGNATURE_ROOM)
    for name, label in SIGNER:
        yield _row(label, Field(name, label))


def _bases(book: Book) -> str:
    """Return the legal bases as decisions list them, numbered and ended by semicolons."""
    laws = (law.rstrip(" .;,") for law in book.legal_basis)
    return "\n".join(f"{place}. {law};" for place, law in enumerate(laws, start=1))


def _subject(book: Book) -> str:
    return f"Penetapan Standar Operasional Prosedur {book.office}"


def _row(label: str, content: Flowable) -> Table:
    table = Table(
        [[Paragraph(label, pdf_page.BODY), content]],
        [pdf_page.TEXT_WIDTH * LABEL_SHARE, pdf_page.TEXT_WIDTH * (1 - LABEL_SHARE)],
    )
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table
