"""The lists of roles and processes: proposed, decided by a person, applied, never overwritten."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from sopxl.model.errors import UserError
from sopxl.model.process import Process
from sopxl.model.settings import Settings
from sopxl.pipeline.reporting.report import frames
from sopxl.store.store import Store
from sopxl.workbook.build.process_map import build_process_map
from tests.pipeline.registering import TODAY, run, write_sop

if TYPE_CHECKING:
    from pathlib import Path

MAP = (
    Process(code="KPU.01", name="Kesekretariatan", level=0),
    Process(code="KPU.01.01", name="Pengelolaan Kearsipan", level=1),
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "masuk"
    write_sop(folder, "01", "Pengelolaan Arsip")
    write_sop(folder, "02", "Rapat").write_text(
        (folder / "02.sop.json").read_text().replace("Arsiparis", "arsiparis."), encoding="utf-8"
    )
    (folder / "peta-proses.xlsx").write_bytes(build_process_map(MAP))
    return folder


def lines(path: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True))


def decide(path: Path, **said: str) -> None:
    """Write into the columns with these letters of the first line, as a person does."""
    book = load_workbook(path)
    for column, words in said.items():
        book.worksheets[0][f"{column}2"] = words
    book.save(path)


def answer(path: Path, name: str, other: str) -> None:
    """Add a line of one's own, with a yes."""
    book = load_workbook(path)
    book.worksheets[0].append((name, None, None, other, "ya"))
    book.save(path)


def test_a_role_is_harmonised_once_a_person_agrees(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    assert out / "peran.xlsx" in run(out, source).written
    assert lines(out / "peran.xlsx") == [("arsiparis.", 1, 100, "Arsiparis", None, None)]
    with Store.read(out / "register.db") as store:
        assert store.roles() == {}
    decide(out / "peran.xlsx", E="ya", F="disetujui Ani", G="kolom sendiri")
    summary = run(out, source)
    assert summary.counts.read == 0
    with Store.read(out / "register.db") as store:
        assert store.roles() == {"arsiparis.": "Arsiparis"}
        labels = {row["label"]: row["steps"] for row in store.rows("role_count")}
    assert labels == {"Arsiparis": 2, "Staf": 2}
    roles = frames(out, settings=Settings(), today=TODAY)["Langkah"]
    assert not roles.astype(str).apply(lambda column: column.str.contains("arsiparis.").any()).any()
    decided = (out / "peran.xlsx").read_bytes()
    assert run(out, source).written == ()
    write_sop(source, "03", "Lain")
    assert out / "peran.xlsx" not in run(out, source).written
    assert (out / "peran.xlsx").read_bytes() == decided


def test_a_list_that_grows_keeps_what_a_person_did_to_it(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    run(out, source)
    decide(out / "peran.xlsx", E="ya", H="=B2*2")
    book = load_workbook(out / "peran.xlsx")
    sheet = book.worksheets[0]
    sheet["H1"], sheet["I2"] = "Hitungan", "di luar tabel"
    sheet["A2"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["A2"].comment = Comment("tanya Bagian Umum", "Ani")
    sheet.column_dimensions["A"].width = 61
    book.create_sheet("Catatan rapat")["A1"] = "tetap"
    book.save(out / "peran.xlsx")
    write_sop(source, "03", "Lain").write_text(
        (source / "01.sop.json").read_text().replace("Staf", "=staf."), encoding="utf-8"
    )
    assert out / "peran.xlsx" in run(out, source).written
    book = load_workbook(out / "peran.xlsx")
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["Nama Peran", "arsiparis.", "=staf."]
    assert (sheet["A3"].data_type, sheet["E2"].value, sheet["H2"].value) == ("s", "ya", "=B2*2")
    assert (sheet["A2"].fill.fgColor.rgb, sheet["A2"].comment.text) == (
        "FF00FF00",
        "tanya Bagian Umum",
    )
    assert (sheet.column_dimensions["A"].width, sheet["I2"].value) == (61, "di luar tabel")
    assert (book["Catatan rapat"]["A1"].value, book.sheetnames[1]) == ("tetap", "Petunjuk")
    assert "E3" in sheet.data_validations.dataValidation[0]
    assert sheet.auto_filter.ref == "A1:H3"
    assert run(out, source).written == ()
    (source / "03.sop.json").unlink()
    run(out, source)
    assert [line[0] for line in lines(out / "peran.xlsx")] == ["arsiparis."]


def test_a_full_disk_is_told_while_a_list_is_amended(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "hasil"
    run(out, source)
    before = (out / "peran.xlsx").read_bytes()
    write_sop(source, "03", "Lain").write_text(
        (source / "01.sop.json").read_text().replace("Staf", "staf."), encoding="utf-8"
    )
    monkeypatch.setattr("sopxl.pipeline.register.review.amend_list", full)
    with pytest.raises(UserError, match="tidak dapat ditulis") as told:
        run(out, source)
    assert "Kosongkan ruang penyimpanan" in told.value.remedy
    assert (out / "peran.xlsx").read_bytes() == before


def test_an_answer_that_changes_nothing_is_told_with_its_cell(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    assert run(out, source).unheard == ()
    decide(out / "peran.xlsx", E="mungkin")
    decide(out / "usulan-proses.xlsx", A="lain.xlsx", G="Y")
    said = (
        f"{out / 'peran.xlsx'}, E2: jawaban «mungkin» tidak dikenal; tulis «ya» atau «tidak».",
        f"{out / 'usulan-proses.xlsx'}, G2: «lain.xlsx» tidak ada dalam register; "
        "jawabannya tidak dipakai.",
    )
    assert [run(out, source).unheard for _ in range(2)] == [said, said]


def test_a_yes_to_an_emptied_proposal_is_told_with_its_cell(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    run(out, source)
    decide(out / "peran.xlsx", D=" ", E="ya")
    (said,) = run(out, source).unheard
    assert said == (
        f"{out / 'peran.xlsx'}, E2: «arsiparis.» disetujui tanpa Nama Baku yang Diusulkan; "
        "isi kolom itu, atau tulis «tidak»."
    )


def test_confirmed_roles_are_followed_and_those_of_a_circle_told(
    source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "hasil"
    run(out, source)
    decide(out / "peran.xlsx", D="Arsip", E="ya")
    answer(out / "peran.xlsx", "Arsip", "Arsiparis")
    assert run(out, source).unheard == ()
    with Store.read(out / "register.db") as store:
        assert store.roles() == {"arsiparis.": "Arsiparis", "Arsip": "Arsiparis"}
    decide(out / "peran.xlsx", D="Arsiparis")
    answer(out / "peran.xlsx", "Arsiparis", "arsiparis.")
    circle = tuple(
        f"{out / 'peran.xlsx'}, {cell}: «{name}» menjadi «{other}», yang akhirnya kembali menjadi "
        f"«{name}»; jawabannya tidak dipakai. Tulis «tidak» pada salah satunya."
        for cell, name, other in (
            ("E2", "arsiparis.", "Arsiparis"),
            ("E4", "Arsiparis", "arsiparis."),
        )
    )
    assert run(out, source).unheard[-2:] == circle
    with Store.read(out / "register.db") as store:
        assert set(store.roles()) == {"Arsip"}


def test_a_denied_spelling_is_not_proposed_the_other_way_round(tmp_path: Path) -> None:
    out, folder = tmp_path / "hasil", tmp_path / "masuk"
    for code, role in (("01", "Juru Arsip"), ("02", "Juru Arsip"), ("03", "juru arsip")):
        path = write_sop(folder, code)
        path.write_text(path.read_text().replace("Arsiparis", role))
    run(out, folder)
    decide(out / "peran.xlsx", E="tidak")
    for code in ("04", "05", "06"):
        path = write_sop(folder, code)
        path.write_text(path.read_text().replace("Arsiparis", "juru arsip"))
    assert run(out, folder).counts.read == 3
    assert [line[0] for line in lines(out / "peran.xlsx")] == ["juru arsip"]


@pytest.mark.parametrize("name", ["peran.xlsx", "usulan-proses.xlsx"])
def test_a_list_that_was_taken_away_is_made_again(source: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "hasil"
    run(out, source)
    (out / name).unlink()
    assert out / name in run(out, source).written
    assert lines(out / name)
    assert run(out, source).written == ()


def test_a_register_without_proposals_has_no_lists_and_is_complete(tmp_path: Path) -> None:
    out, folder = tmp_path / "hasil", tmp_path / "masuk"
    write_sop(folder, "01")
    assert out / "peran.xlsx" not in run(out, folder).written
    assert run(out, folder).written == ()


def test_an_sop_is_hung_under_the_process_that_a_person_agreed_to(
    source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "hasil"
    run(out, source)
    ((path, _, title, name, likeness, code, *_),) = lines(out / "usulan-proses.xlsx")
    assert (path, title, name) == (
        "../masuk/01.sop.json",
        "Pengelolaan Arsip",
        "Pengelolaan Kearsipan",
    )
    assert (likeness, code) == (100, "KPU.01.01")
    with Store.read(out / "register.db") as store:
        assert {row["hung_by"] for row in store.rows("listing")} == {None}
    decide(out / "usulan-proses.xlsx", G="ya")
    run(out, source)
    with Store.read(out / "register.db") as store:
        hung = {row["title"]: (row["code_1"], row["hung_by"]) for row in store.rows("listing")}
    assert hung["Pengelolaan Arsip"] == ("KPU.01.01", "usulan yang disetujui")
    assert hung["Rapat"] == (None, None)


def test_a_changed_code_in_the_map_cascades_to_its_sops(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    write_sop(source, "01", "Pengelolaan Arsip", process_code="KPU.01.01")
    run(out, source)
    moved = (MAP[0], Process(code="KPU.01.07", name="Pengelolaan Kearsipan", level=1))
    (source / "peta-proses.xlsx").write_bytes(build_process_map(moved))
    for _ in range(2):
        run(out, source)
        write_sop(source, "04", "Lain lagi")
    with Store.read(out / "register.db") as store:
        hung = {row["title"]: row["hung_by"] for row in store.rows("listing")}
        rules = {row["rule"] for row in store.rows("finding_listing")}
    assert hung["Pengelolaan Arsip"] == "kode proses lama"
    assert "R308" in rules


def test_a_list_that_lost_its_columns_is_told_and_left_alone(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    run(out, source)
    decide(out / "peran.xlsx", E="ya")
    book = load_workbook(out / "peran.xlsx")
    book.worksheets[0]["A1"] = "Jabatan"
    book.save(out / "peran.xlsx")
    before = (out / "peran.xlsx").read_bytes()
    with pytest.raises(UserError, match="tidak lagi memuat kolom"):
        run(out, source)
    assert (out / "peran.xlsx").read_bytes() == before
