"""The differences between two editions in sentences and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.register.editions import Fate
from sopxl.report.listing import Column, Row, Section, Table
from sopxl.report.wording import NOTHING, day, listing, number, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.comparison.changes import Comparison, FieldChange, SopChange

TITLE = "Perubahan Register SOP"
NONE = "Tidak ada perubahan."
NAMED = 3
VERBS = {Fate.CAME: "SOP baru", Fate.WENT: "SOP tidak ada lagi", Fate.CHANGED: "SOP berubah"}


def since(comparison: Comparison) -> str:
    """Return since when the changes are counted."""
    known = f" ({day(comparison.since)})" if comparison.since else ""
    return f"Sejak edisi sebelumnya{known}"


def sentences(comparison: Comparison) -> tuple[str, ...]:
    """Return what changed, in a few sentences."""
    return tuple(_sentences(comparison))


def _sentences(comparison: Comparison) -> Iterator[str]:
    if not comparison.sops:
        yield f"Tidak ada SOP yang berubah; {number(comparison.unchanged)} SOP tetap sama."
        return
    for fate, words in VERBS.items():
        found = comparison.of(fate)
        if found:
            names = listing(quoted(one.label for one in found), most=NAMED)
            yield f"{number(len(found))} {words}: {names}."
    yield f"{number(comparison.unchanged)} SOP tetap sama."
    if comparison.offices_came:
        names = listing(comparison.offices_came, most=NAMED)
        yield f"Satker yang baru mengirim: {names}."
    if comparison.offices_went:
        names = listing(comparison.offices_went, most=NAMED)
        yield f"Satker yang tidak lagi memiliki SOP: {names}."


def overview(comparison: Comparison) -> Section:
    """Return what changed as one chapter of the report."""
    tables = (_offices(comparison), _sops(comparison))
    return Section("perubahan", since(comparison), (), tables)


def sections(comparison: Comparison) -> tuple[Section, ...]:
    """Return the chapters: offices, SOPs, then every field of every SOP that changed."""
    return (
        Section("satker", "Menurut satker", (), (_offices(comparison),)),
        Section("sop", "Menurut SOP", (), (_sops(comparison),)),
        Section("isian", "Menurut langkah dan isian", (), tuple(_fields(comparison))),
    )


def _offices(comparison: Comparison) -> Table:
    columns = (
        Column("Satker", 55),
        *(Column(fate.value.capitalize(), 15, numeric=True) for fate in Fate),
    )
    rows = (
        Row((office or NOTHING, *(number(counts[fate]) for fate in Fate)))
        for office, counts in comparison.by_office
    )
    return Table("SOP menurut satker", columns, tuple(rows), NONE)


def _sops(comparison: Comparison) -> Table:
    columns = (
        Column("Keadaan", 14),
        Column("SOP", 34),
        Column("Satker", 24),
        Column("Unit kerja", 20),
        Column("Isian", 8, numeric=True),
    )
    rows = tuple(
        Row(
            (
                one.fate.value,
                one.label or NOTHING,
                one.office or one.satker or NOTHING,
                one.unit or NOTHING,
                number(len(one.changes)),
            )
        )
        for fate in Fate
        for one in comparison.of(fate)
    )
    return Table(
        "SOP yang baru, tidak ada lagi, dan berubah", columns, rows, "Tidak ada perubahan."
    )


def _fields(comparison: Comparison) -> Iterator[Table]:
    changed = comparison.of(Fate.CHANGED)
    if not changed:
        yield Table(
            "Isian yang berubah", (Column("Isian", 1),), (), "Tidak ada isian yang berubah."
        )
    for one in changed:
        yield _sop(one)


def _sop(one: SopChange) -> Table:
    columns = (
        Column("Bagian", 14),
        Column("Isian", 16),
        Column("Semula", 28),
        Column("Menjadi", 28),
        Column("Sel", 14),
    )
    caption = f"{one.label} – {one.office or one.satker}"
    return Table(caption, columns, tuple(_field(change) for change in one.changes))


def _field(change: FieldChange) -> Row:
    told = "" if change.fate is Fate.CHANGED else f" {change.fate.value}"
    places = [trace.place for trace in (change.old_trace, change.new_trace) if trace]
    return Row(
        (
            f"{change.place}{told}",
            change.label,
            change.old or NOTHING,
            change.new or NOTHING,
            " → ".join(dict.fromkeys(filter(None, places))) or NOTHING,
        )
    )
