"""Rows about single SOPs: themselves, their steps, their actors, what they hand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sopxl.report.chapters.across import outlying, years_old
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.figures.procedure_records import Procedure
    from sopxl.report.figures.records import Figures

    Record = dict[str, Any]


def key(one: Procedure) -> Record:
    """Return the columns that tell one SOP from all others; one without a title by its file."""
    return {
        "Kode satker": one.satker,
        "Satker": one.office,
        "Kode SOP": one.sop_code,
        "Varian": one.variant,
        "Revisi": one.revision,
        "SOP": one.title or one.trace.file_name,
    }


def procedures(figures: Figures) -> Iterator[Record]:
    """Yield the SOPs, each with its age and with how it stands to the same SOP elsewhere."""
    unlike = outlying(figures)
    for one in figures.procedures:
        found = unlike.get(one.id)
        yield {
            **_procedure(one),
            "Umur (tahun)": years_old(figures, one),
            "Jauh dari satker lain": "ya" if found else "tidak",
            "Nilai tengah satker lain": found.middle if found else None,
            "Berkas": one.trace.file,
        }


def _procedure(one: Procedure) -> Record:
    return {
        **key(one),
        "Nomor": one.number,
        "Unit kerja": one.unit,
        "Status": one.status.value if one.status else "",
        "Jenis": one.nature.value if one.nature else "",
        "Kode proses": one.process_code,
        "Proses": one.process,
        "Tanggal efektif": one.effective,
        "Langkah": one.lead.steps,
        "Kerumitan": one.complexity.score,
        "Serah terima": one.complexity.handovers,
        **_timed(one),
        **{severity.value.capitalize(): one.severities.get(severity, 0) for severity in Severity},
    }


def _timed(one: Procedure) -> Record:
    lead, busiest = one.lead, one.work.bottleneck
    return {
        "Hari kerja terpendek": lead.shortest,
        "Hari kerja perkiraan": lead.expected,
        "Hari kerja terpanjang": lead.longest,
        "Hari kalender terpendek": lead.calendar_shortest,
        "Hari kalender perkiraan": lead.calendar_expected,
        "Hari kalender terpanjang": lead.calendar,
        "Bagian pengulangan": lead.rework,
        "Langkah terukur": lead.measured,
        "Jalur kritis": " → ".join(map(str, lead.critical)),
        "Lapis persetujuan": len(lead.approvals),
        "Penyetuju": "; ".join(lead.approvals),
        "Waktu terbanyak pada": busiest.actor if busiest and busiest.days else "",
        "Batas waktu": lead.limit_text,
        "Sisa terhadap batas": lead.margin,
        "Putusan": lead.verdict.value if lead.limit_text else "",
    }


def steps(figures: Figures) -> Iterator[Record]:
    """Yield each step."""
    for one in figures.procedures:
        for step in one.steps:
            yield {
                **key(one),
                "No": step.number,
                "Jenis langkah": step.kind,
                "Kegiatan": step.activity,
                "Pelaksana": "; ".join(step.actors),
                "Kelengkapan": step.requirements,
                "Waktu": step.duration,
                "Output": step.output,
                "Keterangan": step.remarks,
                "Lanjut": step.leads_to,
                "Berkas": step.trace.file,
                "Sel": step.trace.place,
            }


def loads(figures: Figures) -> Iterator[Record]:
    """Yield what each actor of an SOP carries."""
    for one in figures.procedures:
        for load in one.loads:
            yield {
                **key(one),
                "Pelaksana": load.actor,
                "Langkah": load.steps,
                "Hari kerja efektif": load.days,
                "Hari kerja efektif perkiraan": load.expected,
            }


def handovers(figures: Figures) -> Iterator[Record]:
    """Yield each handover within an SOP."""
    for one in figures.procedures:
        for handover in one.handovers:
            yield {
                **key(one),
                "Dari": handover.giver,
                "Kepada": handover.receiver,
                "Kali": handover.count,
            }


def relations(figures: Figures) -> Iterator[Record]:
    """Yield each relation between two SOPs, with the cells that say so."""
    for one in figures.relations:
        giver, receiver = figures.by_id[one.giver], figures.by_id[one.receiver]
        yield {
            "Kode satker": giver.satker,
            "Dari SOP": giver.name,
            "Dari unit": giver.unit,
            "Kepada SOP": receiver.name,
            "Kepada unit": receiver.unit,
            "Bukti": one.evidence.value,
            "Yang diserahkan atau disebut": one.what,
            "Berkas pemberi": one.given.file,
            "Sel pemberi": one.given.place,
            "Berkas penerima": one.taken.file if one.taken else "",
            "Sel penerima": one.taken.place if one.taken else "",
        }


def roles(figures: Figures) -> Iterator[Record]:
    """Yield the derived role of each actor of an SOP."""
    for one in figures.procedures:
        sides = {
            "R": one.roles.responsible,
            "A": one.roles.accountable,
            "C": one.roles.consulted,
            "I": one.roles.informed,
        }
        for side, actors in sides.items():
            for actor in actors:
                yield {**key(one), "Pelaksana": actor, "Peran (diturunkan)": side}


def papers(figures: Figures) -> Iterator[Record]:
    """Yield each SOP that makes or needs a document."""
    for one in figures.papers:
        for how, handles in (("dihasilkan", one.makers), ("dipakai", one.users)):
            for handle in handles:
                yield {"Dokumen": one.name, "Cara": how, **key(figures.by_id[handle])}


def reviews(figures: Figures) -> Iterator[Record]:
    """Yield each review that falls due."""
    for review in figures.reviews:
        yield {
            **key(figures.by_id[review.procedure]),
            "Jenis reviu": review.kind,
            "Jatuh tempo": review.due,
            "Hari lewat": max((figures.today - review.due).days, 0),
        }


def tests(figures: Figures) -> Iterator[Record]:
    """Yield each line of the test logs."""
    for one in figures.tests:
        yield {
            **key(figures.by_id[one.procedure]),
            "Penguji": one.kind,
            "Jabatan": one.position,
            "Tanggal": one.day or one.date_text,
            "Hasil": one.result,
            "Catatan": one.note,
            "Prioritas": one.priority,
        }
