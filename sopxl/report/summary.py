"""The figures in words: numbers that can be opened, and sentences built from them.

Every sentence names the numbers it rests on by their codes (A1, A2, …); the appendix of each report
says under the same code how the number was counted and from what.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.model.identity import Status
from sopxl.report.figures import OVER, Verdict
from sopxl.report.wording import day, listing, number, percent, quoted
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.report.figures import Figures, Procedure

NAMED = 3
"""How many things a sentence names before it counts the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One number with the way it was counted; `procedures` are the SOPs behind it.

    `alarming` numbers are better the closer they are to nothing.
    """

    code: str
    label: str
    value: float
    whole: int | None = None
    rule: str
    source: str
    procedures: tuple[str, ...] = ()
    alarming: bool = False

    @property
    def shown(self) -> str:
        """The number as a card shows it: `8 / 10`."""
        of_all = "" if self.whole is None else f" / {number(self.whole)}"
        return f"{number(self.value, 1)}{of_all}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the summary under its heading, with the codes of its figures."""

    heading: str
    text: str
    codes: tuple[str, ...]


def key_figures(figures: Figures) -> tuple[KeyFigure, ...]:
    """Return the numbers of the report in the order of their codes."""
    everything = figures.procedures
    limited = [one for one in everything if one.lead.limit_text]
    return (
        KeyFigure(
            code="A1",
            label="SOP terdaftar",
            value=len(everything),
            rule="Satu untuk setiap kunci satker, kode SOP, varian, dan revisi.",
            source="Daftar SOP",
            procedures=_ids(everything),
        ),
        KeyFigure(
            code="A2",
            label="SOP berlaku",
            value=len(_in_force(figures)),
            whole=len(everything),
            rule="Status pada formulir: Berlaku.",
            source="Daftar SOP, kolom Status",
            procedures=_ids(_in_force(figures)),
        ),
        KeyFigure(
            code="A3",
            label="Proses tanpa SOP",
            value=len(figures.uncovered),
            whole=len(figures.leaves),
            rule="Proses di ujung cabang peta yang kodenya tidak dipakai SOP mana pun.",
            source="Peta Proses; isian Kode Proses",
            alarming=True,
        ),
        KeyFigure(
            code="A4",
            label="SOP tanpa proses",
            value=len(figures.unhung),
            whole=len(everything),
            rule="Kode Proses kosong atau tidak ada dalam peta.",
            source="Peta Proses; isian Kode Proses",
            procedures=_ids(figures.unhung),
            alarming=True,
        ),
        KeyFigure(
            code="A5",
            label="SOP dengan galat",
            value=len(_faulty(figures)),
            whole=len(everything),
            rule="Sedikitnya satu temuan berbobot galat.",
            source="Temuan",
            procedures=_ids(_faulty(figures)),
            alarming=True,
        ),
        KeyFigure(
            code="A6",
            label="Reviu lewat waktu",
            value=len(_together(review.procedure for review in figures.late_reviews)),
            whole=len(_in_force(figures)),
            rule="SOP berlaku yang pemantauan, evaluasi, atau reviu terencananya sudah lewat.",
            source="Tanggal Efektif, Tanggal Revisi, lembar Uji",
            procedures=_together(review.procedure for review in figures.late_reviews),
            alarming=True,
        ),
        KeyFigure(
            code="A7",
            label="Batas waktu dapat terlampaui",
            value=len(_over(figures)),
            whole=len(limited),
            rule="Jalur terpanjang melebihi Batas Waktu pada formulir.",
            source="kolom Waktu, alur, isian Batas Waktu",
            procedures=_ids(_over(figures)),
            alarming=True,
        ),
        KeyFigure(
            code="A8",
            label="Peraturan dicabut yang dirujuk",
            value=sum(citation.repealed for citation in figures.citations),
            whole=len(figures.citations),
            rule="Peraturan pada Dasar Hukum yang tercatat dicabut.",
            source="Dasar Hukum; daftar peraturan sopxl",
            procedures=_together(
                one for row in figures.citations if row.repealed for one in row.procedures
            ),
            alarming=True,
        ),
        KeyFigure(
            code="A9",
            label="Berkas tidak terbaca",
            value=len(figures.broken),
            whole=figures.sources,
            rule="Berkas yang masuk karantina; alasannya ada pada daftar.",
            source="Sumber",
            alarming=True,
        ),
        KeyFigure(
            code="A10",
            label="Temuan",
            value=len(figures.findings),
            rule="Semua bobot: galat, peringatan, saran.",
            source="Temuan",
            procedures=_together(row.procedure for row in figures.findings if row.procedure),
        ),
        KeyFigure(
            code="A11",
            label="Hari kerja efektif satu kali jalan",
            value=sum(load.days for load in figures.loads),
            rule="Waktu terlama setiap langkah, dibebankan kepada setiap pelaksananya.",
            source="kolom Pelaksana dan Waktu",
        ),
        KeyFigure(
            code="A12",
            label="Serah terima",
            value=sum(handover.count for handover in figures.handovers),
            rule="Alur antara dua langkah yang tidak berbagi pelaksana.",
            source="kolom Pelaksana dan alur",
        ),
    )


def statements(figures: Figures) -> tuple[Statement, ...]:
    """Return the summary, sentence by sentence: what exists, is missing, late, weak, and waits."""
    return tuple(_statements(figures))


def _statements(figures: Figures) -> Iterator[Statement]:
    if not figures.procedures:
        yield Statement(EXISTS, "Register ini belum berisi SOP.", ("A1",))
        return
    yield from _existing(figures)
    yield from _missing(figures)
    yield from _late(figures)
    yield from _weak(figures)
    yield from _waiting(figures)


EXISTS, MISSING, LATE = "Yang ada", "Yang belum ada", "Yang terlambat"
WEAK, WAITS = "Yang lemah", "Tempat pekerjaan menunggu"


def _existing(figures: Figures) -> Iterator[Statement]:
    everything, valid = len(figures.procedures), len(_in_force(figures))
    units = len({(one.satker, one.unit) for one in figures.procedures if one.unit})
    offices = len({one.satker for one in figures.procedures})
    text = (
        f"Register berisi {number(everything)} SOP dari {number(units)} unit kerja "
        f"pada {number(offices)} satker; {number(valid)} di antaranya berlaku."
    )
    yield Statement(EXISTS, text, ("A1", "A2"))
    drafts = [one for one in figures.procedures if one.status is Status.DRAFT]
    if drafts:
        yield Statement(EXISTS, f"Masih berupa draf: {_names(drafts)}.", ("A2",))


def _missing(figures: Figures) -> Iterator[Statement]:
    if not figures.processes:
        text = "Peta proses belum disertakan, sehingga proses tanpa SOP tidak dapat dihitung."
        yield Statement(MISSING, text, ("A3",))
    elif figures.uncovered:
        names = listing(quoted(process.name for process in figures.uncovered), most=NAMED)
        share = percent(len(figures.uncovered), len(figures.leaves))
        text = (
            f"{number(len(figures.uncovered))} dari {number(len(figures.leaves))} proses "
            f"({share}) belum memiliki SOP: {names}."
        )
        yield Statement(MISSING, text, ("A3",))
    else:
        yield Statement(MISSING, "Semua proses di ujung cabang sudah memiliki SOP.", ("A3",))
    if figures.processes and figures.unhung:
        text = f"SOP yang belum bergantung pada proses mana pun: {_names(figures.unhung)}."
        yield Statement(MISSING, text, ("A4",))
    if figures.broken:
        names = listing(quoted(source.file for source in figures.broken), most=NAMED)
        text = f"{number(len(figures.broken))} berkas tidak terbaca dan belum terhitung: {names}."
        yield Statement(MISSING, text, ("A9",))


def _late(figures: Figures) -> Iterator[Statement]:
    late = dict.fromkeys(review.procedure for review in figures.late_reviews)
    if late:
        kinds = dict.fromkeys(review.kind for review in figures.late_reviews)
        text = (
            f"{number(len(late))} SOP berlaku sudah lewat waktu reviunya "
            f"({listing(tuple(kinds))}): {_names(figures.by_id[one] for one in late)}."
        )
        yield Statement(LATE, text, ("A6",))
    elif figures.reviews:
        soonest = min(figures.reviews, key=lambda review: review.due)
        label = figures.by_id[soonest.procedure].label
        text = f"Tidak ada reviu yang lewat waktu; yang terdekat {day(soonest.due)}: «{label}»."
        yield Statement(LATE, text, ("A6",))
    over = _over(figures)
    if over:
        text = f"Batas waktu dapat terlampaui pada {number(len(over))} SOP: {_names(over)}."
        yield Statement(LATE, text, ("A7",))
    elif any(one.lead.verdict is Verdict.KEPT for one in figures.procedures):
        text = "Semua batas waktu yang dapat diukur terjaga, juga pada jalur terpanjang."
        yield Statement(LATE, text, ("A7",))


def _weak(figures: Figures) -> Iterator[Statement]:
    errors = sum(finding.severity is Severity.ERROR for finding in figures.findings)
    if errors:
        faulty = _faulty(figures)
        where = f" pada {number(len(faulty))} SOP: {_names(faulty)}" if faulty else ""
        yield Statement(WEAK, f"Ada {number(errors)} galat{where}.", ("A5", "A10"))
    elif figures.findings:
        text = f"Tidak ada galat; tersisa {number(len(figures.findings))} peringatan dan saran."
        yield Statement(WEAK, text, ("A5", "A10"))
    else:
        yield Statement(WEAK, "Pemeriksaan tidak menemukan kesalahan.", ("A5", "A10"))
    repealed = [row for row in figures.citations if row.repealed]
    if repealed:
        names = listing([row.name for row in repealed], most=NAMED)
        text = f"{number(len(repealed))} peraturan yang sudah dicabut masih dirujuk: {names}."
        yield Statement(WEAK, text, ("A8",))


def _waiting(figures: Figures) -> Iterator[Statement]:
    whole = sum(load.days for load in figures.loads)
    if whole:
        top = figures.loads[0]
        text = (
            f"Beban waktu terbesar ada pada {top.actor}: {number(top.days, 1)} hari kerja efektif "
            f"bila semua SOP dijalankan sekali, {percent(top.days, whole)} dari seluruh beban."
        )
        yield Statement(WAITS, text, ("A11",))
    if figures.handovers:
        total = sum(one.count for one in figures.handovers)
        most = max(figures.handovers, key=lambda one: one.count)
        text = (
            f"Pekerjaan berpindah tangan {number(total)} kali; paling sering dari {most.giver} "
            f"kepada {most.receiver} ({number(most.count)} kali)."
        )
        yield Statement(WAITS, text, ("A12",))


def _in_force(figures: Figures) -> tuple[Procedure, ...]:
    return tuple(one for one in figures.procedures if one.status is Status.IN_FORCE)


def _faulty(figures: Figures) -> tuple[Procedure, ...]:
    return tuple(one for one in figures.procedures if one.severities.get(Severity.ERROR))


def _over(figures: Figures) -> tuple[Procedure, ...]:
    return tuple(one for one in figures.procedures if one.lead.verdict in OVER)


def _names(procedures: Iterable[Procedure]) -> str:
    return listing(quoted(one.label for one in procedures), most=NAMED)


def _ids(procedures: Iterable[Procedure]) -> tuple[str, ...]:
    return tuple(one.id for one in procedures)


def _together(handles: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(handles))
