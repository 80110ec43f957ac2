"""An SOP as Markdown: pleasant to write, exact about places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import dump, to_draft
from sopxl.model.errors import UserError
from sopxl.model.identity import Identity
from sopxl.model.ref import Ref
from sopxl.model.sop import Answer, WayOut
from tests import strategies

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.model.sop import Sop

TABLE = """
| No | Kegiatan         | Pelaksana | Jenis     | Ya | Tidak |
|----|:-----------------|-----------|-----------|----|-------|
| 1  | Menerima berkas  | Staf      | mulai     |    |       |
| 2  | Memeriksa berkas | Ketua     | keputusan | 3  | 1     |
|    |                  |           |           |    |       |
| 3  | Mencatat berkas  | Staf      | selesai   |    |       |
"""


def read(text: str) -> Sop:
    return parse(to_draft(text)).sop


def test_a_table_alone_is_an_sop_with_an_empty_identity() -> None:
    sop = read(TABLE)
    assert sop.identity == Identity()
    assert sop.actors == ("Staf", "Ketua")
    assert [step.activity for step in sop.steps] == [
        "Menerima berkas",
        "Memeriksa berkas",
        "Mencatat berkas",
    ]


@pytest.mark.parametrize(
    ("ref", "cell"),
    [
        (Ref("steps"), "2:3"),
        (Ref("steps", 0), "4:1"),
        (Ref("steps", 0, "activity"), "4:8"),
        (Ref("steps", 1, "ways_out", 1), "5:56"),
        (Ref("steps", 0, "ways_out", 0), "4:50"),
        (Ref("steps", 2, "output"), "7:1"),
        (Ref("actors", 1), "5:27"),
        (Ref("identity", None, "title"), "1:1"),
    ],
)
def test_every_part_has_its_line_and_column(ref: Ref, cell: str) -> None:
    assert to_draft(TABLE).place(ref).cell == cell


def test_keys_are_labels_of_the_form_or_keys_of_the_contract() -> None:
    labels = read("Judul SOP: A\nDisahkan oleh: Ketua\nKeterkaitan:\n- B\n- C")
    keys = read("title: A\napprover.position: Ketua\nrelated: B; C")
    assert labels == keys
    assert labels.identity.related == ("B", "C")


def test_a_heading_is_the_title_and_lower_headings_are_for_the_eye() -> None:
    assert read(f"# Pelayanan Informasi\n\n## Langkah\n{TABLE}").identity.title == (
        "Pelayanan Informasi"
    )


def test_actors_may_be_listed_in_their_own_order() -> None:
    assert read(f"Pelaksana: Ketua; Staf\n{TABLE}").actors == ("Ketua", "Staf")


def test_headings_may_be_the_words_of_old_forms() -> None:
    sop = read("| NO. | Uraian Kegiatan | Persyaratan | Ket. |\n| 1 | Menerima | Surat | - |")
    assert (sop.steps[0].requirements, sop.steps[0].remarks) == ("Surat", "-")


def test_one_cell_may_state_all_answers() -> None:
    sop = read("| Kegiatan | Jenis | Lanjut |\n| Memeriksa | keputusan | Tidak: 1; Ya: 3; 4 |")
    assert set(sop.steps[0].ways_out) == {
        WayOut(1, Answer.NO),
        WayOut(3, Answer.YES),
        WayOut(4, Answer.YES),
    }


def test_pipes_and_line_breaks_stand_in_cells() -> None:
    sop = read(r"| Kegiatan | Output |" + "\n" + r"| Memilih A \| B | Surat<br>Berkas |")
    assert (sop.steps[0].activity, sop.steps[0].output) == ("Memilih A | B", "Surat\nBerkas")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nama SPO: A", "Baris 1, kolom 1 memakai kunci «Nama SPO».*maksud Anda «nama sop»"),
        ("| No | Kegitan |\n| 1 | x |", "Baris 1, kolom 8 memakai kepala kolom «Kegitan»"),
        ("| No | Kegiatan |\n| 1 | x | y |", "Baris 2, kolom 3 memiliki 3 sel.*2"),
        ("\n- butir", "Baris 2, kolom 1 adalah butir daftar"),
        ("Nama SOP: A\n- butir", "Baris 2"),
        ("Nama SOP: A\ntitle: B", "Baris 2, kolom 1 mengisi lagi"),
        ("related: A\nrelated: B", "Baris 2, kolom 1 mengisi lagi"),
        ("| Waktu | Durasi |", "Baris 1, kolom 11 memakai kepala kolom «Durasi» untuk kedua"),
        ("hanya kalimat", "Baris 1, kolom 1 bukan «kunci: nilai»"),
    ],
)
def test_what_cannot_be_placed_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        to_draft(text)


def test_an_sop_is_written_readably(same_as_golden: Callable[[str, str], None]) -> None:
    sop = read(
        "title: Pelayanan Informasi\nlegal_basis:\n- UU 14/2008\nstatus: Draft\n"
        f"{TABLE}\n| Penguji | Hasil |\n| pelaksana | Sesuai |"
    )
    same_as_golden(dump(sop), "interchange/sop.md")


@given(strategies.sops())
def test_what_is_written_is_read_back(sop: Sop) -> None:
    assert read(dump(sop)) == sop


@given(st.text(st.characters(codec="utf-8")) | st.text("|-:#\\;<br> \nNo1"))
def test_any_text_is_a_draft_or_refused(text: str) -> None:
    refused = ""
    try:
        parse(to_draft(text))
    except UserError as error:
        refused = error.message
    assert refused.startswith("Baris " if refused else "")
