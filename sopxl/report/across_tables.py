"""Tables across SOPs: the hardest, the oldest, those unlike their kin, and the work of a month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.register.outliers import spread
from sopxl.report.listing import Column, Row, Table
from sopxl.report.wording import NOTHING, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.figures import Figures, Procedure

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
    ordered = sorted(figures.procedures, key=lambda one: (-one.complexity.score, one.label))
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
        for one in ordered[:MOST_RANKED]
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


def _age(figures: Figures, one: Procedure) -> str:
    if one.effective is None:
        return UNKNOWN_AGE
    years = (figures.today - one.effective).days / DAYS_PER_YEAR
    return next(words for bound, words in AGES if years < bound)


def _outliers(figures: Figures) -> Iterator[Row]:
    kin: dict[tuple[str, str], list[Procedure]] = {}
    for one in figures.procedures:
        if one.lead.measured:
            kin.setdefault((one.sop_code or one.title.casefold(), one.variant), []).append(one)
    for same in kin.values():
        found = spread([one.lead.longest for one in same])
        for place in found.outside if found else ():
            one = same[place]
            middle = number(found.middle, 1) if found else NOTHING
            cells = (
                one.name,
                one.office or one.satker or NOTHING,
                number(one.lead.longest, 1),
                middle,
                number(len(same) - 1),
            )
            yield Row(cells, one.id)
