"""Titles as they are compared."""

from __future__ import annotations


def normal_title(text: str) -> str:
    """Return a title as it is compared: without case, punctuation, and a leading «SOP»."""
    bare = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    words = bare.split()
    return " ".join(words[1:] if words[:1] == ["sop"] else words)
