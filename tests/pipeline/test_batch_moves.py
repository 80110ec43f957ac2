"""Files that were renamed or moved between two runs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from sopxl.store.store import Store
from tests.pipeline.registering import dump, findings, run, write_sop

if TYPE_CHECKING:
    from pathlib import Path

SHOWN = {"Daftar SOP": "Berkas Sumber", "Sumber": "Berkas", "Temuan": "Berkas Sumber"}
"""In which column of a sheet the files stand."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "masuk"
    for code in ("01", "02", "03"):
        write_sop(folder, code, f"Pengelolaan Arsip {code}")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "hasil"


def test_a_file_that_was_renamed_or_moved_is_known_by_its_content(source: Path, out: Path) -> None:
    run(out, source)
    (source / "dalam").mkdir()
    (source / "01.sop.json").rename(source / "satu.sop.json")
    (source / "02.sop.json").rename(source / "dalam" / "02.sop.json")
    summary = run(out, source)
    assert (summary.counts.read, summary.counts.unchanged, summary.gone) == (0, 3, 0)
    fresh = out.with_name("segar")
    run(fresh, source)
    assert dump(out) == dump(fresh)
    assert findings(out) == findings(fresh)


def test_a_copy_is_no_move_and_one_lost_file_is_found_once(source: Path, out: Path) -> None:
    run(out, source)
    lost = source / "01.sop.json"
    (source / "04.sop.json").write_bytes(lost.read_bytes())
    assert run(out, source).counts.read == 1
    (source / "05.sop.json").write_bytes(lost.read_bytes())
    (source / "06.sop.json").write_bytes(lost.read_bytes())
    lost.unlink()
    summary = run(out, source)
    assert (summary.counts.read, summary.counts.unchanged, summary.gone) == (1, 4, 0)
    assert summary.sops == 3


def test_a_moved_file_is_read_again_where_that_is_asked(source: Path, out: Path) -> None:
    run(out, source)
    (source / "01.sop.json").rename(source / "satu.sop.json")
    assert run(out, source, full=True).counts.read == 3


def states(out: Path) -> dict[str, str]:
    with Store.read(out / "register.db") as store:
        return {source.path.removeprefix("../"): source.state.value for source in store.sources()}


def shown(out: Path) -> dict[str, set[str]]:
    """Return which files each sheet of the register names."""
    book = CalamineWorkbook.from_path(out / "register.xlsx")
    files: dict[str, set[str]] = {}
    for sheet, heading in SHOWN.items():
        heads, *rows = book.get_sheet_by_name(sheet).to_python()
        column = heads.index(heading)
        files[sheet] = {str(row[column]).removeprefix("../") for row in rows}
    return files


def test_a_source_that_is_gone_is_a_source_still_and_comes_back_as_it_was(
    source: Path, out: Path
) -> None:
    paths = {f"masuk/{code}.sop.json" for code in ("01", "02", "03")}
    lost = source / "02.sop.json"
    run(out, source)
    before, first = dump(out), shown(out)
    assert first == dict.fromkeys(SHOWN, paths)
    content, kept = lost.read_bytes(), lost.stat()
    lost.unlink()
    summary = run(out, source)
    assert (summary.gone, summary.sops) == (1, 2)
    assert states(out)["masuk/02.sop.json"] == "hilang"
    rest = paths - {"masuk/02.sop.json"}
    assert shown(out) == {"Daftar SOP": rest, "Sumber": paths, "Temuan": rest}
    assert set(findings(out)) == {f"../{path}" for path in rest}
    lost.write_bytes(content)
    os.utime(lost, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    summary = run(out, source)
    assert (summary.counts.read, summary.counts.unchanged, summary.gone) == (0, 3, 0)
    assert (shown(out), dump(out)) == (first, before)


def test_a_source_that_comes_back_changed_is_read_again(source: Path, out: Path) -> None:
    run(out, source)
    (source / "02.sop.json").unlink()
    run(out, source)
    write_sop(source, "02", "Pengelolaan Surat")
    summary = run(out, source)
    assert (summary.counts.read, summary.sops, summary.gone) == (1, 3, 0)
    assert states(out)["masuk/02.sop.json"] == "terbaca"
    fresh = out.with_name("segar")
    run(fresh, source)
    assert dump(out) == dump(fresh)


def test_what_moves_from_one_archive_to_another_is_known_there(tmp_path: Path, out: Path) -> None:
    inbox, parts = tmp_path / "masuk", tmp_path / "bagian"
    inbox.mkdir()
    files = [write_sop(parts, code, f"Pengelolaan Arsip {code}") for code in ("01", "02")]

    def packed(name: str, *chosen: Path) -> None:
        with ZipFile(inbox / name, "w") as archive:
            for file in chosen:
                archive.write(file, file.name)

    packed("a.zip", *files)
    packed("b.zip")
    assert run(out, inbox).sops == 2
    packed("a.zip", files[0])
    packed("b.zip", files[1])
    summary = run(out, inbox)
    assert (summary.sops, summary.gone) == (2, 0)
    paths = {"masuk/a.zip!/01.sop.json", "masuk/b.zip!/02.sop.json"}
    assert states(out) == dict.fromkeys(paths, "terbaca")
    assert shown(out) == dict.fromkeys(SHOWN, paths)
    fresh = out.with_name("segar")
    run(fresh, inbox)
    assert (dump(out), findings(out)) == (dump(fresh), findings(fresh))
