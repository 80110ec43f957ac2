"""SOP AP, the form of Permen PANRB 35/2012: which words stand in which cell."""

from __future__ import annotations

from sopxl.model.identity import Completeness, Nature, Scope, Status, Subject, TesterKind
from sopxl.model.sop import NO_SLOT, YES_SLOT, StepKind
from sopxl.template.spec import ActorColumns, Column, Field, Kind, Table, Template

GUIDE, EXAMPLE, IDENTITY, PROCEDURE, TESTS, FINDINGS = (
    "Petunjuk",
    "Contoh",
    "Identitas",
    "SOP",
    "Uji",
    "Temuan",
)
LISTS, META = "_daftar", "_sopxl"
DRAW_LIST = "_sopxl_gambar"
"""A very hidden sheet that drawing in a running Excel adds; a form as shipped has none."""

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


def _printed_list(name: str, label: str, at: str, rows: int, **words: object) -> Field:
    """Declare a list of the head: heading at `at`, its lines below, in column B or H."""
    column, row = at[0], int(at[1:])
    first = "B" if column == "A" else column
    across = 6 if column == "A" else 5
    return Field(
        field=name,
        label=label,
        label_cell=at,
        cell=f"{first}{row + 1}",
        rows=rows,
        across=across,
        kind=Kind.LIST,
        **words,  # type: ignore[arg-type]  # words of a declaration: also, hint, example
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

STEPS = Table(
    sheet=PROCEDURE,
    heading_row=5,
    first_row=6,
    prepared_rows=40,
    row_limit=300,
    columns=(
        Column(
            field="kind",
            label="Jenis",
            letter="A",
            width=11,
            kind=Kind.CHOICE,
            choices=tuple(kind.value for kind in StepKind),
            authoring=True,
            hint="Baris pertama: mulai. Baris terakhir: selesai. Ada Ya dan Tidak: keputusan.",
        ),
        Column(
            field="actors",
            label="Pelaksana (pilih)",
            also=("Pelaksana",),
            letter="B",
            width=22,
            kind=Kind.CHOICE,
            authoring=True,
            hint="Pilih dari kepala kolom pelaksana. Beberapa sekaligus: pisahkan dengan «;».",
        ),
        Column(
            field="ways_out",
            item=YES_SLOT,
            label="Lanjut / Ya →",
            also=("Lanjut", "Ya", "Lanjut/Ya", "Ke langkah"),
            letter="C",
            width=10,
            kind=Kind.NUMBER,
            authoring=True,
            hint="Nomor langkah tujuan; kosong = baris berikutnya. Pada keputusan: tujuan bila Ya.",
        ),
        Column(
            field="ways_out",
            item=NO_SLOT,
            label="Tidak →",
            also=("Tidak",),
            letter="D",
            width=10,
            kind=Kind.NUMBER,
            authoring=True,
            hint="Hanya untuk keputusan: nomor langkah tujuan bila Tidak.",
        ),
        Column(
            field="number",
            label="No",
            also=("No.", "Nomor"),
            letter="E",
            width=5,
            kind=Kind.NUMBER,
        ),
        Column(
            field="activity",
            label="Kegiatan",
            also=("Aktivitas", "Uraian", "Uraian Kegiatan", "Uraian Prosedur", "Langkah Kegiatan"),
            letter="F",
            width=34,
            kind=Kind.LONG_TEXT,
            required=True,
            hint="Kalimat aktif yang diawali kata kerja, tanpa menyebut pelaksananya.",
        ),
        Column(
            field="requirements",
            label="Kelengkapan",
            also=(
                "Persyaratan",
                "Persyaratan/Kelengkapan",
                "Kelengkapan/Persyaratan",
                "Sumber Data",
            ),
            letter="M",
            width=20,
            kind=Kind.LONG_TEXT,
            required=True,
            hint="Yang diperlukan untuk kegiatan ini.",
        ),
        Column(
            field="duration",
            label="Waktu",
            also=("Durasi", "Waktu Penyelesaian"),
            letter="N",
            width=11,
            required=True,
            hint="Angka dan satuan: 15 menit, 2 jam, 3 hari kerja.",
        ),
        Column(
            field="output",
            label="Output",
            also=("Keluaran", "Hasil"),
            letter="O",
            width=20,
            kind=Kind.LONG_TEXT,
            required=True,
            hint="Satu hasil utama kegiatan ini.",
        ),
        Column(
            field="remarks",
            label="Keterangan",
            also=("Ket", "Ket."),
            letter="P",
            width=16,
            kind=Kind.LONG_TEXT,
            hint="Catatan singkat, bila perlu.",
        ),
    ),
    check=Column(
        field="check",
        label="Periksa",
        letter="Q",
        width=60,
        kind=Kind.LONG_TEXT,
        hint="Terisi sendiri: apa yang kurang pada baris ini.",
    ),
)

FORM_TITLE = "Standar Operasional Prosedur Administrasi Pemerintahan"
REGISTER_HEADING = "Data register"

STANDARDS = "Mutu Baku"
"""The heading over requirements, duration and output."""

TEST_LOG = Table(
    sheet=TESTS,
    heading_row=4,
    first_row=5,
    prepared_rows=20,
    row_limit=200,
    columns=(
        Column(
            part="tests",
            field="kind",
            label="Penguji",
            also=("Unsur",),
            letter="A",
            width=14,
            kind=Kind.CHOICE,
            choices=tuple(kind.value for kind in TesterKind),
            hint="pelaksana: ketepatan langkah; pimpinan: kecepatan; masyarakat: masukan.",
        ),
        Column(part="tests", field="position", label="Jabatan", letter="B", width=30),
        Column(part="tests", field="date", label="Tanggal", letter="C", width=16, kind=Kind.DATE),
        Column(
            part="tests", field="result", label="Hasil", letter="D", width=36, kind=Kind.LONG_TEXT
        ),
        Column(
            part="tests", field="note", label="Catatan", letter="E", width=40, kind=Kind.LONG_TEXT
        ),
        Column(
            part="tests",
            field="priority",
            label="Prioritas Perubahan",
            also=("Prioritas",),
            letter="F",
            width=14,
            kind=Kind.CHOICE,
            choices=("tinggi", "sedang", "rendah"),
        ),
    ),
)

SOP_AP = Template(
    id="sop-ap",
    edition=1,
    basis="Permen PANRB 35/2012",
    sheets=(GUIDE, EXAMPLE, IDENTITY, PROCEDURE, TESTS, FINDINGS),
    hidden_sheets=(LISTS, META),
    fields=(*HEAD, *PRINTED_LISTS, *REGISTER_BLOCK),
    tables=(STEPS, TEST_LOG),
    field_sheet=IDENTITY,
    actors=ActorColumns(
        label="Pelaksana",
        also=("Pelaksanaan",),
        first_letter="G",
        prepared=6,
        limit=15,
        width=13,
    ),
)
