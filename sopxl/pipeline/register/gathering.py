"""Everything that a run over many sources is about: folders, archives, servers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.pipeline.sources.archives import ARCHIVE, members_of
from sopxl.pipeline.sources.found import WORKBOOKS, sources_of
from sopxl.pipeline.sources.naming import named_by
from sopxl.pipeline.sources.remote import files_at
from sopxl.values import dataclass
from sopxl.workbook.read.process_map import is_process_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sopxl.workbook.guard.file import File

MAP_ENDING = ".xlsx"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of a run in the order of their sources.

    `passed_over` are files of the folders that nobody reads, `roots` how the addresses begin
    that were listed.
    """

    procedures: tuple[File, ...]
    process_maps: tuple[File, ...]
    passed_over: tuple[Path, ...] = ()
    roots: tuple[str, ...] = ()


def gathered(
    words: Iterable[str], results: Path, known: Callable[[File], bool] = lambda _: False
) -> Gathered:
    """Return all files that the words name; raises as `sources_in`, `named_by` and `files_at`.

    An archive stands for the workbooks in it; one that cannot be opened stands for itself, and
    tells so when it is read.
    """
    named = tuple(named_by(words))
    near = [one for one in named if not one.far]
    found = sources_of(near, results, known, (*WORKBOOKS, ARCHIVE))
    far = [files_at(one.word, WORKBOOKS) for one in named if one.far]
    opened = _opened(source.path for source in found.procedures)
    files = [*opened, *(file for listed in far for file in listed.files)]
    inside = [file for file in files if not isinstance(file, Path)]
    maps = [file for file in inside if _is_map(file, known)]
    return Gathered(
        procedures=tuple(file for file in dict.fromkeys(files) if file not in maps),
        process_maps=(*found.process_maps, *maps),
        passed_over=found.passed_over,
        roots=tuple(listed.root for listed in far),
    )


def _opened(paths: Iterable[Path]) -> Iterator[File]:
    for path in paths:
        if path.suffix.casefold() == ARCHIVE:
            yield from members_of(path, WORKBOOKS)
        else:
            yield path


def _is_map(file: File, known: Callable[[File], bool]) -> bool:
    return file.suffix.casefold() == MAP_ENDING and not known(file) and is_process_map(file)
