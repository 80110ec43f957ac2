"""Titles as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

_BETWEEN_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def normal_title(text: str) -> str:
    """Return a title as it is compared: without case, punctuation, and a leading «SOP»."""
    words = _BETWEEN_WORDS.sub(" ", text.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["sop"] else words)
