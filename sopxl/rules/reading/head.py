"""Chapter T, last part: the dates, choices and numbers of the head."""

from __future__ import annotations

from sopxl.rules import basis
from sopxl.rules.rule import Grade, Principle, Rule, Severity

unreadable_date = Rule(
    code="T201",
    name="unreadable-date",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Tanggal «{text}» tidak terbaca.",
    advice="Tulis tanggal lengkap, misalnya 17 November 2021.",
    summary="A date cannot be read.",
)
date_without_day = Rule(
    code="T202",
    name="date-without-day",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Tanggal «{text}» hanya menyebut bulan dan tahun.",
    advice="Lengkapi dengan harinya, misalnya 2 {text}.",
    summary="A date names a month and no day.",
)
unknown_choice = Rule(
    code="T203",
    name="unknown-choice",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Isian «{text}» tidak ada dalam pilihan.{meant}",
    advice="Pilih salah satu: {known}.",
    summary="A cell with a list of choices holds something else.",
)
number_cut_short = Rule(
    code="T204",
    name="number-cut-short",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Isian ini tersimpan sebagai bilangan ({text}); Excel hanya menyimpan 15 angka.",
    advice="Ubah format sel menjadi Teks, lalu ketik ulang semua angkanya.",
    summary="A long number, such as a NIP, was kept as a quantity and has lost its last digits.",
)

HEAD_READING = (
    unreadable_date,
    date_without_day,
    unknown_choice,
    number_cut_short,
)
