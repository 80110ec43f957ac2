"""The process map of a run: the one that was named, else the one among the sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, UserError
from sopxl.model.process import ProcessTree
from sopxl.pipeline.batch.engines import Died
from sopxl.pipeline.batch.run import at_hand, digest_of, reason_of
from sopxl.pipeline.failures import failures_told
from sopxl.pipeline.register.gathering import MAP_ENDING
from sopxl.pipeline.sources.archives import members_of
from sopxl.register.entry import INSIDE
from sopxl.template.process_map import PROCESS_MAP
from sopxl.values import dataclass
from sopxl.workbook.read.process_map import read_process_map

if TYPE_CHECKING:
    from sopxl.model.process import Process
    from sopxl.pipeline.batch.engines import Engine
    from sopxl.pipeline.register.plan import Reader
    from sopxl.register.entry import Source
    from sopxl.workbook.guard.file import File


NOT_READ = "Peta proses «{file}»: {reason}"


@dataclass(frozen=True, slots=True)
class FoundMap:
    """The workbook of a process map, its content at hand, and what it is as a source."""

    source: Source
    file: File


def find_map(named: Path | None, found: tuple[File, ...], reader: Reader) -> FoundMap | None:
    """Return the process map of a run, or None where there is none.

    Copies of one map count as one. Raises UsageError for several maps of which none was named.
    """
    if named is None and len(_contents(found)) > 1:
        names = ", ".join(f"«{path}»" for path in found)
        raise UsageError(
            f"Ada {len(found)} peta proses di antara sumber: {names}.",
            "Pilih satu dengan --map.",
            "several-maps",
        )
    path = _named(named, found) if named else next(iter(found), None)
    if path is None:
        return None
    file = at_hand(path)
    source = replace(reader.source(path), sha256=digest_of(file), template=PROCESS_MAP.key)
    return FoundMap(source, file)


def read_map(found: FoundMap, engine: Engine) -> ProcessTree:
    """Return what a process map says, read by whoever reads the SOPs: it may kill its reader, too.

    Raises UsageError for a file that does not exist, UserError for one that cannot be read: without
    its map a register would say that no process has an SOP.
    """
    ((_, (result,)),) = engine.run(_read, ((found.file,),))
    match result:
        case UserError():
            raise result
        case Died() as death:
            refusal = reason_of(death)
            message = NOT_READ.format(file=found.file.name, reason=refusal.message)
            raise UserError(message, refusal.remedy, refusal.code)
        case processes:
            return ProcessTree(processes)


def _read(file: File) -> tuple[Process, ...] | UserError:
    """Return the processes of a map, or why there are none. This runs in a worker."""
    try:
        with failures_told(file.name):
            return read_process_map(file)
    except UserError as error:
        return error


def _contents(found: tuple[File, ...]) -> frozenset[bytes]:
    return frozenset(file.read_bytes() for file in found) if len(found) > 1 else frozenset()


def _named(path: Path, found: tuple[File, ...]) -> File:
    """Return the file of a name as messages print it: also `a.zip!/peta.xlsx`, and addresses."""
    if listed := next((file for file in found if Path(str(file)) == path), None):
        return listed
    archive, inside, inner = path.as_posix().partition(INSIDE)
    if not inside or path.exists():
        return path
    members = members_of(Path(archive), (MAP_ENDING,)) if Path(archive).is_file() else ()
    return next((one for one in members if one.inner in {inner, ""}), path)
