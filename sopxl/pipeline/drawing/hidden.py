"""What a sheet or its print does not show, and where that stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.layout.rows import TALLEST_ROW, words_height
from sopxl.model.errors import UserError
from sopxl.pipeline.drawing.listing import listed
from sopxl.pipeline.drawing.measuring import actor_columns
from sopxl.scene.row_words import Fit, in_need

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.intake.draft import Draft
    from sopxl.layout.form import Form
    from sopxl.layout.plan import Layout
    from sopxl.model.sop import Sop, Step
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
SMALLER_ON_PAPER = (
    "Teks {steps} terlalu panjang untuk satu baris, sehingga dicetak dengan huruf yang lebih "
    "kecil. Ringkas teksnya, atau bagi langkahnya."
)
CUT_ON_PAPER = (
    "Teks {steps} terlalu panjang untuk satu baris, sehingga ujungnya tidak tercetak: "
    "di sana tertulis «…». Berkas asalnya tetap utuh. Ringkas teksnya, atau bagi langkahnya."
)
STEP = "langkah {number}"


def refuse_hidden(draft: Draft, sop: Sop, place: SheetPlace, geometry: SheetGeometry) -> None:
    """Raise UserError where a symbol would stand in a column or row that is not shown."""
    columns = zip(sop.actors, actor_columns(draft, sop), strict=True)
    actors = [f"«{name}»" for name, column in columns if not geometry.column(column)]
    if actors:
        message = HIDDEN_ACTORS.format(names=listed(actors))
        raise UserError(message, SHOW_COLUMNS, "hidden-actors")
    steps = [
        ROW.format(number=step.number, row=row)
        for step, row in zip(sop.steps, place.rows, strict=True)
        if not geometry.row(row)
    ]
    if steps:
        raise UserError(HIDDEN_STEPS.format(rows=listed(steps)), SHOW_ROWS, "hidden-steps")


def hidden_rows(place: SheetPlace, geometry: SheetGeometry) -> frozenset[int]:
    """Return the rows of the table that are not shown."""
    rows = range(place.rows[0], place.rows[-1] + 1)
    return frozenset(row for row in rows if not geometry.row(row))


def cut_off(sop: Sop, form: Form) -> tuple[str, ...]:
    """Return what to tell of steps whose words no row of the sheet can hold."""
    steps = [step for step in sop.steps if words_height(step, form) > TALLEST_ROW]
    return _told_of(steps, CUT_OFF)


def short_of_room(sop: Sop, layout: Layout, form: Form) -> tuple[str, ...]:
    """Return what to tell of steps whose words are printed smaller, or not to their end."""
    templates = ((Fit.SMALLER, SMALLER_ON_PAPER), (Fit.CUT, CUT_ON_PAPER))
    return tuple(
        told
        for need, template in templates
        for told in _told_of(in_need(sop, layout, form, need), template)
    )


def _told_of(steps: Sequence[Step], template: str) -> tuple[str, ...]:
    numbers = [STEP.format(number=step.number) for step in steps]
    return (template.format(steps=listed(numbers)),) if numbers else ()
