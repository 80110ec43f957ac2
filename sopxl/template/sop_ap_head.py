"""The head of the SOP AP: what the official cover says, and the register block beside it."""

from __future__ import annotations

from sopxl.model.identity import Completeness, Nature, Scope, Status, Subject
from sopxl.template.spec import Field, Kind

HEAD = (
    Field(
        field="unit",
        label="Unit Kerja",
        also=("Bagian", "Unit"),
        cell="C7",
        label_cell="A7",
        across=5,
        hint="Bagian yang memiliki SOP ini, sesuai struktur organisasi yang berlaku.",
        example="Bagian Perencanaan, Data dan Informasi",
    ),
    Field(
        field="subunit",
        label="Subunit",
        also=("Subbagian", "Sub Bagian"),
        cell="C8",
        label_cell="A8",
        across=5,
        required=False,
        hint="Subbagian, bila ada.",
    ),
    Field(
        field="number",
        label="Nomor SOP",
        also=("Nomor SOP AP", "No. SOP", "No SOP", "Nomor"),
        cell="I2",
        label_cell="H2",
        across=4,
        hint="Nomor menurut tata naskah dinas kantor Anda.",
        example="1/OT.02.01-SOP/35/KPU-Prov/2026",
    ),
    Field(
        field="created",
        label="Tanggal Pembuatan",
        also=("Tgl. Pembuatan", "Tanggal Dibuat", "Tanggal Penyusunan", "Tgl Pembuatan"),
        cell="I3",
        label_cell="H3",
        across=4,
        kind=Kind.DATE,
        hint="Tanggal SOP pertama kali selesai disusun.",
    ),
    Field(
        field="revised",
        label="Tanggal Revisi",
        also=("Tgl. Revisi", "Tgl Revisi"),
        cell="I4",
        label_cell="H4",
        across=4,
        kind=Kind.DATE,
        required=False,
        hint="Tanggal direvisi, atau tanggal rencana reviu. Boleh «-».",
    ),
    Field(
        field="effective",
        label="Tanggal Efektif",
        also=("Tgl. Efektif", "Tanggal Pengesahan", "Tanggal Berlaku", "Tgl Efektif"),
        cell="I5",
        label_cell="H5",
        across=4,
        kind=Kind.DATE,
        hint="Tanggal SOP mulai berlaku.",
    ),
    Field(
        field="approver.position",
        label="Disahkan oleh",
        also=("Disahkan Oleh", "Pengesah", "Disetujui oleh"),
        cell="I6",
        label_cell="H6",
        across=4,
        hint="Jabatan pejabat yang mengesahkan.",
        example="Sekretaris KPU Provinsi Jawa Timur",
    ),
    Field(
        field="approver.name",
        label="Nama pejabat",
        also=("Nama Pengesah", "Nama"),
        cell="I8",
        label_cell="H8",
        across=4,
        hint="Nama pejabat yang mengesahkan.",
    ),
    Field(
        field="approver.nip",
        label="NIP",
        also=("NIP.",),
        cell="I9",
        label_cell="H9",
        across=4,
        required=False,
        hint="18 angka. Ketua dan Anggota KPU tidak memiliki NIP.",
    ),
    Field(
        field="title",
        label="Nama SOP",
        also=("Judul SOP", "Nama/Judul SOP", "Judul"),
        cell="I10",
        label_cell="H10",
        across=4,
        hint="Kegiatan dan hasil akhirnya, tanpa kata «SOP» di depan.",
        example="Pelayanan Informasi",
    ),
)


def _printed_list(
    name: str,
    label: str,
    at: str,
    rows: int,
    *,
    hint: str,
    also: tuple[str, ...] = (),
    example: str = "",
) -> Field:
    """Declare a list of the head: heading at `at`, its lines below, in column B or H."""
    column, row = at[0], int(at[1:])
    numbered = column == "A"
    return Field(
        field=name,
        label=label,
        also=also,
        label_cell=at,
        cell=f"{'B' if numbered else column}{row + 1}",
        rows=rows,
        across=6 if numbered else 5,
        kind=Kind.LIST,
        hint=hint,
        example=example,
    )


PRINTED_LISTS = (
    _printed_list(
        "legal_basis",
        "Dasar Hukum",
        "A11",
        8,
        hint="Satu peraturan tiap baris: jenis, nomor, tahun, tentang.",
        example="Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan",
    ),
    _printed_list(
        "qualifications",
        "Kualifikasi Pelaksana",
        "H11",
        8,
        also=("Kualifikasi Pelaksanaan",),
        hint="Kemampuan yang harus dimiliki pelaksana, satu tiap baris.",
    ),
    _printed_list(
        "related",
        "Keterkaitan",
        "A20",
        6,
        also=("Keterkaitan SOP", "Keterkaitan dengan SOP lain"),
        hint="Judul SOP lain yang terkait langsung, satu tiap baris.",
    ),
    _printed_list(
        "equipment",
        "Peralatan/Perlengkapan",
        "H20",
        6,
        also=("Peralatan dan Perlengkapan", "Peralatan / Perlengkapan", "Peralatan"),
        hint="Alat utama yang dipakai, satu tiap baris.",
    ),
    _printed_list(
        "cautions",
        "Peringatan",
        "A27",
        6,
        hint="Akibat bila SOP tidak dilaksanakan: «Apabila … maka …».",
    ),
    _printed_list(
        "records",
        "Pencatatan dan Pendataan",
        "H27",
        6,
        also=("Pencatatan dan Pendaftaran", "Pencatatan & Pendataan"),
        hint="Apa yang dicatat dan oleh siapa, satu tiap baris.",
    ),
)


def _choices(*members: Status | Nature | Scope | Completeness | Subject) -> tuple[str, ...]:
    return tuple(member.value for member in members)


REGISTER_BLOCK = tuple(
    Field(
        field=name,
        label=label,
        cell=f"O{row}",
        label_cell=f"N{row}",
        kind=Kind.CHOICE if choices else Kind.TEXT,
        choices=choices,
        printed=False,
        required=required,
        hint=hint,
    )
    for row, (name, label, choices, required, hint) in enumerate(
        (
            ("satker", "Kode Satker", (), True, "Kode wilayah KPU Anda, misalnya 35 atau 3578."),
            ("sop_code", "Kode SOP", (), True, "Misalnya KPU.02.01.CFM.01.SOP.02."),
            ("variant", "Varian", (), False, "Kosong, atau nama varian, misalnya Tahapan."),
            ("revision", "Revisi ke", (), True, "0 untuk terbitan pertama."),
            ("status", "Status", _choices(*Status), True, "Pilih dari daftar."),
            ("process_code", "Kode Proses", (), True, "Kode pada peta proses bisnis."),
            ("classification.nature", "Sifat Kegiatan", _choices(*Nature), True, "Pilih."),
            ("classification.scope", "Cakupan", _choices(*Scope), True, "Pilih."),
            ("classification.completeness", "Hasil", _choices(*Completeness), True, "Pilih."),
            ("classification.subject", "Kekhususan", _choices(*Subject), True, "Pilih."),
            ("time_limit", "Batas Waktu", (), False, "Batas menurut peraturan, bila ada."),
        ),
        start=3,
    )
)
