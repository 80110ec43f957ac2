"""Whatever the layout draws, Office's preset connectors can show."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.layout_corpus import dense, form_for, handmade, standard
from sopxl.backends.connector import fit, points_of
from sopxl.layout.laying_out import lay_out
from sopxl.model.settings import Settings
from sopxl.scene import EMU_PER_POINT, Scene
from sopxl.scene.bends import corners_of
from sopxl.scene.compose import compose
from sopxl.scene.sheet import on_sheet

PRESETS = {"straightConnector1", *(f"bentConnector{pieces}" for pieces in range(2, 6))}
CORPUS = {
    **{f"standard {seed}": standard(30, seed) for seed in range(10)},
    **{f"dense {seed}": dense(30, seed) for seed in range(10)},
    **dict(handmade()),
}


@cache
def scene(name: str, column: float | None) -> Scene:
    sop = CORPUS[name]
    form = form_for(sop, column=column)
    return compose(sop, lay_out(sop, form, Settings()), form)


@pytest.mark.parametrize("column", [None, 48.0], ids=["usual", "narrow"])
@pytest.mark.parametrize("name", CORPUS)
def test_every_route_is_a_preset_connector_within_half_a_point(
    name: str, column: float | None
) -> None:
    drawing = scene(name, column)
    assert any(page.edges for page in drawing.pages)
    for page in drawing.pages:
        for edge in page.edges:
            path = corners_of([on_sheet(page, point) for point in edge.points])
            shape = fit(path)
            assert shape.preset in PRESETS
            shown = points_of(shape)
            assert len(shown) == len(path), edge.id
            for wanted, got in zip(path, shown, strict=True):
                off = max(abs(wanted.x - got.x), abs(wanted.y - got.y))
                assert off <= EMU_PER_POINT // 2 + 1, edge.id
