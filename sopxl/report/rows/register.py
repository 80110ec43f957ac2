"""Rows about the register as a whole: its numbers, its findings, its offices and processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sopxl.report.chapters.principles import profiles
from sopxl.report.chapters.score_cards import score_cards
from sopxl.report.figures.key_figures import key_figures
from sopxl.report.rows.procedures import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.figures.records import Figures

    Record = dict[str, Any]


def numbers(figures: Figures) -> Iterator[Record]:
    """Yield each key figure, with how it was counted."""
    for one in key_figures(figures):
        yield {
            "Kode": one.code.value,
            "Angka": one.label,
            "Nilai": one.value,
            "Dari": one.whole,
            "Cara menghitung": one.rule,
            "Anggapan": "; ".join(one.assumes),
            "Cakupan": one.coverage,
            "Sumber": one.source,
        }


def behind(figures: Figures) -> Iterator[Record]:
    """Yield the SOPs behind each number, so that it can be opened in a pivot, too."""
    for one in key_figures(figures):
        for handle in one.procedures:
            procedure = figures.by_id[handle]
            yield {
                "Kode": one.code.value,
                "Angka": one.label,
                **key(procedure),
                "Berkas": procedure.trace.file,
                "Sel": procedure.trace.place,
            }


def findings(figures: Figures) -> Iterator[Record]:
    """Yield each finding."""
    for row in figures.findings:
        one = figures.by_id.get(row.procedure)
        yield {
            "Kode satker": one.satker if one else "",
            "SOP": one.name if one else "",
            "Kaidah": row.rule,
            "Bobot": row.severity.value,
            "Temuan": row.message,
            "Cara memperbaiki": row.advice,
            "Dasar": row.basis,
            "Asas": row.principle,
            "Berkas": row.trace.file,
            "Sel": row.trace.place,
        }


def monthly(figures: Figures) -> Iterator[Record]:
    """Yield each actor's work of a month."""
    for one in figures.monthly:
        yield {
            "Kode satker": one.satker,
            "Satker": one.office,
            "Pelaksana": one.actor,
            "Kasus per bulan": one.cases,
            "Hari kerja efektif": one.days,
            "Kebutuhan orang": one.people,
        }


def processes(figures: Figures) -> Iterator[Record]:
    """Yield each process of the map."""
    for process in figures.processes:
        yield {
            "Kode": process.code,
            "Proses": process.name,
            "Tingkat": process.level,
            "Kelompok": process.group,
            "Pemilik": process.owner,
            "Sasaran strategis": process.goal,
            "Ujung cabang": "ya" if process.leaf else "tidak",
            "SOP": len(process.procedures),
        }


def citations(figures: Figures) -> Iterator[Record]:
    """Yield each SOP that cites a regulation."""
    for row in figures.citations:
        for handle in row.procedures:
            yield {
                "Peraturan": row.name,
                "Tentang": row.subject,
                "Keadaan": row.status,
                "Dicabut": "ya" if row.repealed else "tidak",
                **key(figures.by_id[handle]),
            }


def scores(figures: Figures) -> Iterator[Record]:
    """Yield each measure of each score card."""
    for card in score_cards(figures):
        for one in card.measures:
            yield {
                "Kode satker": card.satker,
                "Satker": card.office,
                "Ukuran": one.name,
                "Terpenuhi": one.part,
                "Dari": one.whole,
                "Bagian": one.share,
                "Nilai tengah semua satker": one.middle,
            }


def principles(figures: Figures) -> Iterator[Record]:
    """Yield each drafting principle of each office."""
    for office, profile in (profiles(figures) if figures.judged else {}).items():
        for principle, kept, whole in profile:
            yield {
                "Satker": office,
                "Asas": principle.value,
                "SOP yang menjaga": kept,
                "SOP": whole,
                "Bagian": kept / whole,
            }


def awaited(figures: Figures) -> Iterator[Record]:
    """Yield each required SOP."""
    for one in figures.awaited:
        yield {
            "Kode satker": one.satker,
            "Satker": one.office,
            "Kode SOP": one.sop_code,
            "SOP": one.title,
            "Tenggat": one.due,
            "Lewat": "ya" if one.late else "tidak",
            "Keadaan": one.standing.value,
        }


def broken(figures: Figures) -> Iterator[Record]:
    """Yield each file that could not be read."""
    for one in figures.broken:
        yield {
            "Berkas": one.file,
            "Kode satker": one.satker,
            "Alasan": one.reason,
            "Cara memperbaiki": one.remedy,
        }


def assumptions(figures: Figures) -> Iterator[Record]:
    """Yield each assumption."""
    for one in figures.assumptions:
        yield {"Anggapan": one.name, "Nilai": one.value, "Dipakai untuk": one.meaning}
