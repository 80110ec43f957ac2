"""What a sheet that is drawn on does not show, and where that stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.rows import words_height
from sopxl.model.errors import UserError
from sopxl.pipeline.drawing.measuring import actor_columns

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.layout.form import Form
    from sopxl.model.sop import Sop
    from sopxl.pipeline.drawing.measuring import SheetPlace
    from sopxl.workbook.drawing.geometry import SheetGeometry

HIDDEN_ACTORS = "Kolom pelaksana disembunyikan, sehingga simbolnya tidak dapat digambar: {names}."
SHOW_COLUMNS = (
    "Pilih kolom di kiri dan kanannya, klik kanan, pilih Tampilkan (Unhide), lalu ulangi."
)
HIDDEN_STEPS = "Baris langkah disembunyikan atau disaring, sehingga tidak dapat digambar: {rows}."
SHOW_ROWS = (
    "Hapus saringan (Data > Hapus), buka kelompok baris (tanda +), atau pilih baris di atas dan "
    "bawahnya, klik kanan, pilih Tampilkan (Unhide), lalu ulangi."
)
ROW = "langkah {number} (baris {row})"
CUT_OFF = (
    "Teks {steps} lebih panjang daripada yang dapat ditampilkan satu baris Excel (409,5 poin), "
    "sehingga ujungnya tidak tercetak. Ringkas teksnya, atau lebarkan kolomnya."
)
STEP = "langkah {number}"
MOST_NAMED = 5
FURTHER = "{named}, dan {more} lagi"


def refuse_hidden(draft: Draft, sop: Sop, place: SheetPlace, geometry: SheetGeometry) -> None:
    """Raise UserError where a symbol would stand in a column or row that is not shown."""
    columns = zip(sop.actors, actor_columns(draft, sop), strict=True)
    actors = [f"«{name}»" for name, column in columns if not geometry.column(column)]
    if actors:
        message = HIDDEN_ACTORS.format(names=_listed(actors))
        raise UserError(message, SHOW_COLUMNS, "hidden-actors")
    steps = [
        ROW.format(number=step.number, row=row)
        for step, row in zip(sop.steps, place.rows, strict=True)
        if not geometry.row(row)
    ]
    if steps:
        raise UserError(HIDDEN_STEPS.format(rows=_listed(steps)), SHOW_ROWS, "hidden-steps")


def hidden_rows(place: SheetPlace, geometry: SheetGeometry) -> frozenset[int]:
    """Return the rows of the table that are not shown."""
    rows = range(place.rows[0], place.rows[-1] + 1)
    return frozenset(row for row in rows if not geometry.row(row))


def cut_off(sop: Sop, form: Form) -> tuple[str, ...]:
    """Return what to tell of steps whose words no row of the sheet can hold."""
    tallest = form.tallest
    if tallest is None:
        return ()
    steps = [
        STEP.format(number=step.number) for step in sop.steps if words_height(step, form) > tallest
    ]
    return (CUT_OFF.format(steps=_listed(steps)),) if steps else ()


def _listed(words: list[str]) -> str:
    """Name the first few, and count the others."""
    named, more = ", ".join(words[:MOST_NAMED]), len(words) - MOST_NAMED
    return FURTHER.format(named=named, more=more) if more > 0 else named
