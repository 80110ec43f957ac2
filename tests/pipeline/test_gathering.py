"""Sources of a register: patterns, lists, archives, servers; what is not read is told."""

from __future__ import annotations

import struct
import sys
import threading
import zipfile
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fsspec
import pytest

from sopxl.cli.main import exit_code
from sopxl.model.errors import UsageError, UserError
from sopxl.model.process import Process
from sopxl.pipeline.register.gathering import gathered
from sopxl.pipeline.sources.archives import members_of
from sopxl.pipeline.sources.found import sources_in
from sopxl.pipeline.sources.remote import Remote
from sopxl.register.entry import State
from sopxl.store.store import Store
from sopxl.workbook.build.process_map import build_process_map
from tests.pipeline.registering import findings, run, write_sop

if TYPE_CHECKING:
    from collections.abc import Iterator


DEFLATED = zipfile.ZIP_DEFLATED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for code in ("01", "02"):
        write_sop(tmp_path / "masuk" / "kpu jatim", code, f"Pengelolaan Arsip {code}")
    return tmp_path / "masuk"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "hasil"


def pack(archive: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(archive, "w") as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), content, DEFLATED)
    return archive


def sop(folder: Path, code: str) -> bytes:
    return write_sop(folder / "bahan", code, f"Pengelolaan Arsip {code}").read_bytes()


def refusals(out: Path) -> dict[str, str]:
    with Store.read(out / "register.db") as store:
        return {one.path: one.refusal.code for one in store.sources() if one.refusal}


def states(out: Path) -> dict[str, State]:
    with Store.read(out / "register.db") as store:
        return {one.path: one.state for one in store.sources()}


def test_a_pattern_that_the_shell_left_alone_is_followed(folder: Path) -> None:
    found = sources_in([folder / "**" / "*1.sop.json"]).procedures
    assert [one.path.name for one in found] == ["01.sop.json"]
    with pytest.raises(UsageError, match="Tidak ada berkas yang cocok"):
        sources_in([folder / "*.ods"])


def test_a_pattern_stands_for_its_folder_and_passes_over_what_that_would(folder: Path) -> None:
    register, back = folder / "hasil", folder / "kembali"
    run(register, folder)
    write_sop(back / "35", "01")
    (back / "kembalian.json").write_text("{}")
    (register / "ringkasan.sop.json").write_text("{}")
    for hidden in ("~$01.sop.json", "._01.sop.json"):
        (folder / "kpu jatim" / hidden).write_bytes(b"kunci")
    (folder / "kpu jatim" / "surat.pdf").write_bytes(b"%PDF")
    whole = sources_in([folder], register)
    for pattern in ("**/*", "*", "**/*.sop.json"):
        found = sources_in([folder / pattern], register)
        assert found.procedures == whole.procedures
        assert back / "kembalian.json" in found.passed_over
    (other,) = {*whole.passed_over} - {back / "kembalian.json"}
    assert other.name == "surat.pdf"


def test_patterns_of_several_folders_keep_their_files_apart(folder: Path) -> None:
    write_sop(folder / "a", "01")
    write_sop(folder / "b", "01")
    found = sources_in([folder / "a" / "*.json", folder / "b" / "*.json"]).procedures
    assert [str(one.relative) for one in found] == ["a/01.sop.json", "b/01.sop.json"]
    found = sources_in([folder / "[ab]" / "*.json"]).procedures
    assert [str(one.relative) for one in found] == ["a/01.sop.json", "b/01.sop.json"]


def test_an_empty_folder_among_others_stops_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kpu kosong").mkdir()
    both = [folder / "kpu kosong", folder / "kpu jatim"]
    found = sources_in(both)
    assert (len(found.procedures), found.passed_over) == (2, (folder / "kpu kosong",))
    assert sources_in([folder / "kpu *"]).procedures
    words = ["check", *map(str, both), "--select", "I101"]
    exit_code(words)
    assert f"«{both[0]}»: tidak berisi buku kerja SOP, atau" in capsys.readouterr().out
    with pytest.raises(UsageError, match="kpu kosong"):
        sources_in([folder / "kpu kosong"])


def test_a_name_that_only_looks_like_a_pattern_is_a_name(tmp_path: Path) -> None:
    file = write_sop(tmp_path, "01").rename(tmp_path / "SOP [final]*.sop.json")
    assert [one.path for one in sources_in([file]).procedures] == [file]


def test_a_list_names_its_lines_as_seen_from_its_folder(folder: Path) -> None:
    names = folder / "daftar.txt"
    names.write_text(
        '# kiriman Januari\n\n  "kpu jatim/02.sop.json"\nkpu*/01*\n', encoding="utf-8-sig"
    )
    found = sources_in([Path(f"@{names}")]).procedures
    assert [one.path.name for one in found] == ["02.sop.json", "01.sop.json"]
    with pytest.raises(UsageError, match="tidak dapat dibaca"):
        sources_in([Path("@tidak-ada.txt")])


def test_a_line_of_a_list_that_leads_nowhere_is_told_and_the_others_are_read(
    folder: Path, out: Path
) -> None:
    lines = ("kpu jatim/01.sop.json", "tiada.xlsx", "tiada/*.xlsx", "tiada", "x.zip", "a.sop.json")
    names = folder / "daftar.txt"
    names.write_text("\n".join(lines), encoding="utf-8")
    summary = run(out, Path(f"@{names}"))
    assert (summary.sops, summary.counts.read, summary.failed) == (1, 1, True)
    assert refusals(out) == {f"../masuk/{line}": "missing" for line in lines[1:]}


def test_a_path_that_was_typed_and_leads_nowhere_is_a_mistake(folder: Path, out: Path) -> None:
    with pytest.raises(UsageError, match="tiada"):
        run(out, folder / "kpu jatim", folder / "tiada.xlsx")
    with pytest.raises(UsageError, match="tiada"):
        run(out, folder / "tiada" / "*.xlsx")


def test_an_archive_is_read_in_place_under_names_that_lead_back(tmp_path: Path, out: Path) -> None:
    one, two = sop(tmp_path, "01"), sop(tmp_path, "02")
    pack(
        tmp_path / "kiriman.zip",
        {
            "35/a.sop.json": one,
            "3578/dalam sekali/a.sop.json": two,
            "35/surat.docx": b"x",
            "__MACOSX/35/._a.sop.json": b"x",
        },
    )
    summary = run(out, tmp_path / "kiriman.zip")
    assert summary.sops == 2
    assert sorted(findings(out)) == [
        "../kiriman.zip!/35/a.sop.json",
        "../kiriman.zip!/3578/dalam sekali/a.sop.json",
    ]
    again = run(out, tmp_path / "kiriman.zip")
    assert (again.counts.read, again.counts.unchanged, again.written) == (0, 2, ())


def test_two_files_of_one_name_in_an_archive_are_both_read(tmp_path: Path, out: Path) -> None:
    with zipfile.ZipFile(tmp_path / "k.zip", "w") as file:
        file.writestr("a.sop.json", sop(tmp_path, "01"))
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a.sop.json", sop(tmp_path, "02"))
    assert run(out, tmp_path / "k.zip").sops == 2
    assert sorted(findings(out)) == ["../k.zip!/a (2).sop.json", "../k.zip!/a.sop.json"]


def test_what_leaves_an_archive_is_marked_as_gone(tmp_path: Path, out: Path) -> None:
    one, two = sop(tmp_path, "01"), sop(tmp_path, "02")
    pack(tmp_path / "k.zip", {"a.sop.json": one, "b.sop.json": two})
    run(out, tmp_path / "k.zip")
    pack(tmp_path / "k.zip", {"a.sop.json": one})
    assert run(out, tmp_path / "k.zip").gone == 1
    assert states(out) == {"../k.zip!/a.sop.json": State.READ, "../k.zip!/b.sop.json": State.GONE}


def encrypted(archive: Path) -> None:
    """Set the flag of encryption on every member, in both of the places that hold it."""
    content = bytearray(archive.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            struct.pack_into("<H", content, at + offset, 1)
            at = content.find(mark, at + 4)
    archive.write_bytes(content)


def test_what_may_not_be_read_in_an_archive_is_listed_with_its_reason(
    tmp_path: Path, out: Path
) -> None:
    source = tmp_path / "masuk"
    source.mkdir()
    pack(source / "terkunci.zip", {"a.xlsx": b"x"})
    encrypted(source / "terkunci.zip")
    pack(
        source / "aneh.zip",
        {
            "baik.sop.json": sop(tmp_path, "01"),
            "bom.xlsx": bytes(2 << 20),
            "../../keluar.xlsx": b"x",
            "lagi.zip": b"PK",
            "rusak.xlsx": b"bukan buku kerja",
        },
    )
    (source / "potong.zip").write_bytes(b"PK\x03\x04 terpotong")
    summary = run(out, source)
    assert summary.sops == 1
    assert refusals(out) == {
        "../masuk/aneh.zip!/../../keluar.xlsx": "leads-outside",
        "../masuk/aneh.zip!/bom.xlsx": "bomb",
        "../masuk/aneh.zip!/lagi.zip": "nested-archive",
        "../masuk/aneh.zip!/rusak.xlsx": "not-a-workbook",
        "../masuk/potong.zip": "corrupt-archive",
        "../masuk/terkunci.zip!/a.xlsx": "password-protected",
    }
    assert run(out, source).written == ()


def test_a_member_that_is_not_what_the_directory_says_is_refused(tmp_path: Path, out: Path) -> None:
    archive = pack(tmp_path / "k.zip", {"a.sop.json": sop(tmp_path, "01")})
    content = bytearray(archive.read_bytes())
    content[60:70] = b"\0" * 10
    archive.write_bytes(content)
    run(out, archive)
    assert refusals(out) == {"../k.zip!/a.sop.json": "corrupt"}


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.pipe("/kiriman/35/a.sop.json", sop(tmp_path, "01"))
    system.pipe("/kiriman/35/catatan.txt", b"x")
    yield system
    system.rm("/kiriman", recursive=True)


@pytest.mark.parametrize(
    "address",
    ["memory://kiriman", "memory://kiriman/*/*.json", "memory://kiriman/35/a.sop.json"],
)
def test_any_file_system_is_read_by_address(memory: Any, out: Path, address: str) -> None:
    assert memory.exists("/kiriman/35/a.sop.json")
    assert run(out, address).sops == 1
    assert list(findings(out)) == ["memory:///kiriman/35/a.sop.json"]
    assert run(out, address).written == ()


def test_what_leaves_a_server_is_gone_once_its_folder_is_listed(memory: Any, out: Path) -> None:
    memory.pipe("/kiriman/b.sop.json", memory.cat("/kiriman/35/a.sop.json"))
    run(out, "memory://kiriman")
    memory.rm("/kiriman/b.sop.json")
    assert run(out, "memory://kiriman").gone == 1


def test_an_archive_on_a_server_is_read_by_a_chained_address(
    memory: Any, tmp_path: Path, out: Path
) -> None:
    archive = pack(tmp_path / "k.zip", {"35/a.sop.json": sop(tmp_path, "01")})
    memory.pipe("/kiriman/k.zip", archive.read_bytes())
    run(out, "zip://**/*.json::memory://kiriman/k.zip")
    assert list(findings(out)) == ["zip://35/a.sop.json::memory://kiriman/k.zip"]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_workbook_is_fetched_from_a_web_server(folder: Path, out: Path) -> None:
    with served(folder) as root:
        address = f"{root}/kpu%20jatim/01.sop.json"
        assert run(out, address).sops == 1
    assert list(findings(out)) == [address]


def test_an_address_that_leads_nowhere_is_told(out: Path, folder: Path) -> None:
    with served(folder) as root, pytest.raises(UserError, match=r"tidak dapat|Tidak ada"):
        run(out, f"{root}/tidak-ada.xlsx")
    for address in ("memory://kosong", "antah://a/b.xlsx"):
        with pytest.raises(UsageError):
            run(out, address)


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("s3://satu/dua", "package-missing", "pip install s3fs"),
        ("sftp://satu/dua", "package-missing", "pip install paramiko"),
        ("antah://satu", "unknown-protocol", "tidak dikenal"),
        ("https://127.0.0.1:9/a.xlsx", "unreachable", "tidak dapat diambil"),
        ("memory://kosong", "missing", "Tidak ada buku kerja"),
    ],
)
def test_an_address_says_what_is_in_its_way(
    out: Path, monkeypatch: pytest.MonkeyPatch, address: str, code: str, said: str
) -> None:
    for package in ("s3fs", "paramiko"):
        monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UserError) as told:
        run(out, address)
    assert told.value.code == code
    assert said in str(told.value)


def test_copies_of_one_map_count_as_one_and_a_map_in_an_archive_can_be_named(
    folder: Path, out: Path
) -> None:
    maps = [
        build_process_map([Process(code=f"KPU.0{at}", name=f"Proses {at}")]) for at in range(1, 3)
    ]
    for name in ("a", "b"):
        pack(folder / f"{name}.zip", {"peta-proses.xlsx": maps[0]})
    run(out, folder)
    assert process_codes(out) == ["KPU.01"]
    pack(folder / "b.zip", {"peta-proses.xlsx": maps[1]})
    with pytest.raises(UsageError, match="Ada 2 peta proses"):
        run(out, folder)
    run(out, folder, process_map=folder / "b.zip!/peta-proses.xlsx")
    assert process_codes(out) == ["KPU.02"]
    run(out, folder / "kpu jatim", process_map=folder / "a.zip!/peta-proses.xlsx")
    assert process_codes(out) == ["KPU.01"]
    with pytest.raises(UserError):
        run(out, folder, process_map=folder / "b.zip!/lain.xlsx")


def process_codes(out: Path) -> list[str]:
    with Store.read(out / "register.db") as store:
        return [process.code for process in store.processes().leaves]


def test_what_is_not_read_is_told_in_one_line(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.json", "b.md", "c.pdf", "d.pdf", "e.rar", "~$f.xlsx"):
        (folder / name).write_bytes(b"{}")
    assert len(gathered([str(folder)], out).passed_over) == 5
    exit_code(["register", str(folder), "-o", str(out), "--no-xlsx"])
    told = capsys.readouterr().out
    assert "5 berkas lain dilewati (1 .json, 1 .md, 2 .pdf, 1 .rar)." in told
    assert ".sop.json" in told
    assert "perlu dikeluarkan" in told


def test_what_vanishes_or_cannot_be_fetched_while_it_is_read_is_refused(tmp_path: Path) -> None:
    archive = pack(tmp_path / "k.zip", {"a.xlsx": b"x"})
    (member,) = members_of(archive, (".xlsx",))
    archive.unlink()
    lost = (member, Remote("memory://tidak/ada.xlsx"), Remote("antah://a.xlsx"))
    for file in lost:
        with pytest.raises(UserError):
            file.read_bytes()
