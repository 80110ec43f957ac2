"""Chapter T, first part: what of the workbook as a whole could not be read."""

from __future__ import annotations

from sopxl.rules import basis
from sopxl.rules.rule import Grade, Principle, Rule, Severity

empty_form = Rule(
    code="T001",
    name="empty-form",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Formulir masih kosong: identitas dan tabel langkah belum diisi.",
    advice="Isi lembar Identitas dan SOP; contoh yang sudah diisi ada di lembar Contoh.",
    summary="Nothing in the form is filled in.",
)
no_steps = Rule(
    code="T002",
    name="no-steps",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Tabel langkah belum berisi satu kegiatan pun.",
    advice="Tulis setiap kegiatan pada satu baris, mulai dari baris pertama di bawah kepala tabel.",
    summary="The table of steps is empty.",
)
other_procedure = Rule(
    code="T003",
    name="other-procedure",
    severity=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Lembar «{sheet}» juga berisi tabel langkah, tetapi tidak ikut dibaca.",
    advice="Satu buku kerja untuk satu SOP: pindahkan lembar itu ke buku kerja sendiri (klik kanan "
    "tabnya, Pindahkan atau Salin), atau hapus bila hanya salinan.",
    summary="A second sheet of the workbook holds a table of steps, which is not read.",
)
damaged_part = Rule(
    code="T004",
    name="damaged-part",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Buku kerja ini rusak: bagiannya «{part}» tidak utuh.",
    advice="Buka di Excel, terima tawaran perbaikannya, periksa isinya, simpan ulang sebagai "
    ".xlsx, lalu ulangi.",
    summary="A part of the workbook is no whole XML; Excel offers to repair it.",
)

WORKBOOK_READING = (
    empty_form,
    no_steps,
    other_procedure,
    damaged_part,
)
