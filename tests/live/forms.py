"""Forms opened beside the add-in: each is built once, every test works on its own copy."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.live.addin import ADDIN
from sopxl.live.book import OpenBook
from sopxl.live.macros import Macros
from sopxl.model.ref import Ref
from sopxl.workbook.build.form import build_sop
from sopxl.workbook.vba import addin
from tests.excel import drawing
from tests.excel.engine import Desk

if TYPE_CHECKING:
    from pyopenvba.apps.excel import Worksheet

    from sopxl.model.sop import Sop

ROOT = Path(__file__).parents[2]
MACROS = ROOT / "macros"
SOURCES = tuple(sorted((ROOT / "examples" / "sources").glob("0*.json")))
SHORT = next(path for path in SOURCES if path.name.startswith("01-"))


@cache
def example(source: Path) -> Sop:
    return parse(sop_json.to_draft(source.read_text("utf-8"), source.name)).sop


@cache
def built(sop: Sop) -> bytes:
    return build_sop(sop)


@cache
def built_addin() -> bytes:
    return addin(MACROS)


def opened(folder: Path, sop: Sop, name: str = "sop-ap.xlsx") -> Desk:
    """Open a form filled with an SOP, after the add-in."""
    return opened_file(folder, built(sop), name)


def opened_file(folder: Path, content: bytes, name: str = "sop-ap.xlsx") -> Desk:
    """Open a workbook, after the add-in."""
    host, file = folder / "XLSTART" / ADDIN, folder / name
    host.parent.mkdir(parents=True, exist_ok=True)
    host.write_bytes(built_addin())
    file.write_bytes(content)
    desk = Desk(host, file)
    desk.connect()
    return desk


def picture(desk: Desk, sheet: str = "SOP") -> list[str]:
    """Return what is drawn: every shape with its place, its glue and its bends."""
    return sorted(
        f"{shape.name} {shape.left:.1f} {shape.top:.1f} {shape.width:.1f} {shape.height:.1f} "
        f"{shape.text!r} {kept.begin} {kept.end} {[round(a, 3) for a in kept.adjustments]}"
        for shape in desk.sheet(front(desk), sheet).shapes_
        for kept in [drawing.record(shape)]
    )


def front(desk: Desk) -> str:
    return str(desk.excel.application.active_book.name)


def steps(desk: Desk, part: str = "activity") -> list[str]:
    """Return the cells of one column of the steps, as the add-in reads them."""
    book = desk.connect().books.active
    draft = OpenBook.read(Macros(book, book.name, ADDIN)).draft()
    count = sum(ref.part == "steps" and ref.field == part for ref in draft.entries)
    return [draft.text(Ref("steps", index, part)) for index in range(count)]


def unmerged(sheet: Worksheet) -> Worksheet:
    """Return the sheet as the double can insert into it; Excel can with merged cells too."""
    sheet.merged_areas.clear()
    return sheet


def notes(sheet: Worksheet) -> dict[str, str]:
    """Return the notes of a sheet by address."""
    cells = sheet.vba_get("Comments").vba_items()
    return {note.vba_get("Parent").vba_get("Address"): note.vba_get("Text") for note in cells}
