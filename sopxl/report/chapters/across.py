"""Tables across SOPs: the hardest, the oldest, those unlike their kin, and the work of a month."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING

from sopxl.register.outliers import spread
from sopxl.report.listing import Column, Row, Table
from sopxl.report.wording import NOTHING, number
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.report.figures.procedure_records import Kind, Procedure
    from sopxl.report.figures.records import Figures

MOST_RANKED = 50
DAYS_PER_YEAR = 365.25
AGES = (
    (1, "kurang dari 1 tahun"),
    (2, "1 sampai 2 tahun"),
    (3, "2 sampai 3 tahun"),
    (5, "3 sampai 5 tahun"),
    (float("inf"), "5 tahun atau lebih"),
)
"""Ages in years, each up to its bound."""

UNKNOWN_AGE = "tanggal efektif tidak terbaca"
NO_CASES = "Jumlah kasus per bulan belum diberikan (--kasus)."


@dataclass(frozen=True, slots=True)
class Outlying:
    """The middle working days of the same SOP in all offices, and how many others have it."""

    middle: float
    others: int


def ranking(figures: Figures) -> Table:
    """Return the SOPs that are hardest to follow, the hardest first."""
    columns = (
        Column("SOP", 40),
        Column("Nilai", 10, numeric=True),
        Column("Langkah", 12, numeric=True),
        Column("Keputusan", 13, numeric=True),
        Column("Alur balik", 12, numeric=True),
        Column("Serah terima", 13, numeric=True),
    )
    ordered = nsmallest(
        MOST_RANKED, figures.procedures, lambda one: (-one.complexity.score, one.label)
    )
    rows = (
        Row(
            (
                one.label,
                number(one.complexity.score),
                number(one.complexity.steps),
                number(one.complexity.decisions),
                number(one.complexity.backward),
                number(one.complexity.handovers),
            ),
            one.id,
        )
        for one in ordered
    )
    caption = (
        "Peringkat kerumitan: langkah + 3 × keputusan + 2 × alur balik + 2 × pelaksana "
        "+ serah terima"
    )
    return Table(caption, columns, tuple(rows))


def ages(figures: Figures) -> Table:
    """Return how many SOPs are how old on the day of the report."""
    columns = (Column("Umur sejak Tanggal Efektif", 70), Column("SOP", 30, numeric=True))
    counts = Counter(_age(figures, one) for one in figures.procedures)
    order = [*(words for _, words in AGES), UNKNOWN_AGE]
    rows = (Row((words, number(counts[words]))) for words in order if counts[words])
    return Table("Umur SOP", columns, tuple(rows))


def outliers(figures: Figures) -> Table:
    """Return the offices whose SOP takes far more or less time than the same SOP elsewhere."""
    columns = (
        Column("SOP", 36),
        Column("Satker", 30),
        Column("Hari kerja", 12, numeric=True),
        Column("Nilai tengah", 12, numeric=True),
        Column("Satker lain", 10, numeric=True),
    )
    absent = "Tidak ada; pembandingan memerlukan SOP yang sama pada sedikitnya 5 satker."
    return Table(
        "SOP sejenis yang lamanya jauh berbeda dari satker lain",
        columns,
        tuple(_outliers(figures)),
        absent,
    )


def monthly(figures: Figures) -> Table:
    """Return the work of a month by office and actor, for the analysis of workload (ABK)."""
    columns = (
        Column("Pelaksana", 34),
        Column("Satker", 30),
        Column("Kasus per bulan", 12, numeric=True),
        Column("Hari kerja efektif", 12, numeric=True),
        Column("Kebutuhan orang", 12, numeric=True),
    )
    rows = (
        Row(
            (
                one.actor,
                one.office or one.satker or NOTHING,
                number(one.cases, 1),
                number(one.days, 1),
                number(one.people, 2),
            )
        )
        for one in figures.monthly
    )
    return Table("Beban kerja sebulan", columns, tuple(rows), NO_CASES)


def outlying(figures: Figures) -> Mapping[str, Outlying]:
    """Return the SOPs that take far more or less time than the same SOP elsewhere, by handle."""
    kin: dict[Kind, list[Procedure]] = {}
    for one in figures.procedures:
        if one.lead.measured:
            kin.setdefault(one.kind, []).append(one)
    return {
        same[place].id: Outlying(found.middle, len(same) - 1)
        for same in kin.values()
        if (found := spread([one.lead.longest for one in same], least=figures.hour))
        for place in found.outside
    }


def years_old(figures: Figures, one: Procedure) -> float | None:
    """Return the age of an SOP on the day of the report; None where its day cannot be read."""
    if one.effective is None:
        return None
    return (figures.today - one.effective).days / DAYS_PER_YEAR


def _age(figures: Figures, one: Procedure) -> str:
    years = years_old(figures, one)
    if years is None:
        return UNKNOWN_AGE
    return next(words for bound, words in AGES if years < bound)


def _outliers(figures: Figures) -> Iterator[Row]:
    for handle, found in outlying(figures).items():
        one = figures.by_id[handle]
        cells = (
            one.name,
            one.office or one.satker or NOTHING,
            number(one.lead.longest, 1),
            number(found.middle, 1),
            number(found.others),
        )
        yield Row(cells, one.id)
