"""To what the words beside arrows and pentagons belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.scene.items import Shape

if TYPE_CHECKING:
    from sopxl.scene.items import Edge, Label, Node, Page


def symbol_of(label: Label, page: Page) -> Node | None:
    """Return the symbol beside which words stand: the pentagon they explain, or the decision.

    None for words that belong to neither.
    """
    edge = next((edge for edge in page.edges if edge.id == label.edge), None)
    if edge is None:
        return None
    if is_answer(label, edge):
        return next((node for node in page.nodes if node.id == edge.source[0]), None)
    ends = (edge.source[0], edge.target[0])
    pentagons = (node for node in page.nodes if node.id in ends and node.shape is Shape.OFF_PAGE)
    return next(pentagons, None)


def is_answer(label: Label, edge: Edge) -> bool:
    """Tell whether words answer the exit where their arrow begins, in full or in short."""
    return edge.answer.startswith(label.text)
