"""Which files a run is about: those named, and those found in the folders that were named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError
from sopxl.workbook.read_process_map import is_process_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")
TEXTS = (".sop.md", ".sop.json")
"""What a folder is searched for. Other Markdown and JSON in it is somebody's reading matter;
a binary workbook is listed too, so that it is refused by name instead of being overlooked."""

PASSED_OVER = ("~$", ".")
"""How the names of Office's lock files and of hidden files and folders begin."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, and its place below the folder it was found in (its name alone if it was named)."""

    path: Path
    relative: Path


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a run, in the order in which they were named and found."""

    procedures: tuple[Source, ...]
    process_maps: tuple[Path, ...]


def sources_in(paths: Iterable[Path]) -> Sources:
    """Return the files that the paths name; process maps are told apart.

    Raises UsageError for a path that does not exist and for a folder that holds nothing to read.
    """
    found = {source.path: source for path in paths for source in _below(path)}
    maps = tuple(path for path in found if path.suffix == ".xlsx" and is_process_map(path))
    procedures = tuple(source for path, source in found.items() if path not in maps)
    return Sources(procedures, maps)


def _below(path: Path) -> Iterator[Source]:
    if path.is_file():
        yield Source(path, Path(path.name))
        return
    if not path.is_dir():
        raise UsageError(
            f"«{path}» tidak ada.", "Periksa ejaan nama berkas atau foldernya.", "missing"
        )
    files = [file for file in sorted(path.rglob("*")) if _readable(file.relative_to(path))]
    files = [file for file in files if file.is_file()]
    if not files:
        raise UsageError(
            f"Folder «{path}» tidak berisi buku kerja SOP.",
            "Masukkan berkas .xlsx, .xlsm, .xls, atau .ods ke folder itu, atau pilih folder lain.",
            "empty-folder",
        )
    yield from (Source(file, file.relative_to(path)) for file in files)


def _readable(relative: Path) -> bool:
    if any(part.startswith(PASSED_OVER) for part in relative.parts):
        return False
    name = relative.name.casefold()
    return name.endswith(TEXTS) or relative.suffix.casefold() in WORKBOOKS
