"""Text as it may stand in XML."""

from __future__ import annotations

FORBIDDEN = (*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
"""Characters no XML 1.0 document may hold, though a cell may (copied text, old programs)."""

ESCAPES = {
    **dict.fromkeys(FORBIDDEN),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("\n"): "&#10;",
}


def escaped(text: str) -> str:
    """Return text for an element or an attribute; what XML cannot hold is left out."""
    return text.translate(ESCAPES)
