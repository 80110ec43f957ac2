"""One scene on paper: PDF, PNG and SVG show the same symbols and the same words."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pytest
from lxml import etree
from matplotlib.image import imread

from sopxl.backends import pdf, png, png_canvas, svg
from sopxl.backends.stack import GAP
from sopxl.scene import EMU_PER_POINT, Box, Cell, Page, Scene, Shape
from tests.backends.scenes import CHECK, PAGE, PX, SCENE, START, WORDS, page_with, symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

COVER = Page(
    number=0,
    paper=PAGE.paper,
    frame=PAGE.frame,
    cover=True,
    items=(Cell(box=Box(0, 0, 99 * PX, 20 * PX), lines=("Nama SOP: «Reviu» – 5 × 2 ≥ 1…",)),),
)
BOOK = Scene(title="Reviu & Revisi <1>", subject="No. 7", author="KPU", pages=(COVER, PAGE))


def words_in_pdf(file: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages]


def elements(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def words_in_svg(text: str) -> list[str]:
    return elements(text).xpath("//*[local-name()='text']/text()")


def dots(file: bytes) -> np.ndarray:
    """The picture as rows of dots, 0 black and 1 white, as it was drawn at 72 dots per inch."""
    return imread(BytesIO(file))[:, :, :3].mean(axis=2)


def from_pdf(file: bytes, number: int = 0) -> np.ndarray:
    grey: np.ndarray = pypdfium2.PdfDocument(file)[number].render(scale=1).to_numpy()
    return grey[:, :, :3].mean(axis=2) / 255


def test_the_svg_reads_as_approved(same_as_golden: Callable[[str, str], None]) -> None:
    same_as_golden(svg.render(SCENE), "backends/flow.svg")


def test_no_word_is_lost() -> None:
    assert [word for word in WORDS if word not in words_in_svg(svg.render(SCENE))] == []
    (text,) = words_in_pdf(pdf.render(SCENE))
    assert [word for word in WORDS if word not in text] == []


@pytest.mark.parametrize("shape", Shape)
def test_every_back_end_draws_every_shape_where_the_scene_has_it(shape: Shape) -> None:
    scene = Scene(title="", pages=(page_with(symbol(1, shape, 2, 3)),))
    box = scene.pages[0].nodes[0].box
    (drawn,) = elements(svg.render(scene)).xpath("//*[local-name()='path']/@d")
    left, top = box.x / EMU_PER_POINT, box.y / EMU_PER_POINT
    assert f"{top:g}" in drawn
    for picture in (dots(png.render(scene, 72)), from_pdf(pdf.render(scene))):
        rows, columns = (picture < 0.8).nonzero()
        assert columns.min() == pytest.approx(left, abs=1.5)
        assert rows.min() == pytest.approx(top, abs=1.5)
        assert columns.max() == pytest.approx(box.right / EMU_PER_POINT, abs=1.5)
        assert rows.max() == pytest.approx(box.bottom / EMU_PER_POINT, abs=1.5)


def test_png_and_pdf_show_the_same_picture() -> None:
    first, second = dots(png.render(SCENE, 72)), from_pdf(pdf.render(SCENE))
    height, width = (min(sizes) for sizes in zip(first.shape, second.shape, strict=True))
    different = abs(first[:height, :width] - second[:height, :width]) > 0.8
    assert different.mean() < 0.0005


@pytest.mark.parametrize("back_end", [pdf, png, svg])
def test_the_same_scene_gives_the_same_bytes(back_end: object) -> None:
    assert back_end.render(BOOK) == back_end.render(BOOK)  # type: ignore[attr-defined]


def test_the_pdf_is_a_document_with_text_bookmarks_and_fonts_of_its_own() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf.render(BOOK)))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.subject, reader.metadata.author) == (
        "Reviu & Revisi <1>",
        "No. 7",
        "KPU",
    )
    assert [entry["/Title"] for entry in reader.outline] == [
        "Sampul",
        "Halaman 1: langkah 1–3",
    ]
    assert reader.trailer["/Root"]["/Lang"] == "id-ID"
    assert "«Reviu» – 5 × 2 ≥ 1…" in reader.pages[0].extract_text()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_the_pdf_has_the_size_of_the_paper() -> None:
    box = pypdf.PdfReader(BytesIO(pdf.render(SCENE))).pages[0].mediabox
    assert float(box.width) * 25.4 / 72 == pytest.approx(330, abs=0.01)
    assert float(box.height) * 25.4 / 72 == pytest.approx(215, abs=0.01)


def test_pages_stand_under_each_other_in_a_picture() -> None:
    root = elements(svg.render(BOOK))
    moved = root.xpath("//*[local-name()='g'][@transform]/@transform")
    below = (PAGE.paper[1] + GAP) / EMU_PER_POINT
    assert moved == ["translate(0 0)", f"translate(0 {below:.2f})"]
    single, double = dots(png.render(SCENE, 72)), dots(png.render(BOOK, 72))
    assert double.shape[0] == pytest.approx(2 * single.shape[0] + GAP / EMU_PER_POINT, abs=2)


def test_a_very_long_picture_gets_fewer_dots() -> None:
    scene = Scene(title="", pages=(replace(PAGE, paper=(2_000 * PX, 1_000_000 * PX), items=()),))
    assert dots(png.render(scene)).shape[0] <= png_canvas.LONGEST


def test_a_very_large_picture_gets_fewer_dots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png_canvas, "LARGEST", 100_000)
    assert dots(png.render(SCENE)).size == pytest.approx(100_000, rel=0.01)


def test_screen_readers_learn_what_the_svg_shows() -> None:
    root = elements(svg.render(BOOK))
    assert root.get("role") == "img"
    assert root.findtext("{*}title") == "Reviu & Revisi <1>"
    assert root.findtext("{*}desc") == "Diagram alir SOP: 3 langkah pada 1 halaman."
    assert CHECK.description in root.xpath("//*[local-name()='title']/text()")


def test_a_page_in_half_size_has_lines_and_letters_in_half_size() -> None:
    page = replace(page_with(START), scale=50)
    text = svg.render(Scene(title="", pages=(page,)))
    assert 'stroke-width="0.5"' in text
    assert 'font-size="4"' in text


def test_formulas_of_mathematics_and_markup_are_words_like_others() -> None:
    words = "Rp$5$ < 10 & $x_1$"
    scene = Scene(title="", pages=(page_with(Cell(box=Box(0, 0, PX, PX), lines=(words,))),))
    assert words_in_svg(svg.render(scene)) == [words]
    assert words_in_pdf(pdf.render(scene))[0].strip() == words
    assert (dots(png.render(scene)) < 0.5).any()


def test_a_scene_without_pages_is_an_empty_picture() -> None:
    assert words_in_svg(svg.render(Scene(title="Kosong", pages=()))) == []


def test_the_libraries_are_loaded_only_to_draw() -> None:
    heavy = {"reportlab", "matplotlib", "numpy", "lxml"}
    program = (
        "import sys; from sopxl.backends import drawingml, pdf, png, svg;"
        f"print({heavy!r} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert result.stdout.decode().strip() == "set()"
