"""PDF: the whole official form with real text, without Excel and without LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.scene.style import PLAIN

if TYPE_CHECKING:
    from sopxl.scene import Scene
    from sopxl.scene.style import Looks


def render(scene: Scene, looks: Looks = PLAIN) -> bytes:
    """Return a PDF file of all pages of `scene`, the same bytes every time."""
    from sopxl.backends.pdf_canvas import drawn  # noqa: PLC0415  # the one door to ReportLab

    return drawn(scene, looks)
