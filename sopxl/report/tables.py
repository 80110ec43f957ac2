"""The figures as typed tables for a pivot: one row per thing, numbers as numbers, days as days.

Importing this loads pandas: only those who write the report as a workbook do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from sopxl.report.chapters.across import outlying, years_old
from sopxl.report.chapters.chapter import CHAPTERS
from sopxl.report.chapters.principles import profiles
from sopxl.report.chapters.score_cards import score_cards
from sopxl.report.figures.key_figures import key_figures
from sopxl.report.review_forms import evaluation, monitoring
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.report.figures.records import Figures, Procedure

    Record = dict[str, Any]

NO_UNIT, NO_STATUS = "belum diisi", "belum diisi"
BY_UNIT, BY_CHAPTER = "Unit dan Status", "Bab Temuan"


def frames(figures: Figures) -> Mapping[str, pd.DataFrame]:
    """Return the tables by the name of their sheet; tables without rows are left out."""
    records = {
        "Angka": _key_figures(figures),
        "Isi Angka": _behind(figures),
        "SOP": _procedures(figures),
        "Langkah": _steps(figures),
        "Temuan": _findings(figures),
        "Beban": _loads(figures),
        "Beban Sebulan": _monthly(figures),
        "Serah Terima": _handovers(figures),
        "Relasi": _relations(figures),
        "RACI": _roles(figures),
        "Dokumen": _papers(figures),
        "Proses": _processes(figures),
        "Reviu": _reviews(figures),
        "Dasar Hukum": _citations(figures),
        "Uji": _tests(figures),
        "Belum Masuk": _awaited(figures),
        "Belum Mengirim": ({"Satker": office} for office in figures.missing),
        "Karantina": _broken(figures),
        "Asas": _principles(figures),
        "Kartu Skor": _score_cards(figures),
        "Pemantauan": monitoring(figures),
        "Evaluasi": evaluation(figures),
        "Anggapan": _assumptions(figures),
    }
    made = {name: pd.DataFrame.from_records(list(rows)) for name, rows in records.items()}
    made[BY_UNIT] = _by_unit(made["SOP"])
    made[BY_CHAPTER] = _by_chapter(figures)
    return {name: frame for name, frame in made.items() if not frame.empty}


def _by_unit(procedures: pd.DataFrame) -> pd.DataFrame:
    if procedures.empty:
        return procedures
    units = procedures["Unit kerja"].replace("", NO_UNIT)
    statuses = procedures["Status"].replace("", NO_STATUS)
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


def _key_figures(figures: Figures) -> Iterator[Record]:
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


def _behind(figures: Figures) -> Iterator[Record]:
    """Yield the SOPs behind each number, so that it can be opened in a pivot, too."""
    for one in key_figures(figures):
        for handle in one.procedures:
            procedure = figures.by_id[handle]
            yield {
                "Kode": one.code.value,
                "Angka": one.label,
                **_key(procedure),
                "Berkas": procedure.trace.file,
                "Sel": procedure.trace.place,
            }


def _procedures(figures: Figures) -> Iterator[Record]:
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
        **_key(one),
        "Nomor": one.number,
        "Unit kerja": one.unit,
        "Status": one.status.value if one.status else "",
        "Jenis": one.nature.value if one.nature else "",
        "Kode proses": one.process_code,
        "Proses": one.process,
        "Tanggal efektif": one.effective,
        "Langkah": len(one.steps),
        "Kerumitan": one.complexity.score,
        "Serah terima": sum(handover.count for handover in one.handovers),
        **_timed(one),
        **{severity.value.capitalize(): one.severities.get(severity, 0) for severity in Severity},
    }


def _timed(one: Procedure) -> Record:
    lead, busiest = one.lead, one.bottleneck
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


def _key(one: Procedure) -> Record:
    return {
        "Kode satker": one.satker,
        "Satker": one.office,
        "Kode SOP": one.sop_code,
        "Varian": one.variant,
        "Revisi": one.revision,
        "SOP": one.title,
    }


def _steps(figures: Figures) -> Iterator[Record]:
    for one in figures.procedures:
        for step in one.steps:
            yield {
                **_key(one),
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


def _findings(figures: Figures) -> Iterator[Record]:
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


def _loads(figures: Figures) -> Iterator[Record]:
    for one in figures.procedures:
        for load in one.loads:
            yield {
                **_key(one),
                "Pelaksana": load.actor,
                "Langkah": load.steps,
                "Hari kerja efektif": load.days,
                "Hari kerja efektif perkiraan": load.expected,
            }


def _monthly(figures: Figures) -> Iterator[Record]:
    for one in figures.monthly:
        yield {
            "Kode satker": one.satker,
            "Satker": one.office,
            "Pelaksana": one.actor,
            "Kasus per bulan": one.cases,
            "Hari kerja efektif": one.days,
            "Kebutuhan orang": one.people,
        }


def _handovers(figures: Figures) -> Iterator[Record]:
    for one in figures.procedures:
        for handover in one.handovers:
            yield {
                **_key(one),
                "Dari": handover.giver,
                "Kepada": handover.receiver,
                "Kali": handover.count,
            }


def _relations(figures: Figures) -> Iterator[Record]:
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


def _roles(figures: Figures) -> Iterator[Record]:
    for one in figures.procedures:
        sides = {
            "R": one.roles.responsible,
            "A": one.roles.accountable,
            "C": one.roles.consulted,
            "I": one.roles.informed,
        }
        for side, actors in sides.items():
            for actor in actors:
                yield {**_key(one), "Pelaksana": actor, "Peran (diturunkan)": side}


def _papers(figures: Figures) -> Iterator[Record]:
    for one in figures.papers:
        for how, handles in (("dihasilkan", one.makers), ("dipakai", one.users)):
            for handle in handles:
                yield {"Dokumen": one.name, "Cara": how, **_key(figures.by_id[handle])}


def _processes(figures: Figures) -> Iterator[Record]:
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


def _reviews(figures: Figures) -> Iterator[Record]:
    for review in figures.reviews:
        yield {
            **_key(figures.by_id[review.procedure]),
            "Jenis reviu": review.kind,
            "Jatuh tempo": review.due,
            "Hari lewat": max((figures.today - review.due).days, 0),
        }


def _citations(figures: Figures) -> Iterator[Record]:
    for row in figures.citations:
        for handle in row.procedures:
            yield {
                "Peraturan": row.name,
                "Tentang": row.subject,
                "Keadaan": row.status,
                "Dicabut": "ya" if row.repealed else "tidak",
                **_key(figures.by_id[handle]),
            }


def _tests(figures: Figures) -> Iterator[Record]:
    for one in figures.tests:
        yield {
            **_key(figures.by_id[one.procedure]),
            "Penguji": one.kind,
            "Jabatan": one.position,
            "Tanggal": one.day or one.date_text,
            "Hasil": one.result,
            "Catatan": one.note,
            "Prioritas": one.priority,
        }


def _score_cards(figures: Figures) -> Iterator[Record]:
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


def _principles(figures: Figures) -> Iterator[Record]:
    for office, profile in (profiles(figures) if figures.judged else {}).items():
        for principle, kept, whole in profile:
            yield {
                "Satker": office,
                "Asas": principle.value,
                "SOP yang menjaga": kept,
                "SOP": whole,
                "Bagian": kept / whole,
            }


def _awaited(figures: Figures) -> Iterator[Record]:
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


def _broken(figures: Figures) -> Iterator[Record]:
    for one in figures.broken:
        yield {
            "Berkas": one.file,
            "Kode satker": one.satker,
            "Alasan": one.reason,
            "Cara memperbaiki": one.remedy,
        }


def _assumptions(figures: Figures) -> Iterator[Record]:
    for one in figures.assumptions:
        yield {"Anggapan": one.name, "Nilai": one.value, "Dipakai untuk": one.meaning}
