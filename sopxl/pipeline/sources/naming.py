"""What the words of the command line name: paths, patterns that a shell left alone, lists."""

from __future__ import annotations

from glob import glob, has_magic
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, reason
from sopxl.pipeline.sources.remote import is_address
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIST, REMARK = "@", "#"
QUOTES = '"'
"""Around a path that was copied from Windows Explorer."""


@dataclass(frozen=True, slots=True)
class Named:
    """A path or an address that was named.

    Of a pattern `word` is the folder that it searches and `fitting` what it has found there. A line
    of a list is `listed`: where there is no such file, the others are read all the same.
    """

    word: str
    fitting: tuple[Path, ...] = ()
    listed: bool = False

    @property
    def far(self) -> bool:
        """Tell whether it is an address."""
        return is_address(self.word)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files and folders that are meant."""
        return self.fitting or (Path(self.word),)


def named_by(words: Iterable[str]) -> Iterator[Named]:
    """Yield what the words name.

    `@daftar.txt` stands for the lines of that file, each a path, a pattern or an address as seen
    from its folder. Raises UsageError for a list that cannot be read and for a pattern that fits
    nothing and is no line of a list.
    """
    for word in words:
        if word.startswith(LIST) and not Path(word).exists():
            lines = _lines(Path(word.removeprefix(LIST)))
            yield from (_named(line, listed=True) for line in lines)
        else:
            yield _named(word)


def _named(word: str, *, listed: bool = False) -> Named:
    if is_address(word) or not has_magic(word) or Path(word).exists():
        return Named(word, listed=listed)
    found = sorted(glob(word, recursive=True))  # noqa: PTH207  the pattern may begin at a root
    if found:
        root = Path(*takewhile(lambda part: not has_magic(part), Path(word).parts))
        return Named(str(root), tuple(map(Path, found)), listed)
    if listed:
        return Named(word, listed=True)
    raise UsageError(
        f"Tidak ada berkas yang cocok dengan «{word}».",
        "Periksa folder dan polanya, misalnya Kiriman/*.xlsx atau Kiriman/**/*.xlsx.",
        "missing",
    )


def _lines(file: Path) -> Iterator[str]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "bukan teks UTF-8"
        raise UsageError(
            f"Daftar «{file}» tidak dapat dibaca: {why}.",
            "Tulis satu berkas, folder, atau alamat tiap baris, lalu simpan sebagai teks UTF-8.",
            "list-unreadable",
        ) from error
    for line in (line.strip().strip(QUOTES) for line in text.splitlines()):
        if line and not line.startswith(REMARK):
            yield line if is_address(line) else str(file.parent / line)
