"""The business process map (Permen PANRB 19/2018): one process in each row, levels of any depth."""

from __future__ import annotations

from functools import partial

from sopxl.model.process import ProcessGroup
from sopxl.template.spec import Column, Kind, Table, Template

GUIDE, MAP, META = "Petunjuk", "Peta Proses", "_sopxl"
PART = "processes"

HEADING = "Peta Proses Bisnis"
NOTE = "Satu baris tiap proses. Beberapa isi dalam satu sel: pisahkan dengan «;»."
FILLING = (
    (
        "Beri kode menurut jalurnya",
        "Kode anak diawali kode induknya: KPU.01, lalu KPU.01.02, lalu KPU.01.02.CFM.01 untuk "
        "peta lintas fungsi. Kedalaman tidak dibatasi.",
    ),
    (
        "Isi kelompok dan pemilik",
        "Kelompok: utama, manajemen, atau pendukung. Pemilik proses ialah unit kerja, bukan orang.",
    ),
    (
        "Hubungkan dengan rencana strategis",
        "Isi sasaran strategis dan indikator dari Renstra, agar terlihat sasaran yang belum "
        "memiliki proses.",
    ),
    (
        "Lengkapi pemasok sampai pelanggan",
        "Pemasok, input, output, dan pelanggan (SIPOC). Pisahkan beberapa isi dengan «;».",
    ),
    (
        "Gantungkan SOP pada proses",
        "Pada formulir SOP, isi Kode Proses dengan salah satu kode di sini.",
    ),
)

_column = partial(Column, part=PART)
_list = partial(_column, kind=Kind.LIST)

PROCESSES = Table(
    sheet=MAP,
    heading_row=4,
    first_row=5,
    prepared_rows=60,
    row_limit=5_000,
    columns=(
        _column(
            field="code",
            label="Kode Proses",
            also=("Kode",),
            letter="A",
            width=20,
            required=True,
            hint="Menurut jalur: KPU.01, KPU.01.02, KPU.01.02.CFM.01.",
        ),
        _column(
            field="name",
            label="Nama Proses",
            also=("Proses", "Nama"),
            letter="B",
            width=38,
            kind=Kind.LONG_TEXT,
            required=True,
            hint="Nama proses, tanpa nama unit kerja.",
        ),
        _column(
            field="level",
            label="Level",
            also=("Tingkat",),
            letter="C",
            width=7,
            kind=Kind.NUMBER,
            hint="0 untuk seluruh proses, lalu 1, 2, dan seterusnya.",
        ),
        _column(
            field="group",
            label="Kelompok",
            also=("Kelompok Proses",),
            letter="D",
            width=13,
            kind=Kind.CHOICE,
            choices=tuple(group.value for group in ProcessGroup),
            hint="utama, manajemen, atau pendukung.",
        ),
        _column(
            field="owner",
            label="Pemilik Proses",
            also=("Pemilik",),
            letter="E",
            width=30,
            kind=Kind.LONG_TEXT,
            hint="Unit kerja yang bertanggung jawab.",
        ),
        _column(
            field="strategic_goal",
            label="Sasaran Strategis",
            also=("Sasaran",),
            letter="F",
            width=34,
            kind=Kind.LONG_TEXT,
            hint="Sasaran dalam Renstra yang didukung proses ini.",
        ),
        _column(
            field="indicator",
            label="Indikator Kinerja",
            also=("Indikator",),
            letter="G",
            width=34,
            kind=Kind.LONG_TEXT,
            hint="Ukuran keberhasilan sasaran itu.",
        ),
        _list(
            field="suppliers", label="Pemasok", letter="H", width=24, hint="Pisahkan dengan «;»."
        ),
        _list(field="inputs", label="Input", letter="I", width=28, hint="Pisahkan dengan «;»."),
        _list(field="outputs", label="Output", letter="J", width=28, hint="Pisahkan dengan «;»."),
        _list(
            field="customers", label="Pelanggan", letter="K", width=24, hint="Pisahkan dengan «;»."
        ),
        _column(
            field="cross_functional_map",
            label="Kode Peta Lintas Fungsi",
            also=("Kode CFM", "CFM"),
            letter="L",
            width=22,
            hint="Kode peta lintas fungsi yang menggambarkan proses ini, bila ada.",
        ),
        _column(
            field="rab_code",
            label="Kode RAB",
            also=("RAB",),
            letter="M",
            width=14,
            hint="Kode referensi arsitektur SPBE, bila ada.",
        ),
    ),
)

PROCESS_MAP = Template(
    id="peta-proses",
    edition=1,
    basis="Permen PANRB 19/2018",
    sheets=(GUIDE, MAP),
    hidden_sheets=(META,),
    fields=(),
    tables=(PROCESSES,),
)
