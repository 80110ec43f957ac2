"""Files that were renamed or moved between two runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.registering import dump, findings, run, write_sop

if TYPE_CHECKING:
    from pathlib import Path


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
