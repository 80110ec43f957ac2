"""Themes: whatever the colour, the words stay legible, on grey copies too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sopxl.model.settings import Theme
from sopxl.scene import Box, Node, Page, Shape
from sopxl.scene.style import BY_ACTOR, LOOKS, PAPER, Looks, Paint

LEGIBLE = 7.0
"""The contrast that WCAG 2.1 asks for at its highest level."""

VISIBLE = 3.0
"""What it asks for where lines carry meaning."""

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
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


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
    seen = [BY_ACTOR.paint(PAGE, node(left + 20)) for left, _ in PAGE.columns[:8]]
    assert len(set(seen)) == 8
    assert BY_ACTOR.paint(PAGE, node(PAGE.columns[8][0] + 20)) == seen[0]


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
