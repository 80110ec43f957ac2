"""Which files a run is about: those named, and those found in the folders that were named."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
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
from sopxl.workbook.read.process_map import is_process_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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

    A path may be a pattern or a list (`naming.py`); folders are searched for files that end so. A
    file that is `known` for a procedure is not opened.

    What an earlier run has written is passed over: a register beside its store, and all in the
    folder for `results` where that lies inside the folder searched. Raises UsageError for a path
    that does not exist and for a folder that holds nothing to read.
    """
    searched = [
        source
        for path, root in _rooted(map(Path, named_by(map(str, paths))))
        for source in _below(path, root, endings)
        if not _is_result(source, results)
    ]
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


def _rooted(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield each path with what its files stand below; several folders keep their names apart."""
    named = tuple(paths)
    several = sum(path.is_dir() for path in named) > 1
    for path in named:
        yield path, Path(path.resolve().name) if several and path.is_dir() else Path()


def _below(path: Path, root: Path, endings: tuple[str, ...]) -> Iterator[Source]:
    if path.is_file():
        yield Source(path, Path(path.name))
        return
    if not path.is_dir():
        raise UsageError(
            f"«{path}» tidak ada.", "Periksa ejaan nama berkas atau foldernya.", "missing"
        )
    files = _files(path)
    readable = [file for file in files if file.name != RETURN_RECORD]
    chosen = _ending(readable, endings) or _ending(readable, TEXTS)
    if not chosen:
        raise UsageError(
            f"Folder «{path}» tidak berisi buku kerja SOP.",
            "Masukkan berkas .xlsx, .xlsm, .xls, atau .ods ke folder itu, atau pilih folder lain.",
            "empty-folder",
        )
    yield from (Source(file, root / file.relative_to(path), file in chosen) for file in files)


def holds_workbooks(folder: Path) -> bool:
    """Tell whether anything below a folder would be read."""
    return bool(_ending(_files(folder), WORKBOOKS))


def _files(folder: Path) -> list[Path]:
    """Return all files below a folder but those that programs hide there.

    A folder of returned copies below it is represented by its record alone.
    """
    files = list(_listed(folder))
    records = [file for file in files if file.name == RETURN_RECORD]
    if not records:
        return files
    returned = {file.parent for file in records} - {folder}
    return [
        file
        for file in files
        if file != folder / RETURN_RECORD
        if not returned.intersection(file.parents)
        or (file.name == RETURN_RECORD and not returned.intersection(file.parent.parents))
    ]


def _listed(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in the order of their paths; links to folders lead nowhere."""
    with suppress(PermissionError, FileNotFoundError), os.scandir(folder) as listed:
        for one in sorted(listed, key=lambda one: os.path.normcase(one.name)):
            if one.name.startswith(PASSED_OVER):
                continue
            if one.is_dir(follow_symlinks=False):
                yield from _listed(folder / one.name)
            elif one.is_file():
                yield folder / one.name


def _ending(files: Iterable[Path], endings: tuple[str, ...]) -> frozenset[Path]:
    return frozenset(file for file in files if file.name.casefold().endswith(endings))
