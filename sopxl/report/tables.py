"""The figures as typed tables for a pivot: one row per thing, numbers as numbers, days as days.

Importing this loads pandas: only those who write the report as a workbook do.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pandas as pd

from sopxl.report.chapters.chapter import findings_of_chapters
from sopxl.report.formats import Detail
from sopxl.report.review_forms import evaluation, monitoring
from sopxl.report.rows import procedures, register, sums
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from sopxl.report.figures.records import Figures

    Record = dict[str, Any]

NO_UNIT, NO_STATUS = "belum diisi", "belum diisi"
BY_UNIT, BY_CHAPTER = "Unit dan Status", "Bab Temuan"


def frames(figures: Figures) -> Mapping[str, pd.DataFrame]:
    """Return the tables by the name of their sheet; tables without rows are left out.

    Of very many SOPs there are sums only, under the same names where they are of the same things.
    """
    return dict(each_frame(figures))


def each_frame(figures: Figures) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the same tables one by one, so that no two of them need be held."""
    sheets = _counted(figures) if figures.detail is Detail.COUNTED else _told(figures)
    made = ((name, pd.DataFrame.from_records(list(rows))) for name, rows in sheets.items())
    counts = ((BY_UNIT, _by_unit(figures)), (BY_CHAPTER, _by_chapter(figures)))
    for name, frame in chain(made, counts):
        if not frame.empty:
            yield name, frame


def _told(figures: Figures) -> dict[str, Iterable[Record]]:
    return {
        "Angka": register.numbers(figures),
        "Isi Angka": register.behind(figures),
        "SOP": procedures.procedures(figures),
        "Langkah": procedures.steps(figures),
        "Temuan": register.findings(figures),
        "Beban": procedures.loads(figures),
        "Beban Sebulan": register.monthly(figures),
        "Serah Terima": procedures.handovers(figures),
        "Relasi": procedures.relations(figures),
        "RACI": procedures.roles(figures),
        "Dokumen": procedures.papers(figures),
        "Proses": register.processes(figures),
        "Reviu": procedures.reviews(figures),
        "Dasar Hukum": register.citations(figures),
        "Uji": procedures.tests(figures),
        "Belum Masuk": register.awaited(figures),
        "Belum Mengirim": ({"Satker": office} for office in figures.missing),
        "Karantina": register.broken(figures),
        "Asas": register.principles(figures),
        "Kartu Skor": register.scores(figures),
        "Pemantauan": monitoring(figures),
        "Evaluasi": evaluation(figures),
        "Anggapan": register.assumptions(figures),
    }


def _counted(figures: Figures) -> dict[str, Iterable[Record]]:
    return {
        "Angka": register.numbers(figures),
        "Temuan": sums.rules(figures),
        "Beban": sums.loads(figures),
        "Beban Sebulan": register.monthly(figures),
        "Serah Terima": sums.handovers(figures),
        "Relasi": sums.units(figures),
        "Proses": register.processes(figures),
        "Dasar Hukum": sums.citations(figures),
        "Belum Masuk": register.awaited(figures),
        "Belum Mengirim": ({"Satker": office} for office in figures.missing),
        "Karantina": register.broken(figures),
        "Asas": register.principles(figures),
        "Kartu Skor": register.scores(figures),
        "Anggapan": register.assumptions(figures),
    }


def _by_unit(figures: Figures) -> pd.DataFrame:
    if not figures.procedures:
        return pd.DataFrame()
    units = [one.unit or NO_UNIT for one in figures.procedures]
    statuses = [one.status.value if one.status else NO_STATUS for one in figures.procedures]
    named = pd.Series(units, name="Unit kerja"), pd.Series(statuses, name="Status")
    return pd.crosstab(*named).reset_index()


def _by_chapter(figures: Figures) -> pd.DataFrame:
    """Return how many findings each chapter has, by severity from heavy to light."""
    counts = findings_of_chapters(figures)
    if not counts:
        return pd.DataFrame()
    found = {severity for _, severity in counts}
    order = [one.value for one in Severity if one.value in found]
    return pd.DataFrame.from_records(
        {"Bab": chapter, **{severity: counts[chapter, severity] for severity in order}}
        for chapter in sorted({chapter for chapter, _ in counts})
    )
