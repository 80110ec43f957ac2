"""The return trip: each office gets its workbooks back, and nothing of its own is overwritten."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from sopxl.cli.main import exit_code
from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.model.errors import UsageError, UserError
from sopxl.model.process import Process
from sopxl.model.settings import Settings
from sopxl.pipeline.batch.engines import InProcess
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.register.run import Order, register
from sopxl.pipeline.reporting.report import frames
from sopxl.pipeline.returning.shelves import Placed, Put, Shelves
from sopxl.pipeline.returning.trip import refuse_source_folder, return_trip
from sopxl.pipeline.returning.workbook import given_back
from sopxl.pipeline.sources.found import sources_in
from sopxl.report.pdf.slip import render
from sopxl.report.slip import Absent, Fault, GivenBack, Slip, Unread
from sopxl.workbook.build.form import build_sop
from sopxl.workbook.build.process_map import build_process_map
from sopxl.workbook.drawing.sheet import earlier_drawing
from tests.pipeline.registering import TODAY, findings, write_sop

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.pipeline.progress import Progressed
    from sopxl.pipeline.returning.trip import Trip
    from sopxl.pipeline.returning.workbook import Returned, Sent

DAMAGED = "xl/worksheets/sheet2.xml"


def workbook(folder: Path, name: str, **identity: Any) -> Path:
    source = write_sop(folder.parents[1] / "bahan", name, **identity)
    sop = parse(sop_json.to_draft(source.read_text(encoding="utf-8"))).sop
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.xlsx"
    path.write_bytes(build_sop(sop))
    return path


def go(tmp_path: Path, **asked: Any) -> Trip:
    asked.setdefault("task", Task(today=TODAY, chosen={}))
    order = Order(
        sources=(tmp_path / "masuk",),
        out=tmp_path / "hasil",
        workbook=False,
        engine=InProcess(),
        **asked,
    )
    register(order)
    return return_trip(order, tmp_path / "balik")


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def words(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_each_office_gets_its_workbooks_checked_drawn_and_covered(tmp_path: Path) -> None:
    inbox = tmp_path / "masuk"
    workbook(inbox / "a", "01", title="Rapat")
    workbook(inbox / "KPU Kota Surabaya", "01", title="Tamu", satker="3578")
    write_sop(inbox / "a", "02", "Arsip")
    (inbox / "KPU Kota Surabaya" / "rusak.xlsx").write_bytes(b"bukan")
    (inbox / "lepas.xlsx").write_bytes(b"bukan")
    processes = [Process(code="KPU.09", name="Pengawasan Rahasia")]
    (inbox / "peta-proses.xlsx").write_bytes(build_process_map(processes))
    trip = go(tmp_path)
    assert (trip.offices, trip.workbooks) == (("35", "3578", "tanpa-satker"), 3)
    back = tmp_path / "balik"
    assert files(back) == [
        *("35/01.xlsx", "35/02.xlsx", "35/pengantar.pdf"),
        *("3578/01.xlsx", "3578/pengantar.pdf"),
        *("kembalian.json", "tanpa-satker/pengantar.pdf"),
    ]
    for path in ("35/01.xlsx", "35/02.xlsx", "3578/01.xlsx"):
        content = (back / path).read_bytes()
        assert "Temuan" in load_workbook(BytesIO(content)).sheetnames
        assert earlier_drawing(content, "SOP") is not None
    said = words((back / "3578" / "pengantar.pdf").read_bytes())
    assert "2 berkas, 1 di antaranya tidak terbaca" in said
    assert "masuk/KPU Kota Surabaya/rusak.xlsx" in said
    assert "../" not in said
    assert "Pengawasan Rahasia" in said
    assert "5 Desember 2026" in said


def test_files_of_one_name_are_numbered_and_what_was_changed_since_is_kept(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        workbook(tmp_path / "masuk" / folder, "01", title=folder)
    go(tmp_path)
    back = tmp_path / "balik" / "35"
    first = {path: (back / path).read_bytes() for path in ("01.xlsx", "01 (2).xlsx")}
    assert go(tmp_path).kept == ()
    assert {path: (back / path).read_bytes() for path in first} == first
    (back / "01.xlsx").write_bytes(b"diubah orang")
    assert go(tmp_path).kept == (back / "01.xlsx",)
    assert (back / "01.xlsx").read_bytes() == b"diubah orang"
    assert (back / "01 (baru).xlsx").read_bytes() == first["01.xlsx"]
    assert (back / "01 (2).xlsx").read_bytes() == first["01 (2).xlsx"]


def test_a_workbook_with_a_damaged_part_is_told_on_the_covering_page(tmp_path: Path) -> None:
    """Reading a register takes no look at parts that it does not need; giving back does."""
    whole = workbook(tmp_path / "masuk" / "a", "01", title="Rapat").read_bytes()
    broken = BytesIO()
    with ZipFile(BytesIO(whole)) as old, ZipFile(broken, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, content[:-9] if part == DAMAGED else content)
    (tmp_path / "masuk" / "a" / "01.xlsx").write_bytes(broken.getvalue())
    trip = go(tmp_path)
    ((name, (told,)),) = trip.not_made
    assert (name, trip.workbooks) == ("../masuk/a/01.xlsx", 0)
    assert told.startswith("Tidak dapat dikembalikan: Buku kerja ini rusak: bagiannya")
    said = words((tmp_path / "balik" / "35" / "pengantar.pdf").read_bytes())
    assert DAMAGED in said.replace(" ", "")


def test_copies_whose_source_is_gone_are_left_and_named(tmp_path: Path) -> None:
    gone, _ = (workbook(tmp_path / "masuk" / "a", code, title=code) for code in ("01", "02"))
    assert go(tmp_path).left == ()
    gone.unlink()
    copy = tmp_path / "balik" / "35" / "01.xlsx"
    for _ in range(2):
        assert go(tmp_path).left == (copy,)
        said = words(copy.with_name("pengantar.pdf").read_bytes())
        assert "Salinan lama Buku kerja di folder ini Keterangan 01.xlsx Salinan" in said
    copy.unlink()
    assert go(tmp_path).left == ()
    assert "Salinan lama" not in words(copy.with_name("pengantar.pdf").read_bytes())


def test_old_copies_are_named_where_no_source_of_the_office_is_left(tmp_path: Path) -> None:
    gone = workbook(tmp_path / "masuk" / "b", "01", title="Tamu", satker="3578")
    workbook(tmp_path / "masuk" / "a", "02", title="Rapat").rename(gone.with_name("lama.xlsx"))
    go(tmp_path)
    gone.unlink()
    gone.with_name("lama.xlsx").rename(gone.with_name("baru.xlsx"))
    back = tmp_path / "balik"
    for _ in range(2):
        trip = go(tmp_path)
        assert trip.left == (back / "35" / "lama.xlsx", back / "3578" / "01.xlsx")
        assert trip.offices == ("35",)
        for copy in trip.left:
            said = words(copy.with_name("pengantar.pdf").read_bytes())
            assert "1 buku kerja di folder ini adalah salinan lama" in said
            assert f"Keterangan {copy.name} Salinan pengembalian lalu" in said
        assert "Diterima: 0 berkas" in said


def test_a_page_that_somebody_keeps_is_no_old_copy(tmp_path: Path) -> None:
    workbook(tmp_path / "masuk" / "a", "01", title="Rapat")
    go(tmp_path)
    page = tmp_path / "balik" / "35" / "pengantar.pdf"
    page.write_bytes(b"diubah orang")
    for _ in range(2):
        assert go(tmp_path).left == ()
        newer = page.with_name("pengantar (baru).pdf")
        assert "salinan lama" not in words(newer.read_bytes()).casefold()


def test_only_copies_of_what_has_changed_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def counted(sent: Sent, task: Task) -> Returned:
        made.append(sent.file.name)
        return given_back(sent, task)

    monkeypatch.setattr("sopxl.pipeline.returning.trip.given_back", counted)
    inbox, back = tmp_path / "masuk" / "a", tmp_path / "balik"
    names = ("01.xlsx", "02.xlsx", "03.xlsx")
    for name in names:
        workbook(inbox, name[:2], title=f"Rapat {name}")
    workbook(inbox, "01", title="Rapat 01", related=("Rapat 02.xlsx",))
    lone = Task(today=TODAY, chosen={}, select=("T",))

    def again(**asked: Any) -> tuple[int, list[str]]:
        made.clear()
        return go(tmp_path, **asked).unchanged, sorted(made)

    assert again() == (0, list(names))
    pages = {path: (back / path).stat().st_mtime_ns for path in files(back)}
    assert again() == (3, [])
    assert {path: (back / path).stat().st_mtime_ns for path in files(back)} == pages
    workbook(inbox, "02", title="Rapat lain")
    assert again() == (1, ["01.xlsx", "02.xlsx"])
    (back / "35" / "03.xlsx").unlink()
    assert again() == (2, ["03.xlsx"])
    (back / "35" / "03.xlsx").write_bytes(b"diubah orang")
    assert again() == (2, ["03.xlsx"])
    assert again() == (3, [])
    assert again(task=lone) == (0, list(names))
    assert again(task=lone, full=True) == (0, list(names))


def test_the_page_of_another_day_is_written_anew_without_the_copies(tmp_path: Path) -> None:
    workbook(tmp_path / "masuk" / "a", "01", title="Rapat")
    go(tmp_path)
    tomorrow = Task(today=TODAY + timedelta(days=1), chosen={})
    assert go(tmp_path, task=tomorrow).unchanged == 1
    assert "6 Desember 2026" in words((tmp_path / "balik" / "35" / "pengantar.pdf").read_bytes())


def test_what_merging_found_is_told_in_the_cells_of_the_copies(tmp_path: Path) -> None:
    inbox = tmp_path / "masuk"
    workbook(inbox / "a", "01", title="Rapat {1}", related=("Tidak {dikenal}",))
    write_sop(inbox / "a", "02", "Arsip", related=["Antah berantah"])
    go(tmp_path)
    for name, said in (("01.xlsx", "Tidak {dikenal}"), ("02.xlsx", "Antah berantah")):
        book = load_workbook(tmp_path / "balik" / "35" / name)
        told = [row for row in book["Temuan"].iter_rows(values_only=True) if "R201" in row]
        assert [(row[2], said in str(row[3])) for row in told] == [("Identitas!B21", True)]
        note = book["Identitas"]["B21"].comment
        assert note
        assert "Peringatan R201" in note.text


def test_what_names_no_office_goes_to_the_one_that_its_folder_is_named_after(
    tmp_path: Path,
) -> None:
    for name in ("3578 Surabaya/a.xlsx", "3526_a.xlsx"):
        path = tmp_path / "masuk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"bukan")
    write_sop(tmp_path / "masuk", "01", satker="")
    assert go(tmp_path).offices == ("3526", "3578", "tanpa-satker")


def test_the_report_and_the_return_trip_name_one_office_of_an_unreadable_file(
    tmp_path: Path,
) -> None:
    for name in ("35/a.xlsx", "35/3578_a.xlsx", "3526 arsip/a.xlsx", "lain/a.xlsx"):
        path = tmp_path / "masuk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"bukan")
    write_sop(tmp_path / "masuk" / "lain", "01", satker="3571")
    assert go(tmp_path).offices == ("35", "3526", "3571", "tanpa-satker")
    listed = frames(tmp_path / "hasil", settings=Settings(), today=TODAY)["Karantina"]
    names = (name.removeprefix("../masuk/") for name in listed["Berkas"])
    told = dict(zip(names, listed["Kode satker"], strict=True))
    of_folders = {"35/a.xlsx": "35", "35/3578_a.xlsx": "35", "3526 arsip/a.xlsx": "3526"}
    assert told == {**of_folders, "lain/a.xlsx": ""}


def test_a_trip_that_was_stopped_is_known_and_taken_up(tmp_path: Path) -> None:
    def stop(_: Progressed) -> None:
        raise KeyboardInterrupt

    inbox = tmp_path / "masuk"
    for code in ("01", "02"):
        workbook(inbox / "a", code, title=f"Rapat {code}")
    task = Task(today=TODAY, chosen={})
    order = Order(sources=(inbox,), out=inbox / "hasil", task=task, engine=InProcess())
    register(order)
    with pytest.raises(KeyboardInterrupt):
        return_trip(order, inbox / "balik", stop)
    assert files(inbox / "balik")[-1] == "kembalian.json"
    assert len(sources_in((inbox,), inbox / "hasil").procedures) == 2
    trip = return_trip(order, inbox / "balik")
    assert (trip.workbooks, trip.kept, trip.left) == (2, (), ())


@pytest.mark.parametrize(
    ("code", "folder"),
    [
        ("9999", "9999"),
        ("KPU-3526", "KPU-3526"),
        *(
            (code, "tanpa-satker")
            for code in ("../../luar", "/luar", ".", "35/36", "con", "LPT1.x", "KPU: *", "x" * 300)
        ),
    ],
)
def test_no_form_decides_where_its_copy_is_written(tmp_path: Path, code: str, folder: str) -> None:
    write_sop(tmp_path / "masuk", "01", satker=code)
    assert go(tmp_path).offices == (folder,)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["balik", "hasil", "masuk"]
    assert (tmp_path / "balik" / folder / "01.xlsx").exists()


def test_returned_copies_are_no_sources_of_the_next_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = tmp_path / "masuk"
    workbook(inbox / "a", "01", title="Rapat")
    back = inbox / "bal"
    words = ["register", str(inbox), "-o", str(inbox / "reg"), "--kembalikan", str(back)]
    for _ in range(2):
        exit_code([*words, "--no-xlsx"])
    assert f"«{back}»: salinan yang dikembalikan ke satker; dilewati." in capsys.readouterr().out
    assert sources_in((inbox,), inbox / "reg").passed_over == (back / "kembalian.json",)
    assert list(findings(inbox / "reg")) == ["../a/01.xlsx"]
    assert [one.path for one in sources_in((back,)).procedures] == [back / "35" / "01.xlsx"]


def test_many_left_copies_are_counted_and_a_few_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox, back = tmp_path / "masuk", tmp_path / "balik"
    write_sop(inbox, "01", "Rapat")
    (back / "35").mkdir(parents=True)
    old = {f"35/{at}.xlsx": Put("").record() for at in range(7)}
    (back / "kembalian.json").write_text(json.dumps(old), encoding="utf-8")
    for name in old:
        (back / name).write_bytes(b"lama")
    words = ["register", str(inbox), "-o", str(tmp_path / "reg"), "--kembalikan", str(back)]
    exit_code([*words, "--no-xlsx"])
    (told,) = (line for line in capsys.readouterr().out.splitlines() if "tanpa sumber" in line)
    assert told.startswith("7 salinan lama")
    assert told.count("«") == 5
    assert told.endswith("dan 2 lainnya.")


@pytest.mark.parametrize("inside", ["", "a"])
def test_nothing_is_returned_into_a_folder_of_sources(tmp_path: Path, inside: str) -> None:
    inbox = tmp_path / "masuk"
    workbook(inbox / "a", "01", title="Rapat")
    order = Order(sources=(inbox,), out=tmp_path, task=Task(today=TODAY, chosen={}))
    with pytest.raises(UsageError, match="berisi sumber"):
        refuse_source_folder(order, inbox / inside)
    refuse_source_folder(order, inbox / "bal")


def test_a_killed_trip_knows_most_of_what_it_has_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sopxl.pipeline.returning.shelves.RECORDED_EVERY", 2)
    killed = Shelves.at(tmp_path)
    for name in "abc":
        killed.put(f"35/{name}.xlsx", name.encode(), made_of=name)
    with Shelves.at(tmp_path) as shelves:
        found = [shelves.find(f"35/{name}.xlsx", name) for name in "abc"]
        assert found == [Placed("35/a.xlsx"), Placed("35/b.xlsx"), None]
        assert shelves.put("35/c.xlsx", b"c", "c") == "35/c.xlsx"


def test_what_was_written_last_time_is_replaced(tmp_path: Path) -> None:
    for content in (b"satu", b"dua"):
        with Shelves.at(tmp_path) as shelves:
            assert shelves.put("35/a.xlsx", content) == "35/a.xlsx"
    assert (tmp_path / "35" / "a.xlsx").read_bytes() == b"dua"
    (tmp_path / "kembalian.json").write_text("[", encoding="utf-8")
    with pytest.raises(UserError, match="catatan pengembalian"):
        Shelves.at(tmp_path)


def test_the_covering_page_says_everything_however_long() -> None:
    given = GivenBack(file="a.xlsx", sent="a", title="A & <B>", errors=1, warnings=2, hints=0)
    slip = Slip(
        office="KPU Kota <Contoh>",
        today=TODAY,
        due=TODAY + timedelta(days=3),
        given_back=tuple(replace(given, file=f"berkas{at}.xlsx") for at in range(95)),
        unread=(Unread("x.xls", "Rusak.", "Kirim ulang."),),
        faults=tuple(Fault("a.xlsx", "SOP!A1", f"Salah {at}.", "Benahi.") for at in range(70)),
        absent=(Absent("KPU.01", "Pemilu", "proses tanpa SOP"),),
    )
    first = render(slip)
    said = words(first)
    assert all(f"berkas{at}.xlsx" in said.replace(" ", "") for at in range(95))
    assert "10 galat lainnya" in said
    assert "24 November 2026" in said
    assert render(slip) == first
