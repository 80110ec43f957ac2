"""The tables of `register.xlsx`: which column of the store stands under which heading.

The columns of «Daftar SOP» are those of the register (DOMAIN §8); the title comes first, because it
is what people look for, and stays in sight.
"""

from __future__ import annotations

import re
from enum import Enum

from sopxl.values import dataclass


class Look(Enum):
    """How a value is shown."""

    ORDINAL = "nomor urut"
    TEXT = "teks"
    WRAPPED = "teks berbaris"
    NUMBER = "bilangan"
    BAR = "bilangan dengan batang"
    DATE = "tanggal"
    MOMENT = "waktu berkas"
    YES_NO = "ya atau tidak"
    FILE = "tautan berkas"
    CELL = "tautan sel"
    PLACED = "teks yang bertaut ke selnya"
    PLACES = "letak isian"


NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")

LINKED = ("path", "sheet", "cell")
"""What a link to a cell is made of."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the name of its value in the view, its width in characters.

    ORDINAL columns have no value: they count. CELL columns show `sheet` and `cell` of the row and
    lead to that cell of the file in `path`, PLACED ones show their own value and lead there.
    """

    heading: str
    name: str
    width: float = 14
    look: Look = Look.TEXT

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the values in the view that it is made of."""
        match self.look:
            case Look.ORDINAL:
                return ()
            case Look.CELL:
                return LINKED
            case Look.PLACED:
                return (self.name, *LINKED)
            case _:
                return (self.name,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table: its sheet, the view of the store that fills it, how many columns stay in sight.

    An `optional` sheet is left out where there is nothing to say.
    """

    name: str
    view: str
    columns: tuple[Column, ...]
    frozen: int = 0
    optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all values in the view that the table needs, each once."""
        return tuple(dict.fromkeys(name for column in self.columns for name in column.names))

    @property
    def table(self) -> str:
        """The name of the table for other programs, and of its file there."""
        return plain(self.name)


def plain(words: str) -> str:
    """Return words as a name for other programs: small letters, nothing between but lines."""
    return NOT_IN_A_NAME.sub("_", words.casefold()).strip("_")


KEY_COLUMNS = (
    Column("Kode Satker", "satker", 9),
    Column("Kode SOP", "sop_code", 25),
    Column("Varian", "variant", 11),
)

LISTING = Sheet(
    name="Daftar SOP",
    view="listing",
    frozen=2,
    columns=(
        Column("No", "", 6, Look.ORDINAL),
        Column("Judul SOP", "title", 48, Look.PLACED),
        Column("Kode Satker", "satker", 9),
        Column("Nama Satker", "office", 34),
        Column("Tingkat", "tier", 12),
        Column("Bagian", "unit", 34),
        Column("Subbagian", "subunit", 30),
        Column("Kelompok Proses", "process_group", 13),
        Column("Kode Level 0", "code_0", 10),
        Column("Nama Level 0", "name_0", 34),
        Column("Kode Level 1", "code_1", 12),
        Column("Nama Level 1", "name_1", 34),
        Column("Kode Subproses", "code_below", 14),
        Column("Nama Subproses", "name_below", 30),
        Column("Kode Peta Lintas Fungsi", "code_map", 18),
        Column("Nama Peta Lintas Fungsi", "name_map", 34),
        Column("Kode SOP", "sop_code", 25),
        Column("Varian", "variant", 11),
        Column("Nomor SOP", "number", 34),
        Column("Jenis", "nature", 14),
        Column("Cakupan", "scope", 10),
        Column("Hasil", "completeness", 10),
        Column("Sifat", "subject", 10),
        Column("Pemilik Proses", "owner", 30),
        Column("Pelaksana", "actors", 40),
        Column("Relasi Internal", "internal_roles", 34),
        Column("Relasi Eksternal", "external_roles", 24),
        Column("Pemasok", "suppliers", 24),
        Column("Input", "input", 30),
        Column("Output", "output", 30),
        Column("Pelanggan", "customers", 24),
        Column("Jumlah Langkah", "step_count", 10, Look.BAR),
        Column("Jumlah Keputusan", "decision_count", 11, Look.NUMBER),
        Column("Jumlah Pelaksana", "actor_count", 10, Look.NUMBER),
        Column("Waktu Minimum (menit kerja)", "shortest_minutes", 13, Look.NUMBER),
        Column("Waktu Maksimum (menit kerja)", "longest_minutes", 14, Look.BAR),
        Column("Waktu", "time_text", 30),
        Column("Sasaran Strategis", "strategic_goal", 34),
        Column("Indikator Kinerja", "indicator", 34),
        Column("Dasar Hukum", "citations", 44),
        Column("Keterkaitan", "related", 34),
        Column("Keterkaitan Tidak Ditemukan", "related_missing", 30),
        Column("Tanggal Pembuatan", "created", 13, Look.DATE),
        Column("Tanggal Revisi", "revised", 13, Look.DATE),
        Column("Tanggal Efektif", "effective", 13, Look.DATE),
        Column("Revisi ke", "revision", 8),
        Column("Status", "status", 11),
        Column("Jabatan Pengesah", "approver_position", 34),
        Column("Nama Pengesah", "approver_name", 24),
        Column("NIP Pengesah", "approver_nip", 22),
        Column("Monitoring Berikut", "monitoring_due", 13, Look.DATE),
        Column("Evaluasi Berikut", "evaluation_due", 13, Look.DATE),
        Column("Kode RAB", "rab_code", 12),
        Column("Jumlah Galat", "errors", 9, Look.BAR),
        Column("Jumlah Peringatan", "warnings", 11, Look.BAR),
        Column("Berkas Sumber", "path", 44, Look.FILE),
        Column("Sidik Berkas (SHA-256)", "sha256", 20),
        Column("Tanggal Impor", "imported", 13, Look.DATE),
        Column("Terhubung ke Proses Menurut", "hung_by", 22),
        Column("Letak Isian", "places", 60, Look.PLACES),
    ),
)

STEPS = Sheet(
    name="Langkah",
    view="step_listing",
    frozen=2,
    columns=(
        Column("Judul SOP", "title", 48),
        *KEY_COLUMNS,
        Column("Revisi ke", "revision", 8),
        Column("No Langkah", "number", 8, Look.NUMBER),
        Column("Jenis", "kind", 11),
        Column("Kegiatan", "activity", 50),
        Column("Pelaksana", "actors", 34),
        Column("Kelengkapan", "requirements", 34),
        Column("Waktu", "duration", 16),
        Column("Waktu Minimum (menit kerja)", "shortest_minutes", 13, Look.NUMBER),
        Column("Waktu Maksimum (menit kerja)", "longest_minutes", 14, Look.NUMBER),
        Column("Output", "output", 34),
        Column("Lanjut ke", "ways_out", 16),
        Column("Keterangan", "remarks", 34),
        Column("Sel Sumber", "cell", 18, Look.CELL),
    ),
)

ACTORS = Sheet(
    name="Pelaksana",
    view="actor_listing",
    frozen=2,
    columns=(
        Column("Pelaksana", "name", 40),
        Column("Nama Baku", "role", 40),
        Column("Pihak Luar", "external", 9, Look.YES_NO),
        Column("Jumlah Langkah", "step_count", 10, Look.BAR),
        Column("Menyerahkan (kali)", "handed_over", 12, Look.NUMBER),
        Column("Menerima (kali)", "received", 10, Look.NUMBER),
        Column("Judul SOP", "title", 48),
        *KEY_COLUMNS,
        Column("Bagian", "unit", 40),
        Column("Sel Sumber", "cell", 18, Look.CELL),
    ),
)

CITATIONS = Sheet(
    name="Dasar Hukum",
    view="citation_listing",
    frozen=2,
    columns=(
        Column("Dasar Hukum", "text", 80),
        Column("Jenis", "kind", 14),
        Column("Nomor", "number", 14),
        Column("Tahun", "year", 8),
        Column("Tentang", "about", 60),
        Column("Judul SOP", "title", 48),
        *KEY_COLUMNS,
        Column("Sel Sumber", "cell", 18, Look.CELL),
    ),
)

RELATED = Sheet(
    name="Keterkaitan",
    view="related_listing",
    frozen=1,
    columns=(
        Column("Judul SOP", "title", 48),
        *KEY_COLUMNS,
        Column("Keterkaitan (sebagaimana tertulis)", "text", 44),
        Column("Dikenali dari", "match", 16),
        Column("Keyakinan (%)", "confidence", 11, Look.NUMBER),
        Column("Satker yang Dituju", "target_satker", 10),
        Column("Kode SOP yang Dituju", "target_code", 25),
        Column("Judul SOP yang Dituju", "target_title", 44),
        Column("Saling Menyebut", "mutual", 10, Look.YES_NO),
        Column("Mungkin Maksudnya", "proposed_title", 44),
        Column("Sel Sumber", "cell", 18, Look.CELL),
    ),
)

TESTS = Sheet(
    name="Uji",
    view="test_listing",
    frozen=1,
    optional=True,
    columns=(
        Column("Judul SOP", "title", 48),
        *KEY_COLUMNS,
        Column("Penguji", "kind", 13),
        Column("Nama atau Jabatan", "position", 34),
        Column("Tanggal", "date", 13, Look.DATE),
        Column("Hasil", "result", 20),
        Column("Catatan", "note", 44, Look.WRAPPED),
        Column("Prioritas", "priority", 12),
        Column("Sel Sumber", "cell", 18, Look.CELL),
    ),
)

PROCESSES = Sheet(
    name="Peta Proses",
    view="process_listing",
    frozen=2,
    columns=(
        Column("Kode Proses", "code", 20),
        Column("Nama Proses", "name", 50),
        Column("Level", "level", 7, Look.NUMBER),
        Column("Kelompok", "process_group", 12),
        Column("Jumlah SOP", "sops", 9, Look.NUMBER),
        Column("Jumlah SOP hingga Bawah", "sops_below", 12, Look.BAR),
        Column("Pemilik Proses", "owner", 34),
        Column("Sasaran Strategis", "strategic_goal", 44),
        Column("Indikator Kinerja", "indicator", 44),
        Column("Pemasok", "suppliers", 34),
        Column("Input", "inputs", 34),
        Column("Output", "outputs", 34),
        Column("Pelanggan", "customers", 34),
        Column("Peta Lintas Fungsi", "cross_functional_map", 20),
        Column("Kode RAB", "rab_code", 12),
    ),
)

FINDINGS = Sheet(
    name="Temuan",
    view="finding_listing",
    frozen=2,
    columns=(
        Column("Bobot", "severity", 11),
        Column("Kaidah", "rule", 8),
        Column("Temuan", "message", 60, Look.WRAPPED),
        Column("Cara Memperbaiki", "advice", 60, Look.WRAPPED),
        Column("Letak", "cell", 18, Look.CELL),
        Column("Kode Satker", "satker", 9),
        Column("Judul SOP", "title", 48),
        Column("Berkas Sumber", "path", 44),
        Column("Dasar", "basis", 34),
        Column("Asas", "principle", 26),
        Column("Asal", "origin", 10),
    ),
)

CONFLICTS = Sheet(
    name="Konflik",
    view="conflict_listing",
    optional=True,
    columns=(
        Column("Jenis Konflik", "kind", 24),
        Column("Tentang", "subject", 44, Look.WRAPPED),
        Column("Berkas yang Dipakai", "kept", 44, Look.FILE),
        Column("Berkas Lainnya", "other", 44, Look.FILE),
        Column("Alasan", "reason", 34),
    ),
)

SOURCES = Sheet(
    name="Sumber",
    view="source_listing",
    frozen=1,
    columns=(
        Column("Berkas", "path", 50, Look.FILE),
        Column("Keadaan", "state", 11),
        Column("Kedudukan", "standing", 11),
        Column("Judul SOP", "title", 48),
        Column("Alasan Tidak Terbaca", "refusal_message", 50, Look.WRAPPED),
        Column("Cara Memperbaiki", "refusal_remedy", 50, Look.WRAPPED),
        Column("Galat", "errors", 8, Look.BAR),
        Column("Peringatan", "warnings", 11, Look.BAR),
        Column("Saran", "hints", 8, Look.BAR),
        Column("Templat", "template", 14),
        Column("Ukuran (bita)", "size", 12, Look.NUMBER),
        Column("Diubah (UTC)", "modified_ns", 17, Look.MOMENT),
        Column("Sidik Berkas (SHA-256)", "sha256", 20),
        Column("Tanggal Impor", "imported", 13, Look.DATE),
    ),
)

ALIKE = Sheet(
    name="SOP Mirip",
    view="alike_listing",
    optional=True,
    columns=(
        Column("Kemiripan (%)", "percent", 11, Look.BAR),
        Column("Judul SOP", "title", 40),
        Column("Kode Satker", "satker", 9),
        Column("Kode SOP", "sop_code", 25),
        Column("Judul SOP Lainnya", "other_title", 40),
        Column("Kode Satker Lainnya", "other_satker", 9),
        Column("Kode SOP Lainnya", "other_code", 25),
        Column("Yang Berbeda", "differences", 50, Look.WRAPPED),
        Column("Berkas", "kept", 40, Look.FILE),
        Column("Berkas Lainnya", "other", 40, Look.FILE),
    ),
)

SHEETS = (
    LISTING,
    STEPS,
    ACTORS,
    CITATIONS,
    RELATED,
    TESTS,
    PROCESSES,
    FINDINGS,
    SOURCES,
    CONFLICTS,
    ALIKE,
)
"""All tables, in the order of their tabs."""
