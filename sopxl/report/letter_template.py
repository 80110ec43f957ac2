"""The reminder letter as it is shipped: a Word file with fields, to be edited by the secretariat.

Importing this loads python-docx: only those who make the template do.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from sopxl.workbook.package.archive import pack, packed, unpack

if TYPE_CHECKING:
    from docx.document import Document as Letter

TITLE = "Surat pengingat SOP"
WRITTEN = datetime(2026, 1, 1)  # noqa: DTZ001  a file says its day without a zone
TYPE, SIZE = "Arial", Pt(11)
MARGIN = Cm(2.5)
HEAD = (
    ("Nomor", "…"),
    ("Sifat", "Biasa"),
    ("Lampiran", "–"),
    ("Hal", "Pengingat penyampaian SOP"),
)
ADDRESS = ("Yth. Sekretaris pada {{ satker }}", "di tempat")
SILENT = (
    "{%p if belum_mengirim %}",
    "Sampai tanggal {{ tanggal }} kami belum menerima satu berkas SOP pun dari satker Saudara.",
    "{%p endif %}",
)
OPENING = (
    "Dalam rangka penataan SOP dan peta proses bisnis, bersama ini kami sampaikan keadaan SOP "
    "satker Saudara (kode {{ kode_satker }}) dalam register per tanggal {{ tanggal }}."
)
CLOSING = (
    "Kami mohon berkas yang kurang disampaikan dan yang bergalat diperbaiki pada formulir yang "
    "sama, lalu dikirim kembali. Setiap temuan sudah menyebut sel dan cara memperbaikinya.",
    "Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.",
)
SIGNED = ("…", "", "", "(nama pejabat)", "NIP …")
LISTS = (
    (
        "belum",
        "SOP yang belum kami terima",
        (("SOP", "judul"), ("Kode", "kode"), ("Tenggat", "tenggat")),
    ),
    (
        "rusak",
        "Berkas yang tidak dapat dibaca",
        (("Berkas", "berkas"), ("Alasan", "alasan"), ("Cara memperbaiki", "perbaikan")),
    ),
    (
        "galat",
        "SOP yang masih bergalat",
        (("SOP", "judul"), ("Nomor", "nomor"), ("Galat", "banyak"), ("Contoh", "contoh")),
    ),
)
"""The lists of the letter: name in the fields, heading, columns with their fields."""


def letter_template() -> bytes:
    """Return the template as a .docx file; the same bytes every time."""
    letter = Document()
    _settle(letter)
    for name, value in HEAD:
        line = letter.add_paragraph(f"{name}\t: {value}").paragraph_format
        line.space_after = Pt(0)
        line.tab_stops.add_tab_stop(Cm(2.5))
    letter.add_paragraph("{{ tanggal }}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words in ADDRESS:
        letter.add_paragraph(words).paragraph_format.space_after = Pt(0)
    for words in ("", OPENING, *SILENT):
        letter.add_paragraph(words)
    for name, heading, columns in LISTS:
        _list(letter, name, heading, columns)
    for words in CLOSING:
        letter.add_paragraph(words)
    for words in SIGNED:
        signed = letter.add_paragraph(words)
        signed.paragraph_format.left_indent = Cm(9)
        signed.paragraph_format.space_after = Pt(0)
    made = BytesIO()
    letter.save(made)
    return pack(packed(one.name, one.content) for one in unpack(made.getvalue()))


def _settle(letter: Letter) -> None:
    letter.core_properties.title = TITLE
    letter.core_properties.author = "sopxl"
    letter.core_properties.language = "id-ID"
    letter.core_properties.created = letter.core_properties.modified = WRITTEN
    section = letter.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    plain = letter.styles["Normal"]
    plain.font.name, plain.font.size = TYPE, SIZE
    plain.paragraph_format.space_after = Pt(8)


def _list(letter: Letter, name: str, heading: str, columns: tuple[tuple[str, str], ...]) -> None:
    """Add a list that is left out where it is empty; its middle row repeats for each entry."""
    letter.add_paragraph(f"{{%p if {name} %}}")
    title = letter.add_paragraph()
    title.add_run(heading).bold = True
    title.paragraph_format.keep_with_next = True
    table = letter.add_table(rows=4, cols=len(columns), style="Table Grid")
    for place, (words, field) in enumerate(columns):
        table.cell(0, place).paragraphs[0].add_run(words).bold = True
        table.cell(2, place).text = f"{{{{ satu.{field} }}}}"
    table.cell(1, 0).text = f"{{%tr for satu in {name} %}}"
    table.cell(3, 0).text = "{%tr endfor %}"
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)
                for run in paragraph.runs:
                    run.font.size = Pt(9)
    letter.add_paragraph("")
    letter.add_paragraph("{%p endif %}")
