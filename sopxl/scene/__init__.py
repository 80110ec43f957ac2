"""The display list: what is to be seen, before anything draws it."""

from sopxl.scene.canvas import Canvas, replay
from sopxl.scene.items import (
    EMU_PER_MM,
    EMU_PER_PIXEL,
    EMU_PER_POINT,
    Align,
    Box,
    Cell,
    Edge,
    Item,
    Label,
    Node,
    Page,
    Point,
    Scene,
    Shape,
    Side,
)

__all__ = [
    "EMU_PER_MM",
    "EMU_PER_PIXEL",
    "EMU_PER_POINT",
    "Align",
    "Box",
    "Canvas",
    "Cell",
    "Edge",
    "Item",
    "Label",
    "Node",
    "Page",
    "Point",
    "Scene",
    "Shape",
    "Side",
    "replay",
]
