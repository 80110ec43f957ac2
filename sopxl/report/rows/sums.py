"""Rows of sums: what a report on very many SOPs tells in place of the single things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.figures.records import Figures

    Record = dict[str, Any]


def rules(figures: Figures) -> Iterator[Record]:
    """Yield each rule that is broken, with one example of it."""
    for one in figures.found.rules:
        yield {
            "Kaidah": one.rule,
            "Bobot": one.severity.value,
            "Kali": one.times,
            "SOP": one.sops,
            "Contoh temuan": one.example.message,
            "Cara memperbaiki": one.example.advice,
            "Dasar": one.example.basis,
            "Asas": one.example.principle,
            "Berkas contoh": one.example.trace.file,
            "Sel contoh": one.example.trace.place,
        }


def loads(figures: Figures) -> Iterator[Record]:
    """Yield what each actor carries in all SOPs together."""
    for one in figures.loads:
        yield {
            "Pelaksana": one.actor,
            "Langkah": one.steps,
            "Hari kerja efektif": one.days,
            "Hari kerja efektif perkiraan": one.expected,
        }


def handovers(figures: Figures) -> Iterator[Record]:
    """Yield who hands on to whom in all SOPs together."""
    for one in figures.handovers:
        yield {"Dari": one.giver, "Kepada": one.receiver, "Kali": one.count}


def units(figures: Figures) -> Iterator[Record]:
    """Yield how many relations lead from each unit to each other."""
    for one in figures.related.units:
        yield {
            "Dari unit": one.giver,
            "Kepada unit": one.receiver,
            "Dokumen": one.papers,
            "Semua": one.relations,
        }


def citations(figures: Figures) -> Iterator[Record]:
    """Yield each regulation with the number of SOPs that cite it."""
    for row in figures.citations:
        yield {
            "Peraturan": row.name,
            "Tentang": row.subject,
            "Keadaan": row.status,
            "Dicabut": "ya" if row.repealed else "tidak",
            "SOP": len(row.procedures),
        }
