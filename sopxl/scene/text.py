"""The text form of a drawing: JSON for machines, tests and people who compare two drawings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sopxl.scene.items import Edge, Label, Node, Page, Scene


def to_json(scene: Scene) -> str:
    """Return the pages that show a flow; the cover and the words of the form are left out."""
    pages = [_page(page) for page in scene.pages if not page.cover]
    parts = ",\n".join(_unfolded(page) for page in pages)
    return f'{{"unit": "emu", "pages": [\n{parts}\n]}}\n'


def _unfolded(page: dict[str, Any]) -> str:
    """Write short values on one line, and each item of a list of items on its own."""
    return "{" + ",\n ".join(f'"{key}": {_value(value)}' for key, value in page.items()) + "}"


def _value(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(map(_compact, value)) + "]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _page(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "frame": list(page.frame),
        "columns": [list(column) for column in page.columns],
        "rows": [list(row) for row in page.rows],
        "nodes": [_node(node) for node in page.nodes],
        "edges": [_edge(edge) for edge in page.edges],
        "labels": [_label(label) for label in page.labels],
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "step": node.step,
        "shape": node.shape.value,
        "box": list(node.box),
        "text": node.text,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "id": edge.id,
        "source": [edge.source[0], edge.source[1].value],
        "target": [edge.target[0], edge.target[1].value],
        "points": [list(point) for point in edge.points],
        "from_step": edge.from_step,
        "to_step": edge.to_step,
        "answer": edge.answer,
    }


def _label(label: Label) -> dict[str, Any]:
    return {"edge": label.edge, "box": list(label.box), "text": label.text}
