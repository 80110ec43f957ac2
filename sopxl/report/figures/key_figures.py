"""The numbers that a report leads with; each says how it was counted and which SOPs are behind it.

Sentences and tables refer to a number by its code; the appendix explains it under the same code.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sopxl.model.identity import Status
from sopxl.report.figures.procedure_records import OVER
from sopxl.report.wording import number, percent
from sopxl.rules.rule import Severity
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.report.figures.procedure_records import Procedure
    from sopxl.report.figures.records import Figures


class Code(Enum):
    """The codes of the numbers, in their order."""

    REGISTERED = "A1"
    IN_FORCE = "A2"
    UNCOVERED = "A3"
    UNHUNG = "A4"
    BROKEN = "A5"
    LATE = "A6"
    OVER_LIMIT = "A7"
    FAULTY = "A8"
    REPEALED = "A9"
    FINDINGS = "A10"
    LOAD = "A11"
    HANDOVERS = "A12"
    ABSENT = "A13"
    SILENT = "A14"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One number; `whole` is what it is a part of, where it is.

    `alarming` numbers are better the closer they are to nothing. `assumes` are the names of the
    assumptions that it rests on, `coverage` says of how much of the register it could be counted.
    """

    code: Code
    label: str
    value: float
    whole: int | None = None
    rule: str
    source: str
    procedures: tuple[str, ...] = ()
    alarming: bool = False
    assumes: tuple[str, ...] = ()
    coverage: str = ""

    @property
    def explained(self) -> str:
        """Rule, assumptions and coverage as one text."""
        assumed = f"Anggapan: {', '.join(self.assumes)}." if self.assumes else ""
        covered = f"Cakupan: {self.coverage}." if self.coverage else ""
        return " ".join(filter(None, (self.rule, assumed, covered)))

    @property
    def shown(self) -> str:
        """The number as a card shows it: `8 / 10`."""
        of_all = "" if self.whole is None else f" / {number(self.whole)}"
        return f"{number(self.value, 1)}{of_all}"


def key_figures(figures: Figures) -> tuple[KeyFigure, ...]:
    """Return the numbers of the report in the order of their codes."""
    return (
        *_existing(figures),
        *_missing(figures),
        *_late(figures),
        *_weak(figures),
        *_waiting(figures),
        *_absent(figures),
    )


def in_force(figures: Figures) -> tuple[Procedure, ...]:
    """Return the SOPs whose form says that they hold."""
    return tuple(one for one in figures.procedures if one.status is Status.IN_FORCE)


def faulty(figures: Figures) -> tuple[Procedure, ...]:
    """Return the SOPs with an error."""
    return tuple(one for one in figures.procedures if one.severities.get(Severity.ERROR))


def over_limit(figures: Figures) -> tuple[Procedure, ...]:
    """Return the SOPs with a way through that does not keep their time limit."""
    return tuple(one for one in figures.procedures if one.lead.verdict in OVER)


def _existing(figures: Figures) -> Iterator[KeyFigure]:
    yield KeyFigure(
        code=Code.REGISTERED,
        label="SOP terdaftar",
        value=len(figures.procedures),
        rule="Satu untuk setiap kunci satker, kode SOP, varian, dan revisi.",
        source="Daftar SOP",
        procedures=_ids(figures.procedures),
    )
    yield KeyFigure(
        code=Code.IN_FORCE,
        label="SOP berlaku",
        value=len(in_force(figures)),
        whole=len(figures.procedures),
        rule="Status pada formulir: Berlaku.",
        source="Daftar SOP, kolom Status",
        procedures=_ids(in_force(figures)),
    )


def _missing(figures: Figures) -> Iterator[KeyFigure]:
    yield KeyFigure(
        code=Code.UNCOVERED,
        label="Proses tanpa SOP",
        value=len(figures.uncovered),
        whole=len(figures.leaves),
        rule="Proses di ujung cabang peta yang kodenya tidak dipakai SOP mana pun.",
        source="Peta Proses; isian Kode Proses",
        alarming=True,
    )
    yield KeyFigure(
        code=Code.UNHUNG,
        label="SOP tanpa proses",
        value=len(figures.unhung),
        whole=len(figures.procedures),
        rule="Kode Proses kosong atau tidak ada dalam peta.",
        source="Peta Proses; isian Kode Proses",
        procedures=_ids(figures.unhung),
        alarming=True,
    )
    yield KeyFigure(
        code=Code.BROKEN,
        label="Berkas tidak terbaca",
        value=len(figures.broken),
        whole=figures.sources,
        rule="Berkas yang masuk karantina; alasannya ada pada daftar.",
        source="Sumber",
        alarming=True,
    )


def _late(figures: Figures) -> Iterator[KeyFigure]:
    late = _ids(one for one in figures.procedures if one.late)
    yield KeyFigure(
        code=Code.LATE,
        label="Reviu lewat waktu",
        value=len(late),
        whole=len(in_force(figures)),
        rule="SOP berlaku yang pemantauan, evaluasi, atau reviu terencananya sudah lewat.",
        source="Tanggal Efektif dan Tanggal Revisi",
        procedures=late,
        assumes=("tanggal", "bulan_monitoring", "bulan_evaluasi"),
        coverage=_of_all(_dated(figures), len(in_force(figures)), "SOP berlaku bertanggal efektif"),
        alarming=True,
    )
    yield KeyFigure(
        code=Code.OVER_LIMIT,
        label="Batas waktu dapat terlampaui",
        value=len(over_limit(figures)),
        whole=sum(bool(one.lead.limit_text) for one in figures.procedures),
        rule="Jalur terpanjang melebihi Batas Waktu pada formulir.",
        source="kolom Waktu, alur, isian Batas Waktu",
        procedures=_ids(over_limit(figures)),
        alarming=True,
        assumes=("menit_hari_kerja", "pengulangan", "hari kalender", "satuan panjang"),
        coverage=_measured(figures),
    )


def _weak(figures: Figures) -> Iterator[KeyFigure]:
    yield KeyFigure(
        code=Code.FAULTY,
        label="SOP dengan galat",
        value=len(faulty(figures)),
        whole=len(figures.procedures),
        rule="Sedikitnya satu temuan berbobot galat.",
        source="Temuan",
        procedures=_ids(faulty(figures)),
        alarming=True,
    )
    repealed = [row for row in figures.citations if row.repealed]
    yield KeyFigure(
        code=Code.REPEALED,
        label="Peraturan dicabut yang dirujuk",
        value=len(repealed),
        whole=len(figures.citations),
        rule="Peraturan pada Dasar Hukum yang tercatat dicabut.",
        source="Dasar Hukum; daftar peraturan sopxl",
        procedures=_together(one for row in repealed for one in row.procedures),
        alarming=True,
        assumes=("tanggal",),
        coverage=_of_all(
            sum(row.known for row in figures.citations),
            len(figures.citations),
            "peraturan ada pada daftar peraturan",
        ),
    )
    yield KeyFigure(
        code=Code.FINDINGS,
        label="Temuan",
        value=figures.found.all,
        rule="Semua bobot: galat, peringatan, saran. Temuan pada isi salinan dan edisi lama hanya "
        "dihitung di register.xlsx.",
        source="Temuan",
        procedures=_ids(one for one in figures.procedures if any(one.severities.values())),
    )


def _waiting(figures: Figures) -> Iterator[KeyFigure]:
    yield KeyFigure(
        code=Code.LOAD,
        label="Hari kerja efektif satu kali jalan",
        value=sum(load.days for load in figures.loads),
        rule="Waktu terlama setiap langkah, dibebankan kepada setiap pelaksananya.",
        source="kolom Pelaksana dan Waktu",
        procedures=_ids(one for one in figures.procedures if one.work.days),
        assumes=("menit_efektif", "beban", "satuan panjang"),
        coverage=_measured(figures),
    )
    yield KeyFigure(
        code=Code.HANDOVERS,
        label="Serah terima",
        value=sum(handover.count for handover in figures.handovers),
        rule="Alur antara dua langkah yang tidak berbagi pelaksana.",
        source="kolom Pelaksana dan alur",
        procedures=_ids(one for one in figures.procedures if one.complexity.handovers),
    )


def _absent(figures: Figures) -> Iterator[KeyFigure]:
    if figures.awaited:
        yield KeyFigure(
            code=Code.ABSENT,
            label="SOP wajib belum masuk",
            value=len(figures.absent),
            whole=len(figures.awaited),
            rule="Satu untuk setiap SOP pada daftar wajib dan setiap satker yang dimaksud.",
            source="daftar SOP wajib; Daftar SOP",
            alarming=True,
            coverage=_of_all(
                len({one.satker for one in figures.awaited}),
                len({*(one.satker for one in figures.awaited), *senders(figures)}),
                "satker ada pada daftar wajib",
            ),
        )
    if not figures.office:
        offices = len(senders(figures))
        yield KeyFigure(
            code=Code.SILENT,
            label="Satker belum mengirim",
            value=len(figures.missing),
            whole=len(figures.missing) + offices,
            rule="Satker pada daftar wajib yang belum mengirim satu SOP pun; tanpa daftar, semua "
            "satker pada provinsi yang sudah mengirim.",
            source="daftar SOP wajib; daftar satker sopxl; Daftar SOP",
            alarming=True,
        )


def senders(figures: Figures) -> frozenset[str]:
    """Return the codes of the offices that have an SOP; one that names no office has none."""
    return frozenset(one.satker for one in figures.procedures if one.satker)


def _dated(figures: Figures) -> int:
    return sum(one.effective is not None for one in in_force(figures))


def _measured(figures: Figures) -> str:
    """Say how many steps have a duration that can be counted."""
    measured = sum(one.lead.measured for one in figures.procedures)
    steps = sum(one.lead.steps for one in figures.procedures)
    return _of_all(measured, steps, "langkah terukur waktunya")


def _of_all(part: int, whole: int, what: str) -> str:
    return f"{number(part)} dari {number(whole)} {what} ({percent(part, whole)})"


def _ids(procedures: Iterable[Procedure]) -> tuple[str, ...]:
    return tuple(one.id for one in procedures)


def _together(handles: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(handles))
