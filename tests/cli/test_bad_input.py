"""What users hand in by mistake: one clear Indonesian sentence, a remedy, the right exit code."""

from __future__ import annotations

import errno
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from sopxl.cli.main import exit_code

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "workbook_templates" / "sop-ap.xlsx"
EXAMPLE = ROOT / "examples" / "02-pelayanan-informasi.xlsx"
OLE_WITH_PASSWORD = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
)


def foreign_workbook() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet("Anggaran").write_row(0, 0, ["Akun", "Pagu", "Realisasi"])
    return content.getvalue()


def plain_archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("catatan.txt", "bukan buku kerja")
    return content.getvalue()


UNREADABLE = {
    "empty": ("kosong.xlsx", b"", "empty"),
    "text": ("teks.xlsx", b"bukan buku kerja", "not-a-workbook"),
    "archive": ("arsip.xlsx", plain_archive(), "not-a-workbook"),
    "password": ("terkunci.xlsx", OLE_WITH_PASSWORD, "password-protected"),
    "binary workbook": ("biner.xlsb", b"PK\x03\x04", "binary-workbook"),
    "document": ("surat.docx", b"PK\x03\x04", "wrong-extension"),
    "no SOP": ("anggaran.xlsx", foreign_workbook(), "not-a-sop"),
    "half a file": ("putus.xlsx", EXAMPLE.read_bytes()[:20_000], "corrupt"),
    "broken JSON": ("rusak.json", b'{"identity": ', None),
    "foreign JSON": ("lain.json", b'{"judul": "x"}', None),
    "latin-1 Markdown": ("latin.md", "Peringatan \xab".encode("latin-1"), "not-utf-8"),
}


@pytest.mark.parametrize(("name", "content", "code"), UNREADABLE.values(), ids=list(UNREADABLE))
@pytest.mark.parametrize("command", ["check", "draw", "export"])
def test_a_file_that_cannot_be_read_is_told_with_a_remedy(
    command: str,
    name: str,
    content: bytes,
    code: str | None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    result = tmp_path / "hasil"
    words = {
        "check": ["check", str(source)],
        "draw": ["draw", str(source), "-o", str(result)],
        "export": ["export", str(source), "--to", "json", "-o", str(result)],
    }[command]
    assert exit_code(words) == 1
    said = capsys.readouterr()
    assert name in said.out
    assert "Traceback" not in said.out + said.err
    assert said.out.count(". ") >= 1
    assert not result.exists() or list(result.iterdir()) == []
    assert source.read_bytes() == content
    if code and command == "check":
        exit_code(["check", str(source), "--format", "json"])
        assert json.loads(capsys.readouterr().out)[0]["error"]["code"] == code


DAMAGED_PARTS = (
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/drawings/drawing1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/theme/theme1.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet4.xml",
    "xl/worksheets/sheet7.xml",
)


@pytest.mark.parametrize("part", DAMAGED_PARTS)
def test_a_damaged_part_is_one_verdict_for_whoever_checks_and_whoever_writes(
    part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    content = io.BytesIO()
    with zipfile.ZipFile(EXAMPLE) as whole, zipfile.ZipFile(content, "w") as broken:
        for name in whole.namelist():
            text = whole.read(name)
            damaged = text.replace(b"><", b"><tidak-ditutup><", 1) if name == part else text
            broken.writestr(name, damaged)
    Path("sop.xlsx").write_bytes(content.getvalue())
    told = f"Buku kerja ini rusak: bagiannya «{part}» tidak utuh. "
    assert exit_code(["check", "sop.xlsx"]) == 1
    assert f"sop.xlsx: T004 galat: {told}" in capsys.readouterr().out
    for words in (
        ["draw"],
        ["draw", "--to", "pdf"],
        ["draw", "--to", "svg"],
        ["fix"],
        ["check", "--annotate", "hasil"],
    ):
        folder = [] if "--annotate" in words else ["-o", "hasil"]
        assert exit_code([words[0], "sop.xlsx", *words[1:], *folder]) == 1
        assert f"sop.xlsx: {told}" in capsys.readouterr().out
    assert not Path("hasil").exists()


def test_a_folder_without_workbooks_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "catatan.txt").write_text("x", encoding="utf-8")
    assert exit_code(["check", str(tmp_path)]) == 2
    assert "tidak berisi buku kerja SOP" in capsys.readouterr().err


def test_the_empty_template_is_one_finding_not_forty(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["check", str(TEMPLATE), "--format", "json"]) == 1
    (record,) = json.loads(capsys.readouterr().out)
    assert record["template"] == "sop-ap/1"
    assert [finding["rule"] for finding in record["findings"]] == ["T001"]


def test_the_empty_template_has_nothing_to_draw(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["draw", str(TEMPLATE), "-o", str(tmp_path / "hasil")]) == 1
    assert "tidak berisi langkah" in capsys.readouterr().out
    assert not (tmp_path / "hasil").exists()


def test_an_output_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    assert exit_code(["draw", str(EXAMPLE), "-o", str(tmp_path / "berkas" / "hasil")]) == 1
    assert "tidak dapat ditulisi" in capsys.readouterr().out


def test_a_new_form_that_cannot_be_written_asks_for_no_option_that_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    assert exit_code(["new", str(tmp_path / "berkas" / "sop.xlsx")]) == 1
    told = capsys.readouterr().err
    assert "tidak dapat ditulisi" in told
    assert " -o" not in told


@pytest.mark.parametrize("command", ["check", "draw"])
def test_a_file_open_in_excel_is_told(
    command: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = tmp_path / "dipakai.xlsx"
    source.write_bytes(EXAMPLE.read_bytes())
    opened = Path.open

    def locked(self: Path, mode: str = "r", *rest: object, **named: object) -> object:
        if self == source:
            raise PermissionError(13, "used by another process")
        return opened(self, mode, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    words = [command, str(source)] + (["-o", str(tmp_path / "hasil")] if command == "draw" else [])
    assert exit_code(words) == 1
    assert "Excel" in capsys.readouterr().out


def test_a_target_open_in_excel_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sop.xlsx"
    target.write_bytes(EXAMPLE.read_bytes())

    def locked(self: Path, target: Path) -> Path:
        raise PermissionError(13, f"{self} → {target}")

    monkeypatch.setattr(Path, "replace", locked)
    assert exit_code(["draw", str(target), "--in-place"]) == 1
    assert "Tutup berkas itu di Excel" in capsys.readouterr().out
    assert target.read_bytes() == EXAMPLE.read_bytes()
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_form_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "sop.xlsx"
    taken.write_bytes(b"milik orang")
    assert exit_code(["new", str(taken)]) == 1
    assert "tidak ditimpa" in capsys.readouterr().err
    assert taken.read_bytes() == b"milik orang"


def test_one_bad_file_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a-rusak.xlsx").write_bytes(b"rusak")
    (tmp_path / "b-baik.xlsx").write_bytes(EXAMPLE.read_bytes())
    assert exit_code(["draw", str(tmp_path), "-o", str(tmp_path / "hasil")]) == 1
    assert [file.name for file in (tmp_path / "hasil").iterdir()] == ["b-baik.xlsx"]
    assert "a-rusak.xlsx" in capsys.readouterr().out


def test_links_that_lead_nowhere_or_round_are_told_and_stop_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "baik.xlsx").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "putus.xlsx").symlink_to(tmp_path / "tidak-ada.xlsx")
    (tmp_path / "ke-sini").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "lingkar-a.xlsx").symlink_to("lingkar-b.xlsx")
    (tmp_path / "lingkar-b.xlsx").symlink_to("lingkar-a.xlsx")
    assert exit_code(["check", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "putus.xlsx» tidak ada. " in said.out
    assert all(f"lingkar-{one}.xlsx: " in said.out for one in "ab")
    assert "1 SOP diperiksa: " in said.out
    assert "program" not in said.out + said.err


def test_a_folder_that_may_not_be_opened_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rahasia").mkdir()
    (tmp_path / "baik.xlsx").write_bytes(EXAMPLE.read_bytes())
    listed = os.scandir

    def refused(folder: Path) -> object:
        if Path(folder).name == "rahasia":
            raise PermissionError(13, "denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refused)
    exit_code(["check", str(tmp_path)])
    said = capsys.readouterr().out
    assert f"«{tmp_path / 'rahasia'}»: tidak berisi buku kerja SOP, atau tidak boleh dibuka" in said
    assert "1 SOP diperiksa: " in said


def test_a_command_to_type_next_has_its_file_in_quotes_where_it_needs_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("polos.sop.md", "dua kata & (1).sop.md"):
        Path(name).write_text("| No | Kegiatan |\n| 1 | a |\n", encoding="utf-8")
    exit_code(["draw", ".", "-o", "hasil"])
    said = capsys.readouterr().out
    assert 'lihat: sopxl check "dua kata & (1).sop.md"\n' in said
    assert "lihat: sopxl check polos.sop.md\n" in said


@pytest.mark.parametrize("words", [["export", "--to", "json"], ["draw"], ["fix"]], ids=" ".join)
def test_a_full_disk_is_told_of_each_file_with_what_to_do(
    words: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(EXAMPLE.read_bytes())

    def full(self: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, f"{self}: {len(content)}")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert exit_code([*words, str(tmp_path), "-o", str(tmp_path / "hasil")]) == 1
    said = capsys.readouterr().out
    assert said.count("penyimpanan penuh. Kosongkan ruang penyimpanan, lalu ulangi.") == 2
    assert list((tmp_path / "hasil").iterdir()) == []
