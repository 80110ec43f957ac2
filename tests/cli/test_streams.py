"""What is said reaches files and terminals of any encoding, and JSON reads back as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROCEDURE = """\
| No | Kegiatan          | Waktu   | Keterangan |
| -- | ----------------- | ------- | ---------- |
| 1  | Menerima berkas   | 5 mnt   | 中文 é 😀  |
"""


def said(folder: Path, encoding: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sopxl", *words],
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
def test_a_sign_that_the_encoding_lacks_is_written_in_plain_ones(
    encoding: str, tmp_path: Path
) -> None:
    (tmp_path / "中.sop.md").write_text(PROCEDURE, encoding="utf-8")
    done = said(tmp_path, encoding, "fix", "--dry-run", "中.sop.md")
    text = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert text.startswith("?.sop.md:3:")
    assert "5 mnt -> 5 menit (T112)" in text


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_json_reads_back_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.sop.md").write_text(PROCEDURE, encoding="utf-8")
    done = said(tmp_path, encoding, "check", "a.sop.md", "--format", "json")
    (record,) = json.loads(done.stdout.decode("utf-8"))
    assert record["sop"]["steps"][0]["remarks"] == "中文 é 😀"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is of Linux")
def test_a_full_disk_under_the_output_is_one_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sopxl", "explain", "F201"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            text=True,
        )
    assert done.returncode == 1
    assert "penyimpanan penuh" in done.stderr
    assert "Traceback" not in done.stderr
