"""From words to the SOPs of a register that they are about."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

from sopxl.pipeline.results import register_file
from sopxl.register.entry import INSIDE
from sopxl.register.stems import EMPTY_WORDS, words_in
from sopxl.rules.suggestions import nearest
from sopxl.store.search_codes import BETWEEN, code_asked
from sopxl.store.store import Store
from sopxl.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.store.search import Hit

LONG_ENOUGH = 4
"""A word of fewer letters has too many neighbours to guess which was meant."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, the best first; `meant` are better spellings where nothing was."""

    hits: tuple[Hit, ...]
    meant: tuple[str, ...] = ()


def find(register: Path, question: str, limit: int, satker: str = "") -> Found:
    """Return the SOPs of a register that a question is about.

    Raises UsageError for a register that does not exist, UserError for a file that is none.
    """
    with Store.read(register_file(register)) as store:
        hits = store.find(question, limit, satker)
        return Found(hits, () if hits else _meant(store, question, satker))


def seen_from_here(register: Path, path: str) -> str:
    """Return the path of a source as it is opened from the present folder.

    What an archive calls its files stays as it is: it may not lead out of the archive.
    """
    folder = register if register.is_dir() else register.parent
    file, inside, inner = path.partition(INSIDE)
    return path if "://" in path else f"{os.path.normpath(folder / file)}{inside}{inner}"


def _meant(store: Store, question: str, satker: str) -> tuple[str, ...]:
    """Return the longest beginning of a code that is known, or the words closest to others."""
    if code := code_asked(question):
        beginnings = (code[: sign.start()] for sign in reversed((*BETWEEN.finditer(code),)))
        known_codes = (one for one in beginnings if code_asked(one) and store.find(one, 1, satker))
        return tuple(islice(known_codes, 1))
    asked = [word for word in words_in(question) if word not in EMPTY_WORDS]
    known = sorted({word for title in store.titles() for word in words_in(title)})
    close = (nearest(word, known) for word in asked if len(word) >= LONG_ENOUGH)
    return tuple(dict.fromkeys(word for word in close if word and word not in asked))
