"""All workbooks of a run back to their offices: one folder for each, with a covering page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from os import cpu_count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sopxl import __version__
from sopxl.model.errors import UsageError
from sopxl.model.settings import settings_from
from sopxl.pipeline.batch.engines import Died, chunked, engine_for
from sopxl.pipeline.fingerprint import fingerprint
from sopxl.pipeline.progress import Progressed, unseen
from sopxl.pipeline.register.gathering import gathered
from sopxl.pipeline.register.plan import Reader, is_known, register_name
from sopxl.pipeline.reporting.writers import writer
from sopxl.pipeline.results import RETURN_RECORD
from sopxl.pipeline.returning.shelves import Placed, Shelves
from sopxl.pipeline.returning.slips import Desk
from sopxl.pipeline.returning.workbook import Returned, Sent, given_back, returned_name
from sopxl.pipeline.sources.found import holds_workbooks
from sopxl.pipeline.sources.naming import named_by
from sopxl.store.store import Store
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sopxl.pipeline.progress import Progress
    from sopxl.pipeline.register.run import Order
    from sopxl.pipeline.returning.slips import Offices
    from sopxl.report.slip import Slip
    from sopxl.workbook.guard.file import File

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

    Of the `workbooks`, the `unchanged` were there already. `not_made` are sources with the reason.
    `kept` are files that somebody has changed since the last return; the new ones stand beside
    them. `left` are files of earlier returns that no source of this run has.
    """

    offices: tuple[str, ...] = ()
    workbooks: int = 0
    unchanged: int = 0
    not_made: tuple[tuple[str, tuple[str, ...]], ...] = ()
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

    Comes after `register` with the same order. A copy that would be made of the same as the one
    that lies there is not made again, unless the order is a full one. Raises UserError for a folder
    that cannot be written.
    """
    with Shelves.at(target) as shelves, Store.read(order.store) as store:
        known = {source.path: source for source in store.sources()}
        reader = Reader(order.out, order.task.today.isoformat(), "")
        found = gathered(map(str, order.sources), order.out, partial(is_known, known, reader))
        files = {register_name(file, order.out): file for file in found.procedures}
        desk = Desk.of(store, settings_from(order.task.chosen), order.task.today, files)
        copies = _copies(desk, files)
        placed = {} if order.full else dict(_found(shelves, copies))
        unchanged = len(placed)
        placed |= _made(order, shelves, [one for one in copies if one.name not in placed], progress)
        by_office, left = _by_office(desk.offices), _left(shelves)
        for code in sorted(by_office.keys() | left.keys()):
            own = by_office.get(code, ())
            given = [(name, placed[name]) for name in own if name in placed]
            _cover(shelves, desk.slip(code, own, given, left.get(code, ())), code)
    return Trip(
        offices=tuple(sorted(by_office)),
        workbooks=sum(bool(one.path) for one in placed.values()),
        unchanged=unchanged,
        not_made=tuple((name, one.told) for name, one in placed.items() if not one.path),
        kept=tuple(dict.fromkeys(shelves.kept)),
        left=shelves.left,
    )


@dataclass(frozen=True, slots=True)
class _Copy:
    """A workbook that goes back: what is sent, where it goes, and what it is made of."""

    sent: Sent
    path: str
    made_of: str

    @property
    def name(self) -> str:
        """The name of the source in the register."""
        return self.sent.name


def _copies(desk: Desk, files: Mapping[str, File]) -> list[_Copy]:
    """Return what goes back, in the order of the names."""
    paths = _paths(desk.offices)
    return [
        _Copy(Sent(name, files[name], desk.merged(name)), paths[name], desk.made_of(name))
        for name, _ in desk.offices
        if desk.is_readable(name)
    ]


def _found(shelves: Shelves, copies: Iterable[_Copy]) -> Iterator[tuple[str, Placed]]:
    """Yield the copies that lie there already."""
    for one in copies:
        if place := shelves.find(one.path, one.made_of):
            yield one.name, place


def _made(
    order: Order, shelves: Shelves, copies: Sequence[_Copy], progress: Progress
) -> Iterator[tuple[str, Placed]]:
    """Make copies and put each into its place; yield where that is."""
    by_name = {one.name: one for one in copies}
    for one in _returned(order, [copy.sent for copy in copies], progress):
        copy = by_name[one.name]
        content = one.content
        path = shelves.put(copy.path, content, copy.made_of, one.told) if content else ""
        yield one.name, Placed(path, one.told)


def _left(shelves: Shelves) -> Mapping[str, tuple[str, ...]]:
    """Return the names of the copies that have no source now, by the folder of their office."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file in shelves.left:
        if file.suffix != PurePosixPath(SLIP).suffix:  # the pages are about to be written
            found[file.parent.name].append(file.name)
    return {code: tuple(names) for code, names in found.items()}


def _cover(shelves: Shelves, slip: Slip, code: str) -> None:
    """Put the covering page into the folder of an office, unless it lies there and says so."""
    path, made_of = f"{code}/{SLIP}", fingerprint(__version__, repr(slip))
    if shelves.find(path, made_of) is None:
        shelves.put(path, _render(slip), made_of)


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


def _by_office(offices: Offices) -> Mapping[str, Sequence[str]]:
    """Return the names of the sources of each office."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, code in offices:
        found[code].append(name)
    return found


def _returned(order: Order, sent: list[Sent], progress: Progress) -> Iterator[Returned]:
    """Yield the workbooks as they are done, by as many workers as read them."""
    if not sent:
        return
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
    return Returned(sent.name, told=(DIED,))


def _render(slip: Slip) -> bytes:
    return bytes(writer("sopxl.report.pdf.slip").render(slip))
