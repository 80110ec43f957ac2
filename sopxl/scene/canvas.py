"""The one seam between the drawing and those who draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, assert_never

from sopxl.scene.items import Cell, Edge, Label, Node

if TYPE_CHECKING:
    from sopxl.scene.items import Page


class Canvas(Protocol):
    """Something that can draw every item of a page."""

    def symbol(self, node: Node) -> None:
        """Draw a symbol and its text."""

    def arrow(self, edge: Edge) -> None:
        """Draw an arrow or a link."""

    def words(self, item: Label | Cell) -> None:
        """Write the words of a label or of a cell of the form, with the cell's frame."""


def replay(page: Page, canvas: Canvas) -> None:
    """Draw `page` on `canvas`, back to front."""
    for item in page.items:
        match item:
            case Node():
                canvas.symbol(item)
            case Edge():
                canvas.arrow(item)
            case Label() | Cell():
                canvas.words(item)
            case _:
                assert_never(item)
