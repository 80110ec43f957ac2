"""Forms with a drawing in them, and what a user may do to that drawing in Excel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.model.settings import Settings
from sopxl.pipeline.drawing.drawn import drawing_in
from sopxl.pipeline.drawing.forms import written_form
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.package.parts import OFFICE, Package
from sopxl.workbook.read.form import read_guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.intake.draft import Draft
    from sopxl.model.sop import Sop
    from sopxl.pipeline.drawing.on_paper import Drawing

XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
NS = {"xdr": XDR, "a": A}
SOURCES = Path(__file__).parents[2] / "examples" / "sources"
PX = 9_525


def example(number: str) -> Sop:
    """The example whose name begins so."""
    source = next(SOURCES.glob(f"{number}*.json"))
    return parse(sop_json.to_draft(source.read_text(encoding="utf-8"), source.name)).sop


@cache
def form(number: str) -> bytes:
    """The filled form of an example, not drawn yet."""
    return written_form(example(number))


def read(workbook: bytes) -> Draft:
    return read_guarded(guarded(workbook, "uji.xlsx"))


def draw(workbook: bytes, settings: Settings | None = None, *, keep: bool = False) -> Drawing:
    """Draw a form as the command line does."""
    draft = read(workbook)
    sop = parse(draft).sop
    return drawing_in(workbook, draft, sop, settings or Settings(), keep=keep)


@cache
def drawn(number: str) -> bytes:
    return draw(form(number)).content


def sheet_part(workbook: bytes) -> bytes:
    package = Package(workbook)
    return package.part(package.sheet("SOP"))


def with_sheet(workbook: bytes, changed: Callable[[bytes], bytes]) -> bytes:
    """The workbook after something in the sheet SOP was changed."""
    package = Package(workbook)
    name = package.sheet("SOP")
    content = changed(package.part(name))
    assert content != package.part(name)
    package.put(name, content)
    return package.to_bytes()


def drawing_part(package: Package) -> str:
    relations = package.relationships(package.sheet("SOP"))
    return next(other.target for other in relations if other.kind == f"{OFFICE}/drawing")


def anchors(workbook: bytes) -> etree._Element:
    package = Package(workbook)
    return etree.fromstring(package.part(drawing_part(package)))


def with_anchors(workbook: bytes, changed: Callable[[etree._Element], object]) -> bytes:
    """The workbook after something in the drawing of the sheet SOP was changed."""
    package = Package(workbook)
    name = drawing_part(package)
    root = etree.fromstring(package.part(name))
    changed(root)
    package.put(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
    return package.to_bytes()


def anchor(root: etree._Element, name: str) -> etree._Element:
    (found,) = root.xpath(f"*[.//xdr:cNvPr[@name='sopxl:{name}']]", namespaces=NS)
    assert isinstance(found, etree._Element)
    return found


def dragged(workbook: bytes, name: str, across: int, down: int) -> bytes:
    """The workbook after a shape was dragged by so many pixels, within its cells."""

    def drag(root: etree._Element) -> None:
        for offset, pixels in (("colOff", across), ("rowOff", down)):
            for element in anchor(root, name).iter(f"{{{XDR}}}{offset}"):
                element.text = str(int(element.text or "0") + pixels * PX)

    return with_anchors(workbook, drag)


def place(workbook: bytes, name: str) -> tuple[int, ...]:
    """The cell and offsets of both corners of a shape."""
    texts = anchor(anchors(workbook), name).xpath("(xdr:from|xdr:to)/*/text()", namespaces=NS)
    return tuple(map(int, texts))
