"""From a register, or from files, to the SOP book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, UserError
from sopxl.pipeline.checking.outcome import Outcome
from sopxl.pipeline.checking.single import inspect
from sopxl.pipeline.drawing.composing import drawable
from sopxl.pipeline.drawing.on_paper import not_printed, pages_of
from sopxl.pipeline.failures import failures_told
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.reporting.writers import writer
from sopxl.pipeline.results import STORE_FILE
from sopxl.pipeline.sources.found import sources_in
from sopxl.reference.offices import offices
from sopxl.register.entry import Key
from sopxl.report.book import Book, Chapter
from sopxl.scene.style import LOOKS
from sopxl.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.pipeline.checking.single import Task

    Named: TypeAlias = "tuple[str, Sop | UserError]"
    Watch: TypeAlias = Callable[[Sequence[Named]], Iterable[Named]]

NOTHING_TO_PRINT = "Tidak ada SOP yang dapat dimuat dalam buku."
CHOOSE_OTHERS = "Periksa register, --satker, dan --proses."
AND_OTHERS = " {count} berkas lain juga tidak dapat dimuat; «sopxl check» menyebut sebabnya."
REGISTER_SUFFIX = ".db"
ALL_OFFICES, NO_OFFICE = "Semua satker", "Satker belum diisi"


def write_book(
    paths: Sequence[Path],
    target: Path,
    *,
    task: Task,
    settings: Settings,
    satker: str = "",
    process: str = "",
    watch: Watch = iter,
) -> Book:
    """Write the book of all SOPs, of one office, or of one process with all below it.

    `paths` are one register, or files and folders. An SOP that cannot be read or drawn is named in
    the book and stops nothing. `watch` sees each SOP pass. Raises UsageError where nothing is to be
    printed.
    """
    found = sorted(_named(paths, task), key=_by_key)
    chosen = [one for one in found if _wanted(one, satker, process)]
    chapters, left_out = [], []
    for name, sop in watch(chosen):
        try:
            with failures_told(name):
                chapters.append(_chapter(name, sop, settings))
        except UserError as error:
            left_out.append((name, str(error)))
    if not chapters:
        raise _empty(left_out)
    book = Book(
        office=_office(chapters),
        today=task.today,
        chapters=tuple(chapters),
        looks=LOOKS[settings.theme],
        left_out=tuple(left_out),
    )
    replace_file(target, bytes(writer("sopxl.report.pdf.book").render(book)))
    return book


def _empty(left_out: Sequence[tuple[str, str]]) -> UsageError:
    """Return the error that tells why no SOP is left to be printed; the first reason for many."""
    if not left_out:
        return UsageError(NOTHING_TO_PRINT, CHOOSE_OTHERS, "empty-book")
    name, why = left_out[0]
    others = AND_OTHERS.format(count=len(left_out) - 1) if len(left_out) > 1 else ""
    return UsageError(NOTHING_TO_PRINT, f"{name}: {why}{others}", "empty-book")


def _named(paths: Sequence[Path], task: Task) -> Iterator[Named]:
    if register := _register(paths):
        with Store.read(register) as store:
            yield from ((one.source.path, one.sop) for one in store.entries())
        return
    for source in sources_in(paths).procedures:
        outcome = inspect(source.path, task, source.path.name)
        if told := outcome.error or outcome.sop:
            yield source.path.name, told


def _register(paths: Sequence[Path]) -> Path | None:
    """Return the register that is meant: the file itself, or the folder that holds it."""
    if len(paths) != 1:
        return None
    (path,) = paths
    inside = path / STORE_FILE
    return path if path.suffix == REGISTER_SUFFIX else inside if inside.exists() else None


def _by_key(one: Named) -> tuple[bool, str, str, str, str, str]:
    name, sop = one
    if isinstance(sop, UserError):
        return (True, "", "", "", "", name)
    key = Key.of(sop.identity)
    return (False, key.satker, key.sop_code, key.variant, key.revision, name)


def _wanted(one: Named, satker: str, process: str) -> bool:
    match one[1]:
        case UserError():
            return not satker and not process
        case sop:
            code = sop.identity.process_code
            below = not process or code == process or code.startswith(f"{process}.")
            return below and satker in {"", sop.identity.satker}


def _chapter(name: str, told: Sop | UserError, settings: Settings) -> Chapter:
    """Return an SOP with its pages; raises UserError for one that has none."""
    if isinstance(told, UserError):
        raise told
    sop = drawable(Outcome(name, sop=told), name)
    scene, lacking = pages_of(sop, settings)
    return Chapter(sop.identity, scene, (*lacking, *not_printed(scene)))


def _office(chapters: Iterable[Chapter]) -> str:
    """Return whose book it is; several offices are not told one by one."""
    names = {office.code: office.name for office in offices()}
    codes = {chapter.identity.satker for chapter in chapters}
    if len(codes) > 1:
        return ALL_OFFICES
    code = codes.pop()
    return names.get(code, code) or NO_OFFICE
