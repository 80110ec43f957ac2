"""Themes: whatever the colour, the words stay legible, on grey copies too."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from math import dist
from typing import TypeAlias

import pytest

from sopxl.model.settings import Theme
from sopxl.scene import Box, Node, Page, Shape
from sopxl.scene.style import BY_ACTOR, LOOKS, PAPER, Looks, Paint
from sopxl.template.sop_ap import SOP_AP

LEGIBLE = 7.0
"""The contrast that WCAG 2.1 asks for at its highest level."""

VISIBLE = 3.0
"""What it asks for where lines carry meaning."""

Sight: TypeAlias = tuple[tuple[float, float, float], ...]
SIGHTS: dict[str, Sight] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Which light reaches the mind: Machado, Oliveira and Fernandes, 2009, at full severity."""

TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.072175),
    (0.0193339, 0.119192, 0.9503041),
)
DISTINCT, FAR_APART = 10.0, 20.0
"""In CIELAB, where two is about the least that anybody sees."""

PAGE = Page(
    number=1,
    paper=(1000, 1000),
    frame=(0, 0, 1000, 1000),
    columns=tuple((left, left + 100) for left in range(100, 1000, 100)),
)


def node(left: int, shape: Shape = Shape.PROCESS) -> Node:
    return Node(id="n", step=1, shape=shape, box=Box(left, 0, 50, 20))


def lightness(colour: str) -> float:
    """The relative luminance: what a grey copy keeps of a colour."""
    shares = zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)
    return sum(share * c for share, c in shares)


def linear(colour: str) -> list[float]:
    """Red, green and blue as amounts of light."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((lightness(one), lightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def paints(looks: Looks) -> list[Paint]:
    return [*looks.columns, *(paint for _, paint in looks.shapes)]


@pytest.mark.parametrize("theme", Theme)
def test_a_grey_copy_keeps_words_and_outlines(theme: Theme) -> None:
    for paint in paints(LOOKS[theme]):
        assert contrast(paint.ink, paint.fill) >= LEGIBLE
        assert contrast(paint.line, PAPER) >= VISIBLE


def test_each_actor_has_a_colour_of_its_own_while_there_are_colours() -> None:
    actors = SOP_AP.actors
    assert actors
    page = replace(PAGE, columns=tuple((left, left + 50) for left in range(0, 800, 50)))
    seen = [BY_ACTOR.paint(page, node(left + 20)) for left, _ in page.columns]
    assert len(set(seen[: actors.limit])) == actors.limit == 15
    assert seen[15] == seen[0]


@pytest.mark.parametrize("sight", SIGHTS)
def test_actors_are_told_apart_whatever_colours_one_sees(sight: str) -> None:
    seen = [shade(paint.fill, SIGHTS[sight]) for paint in BY_ACTOR.columns]
    assert min(dist(one, two) for one, two in combinations(seen, 2)) > DISTINCT
    assert min(dist(one, two) for one, two in pairwise(seen)) > FAR_APART


@pytest.mark.parametrize("theme", Theme)
def test_a_symbol_stands_out_from_the_paper_by_its_outline(theme: Theme) -> None:
    for paint in paints(LOOKS[theme]):
        assert paint.line == paint.fill or contrast(paint.line, paint.fill) >= VISIBLE


def shade(colour: str, sight: Sight) -> tuple[float, float, float]:
    """The colour as somebody with this sight sees it, in CIELAB: equal distances look alike."""
    seen = [sum(share * c for share, c in zip(row, linear(colour), strict=True)) for row in sight]
    white = zip(TO_XYZ, (0.95047, 1.0, 1.08883), strict=True)
    x, y, z = (
        cubed(sum(share * min(max(c, 0), 1) for share, c in zip(row, seen, strict=True)) / full)
        for row, full in white
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def cubed(share: float) -> float:
    return share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116


def test_a_pentagon_belongs_to_no_actor() -> None:
    assert BY_ACTOR.paint(PAGE, node(120, Shape.OFF_PAGE)) == Paint()


def test_a_symbol_left_of_all_columns_is_painted_like_the_first() -> None:
    assert BY_ACTOR.paint(PAGE, node(0)) == BY_ACTOR.columns[0]
    assert BY_ACTOR.paint(replace(PAGE, columns=()), node(500)) == BY_ACTOR.columns[0]


def test_high_contrast_tells_the_shapes_apart_by_fill_and_draws_thicker_lines() -> None:
    looks = LOOKS[Theme.HIGH_CONTRAST]
    fills = {shape: looks.paint(PAGE, node(120, shape)).fill for shape in Shape}
    assert len({fills[shape] for shape in (Shape.TERMINATOR, Shape.PROCESS, Shape.DECISION)}) == 3
    assert looks.line > LOOKS[Theme.BLACK_AND_WHITE].line
