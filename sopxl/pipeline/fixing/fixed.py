"""One file with its safe fixes: changed in place by the cell, or written as a new form."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.model.sop import Sop
from sopxl.pipeline.checking.single import judge, read
from sopxl.pipeline.drawing.drawn import PATCHABLE
from sopxl.pipeline.drawing.listing import listed
from sopxl.pipeline.failures import failures_told
from sopxl.pipeline.fixing.carrying import carried
from sopxl.pipeline.fixing.mending import Change, mended
from sopxl.pipeline.fixing.values import cell_value, is_current
from sopxl.pipeline.writable import writable
from sopxl.values import dataclass
from sopxl.workbook.cells.looks import cells_of_mixed_looks
from sopxl.workbook.cells.patch import with_cells
from sopxl.workbook.cells.protection import locked_cells

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sopxl.intake.draft import Draft, Entry
    from sopxl.pipeline.checking.outcome import Outcome
    from sopxl.pipeline.checking.single import Task
    from sopxl.workbook.cells.values import Value

ENDING = ".xlsx"
"""Of a new form, whatever its source."""


PROTECTED = "Lembar «{sheet}» terproteksi, sehingga tidak diperbaiki: sel {cells} terkunci."
UNPROTECT = (
    "Buka di Excel, pilih Tinjau > Buka Proteksi Lembar (Review > Unprotect Sheet), simpan, lalu "
    "ulangi."
)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of one file: its verdict after the fixes, the fixes, and the bytes to write.

    `left_behind` says what a new form (`is_new`) did not take over from its source, each as one
    phrase.
    """

    outcome: Outcome
    changes: tuple[Change, ...]
    left_behind: tuple[str, ...]
    content: bytes
    is_new: bool


def ending(path: Path, *, migrate: bool) -> str:
    """Return how the fixed file ends; a form of today keeps its macros, a new one has none."""
    suffix = path.suffix.casefold()
    stays = suffix in PATCHABLE and not (migrate and suffix != ENDING and _is_old(path))
    return (suffix if stays else ENDING).removeprefix(".")


def fix(path: Path, task: Task, name: str, *, migrate: bool) -> Fixed:
    """Return a file with every safe fix made.

    A workbook keeps everything else as it lies. With `migrate` an older form, a foreign one or one
    that lost its names becomes a new form, as other sources always do. Raises UserError for a file
    that cannot be read or changed, for one in which a cell that needs a fix is locked, and for
    one that the program fails on.
    """
    with failures_told(path.name):
        return _fix(path, task, name, migrate=migrate)


def _fix(path: Path, task: Task, name: str, *, migrate: bool) -> Fixed:
    draft = read(path)
    settings = task.settings(draft)
    patched = path.suffix.casefold() in PATCHABLE and not (migrate and not is_current(draft))
    before = writable(path) if patched else b""
    draft, changes = mended(draft, settings, task, _may_change(before, draft))
    outcome = judge(draft, settings, task, name)
    if patched:
        _refuse_protected(before, changes)
        return Fixed(outcome, changes, (), with_changes(before, draft, changes), is_new=False)
    form = carried(path, outcome.draft or draft, outcome.sop or Sop(), settings.paper)
    return Fixed(outcome, changes, form.left_behind, form.content, is_new=True)


def _refuse_protected(workbook: bytes, changes: tuple[Change, ...]) -> None:
    """Raise UserError where a cell is locked; in those that are not anybody may type."""
    places = tuple(dict.fromkeys(change.place for change in changes))
    for sheet in dict.fromkeys(place.sheet for place in places):
        cells = [place.cell for place in places if place.sheet == sheet]
        if locked := locked_cells(workbook, sheet, cells):
            message = PROTECTED.format(sheet=sheet, cells=listed(locked))
            raise UserError(message, UNPROTECT, "sheet-protected")


def with_changes(workbook: bytes, draft: Draft, changes: tuple[Change, ...]) -> bytes:
    """Return the workbook that `draft` was read from with the changes in their cells."""
    sheets: dict[str, dict[str, Value]] = defaultdict(dict)
    for change in changes:
        sheets[change.place.sheet][change.place.cell] = cell_value(change, draft)
    for sheet, values in sheets.items():
        workbook = with_cells(workbook, sheet, values)
    return workbook


def _is_old(path: Path) -> bool:
    try:
        with failures_told(path.name):
            return not is_current(read(path))
    except UserError:
        return True


def _may_change(workbook: bytes, draft: Draft) -> Callable[[Entry], bool]:
    """Return the test whether a cell may be written: one of mixed looks would lose them."""
    if not workbook:
        return lambda _: True
    sheets = {entry.sheet for entry in draft.entries.values()}
    mixed = {sheet: cells_of_mixed_looks(workbook, sheet) for sheet in sheets}
    return lambda entry: entry.cell not in mixed[entry.sheet]
