"""Chapter I, first part: what the head of the form must say (bagian identitas)."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sopxl.model.ref import identity_ref
from sopxl.rules import basis
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.wording import absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

HEAD_FIELDS = (
    ("title", "Nama SOP", "Tulis kegiatan dan hasil akhirnya, misalnya «Pelayanan Informasi»."),
    ("number", "Nomor SOP", "Tulis nomor menurut tata naskah dinas kantor Anda."),
    ("unit", "Unit Kerja", "Tulis bagian atau subbagian yang memiliki SOP ini."),
    ("created", "Tanggal Pembuatan", "Tulis tanggal SOP pertama kali selesai disusun."),
    ("effective", "Tanggal Efektif", "Tulis tanggal SOP mulai berlaku."),
    ("approver.position", "Disahkan oleh", "Tulis jabatan pejabat yang mengesahkan."),
    ("approver.name", "Nama pejabat", "Tulis nama pejabat yang mengesahkan."),
)
"""Field, its words on the form, how to fill it."""

HEAD_LISTS = (
    ("related", "Keterkaitan", "Tulis judul SOP lain yang terkait, atau «Tidak ada»."),
    ("qualifications", "Kualifikasi Pelaksana", "Tulis kemampuan yang harus dimiliki pelaksana."),
    ("equipment", "Peralatan/Perlengkapan", "Tulis alat utama yang dipakai."),
    ("cautions", "Peringatan", "Tulis akibatnya: «Apabila SOP tidak dilaksanakan, maka …»."),
    ("records", "Pencatatan dan Pendataan", "Tulis apa yang dicatat dan oleh siapa."),
)

REGISTER_FIELDS = (
    ("satker", "Kode Satker", "Tulis kode wilayah KPU Anda, misalnya 35 atau 3578."),
    ("sop_code", "Kode SOP", "Tulis kode SOP, misalnya KPU.02.01.CFM.01.SOP.02."),
    ("revision", "Revisi ke", "Tulis 0 untuk terbitan pertama."),
    ("status", "Status", "Pilih Draft, Berlaku, Digantikan, atau Dicabut."),
    ("process_code", "Kode Proses", "Tulis kode proses dari peta proses bisnis."),
)

CLASSIFICATION_FIELDS = (
    ("classification.nature", "Sifat Kegiatan", "teknis atau administratif"),
    ("classification.scope", "Cakupan", "makro atau mikro"),
    ("classification.completeness", "Hasil", "final atau parsial"),
    ("classification.subject", "Kekhususan", "generik atau spesifik"),
)

_head_of, _lists_of, _register_block_of, _kinds_of = (
    attrgetter(*(field for field, *_ in fields))
    for fields in (HEAD_FIELDS, HEAD_LISTS, REGISTER_FIELDS, CLASSIFICATION_FIELDS)
)


@rule(
    "I101",
    "missing-head-field",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.IDENTITY_BLOCK,
    message="{label} belum diisi.",
    advice="Isi «{label}». {how}",
)
def missing_head_field(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A field of the official head is empty.

    Salah:

        Nomor SOP:

    Benar:

        Nomor SOP: 1/OT.02.01-SOP/35/KPU-Prov/2026
    """
    for value, (field, label, how) in zip(_head_of(sop.identity), HEAD_FIELDS, strict=True):
        if absent(str(value)):
            yield Offence(identity_ref(field), label=label, how=how)


@rule(
    "I102",
    "missing-head-list",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.IDENTITY_BLOCK,
    message="{label} belum diisi.",
    advice="Isi daftar «{label}», satu hal tiap baris. {how}",
)
def missing_head_list(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A list of the official head has no line; a dash says nothing, «Tidak ada» does.

    Salah:

        Peringatan: -

    Benar:

        Peringatan: Apabila permohonan terlambat dijawab, maka pemohon berhak mengajukan keberatan.
    """
    for lines, (field, label, how) in zip(_lists_of(sop.identity), HEAD_LISTS, strict=True):
        if all(map(absent, lines)):
            yield Offence(identity_ref(field), label=label, how=how)


@rule(
    "I103",
    "missing-register-field",
    severity=Severity.ERROR,
    legacy=Severity.HINT,
    principle=Principle.ALIGNMENT,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="{label} belum diisi, sehingga SOP ini tidak dapat didaftarkan dengan pasti.",
    advice="Isi «{label}». {how}",
)
def missing_register_field(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A field by which the register finds the procedure is empty.

    Salah:

        Kode Satker:

    Benar:

        Kode Satker: 35
    """
    told = zip(_register_block_of(sop.identity), REGISTER_FIELDS, strict=True)
    for value, (field, label, how) in told:
        if value is None or absent(str(value)):
            yield Offence(identity_ref(field), label=label, how=how)


@rule(
    "I104",
    "missing-classification",
    severity=Severity.ERROR,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.KINDS_OF_SOP,
    message="{label} belum dipilih.",
    advice="Pilih {choices}.",
)
def missing_classification(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """One of the four kinds of SOP is not chosen.

    Salah:

        Hasil:

    Benar:

        Hasil: final
    """
    kinds = zip(_kinds_of(sop.identity), CLASSIFICATION_FIELDS, strict=True)
    for value, (field, label, choices) in kinds:
        if value is None:
            yield Offence(identity_ref(field), label=label, choices=choices)


MISSING_FIELD_RULES = (
    missing_head_field,
    missing_head_list,
    missing_register_field,
    missing_classification,
)
