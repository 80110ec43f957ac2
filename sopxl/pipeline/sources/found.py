"""Which files a run is about: those named, and those found in the folders that were named."""

from __future__ import annotations

import os
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError
from sopxl.pipeline.results import (
    FINDINGS_FILE,
    PROCESSES_FILE,
    QUARANTINE_FILE,
    REPORT_FILE,
    REPORT_PAGE,
    RETURN_RECORD,
    ROLES_FILE,
    STORE_FILE,
    WORKBOOK_FILE,
)
from sopxl.pipeline.sources.naming import named_by
from sopxl.values import dataclass
from sopxl.workbook.read.process_map import is_process_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sopxl.pipeline.sources.naming import Named

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb", ".sop.json", ".sop.md")
"""What a folder is searched for; a binary workbook is refused by name, not overlooked."""

TEXTS = (".json",)
"""What a folder without any of these is searched for; beside workbooks it is something else."""

REGISTER_FILES = (
    WORKBOOK_FILE,
    FINDINGS_FILE,
    QUARANTINE_FILE,
    STORE_FILE,
    ROLES_FILE,
    PROCESSES_FILE,
)
RESULTS = {
    **dict.fromkeys(REGISTER_FILES, STORE_FILE),
    **dict.fromkeys((REPORT_FILE, REPORT_PAGE), REPORT_PAGE),
}
"""What an earlier run has written, and what then stands beside it."""

PASSED_OVER = ("~$", ".")
"""How the names of Office's lock files and of hidden files and folders begin."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, and its place below the folder it was found in (its name alone if it was named).

    What is not `read` is only told of.
    """

    path: Path
    relative: Path
    read: bool = True


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a run, in the order in which they were named and found.

    `passed_over` are the files of the folders that nobody reads.
    """

    procedures: tuple[Source, ...]
    process_maps: tuple[Path, ...]
    passed_over: tuple[Path, ...] = ()


def sources_in(
    paths: Iterable[Path],
    results: Path | None = None,
    known: Callable[[Path], bool] = lambda _: False,
    endings: tuple[str, ...] = WORKBOOKS,
) -> Sources:
    """Return the files that the paths name; process maps are told apart.

    A path may be a pattern or a list (`naming.py`); folders are searched for files that end so, and
    a pattern searches its folder. A file that is `known` for a procedure is not opened.

    What an earlier run has written is passed over: a register beside its store, returned copies
    below the folder searched, and all in the folder for `results` where that lies inside it. Raises
    UsageError for a path that does not exist and is no line of a list, and where nothing that was
    named holds anything to read; of several folders some may be empty.
    """
    return sources_of(named_by(map(str, paths)), results, known, endings)


def sources_of(
    named: Iterable[Named],
    results: Path | None = None,
    known: Callable[[Path], bool] = lambda _: False,
    endings: tuple[str, ...] = WORKBOOKS,
) -> Sources:
    """Return the same of what has been named already."""
    everything = [source for one, root in _rooted(named) for source in _below(one, root, endings)]
    if everything and not any(source.read for source in everything):
        raise _empty(everything[0].path)
    searched = [source for source in everything if not _is_result(source, results)]
    found = {source.path: source for source in searched if source.read}
    maps = tuple(
        path
        for path in found
        if path.suffix == ".xlsx" and not known(path) and is_process_map(path)
    )
    procedures = tuple(source for path, source in found.items() if path not in maps)
    passed_over = (source.path for source in searched if not source.read)
    return Sources(procedures, maps, tuple(dict.fromkeys(passed_over)))


def _is_result(source: Source, results: Path | None) -> bool:
    beside = RESULTS.get(source.path.name)
    if beside and source.path.with_name(beside).exists():
        return True
    if results is None or not _lies_in(source.path.parent, results.absolute()):
        return False
    searched = source.path.absolute().parents[len(source.relative.parts) - 1]
    return searched in results.absolute().parents


@lru_cache(maxsize=64)  # files lie together in folders
def _lies_in(folder: Path, other: Path) -> bool:
    here = folder.absolute()
    return other == here or other in here.parents


def _rooted(everything: Iterable[Named]) -> Iterator[tuple[Named, Path]]:
    """Yield each with what its files stand below; several folders keep their names apart."""
    named = tuple(everything)
    several = sum(Path(one.word).is_dir() for one in named) > 1
    for one in named:
        folder = Path(one.word)
        yield one, Path(folder.resolve().name) if several and folder.is_dir() else Path()


def _below(named: Named, root: Path, endings: tuple[str, ...]) -> Iterator[Source]:
    """Yield a file; of a folder itself, unread, if nothing in it is read, and then its files.

    A line of a list that leads to nothing stands for itself: whoever reads it says so.
    """
    path = Path(named.word)
    if path.is_file() or (named.listed and not path.is_dir()):
        yield Source(path, Path(path.name))
        return
    if not path.is_dir():
        raise UsageError(
            f"«{path}» tidak ada.", "Periksa ejaan nama berkas atau foldernya.", "missing"
        )
    files = _files(named)
    readable = [file for file in files if file.name != RETURN_RECORD]
    chosen = _ending(readable, endings) or _ending(readable, TEXTS)
    if not chosen:
        yield Source(path, root, read=False)
    yield from (Source(file, root / file.relative_to(path), file in chosen) for file in files)


def _empty(folder: Path) -> UsageError:
    return UsageError(
        f"Folder «{folder}» tidak berisi buku kerja SOP.",
        "Masukkan berkas .xlsx, .xlsm, .xls, atau .ods ke folder itu, atau pilih folder lain.",
        "empty-folder",
    )


def holds_workbooks(folder: Path) -> bool:
    """Tell whether anything below a folder would be read."""
    return bool(_ending(_without_returned(list(_listed(folder)), folder), WORKBOOKS))


def _files(named: Named) -> list[Path]:
    """Return the files of a folder, or those that fit a pattern and all of the folders that fit."""
    folder = Path(named.word)
    if not named.fitting:
        files = list(_listed(folder))
        records = any(file.name == RETURN_RECORD for file in files)
        return _without_returned(files, folder) if records else files
    fitting = (path for path in named.fitting if not _is_hidden(path.relative_to(folder)))
    below = (_listed(path) if path.is_dir() else (path,) for path in fitting)
    return _without_returned(list(chain.from_iterable(below)), folder)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(PASSED_OVER) for part in path.parts)


def _without_returned(files: list[Path], folder: Path) -> list[Path]:
    """Return the files, with its record alone for each folder of returned copies below `folder`."""
    records: dict[Path, Path | None] = {folder: None}

    def record_above(place: Path) -> Path | None:
        """Return the record of the highest folder below `folder` that has one."""
        if place not in records:
            own = place / RETURN_RECORD
            records[place] = record_above(place.parent) or (own if own.is_file() else None)
        return records[place]

    kept = (record_above(file.parent) or file for file in files if file != folder / RETURN_RECORD)
    return list(dict.fromkeys(kept))


def _listed(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in the order of their paths; links to folders lead nowhere.

    What programs hide there is passed over. A folder that may not be opened stands for its files,
    and a link that leads to nothing for itself: whoever reads it says why.
    """
    try:
        with os.scandir(folder) as listed:
            inside = sorted(listed, key=lambda one: os.path.normcase(one.name))
    except PermissionError:
        yield folder
        return
    except FileNotFoundError:
        return
    for one in inside:
        if one.name.startswith(PASSED_OVER):
            continue
        if one.is_dir(follow_symlinks=False):
            yield from _listed(folder / one.name)
        elif one.is_file(follow_symlinks=False) or (one.is_symlink() and not _is_folder(one)):
            yield folder / one.name


def _is_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # it leads to itself
        return False


def _ending(files: Iterable[Path], endings: tuple[str, ...]) -> frozenset[Path]:
    return frozenset(file for file in files if file.name.casefold().endswith(endings))
