"""What has not come in, and the letters that ask for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from sopxl.model.errors import UserError
from sopxl.model.settings import Settings
from sopxl.reference.offices import offices
from sopxl.register.requirements import Requirement, meant
from sopxl.report.chapters.awaited import absent
from sopxl.report.figures.awaited import missing_offices, office_in
from sopxl.report.figures.expected import Standing
from sopxl.report.figures.gathering import gather
from sopxl.report.letter_template import letter_template
from sopxl.report.letters import letters
from sopxl.report.summary import statements
from tests.report.registers import LOCKED, TODAY, small, small_material

if TYPE_CHECKING:
    from docx.document import Document as Letter

    from sopxl.report.figures.records import Figures

REQUIRED = (
    Requirement(who="35", sop_code="kpu.01.01.sop.01"),
    Requirement(who="35*", title="revisi  anggaran", due=date(2026, 11, 1)),
    Requirement(who="semua", title="Penanganan Pengaduan", due=date(2026, 12, 31)),
)
OF_SURABAYA = replace(LOCKED, path="masuk/3578/terkunci.xlsx")


def expecting() -> Figures:
    material = replace(
        small_material(), requirements=REQUIRED, sources=(*small_material().sources, OF_SURABAYA)
    )
    return gather(material, Settings(), TODAY)


def test_every_required_sop_of_every_office_stands_somewhere() -> None:
    told = [(one.satker, one.title, one.standing, one.late) for one in expecting().awaited]
    assert told == [
        ("35", "Penanganan Pengaduan", Standing.ABSENT, False),
        ("35", "revisi  anggaran", Standing.FAULTY, True),
        ("35", "Pelayanan Informasi", Standing.MET, False),
        ("3578", "Penanganan Pengaduan", Standing.ABSENT, False),
        ("3578", "revisi  anggaran", Standing.ABSENT, True),
    ]


def test_who_is_meant_may_be_one_a_level_a_province_or_all() -> None:
    codes = {who: [one.code for one in meant(who, offices())] for who in ("3578", "35*", "semua")}
    assert codes["3578"] == ["3578"]
    assert codes["35*"][0] == "35"
    assert len(codes["35*"]) == 1 + 38
    assert len(codes["semua"]) == 553
    assert len(list(meant("Provinsi", offices()))) == 38
    assert len(list(meant("kabupaten/kota", offices()))) == 514
    assert not list(meant("*", offices()))


def test_with_a_list_only_those_on_it_are_awaited() -> None:
    known = ["11", "35", "3507", "3578"]
    assert list(missing_offices(known, ["35"], ["11", "35"])) == ["11"]
    assert list(missing_offices(known, ["35"])) == ["3507", "3578"]


@pytest.mark.parametrize(
    ("path", "office"),
    [
        ("masuk/3578/12 informasi.xlsx", "3578"),
        ("masuk/35/3578_layanan.xlsx", "35"),
        ("masuk/3578_layanan.xlsx", "3578"),
        ("masuk/35 layanan.xlsx", ""),
        ("3578\\layanan.xlsx", "3578"),
        ("layanan.xlsx", ""),
        ("masuk/KPU Kota Surabaya/12.xlsx", "3578"),
        ("Jawa Timur/Sekretariat KPU Kota_Surabaya.xlsx", "35"),
        ("masuk/KPU Kota Surabaya.XLSX", "3578"),
        ("masuk/KPU Kota Malang/12.xlsx", ""),
    ],
)
def test_a_path_names_an_office_by_its_nearest_folder(path: str, office: str) -> None:
    assert office_in(path, {"35": "", "3578": ""}) == office


def test_the_tables_and_the_first_page_say_what_is_awaited() -> None:
    by_office, silent, awaited, broken = absent(expecting())
    assert [row.cells for row in by_office.rows] == [
        ("35 Sekretariat KPU Provinsi Jawa Timur", "3", "1", "1", "1"),
        ("3578 Sekretariat KPU Kota Surabaya", "2", "2", "0", "1"),
    ]
    assert [row.cells for row in silent.rows] == [("3578 KPU Kota Surabaya",)]
    assert len(awaited.rows) == 4
    assert [row.cells[:2] for row in broken.rows][1] == ("masuk/3578/terkunci.xlsx", "3578")
    said = [one.text for one in statements(expecting())]
    assert "1 satker belum mengirim: KPU Kota Surabaya." in said
    assert any(text.startswith("3 dari 5 SOP wajib belum masuk") for text in said)


def test_without_a_list_the_tables_say_how_to_give_one() -> None:
    assert "--wajib" in absent(small())[0].absent


def test_each_office_that_owes_something_gets_one_letter() -> None:
    written = dict(letters(expecting(), letter_template()))
    assert list(written) == ["35", "3578"]
    silent = words_of(written["3578"])
    assert "Sekretaris pada KPU Kota Surabaya" in silent
    assert "belum menerima satu berkas SOP pun" in silent
    assert "revisi  anggaran" in silent
    assert "dikunci kata sandi" in silent
    assert "masih bergalat" not in silent
    province = words_of(written["35"])
    assert "belum menerima" not in province
    assert "Revisi Anggaran" in province
    assert "SOP!E7: Pesan F202. Perbaiki." in province
    assert "tidak dapat dibaca" not in province


def test_the_same_figures_give_the_same_letters() -> None:
    template = letter_template()
    assert template == letter_template()
    assert list(letters(expecting(), template)) == list(letters(expecting(), template))


def test_the_letter_is_what_the_secretariat_made_of_it() -> None:
    own = Document()
    own.add_paragraph("Kepada {{ satker }}: {{ belum|length }} SOP ditunggu.")
    assert words_of(dict(letters(expecting(), saved(own)))["3578"]).startswith(
        "Kepada KPU Kota Surabaya: 2 SOP ditunggu."
    )


@pytest.mark.parametrize(
    "words",
    ["{{ kantor }}", "{{ satker", "{{ satker.__class__.__mro__[1].__subclasses__() }}"],
)
def test_a_template_that_asks_for_what_is_not_there_is_refused(words: str) -> None:
    own = Document()
    own.add_paragraph(words)
    with pytest.raises(UserError, match="tidak dapat diisi"):
        list(letters(expecting(), saved(own)))


def test_a_file_that_is_no_word_file_is_refused() -> None:
    with pytest.raises(UserError, match="tidak dapat diisi"):
        list(letters(expecting(), b"PK"))


def words_of(letter: bytes) -> str:
    document = Document(BytesIO(letter))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(one.text for one in document.paragraphs), *cells))


def saved(document: Letter) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()
