"""SOP AP, the form of Permen PANRB 35/2012: which words stand in which cell."""

from __future__ import annotations

from sopxl.model.identity import TesterKind
from sopxl.model.sop import NO_SLOT, YES_SLOT, StepKind
from sopxl.template.sop_ap_head import HEAD, PRINTED_LISTS, REGISTER_BLOCK
from sopxl.template.spec import ActorColumns, Column, Kind, Table, Template

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
FINDING_LIST = "_sopxl_temuan"
"""Very hidden sheets that work in a running Excel adds; a form as shipped has none."""

END_OF_STEPS = "Tambah langkah: sisipkan baris di atas garis ini."
"""The line below the last prepared row of the procedure."""

UNITS_IN_HEADING = {
    f"Waktu ({unit})": unit for unit in ("menit", "jam", "hari", "hari kerja", "minggu", "bulan")
}
"""Headings of offices that tell the unit once, for the numbers below."""

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
                "Persyaratan/Perlengkapan",
                "Perlengkapan",
                "Syarat",
                "Syarat/Kelengkapan",
                "Syarat/Perlengkapan",
                "Bahan",
                "Input",
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
            also=("Durasi", "Waktu Penyelesaian", "Lama", "Jangka Waktu", *UNITS_IN_HEADING),
            letter="N",
            width=11,
            required=True,
            hint="Angka dan satuan: 15 menit, 2 jam, 3 hari kerja.",
        ),
        Column(
            field="output",
            label="Output",
            also=("Keluaran", "Hasil", "Output/Hasil", "Hasil/Output", "Produk"),
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
SIGNATURE = "Tanda tangan dan stempel"

ACTORS_HEADING, STANDARDS = "Pelaksana", "Mutu Baku"
"""The headings over the actor columns, and over requirements, duration and output."""

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
            width=22,
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
        label=ACTORS_HEADING,
        also=("Pelaksanaan",),
        first_letter="G",
        prepared=6,
        limit=15,
        width=13,
    ),
)
