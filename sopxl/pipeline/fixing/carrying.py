"""A procedure carried over into a new form, and what of its source does not come along."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.pipeline.drawing.drawn import PATCHABLE
from sopxl.pipeline.drawing.forms import written_form
from sopxl.values import dataclass
from sopxl.workbook.besides import besides
from sopxl.workbook.cells.patch import with_cells
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sopxl.intake.draft import Draft
    from sopxl.model.ref import Ref
    from sopxl.model.settings import Paper
    from sopxl.model.sop import Sop

WITHOUT_CELL = "{place}: «{text}»"
"""What was typed and has no cell in the form."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A new form, and what it does not hold of its source, each as one phrase."""

    content: bytes
    left_behind: tuple[str, ...]


def carried(path: Path, draft: Draft, sop: Sop, paper: Paper) -> Carried:
    """Return the procedure that `draft` was read as in a new form.

    What could not be read stands in its cell as it was typed: it is a finding there too.
    """
    form = written_form(sop, paper)
    cells = parse(read_guarded(guarded(form, path.name))).draft
    for sheet, texts in _unread(draft, cells).items():
        form = with_cells(form, sheet, texts, over_formulas=True)
    lost = [
        WITHOUT_CELL.format(place=draft.place(ref), text=entry.text)
        for ref, entry in draft.entries.items()
        if entry.text.strip() and ref not in cells.entries
        if ref.wider() is not None and ref.field != "answers"
    ]
    return Carried(form, (*lost, *_left_in(path, draft)))


def _unread(draft: Draft, cells: Draft) -> Mapping[str, Mapping[str, str]]:
    """Return what nobody could read, by sheet and cell of the new form."""
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for ref in sorted(parse(draft).unread, key=_order):
        entry = cells.entries.get(ref)
        if entry is not None and draft.text(ref):
            texts[entry.sheet][entry.cell] = draft.text(ref)
    return texts


def _order(ref: Ref) -> tuple[str, int, str, int]:
    return ref.order


def _left_in(path: Path, draft: Draft) -> tuple[str, ...]:
    if path.suffix.casefold() not in PATCHABLE:
        return ()
    return besides(path.read_bytes(), {entry.sheet for entry in draft.entries.values()})
