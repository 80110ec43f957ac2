"""The figures as typed tables for a pivot: one row per thing, numbers as numbers, days as days.

Importing this loads pandas: only those who write the report as a workbook do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from sopxl.report.chapters.chapter import CHAPTERS
from sopxl.report.review_forms import evaluation, monitoring
from sopxl.report.rows import procedures, register
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.report.figures.records import Figures

NO_UNIT, NO_STATUS = "belum diisi", "belum diisi"
BY_UNIT, BY_CHAPTER = "Unit dan Status", "Bab Temuan"


def frames(figures: Figures) -> Mapping[str, pd.DataFrame]:
    """Return the tables by the name of their sheet; tables without rows are left out."""
    records = {
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
    made = {name: pd.DataFrame.from_records(list(rows)) for name, rows in records.items()}
    made[BY_UNIT] = _by_unit(made["SOP"])
    made[BY_CHAPTER] = _by_chapter(figures)
    return {name: frame for name, frame in made.items() if not frame.empty}


def _by_unit(sops: pd.DataFrame) -> pd.DataFrame:
    if sops.empty:
        return sops
    units = sops["Unit kerja"].replace("", NO_UNIT)
    statuses = sops["Status"].replace("", NO_STATUS)
    return pd.crosstab(units, statuses).reset_index()


def _by_chapter(figures: Figures) -> pd.DataFrame:
    """Return how many findings each chapter has, by severity from heavy to light."""
    if not figures.findings:
        return pd.DataFrame()
    chapters = [CHAPTERS.get(one.chapter, one.chapter) for one in figures.findings]
    severities = [one.severity.value for one in figures.findings]
    counts = pd.crosstab(pd.Series(chapters, name="Bab"), pd.Series(severities))
    order = [one.value for one in Severity if one.value in counts.columns]
    return counts[order].reset_index()
