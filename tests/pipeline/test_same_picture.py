"""One scene, one picture: in the workbook as LibreOffice prints it, and in our PDF.

LibreOffice makes columns wider than Excel by one factor, since it does not round the width of a
digit; apart from that factor everything has to stand in the same place.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, replace
from itertools import count, pairwise
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

import pypdfium2
import pytest

from benchmarks.layout_corpus import standard
from sopxl.backends import pdf
from sopxl.intake.parse.sop import parse
from sopxl.model.settings import Settings, Theme
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.drawing.sheet_drawing import sheet_drawing
from sopxl.pipeline.drawing.sheet_scene import scene_on_sheet
from sopxl.scene import EMU_PER_POINT, Node, Page, Scene, Shape
from sopxl.scene.style import LOOKS
from sopxl.workbook.drawing.sheet import sheet_geometry, with_drawing
from tests.pipeline.drawn import form, read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np

CASES = {
    "01": Theme.HIGH_CONTRAST,
    "05": Theme.BLACK_AND_WHITE,
    "06": Theme.COLOUR,
    "07": Theme.BLACK_AND_WHITE,
    "long": Theme.COLOUR,
}
LONG = standard(40, 3)
"""A procedure of more pages than the examples have."""

WIDENING = (1.045, 1.065)
TOLERANCE, LANE_TOLERANCE = 1.0, 2.0
"""In points on paper, for symbols and for arrows: where an arrow turns back to its own line, the
lane is a multiple of a very thin frame, which LibreOffice rounds to a hundredth of a millimetre."""

DOTS = 2
"""To the point."""

DARK = 160
Places: TypeAlias = "Mapping[str, tuple[int, float, float]]"
"""By the word in a symbol: page, x and y of its middle in points from the upper left corner."""


@dataclass(frozen=True)
class Case:
    """A scene with a word of its own in every symbol, in our PDF and in that of LibreOffice."""

    scene: Scene
    ours: bytes
    theirs: bytes


def named(scene: Scene) -> Scene:
    """The scene with a word of its own in every symbol, by which it is found on paper."""
    numbers = count(1)

    def page(old: Page) -> Page:
        items = (
            replace(item, text=f"Q{next(numbers)}Q") if isinstance(item, Node) else item
            for item in old.items
        )
        return replace(old, items=tuple(items))

    return replace(scene, pages=tuple(map(page, scene.pages)))


@pytest.fixture(scope="module")
def cases(libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Case]:
    folder = tmp_path_factory.mktemp("same")
    scenes = {}
    for number, theme in CASES.items():
        workbook = written_form(LONG) if number == "long" else form(number)
        draft = read(workbook)
        geometry = sheet_geometry(workbook, "SOP")
        wanted = scene_on_sheet(draft, parse(draft).sop, geometry, Settings())
        scenes[number] = named(wanted.scene)
        drawn = replace(wanted, scene=scenes[number])
        drawing = sheet_drawing(drawn, geometry, LOOKS[theme])
        (folder / f"{number}.xlsx").write_bytes(with_drawing(workbook, "SOP", drawing))
    print_all(libreoffice, folder)
    return {
        number: Case(
            scene,
            pdf.render(scene, LOOKS[CASES[number]]),
            (folder / f"{number}.pdf").read_bytes(),
        )
        for number, scene in scenes.items()
    }


def print_all(libreoffice: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(file) for file in sorted(folder.glob("*.xlsx"))]
    subprocess.run(
        [libreoffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
        check=True,
        capture_output=True,
        timeout=240,
    )


def places(file: bytes, words: list[str]) -> Places:
    found = {}
    for number, page in enumerate(pypdfium2.PdfDocument(file)):
        text, height = page.get_textpage(), page.get_height()
        for word in words:
            index, length = text.search(word, match_case=True).get_next() or (None, 0)
            if index is None:
                continue
            boxes = [text.get_charbox(index + step) for step in range(length)]
            x = (boxes[0][0] + boxes[-1][2]) / 2
            found[word] = (number, x, height - (boxes[0][1] + boxes[0][3]) / 2)
    return found


@dataclass(frozen=True)
class Compared:
    """Where LibreOffice prints what our PDF has at x and y; `pages` are its numbers by ours."""

    factor: float
    across: float
    down: float
    pages: Mapping[int, int]
    pairs: tuple[tuple[float, float, float, float], ...]

    def theirs(self, x: float, y: float) -> tuple[float, float]:
        return self.factor * x + self.across, y + self.down


def compared(case: Case) -> Compared:
    """Fit the one PDF to the other by the symbols that are farthest apart."""
    words = [node.text for page in case.scene.pages for node in page.nodes]
    ours, theirs = places(case.ours, words), places(case.theirs, words)
    assert theirs.keys() == ours.keys() == set(words)
    pages = {ours[word][0]: theirs[word][0] for word in words}
    assert all(theirs[word][0] == pages[ours[word][0]] for word in words)
    pairs = tuple((*ours[word][1:], *theirs[word][1:]) for word in words)
    low, high = min(pairs), max(pairs)
    factor = (high[2] - low[2]) / (high[0] - low[0])
    across = median(other - factor * x for x, _, other, _ in pairs)
    down = median(other - y for _, y, _, other in pairs)
    return Compared(factor, across, down, pages, pairs)


def test_the_cases_have_several_pages_and_every_kind_of_symbol(cases: Mapping[str, Case]) -> None:
    assert max(len(case.scene.pages) for case in cases.values()) > 4
    nodes = [n for case in cases.values() for page in case.scene.pages for n in page.nodes]
    assert {node.shape for node in nodes} == set(Shape)


@pytest.mark.parametrize("number", CASES)
def test_every_symbol_stands_in_the_same_place(cases: Mapping[str, Case], number: str) -> None:
    found = compared(cases[number])
    assert WIDENING[0] < found.factor < WIDENING[1]
    assert abs(found.down) < TOLERANCE
    for x, y, *theirs in found.pairs:
        assert theirs == pytest.approx(found.theirs(x, y), abs=TOLERANCE)


@pytest.mark.parametrize("number", CASES)
def test_every_piece_of_every_arrow_is_drawn_where_the_scene_has_it(
    cases: Mapping[str, Case], number: str
) -> None:
    case, found = cases[number], compared(cases[number])
    for our_page, their_page in found.pages.items():
        ours, theirs = dots(case.ours, our_page), dots(case.theirs, their_page)
        for edge in case.scene.pages[our_page].edges:
            for a, b in pairwise(edge.points):
                x, y = (a.x + b.x) / 2 / EMU_PER_POINT, (a.y + b.y) / 2 / EMU_PER_POINT
                assert is_inked(ours, x, y), edge.id
                assert is_inked(theirs, *found.theirs(x, y)), edge.id


def dots(file: bytes, number: int) -> np.ndarray:
    grey: np.ndarray = pypdfium2.PdfDocument(file)[number].render(scale=DOTS).to_numpy()
    return grey[:, :, :3].mean(axis=2)


def is_inked(page: np.ndarray, x: float, y: float) -> bool:
    reach = round(LANE_TOLERANCE * DOTS)
    across, down = round(x * DOTS), round(y * DOTS)
    window = page[down - reach : down + reach + 1, across - reach : across + reach + 1]
    return bool(window.min() < DARK)
