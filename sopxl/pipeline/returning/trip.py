"""All workbooks of a run back to their offices: one folder for each, with a covering page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from os import cpu_count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError
from sopxl.model.settings import settings_from
from sopxl.pipeline.batch.engines import Died, chunked, engine_for
from sopxl.pipeline.progress import Progressed, unseen
from sopxl.pipeline.register.gathering import gathered
from sopxl.pipeline.register.plan import register_name
from sopxl.pipeline.reporting.writers import writer
from sopxl.pipeline.results import RETURN_RECORD
from sopxl.pipeline.returning.shelves import Shelves
from sopxl.pipeline.returning.slips import Desk
from sopxl.pipeline.returning.workbook import Returned, Sent, given_back, returned_name
from sopxl.pipeline.sources.found import holds_workbooks
from sopxl.pipeline.sources.naming import named_by
from sopxl.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.pipeline.progress import Progress
    from sopxl.pipeline.register.run import Order
    from sopxl.pipeline.returning.slips import Offices
    from sopxl.report.slip import Slip

SLIP = "pengantar.pdf"
OWN_FOLDER = (
    "Folder «{folder}» berisi sumber, jadi tidak dapat menjadi folder pengembalian.",
    "Pilih folder lain sesudah --kembalikan, misalnya subfolder baru.",
    "return-into-sources",
)
DIED = "Tidak dapat dikembalikan: program pembacanya berhenti mendadak pada berkas ini."


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """What a return trip did: the offices, and what could not go back as it should.

    `kept` are files that somebody has changed since the last return; the new ones stand beside
    them. `left` are files of earlier returns that no source of this run has.
    """

    offices: tuple[str, ...] = ()
    workbooks: int = 0
    not_made: tuple[Returned, ...] = ()
    kept: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


def refuse_source_folder(order: Order, target: Path) -> None:
    """Raise UsageError where `target` is a folder of sources: no later run would look into it."""
    place = target.resolve()
    near = (one for one in named_by(map(str, order.sources)) if not one.far)
    paths = (path for one in near for path in one.paths)
    folders = {path if path.is_dir() else path.parent for path in paths}
    named = {folder.resolve() for folder in folders}
    below = named.intersection(place.parents) and place != order.out.resolve()
    used = (place / RETURN_RECORD).exists()
    if place in named or (below and not used and holds_workbooks(place)):
        what, remedy, code = OWN_FOLDER
        raise UsageError(what.format(folder=target), remedy, code)


def return_trip(order: Order, target: Path, progress: Progress = unseen) -> Trip:
    """Write each workbook of a run into the folder of its office below `target`.

    Comes after `register` with the same order. Raises UserError for a folder that cannot be
    written.
    """
    found = gathered(map(str, order.sources), order.out)
    files = {register_name(file, order.out): file for file in found.procedures}
    settings = settings_from(order.task.chosen)
    with Shelves.at(target) as shelves, Store.read(order.store) as store:
        desk = Desk.of(store, settings, order.task.today, files)
        readable = [name for name, _ in desk.offices if desk.is_readable(name)]
        paths = _paths(desk.offices)
        placed: dict[str, tuple[Returned, str]] = {}
        sent = [Sent(name, files[name], desk.merged(name)) for name in readable]
        for one in _returned(order, sent, progress):
            path = shelves.put(paths[one.name], one.content) if one.content else ""
            placed[one.name] = (replace(one, content=b""), path)
        for code, own in _by_office(desk.offices):
            slip = desk.slip(code, own, [placed[name] for name in own if name in placed])
            shelves.put(f"{code}/{SLIP}", _render(slip))
    return Trip(
        offices=tuple(code for code, _ in _by_office(desk.offices)),
        workbooks=sum(bool(path) for _, path in placed.values()),
        not_made=tuple(one for one, path in placed.values() if not path),
        kept=tuple(dict.fromkeys(shelves.kept)),
        left=shelves.left,
    )


def _paths(offices: Offices) -> dict[str, str]:
    """Return where each workbook goes; of several with one name the later are numbered."""
    taken: set[str] = set()
    paths: dict[str, str] = {}
    for name, code in offices:
        file = PurePosixPath(returned_name(PurePosixPath(name).name))
        path, count = f"{code}/{file}", 1
        while path.casefold() in taken:
            count += 1
            path = f"{code}/{file.stem} ({count}){file.suffix}"
        taken.add(path.casefold())
        paths[name] = path
    return paths


def _by_office(offices: Offices) -> list[tuple[str, list[str]]]:
    """Return the names of the sources of each office."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, code in offices:
        found[code].append(name)
    return sorted(found.items())


def _returned(order: Order, sent: list[Sent], progress: Progress) -> Iterator[Returned]:
    """Yield the workbooks as they are done, by as many workers as read them."""
    workers = order.workers or cpu_count() or 1
    engine = order.engine or engine_for(len(sent), workers)
    counts = Progressed(total=len(sent))
    chunks = chunked(tuple(sent), workers)
    for chunk, results in engine.run(partial(given_back, task=order.task), chunks):
        for one, result in zip(chunk, results, strict=True):
            yield _lost(one) if isinstance(result, Died) else result
        counts = replace(counts, read=counts.read + len(chunk))
        progress(counts)


def _lost(sent: Sent) -> Returned:
    return Returned(sent.name, sent.file.name, told=(DIED,))


def _render(slip: Slip) -> bytes:
    return bytes(writer("sopxl.report.pdf.slip").render(slip))
