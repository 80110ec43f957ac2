"""PNG: the pages of a scene under each other as one picture, for slides and chat groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.scene.style import PLAIN

if TYPE_CHECKING:
    from sopxl.scene import Scene
    from sopxl.scene.style import Looks

DOTS_PER_INCH = 144


def render(scene: Scene, dots_per_inch: int = DOTS_PER_INCH, looks: Looks = PLAIN) -> bytes:
    """Return a PNG file of all pages of `scene`; very long ones get fewer dots."""
    from sopxl.backends.png_canvas import drawn  # noqa: PLC0415  # the one door to matplotlib

    return drawn(scene, dots_per_inch, looks)
