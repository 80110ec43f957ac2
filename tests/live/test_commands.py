"""The buttons of the ribbon, pressed: macros of the built files, xlwings as it is, Excel in memory.

What they do must be what the command line does with the same workbook while it is closed.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.live.book import OpenBook
from sopxl.live.macros import Macros
from sopxl.pipeline.checking.single import Task, inspect
from sopxl.pipeline.drawing.drawn import draw_into
from sopxl.template.example import EXAMPLE
from sopxl.template.sop_ap import DRAW_LIST, FINDINGS, META
from sopxl.workbook.build.form import build_sop
from sopxl.workbook.read.form import read
from sopxl.workbook.vba import addin, self_contained_form
from tests.excel import drawing
from tests.excel.anchors import shapes_in
from tests.excel.engine import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.model.sop import Sop

ROOT = Path(__file__).parents[2]
MACROS = ROOT / "macros"
SOURCES = sorted((ROOT / "examples" / "sources").glob("0*.json"))
TODAY = Task(dt.datetime.now().astimezone().date(), {})


@cache
def form_with_macros(sop: Sop) -> bytes:
    return self_contained_form(build_sop(sop), MACROS)


@cache
def built_addin() -> bytes:
    return addin(MACROS)


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[Sop], tuple[Desk, Path]]:
    """Open the form filled with an SOP, with all macros inside."""

    def open_form(sop: Sop) -> tuple[Desk, Path]:
        path = tmp_path / "sop-ap.xlsm"
        path.write_bytes(form_with_macros(sop))
        desk = Desk(path)
        desk.connect()
        return desk, path

    return open_form


def example(source: Path) -> Sop:
    return parse(sop_json.to_draft(source.read_text("utf-8"), source.name)).sop


def open_book(desk: Desk) -> OpenBook:
    book = desk.connect().books.active
    return OpenBook.read(Macros(book, book.name, book.name))


def findings(desk: Desk) -> list[tuple[object, ...]]:
    """Return the rows of the sheet of findings, without those that hold nothing."""
    sheet = desk.connect().books.active.sheets[FINDINGS]
    return [tuple(row) for row in sheet.used_range.value[4:] if any(row)]


@pytest.mark.parametrize("source", SOURCES[:3], ids=lambda path: path.stem)
def test_an_open_workbook_says_what_its_file_says(
    opened: Callable[[Sop], tuple[Desk, Path]], source: Path
) -> None:
    desk, path = opened(example(source))
    live, closed = open_book(desk).draft(), read(path)
    assert live.template == closed.template
    assert live.settings == closed.settings
    assert {ref: (e.text, e.sheet, e.cell, e.found) for ref, e in live.entries.items()} == {
        ref: (e.text, e.sheet, e.cell, e.found) for ref, e in closed.entries.items()
    }


def test_periksa_writes_what_the_command_line_finds(
    opened: Callable[[Sop], tuple[Desk, Path]],
) -> None:
    desk, path = opened(EXAMPLE)
    desk.press("SopxlRibbon.CheckSop")
    expected = [
        (located.severity.value, str(located.place), located.finding.message)
        for located in inspect(path, TODAY).findings
    ]
    assert [row[1:4] for row in findings(desk)] == expected
    assert desk.alerts[-1].startswith(f"{len(expected)} temuan")
    listed = desk.connect().books.active.sheets[FINDINGS]
    assert listed["D5"].wrap_text
    assert listed.range((len(expected) + 4, 4)).wrap_text


def test_periksa_twice_says_the_same_and_forgets_what_was_mended(
    opened: Callable[[Sop], tuple[Desk, Path]],
) -> None:
    desk, _ = opened(EXAMPLE)
    desk.press("SopxlRibbon.CheckSop")
    first = findings(desk)
    desk.press("SopxlRibbon.CheckSop")
    assert findings(desk) == first
    desk.connect().books.active.sheets["Identitas"]["I2"].value = "1/OT.02.01-SOP/35/2026"
    desk.press("SopxlRibbon.CheckSop")
    assert len(findings(desk)) == len(first) - 1


LOOKS = [
    (SOURCES[3], "tema", "warna"),
    (SOURCES[4], "tema", "kontras"),
    (SOURCES[5], "kertas", "a4"),
    (SOURCES[8], "tema", "hitam-putih"),
]


@pytest.mark.parametrize(
    ("source", "key", "value"), LOOKS, ids=lambda value: getattr(value, "stem", value)
)
def test_gambar_draws_what_the_command_line_draws(
    opened: Callable[[Sop], tuple[Desk, Path]], source: Path, key: str, value: str
) -> None:
    desk, path = opened(example(source))
    settle(desk, key, value)
    desk.press("SopxlRibbon.DrawFlowchart")
    assert desk.alerts[-1].startswith("Diagram alir sudah digambar.")
    draft = read(path)
    settings = replace(TODAY, chosen={key: value}).settings(draft)
    in_file = shapes_in(draw_into(path.read_bytes(), draft, parse(draft).sop, settings), "SOP")
    live = {shape.name: shape for shape in desk.sheet(path.name, "SOP").shapes_}
    assert live.keys() == in_file.keys()
    for name, expected in in_file.items():
        shape, kept = live[name], drawing.record(live[name])
        box = (shape.left, shape.top, shape.width, shape.height)
        assert box == pytest.approx(expected.box, abs=1), name
        assert (kept.begin, kept.end) == expected.glue, name
        assert kept.adjustments == pytest.approx(expected.adjustments, abs=1e-4), name
        assert drawing.colours(shape) == expected.colours, name


def settle(desk: Desk, key: str, value: str) -> None:
    """Set a key on the hidden sheet of settings."""
    sheet = desk.connect().books.active.sheets[META]
    keys = [row[0] for row in sheet.used_range.value]
    sheet.range((keys.index(key) + sheet.used_range.row, 2)).value = value


def test_gambar_twice_gives_the_same_drawing(opened: Callable[[Sop], tuple[Desk, Path]]) -> None:
    desk, path = opened(EXAMPLE)
    desk.press("SopxlRibbon.DrawFlowchart")
    first = [repr(shape) for shape in desk.sheet(path.name, "SOP").shapes_]
    desk.press("SopxlRibbon.DrawFlowchart")
    assert [repr(shape) for shape in desk.sheet(path.name, "SOP").shapes_] == first
    assert len(first) > len(EXAMPLE.steps)


def test_hapus_gambar_gives_the_sheet_back(opened: Callable[[Sop], tuple[Desk, Path]]) -> None:
    desk, path = opened(EXAMPLE)
    sheet = desk.sheet(path.name, "SOP")
    before = [sheet.row_height_points(row) for row in range(1, 50)]
    desk.press("SopxlRibbon.DrawFlowchart")
    assert [sheet.row_height_points(row) for row in range(1, 50)] != before
    desk.press("SopxlRibbon.ClearFlowchart")
    assert sheet.shapes_ == []
    assert [sheet.row_height_points(row) for row in range(1, 50)] == before


def test_what_was_drawn_while_closed_is_taken_back_while_open(
    opened: Callable[[Sop], tuple[Desk, Path]],
) -> None:
    desk, path = opened(EXAMPLE)
    sheet = desk.sheet(path.name, "SOP")
    before = [sheet.row_height_points(row) for row in range(1, 50)]
    draft = read(path)
    drawn = draw_into(path.read_bytes(), draft, parse(draft).sop, TODAY.settings(draft))
    path.write_bytes(drawn)
    desk = Desk(path)
    sheet = desk.sheet(path.name, "SOP")
    in_file = {shape.name for shape in sheet.shapes_}
    desk.connect()
    desk.press("SopxlRibbon.DrawFlowchart")
    assert {shape.name for shape in sheet.shapes_} == in_file
    desk.press("SopxlRibbon.ClearFlowchart")
    assert sheet.shapes_ == []
    assert [sheet.row_height_points(row) for row in range(1, 50)] == before


def test_temuan_needs_no_python(opened: Callable[[Sop], tuple[Desk, Path]]) -> None:
    desk, _ = opened(EXAMPLE)
    desk.press("SopxlRibbon.ShowFindings")
    assert desk.excel.application.active_book.active_sheet.name == FINDINGS
    assert desk.crossings == 0


def test_the_addin_serves_a_plain_workbook_whatever_it_is_called(tmp_path: Path) -> None:
    host, form = tmp_path / "sopxl's (1).xlam", tmp_path / "SOP Bagian Keuangan & Umum.xlsx"
    host.write_bytes(built_addin())
    form.write_bytes(build_sop(EXAMPLE))
    desk = Desk(host, form)
    desk.connect()
    desk.press("SopxlRibbon.DrawFlowchart")
    assert desk.alerts[-1].startswith("Diagram alir sudah digambar.")
    assert desk.sheet(form.name, "SOP").shapes_
    assert DRAW_LIST in desk.connect().books.active.sheet_names


def test_a_workbook_that_is_no_sop_is_told_in_one_sentence(tmp_path: Path) -> None:
    host = tmp_path / "sopxl.xlam"
    host.write_bytes(built_addin())
    desk = Desk(host)
    desk.excel.add_workbook()
    for button in ("CheckSop", "DrawFlowchart"):
        desk.connect()
        desk.press(f"SopxlRibbon.{button}")
        assert "bukan SOP" in desk.alerts[-1]
        assert "sopxl new" in desk.alerts[-1]


def test_a_form_without_steps_has_nothing_to_draw(
    opened: Callable[[Sop], tuple[Desk, Path]],
) -> None:
    desk, path = opened(type(EXAMPLE)())
    desk.press("SopxlRibbon.DrawFlowchart")
    assert "tidak berisi langkah" in desk.alerts[-1]
    assert desk.sheet(path.name, "SOP").shapes_ == []


def test_a_protected_sheet_is_told_and_nothing_stays_half_drawn(
    opened: Callable[[Sop], tuple[Desk, Path]],
) -> None:
    desk, path = opened(EXAMPLE)
    sheet = desk.sheet(path.name, "SOP")
    sheet.vba_get("Protect", [])
    desk.press("SopxlRibbon.DrawFlowchart")
    assert desk.alerts[-1].startswith("Lembar «SOP» terproteksi")
    assert sheet.shapes_ == []


STARTED = "import sopxl.live.light, xlwings.utils; from sopxl.live import commands"
NEVER = {"openpyxl", "xlsxwriter", "reportlab", "python_calamine", "lxml", "click"}
NEVER |= {"numpy", "pandas", "matplotlib", "PIL", "sqlite3", "sopxl.store", "sopxl.report"}
NEVER |= {"sopxl.workbook.read", "sopxl.workbook.build", "sopxl.register"}
DRAWING_ONLY = {"sopxl.layout", "sopxl.scene", "sopxl.backends", "sopxl.workbook", "zipfile"}
JUDGING = {"sopxl.rules", "sopxl.intake.parse", "sopxl.layout", "sopxl.scene", "sopxl.backends"}
ROUTER = {"sopxl.layout.routing", "sopxl.layout.laying_out", "sopxl.layout.form"}
KEEPING = {"sopxl.pipeline.drawing.keeping", "sopxl.scene.nudge", "sopxl.pipeline.drawing.drawn"}
WRITERS = {"reportlab", "xlsxwriter", "openpyxl", "sopxl.workbook.build", "sopxl.live.saving"}


@pytest.mark.parametrize(
    ("program", "unasked"),
    [
        (STARTED, NEVER | DRAWING_ONLY | JUDGING),
        (f"{STARTED}; from sopxl.live import checking", NEVER | DRAWING_ONLY),
        (f"{STARTED}; from sopxl.live import drawing", NEVER | {"zipfile", "xml.etree"}),
        (f"{STARTED}; from sopxl.live import fixing", NEVER - {"sopxl.workbook.build"} | ROUTER),
        (f"{STARTED}; from sopxl.live import saving", NEVER | KEEPING | {"zipfile", "xml.etree"}),
        (f"{STARTED}; from sopxl.live import registering", WRITERS | ROUTER | {"sopxl.backends"}),
        (f"{STARTED}; from sopxl.live import doctor, installation", NEVER | JUDGING),
    ],
    ids=["all", "Periksa", "Gambar", "Perbaiki", "Simpan PDF", "Daftarkan", "Periksa Instalasi"],
)
def test_a_button_starts_without_what_it_does_not_need(program: str, unasked: set[str]) -> None:
    """What the time of a start comes to is told by `benchmarks/start.py`."""
    program += f"; import sys; print(sorted({unasked!r} & sys.modules.keys()))"
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
