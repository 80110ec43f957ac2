"""The printed procedure: cover, table on each page, numbers, bookmarks, words that can be found."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pypdf
import pytest
from lxml import etree

from sopxl.backends import pdf, svg
from sopxl.model.settings import Paper, Settings
from sopxl.pipeline.drawing.on_paper import scene_of
from tests.pipeline.drawn import example

NUMBER = "05"
HEADINGS = ("No", "Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output")


@cache
def book(number: str = NUMBER) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf.render(scene_of(example(number), Settings()))))


def text(page: pypdf.PageObject) -> str:
    return " ".join(page.extract_text().split())


def test_each_page_bears_the_headings_and_its_number_of_all() -> None:
    _, *pages = book().pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        words = text(page)
        assert [heading for heading in HEADINGS if heading not in words] == []
        assert f"Halaman {number} dari {len(pages)}" in words


def test_only_the_first_page_of_the_table_bears_the_title() -> None:
    title = example(NUMBER).identity.title.upper()
    assert [title in text(page) for page in book().pages[1:]] == [True, False]


def test_further_pages_say_in_their_margin_of_which_procedure_they_are() -> None:
    identity = example(NUMBER).identity
    header = f"{identity.title} ({identity.number})"
    assert [header in text(page) for page in book().pages[1:]] == [False, True]


def test_bookmarks_lead_to_the_cover_and_to_the_steps() -> None:
    titles = [str(item.title) for item in book().outline]  # type: ignore[union-attr]  # no levels
    assert titles[0] == "Sampul"
    assert titles[1].startswith("Halaman 1: langkah 1–")
    assert titles[-1].endswith("–18")
    numbers = [book().get_destination_page_number(item) for item in book().outline]  # type: ignore[arg-type]
    assert numbers == list(range(len(book().pages)))


def test_the_file_says_whose_procedure_it_is() -> None:
    identity, metadata = example(NUMBER).identity, book().metadata
    assert metadata is not None
    assert metadata.title == identity.title
    assert metadata.subject == identity.number
    assert metadata.author == "Sekretariat KPU Provinsi Jawa Timur"


def test_every_activity_can_be_searched() -> None:
    words = "".join(text(page) for page in book().pages).replace(" ", "")
    for step in example(NUMBER).steps:
        assert step.activity.replace(" ", "") in words


@pytest.mark.parametrize(("paper", "width"), [(Paper.F4, 330), (Paper.A4, 297)])
def test_the_setting_decides_the_paper(paper: Paper, width: int) -> None:
    file = pdf.render(scene_of(example(NUMBER), Settings(paper=paper)))
    for page in pypdf.PdfReader(BytesIO(file)).pages:
        assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(width, abs=0.01)


def test_the_svg_tells_a_screen_reader_each_step_and_each_flow() -> None:
    root = etree.fromstring(svg.render(scene_of(example(NUMBER), Settings())).encode())
    told = root.xpath("//*[local-name()='g']/*[local-name()='title']/text()")
    assert root.findtext("{*}title") == example(NUMBER).identity.title
    assert "18 langkah" in (root.findtext("{*}desc") or "")
    assert sum(words.startswith("Langkah ") for words in told) >= 18
    assert any("jawaban Tidak" in words for words in told)
