"""A workbook of the old days, drawn: in the profile `lama` style never fails it, structure does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from sopxl.cli.main import exit_code
from sopxl.pipeline.checking.single import Task, inspect
from sopxl.pipeline.drawing.drawn import draw
from sopxl.pipeline.drawing.on_paper import DrawnAs
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.pipeline.checking.outcome import Outcome

DAY = date(2026, 4, 1)

HEAD = (
    ("Nomor SOP", "SOP-011/3578/2019"),
    ("Tanggal Pembuatan", "2 Januari 2019"),
    ("Tanggal Revisi", "-"),
    ("Tanggal Efektif", "1 Februari 2019"),
    ("Disahkan oleh", "Sekretaris KPU Kota Surabaya"),
    ("Judul SOP", "SOP Pengelolaan Surat Masuk"),
)
HEADINGS = (
    ("No.", "Uraian Prosedur", "Pelaksana", None, "Mutu Baku", None, None, "Ket."),
    (None, None, "Staf", "Sekretaris", "Persyaratan", "Waktu", "Keluaran", None),
)
MERGED = ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:F2", "G1:H1", "I1:K1", "L1:L2")
STEPS = (
    ("mulai", "Staf", None, None, 1, "Penerimaan surat", "Surat", "5 menit", "Agenda; disposisi"),
    ("keputusan", "Sekretaris", 3, 1, 2, "Memeriksa surat", "Agenda", None, "Surat diperiksa"),
    ("selesai", "Staf", None, None, 3, "Surat disimpan", "Surat diperiksa", "5 menit", None),
)
"""Jenis, Pelaksana, Ya, Tidak; then the official table with its two actor columns left empty."""

STYLE = {"I401", "S202", "M104"}
INCOMPLETE = {"I101", "I102", "D101", "M102", "M201"}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A workbook without our names: its words are all there is to find things by."""
    return written(tmp_path / "lama.xlsx", way_if_no=1)


def written(target: Path, way_if_no: int) -> Path:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "COVER"
    for at, (label, value) in enumerate(HEAD, start=2):
        cover.cell(at, 8, label)
        cover.cell(at, 9, value)
    sheet = book.create_sheet("SOP Surat Masuk ")
    sheet.append(["Jenis", "Pelaksana", "Ya", "Tidak", *HEADINGS[0]])
    sheet.append([None, None, None, None, *HEADINGS[1]])
    for area in MERGED:
        sheet.merge_cells(area)
    for kind, actor, yes, no, number, activity, needs, time, output in STEPS:
        other = no and way_if_no
        row = [kind, actor, yes, other, number, activity, None, None, needs, time, output]
        sheet.append(row)
    book.save(target)
    return target


def drawn(source: Path, profile: str) -> Outcome:
    """Draw a workbook into itself, and judge what came of it."""
    task = Task(DAY, {"profil": profile})
    source.write_bytes(draw(source, task, DrawnAs.XLSX, source.name)[1].content)
    return inspect(source, task)


def severities(outcome: Outcome, codes: set[str]) -> dict[str, set[Severity]]:
    found = {code: set[Severity]() for code in codes}
    for located in outcome.findings:
        if located.finding.rule.code in codes:
            found[located.finding.rule.code].add(located.severity)
    return found


def test_in_the_profile_of_the_form_what_is_missing_is_an_error(old: Path) -> None:
    outcome = drawn(old, "baru")
    assert severities(outcome, INCOMPLETE) == {code: {Severity.ERROR} for code in INCOMPLETE}
    assert severities(outcome, STYLE) == {code: {Severity.WARNING} for code in STYLE}


def test_in_the_profile_for_old_files_style_and_gaps_never_fail_a_file(old: Path) -> None:
    outcome = drawn(old, "lama")
    assert severities(outcome, INCOMPLETE) == {code: {Severity.WARNING} for code in INCOMPLETE}
    assert severities(outcome, STYLE) == {code: {Severity.HINT} for code in STYLE}
    assert outcome.count(Severity.ERROR) == 0


@pytest.mark.parametrize("profile", ["baru", "lama"])
def test_a_fault_of_structure_is_an_error_in_both(tmp_path: Path, profile: str) -> None:
    outcome = drawn(written(tmp_path / "lama.xlsx", way_if_no=9), profile)
    assert severities(outcome, {"F304"}) == {"F304": {Severity.ERROR}}
    (lost,) = [each for each in outcome.findings if each.finding.rule.code == "F304"]
    assert str(lost.place) == "SOP Surat Masuk !D4"


def test_the_exit_code_follows_the_profile(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn(old, "lama")
    assert exit_code(["check", str(old), "--profile", "lama", "--tanggal", "2026-04-01"]) == 0
    assert exit_code(["check", str(old), "--profile", "baru", "--tanggal", "2026-04-01"]) == 1
    assert "M201 galat" in capsys.readouterr().out
