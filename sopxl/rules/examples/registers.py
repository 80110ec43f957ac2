"""Broken and kept registers for the rules of chapter R, which no single SOP can break.

Each tells of the SOPs that are merged only what matters to its rule, and of the process map
where the rule compares the two. The file told first is the one that the others are held against.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SAME_CONTENT = """\
| Berkas       | Satker | Kode SOP      | Isi  |
| ------------ | ------ | ------------- | ---- |
| a.xlsx       | 35     | KPU.01.SOP.01 | satu |
| salinan.xlsx | 35     | KPU.01.SOP.{code} | {content:4} |"""

SAME_KEY = """\
| Berkas | Satker | Kode SOP      | Revisi | Isi  |
| ------ | ------ | ------------- | ------ | ---- |
| a.xlsx | 35     | KPU.01.SOP.01 | 0      | satu |
| b.xlsx | 35     | KPU.01.SOP.01 | {revision}      | dua  |"""

SAME_NUMBER = """\
| Berkas | Satker | Kode SOP      | Nomor SOP | Nama SOP          |
| ------ | ------ | ------------- | --------- | ----------------- |
| a.xlsx | 35     | KPU.01.SOP.01 | 1/OT/2026 | Layanan Informasi |
| b.xlsx | 35     | KPU.01.SOP.02 | {number}/OT/2026 | Penggantian Arsip |"""

IN_FORCE = """\
| Berkas | Satker | Kode SOP      | Revisi | Status      |
| ------ | ------ | ------------- | ------ | ----------- |
| a.xlsx | 35     | KPU.01.SOP.01 | 0      | {status:11} |
| b.xlsx | 35     | KPU.01.SOP.01 | 1      | Berlaku     |"""

SAME_TITLE = """\
| Berkas | Satker | Kode SOP      | Nama SOP          |
| ------ | ------ | ------------- | ----------------- |
| a.xlsx | 35     | {one:13} | Layanan Informasi |
| b.xlsx | 35     | {other:13} | Layanan Informasi |"""

ALIKE = """\
| Berkas | Satker | Kode SOP      | Kegiatan                    |
| ------ | ------ | ------------- | --------------------------- |
| a.xlsx | 35     | KPU.01.SOP.01 | Petugas menerima permohonan |
|        |        |               | Kepala memeriksa berkas     |
|        |        |               | Staf mengetik surat jawaban |
|        |        |               | Sekretaris meneken dokumen  |
|        |        |               | Kurir mengantar amplop      |
| b.xlsx | 35     | KPU.01.SOP.02 | {first:27} |
|        |        |               | {second:27} |
|        |        |               | {third:27} |
|        |        |               | Sekretaris meneken dokumen  |
|        |        |               | Kurir mengantar amplop      |"""
COPIED = {
    "first": "Petugas menerima permohonan",
    "second": "Kepala memeriksa berkas",
    "third": "Staf mengetik surat balasan",
}
OWN = {
    "first": "Panitia membuka pendaftaran",
    "second": "Juri menilai lomba poster",
    "third": "Bendahara membayar hadiah",
}

OTHER_OFFICE = """\
| Berkas             | Satker | Kode SOP      |
| ------------------ | ------ | ------------- |
| 3578/layanan.xlsx  | 3578   | KPU.01.SOP.01 |
| 3526/layanan.xlsx  | {satker}   | KPU.01.SOP.02 |"""

RELATED = """\
| Berkas | Satker | Kode SOP      | Nama SOP          | Status      | Keterkaitan       |
| ------ | ------ | ------------- | ----------------- | ----------- | ----------------- |
| a.xlsx | 35     | KPU.01.SOP.01 | Layanan Informasi | Berlaku     | {related:17} |
| b.xlsx | 35     | KPU.01.SOP.02 | Penanganan Surat  | {status:11} | {back:17} |"""

AMBIGUOUS = f"""{RELATED}
| c.xlsx | 35     | KPU.01.SOP.03 | {{title:17}} | Berlaku     |                   |"""

MAPPED = """\
| Berkas | Satker | Kode SOP | Kode Proses |
| ------ | ------ | -------- | ----------- |
| a.xlsx | 35     | ARSIP    | {one:11} |
| b.xlsx | 35     | GUDANG   | {other:11} |

Peta proses

| Kode      | Nama    | Level | Kelompok |
| --------- | ------- | ----- | -------- |
| KPU.01    | Pemilu  | 0     | utama    |
| KPU.01.01 | Pemilih | 1     | utama    |"""

ROW_OF_MAP = """\
| Berkas | Satker | Kode SOP | Kode Proses |
| ------ | ------ | -------- | ----------- |
| a.xlsx | 35     | ARSIP    | KPU.01.01   |
| b.xlsx | 35     | GUDANG   | {code:11} |

Peta proses

| Kode        | Nama     | Level | Kelompok  |
| ----------- | -------- | ----- | --------- |
| KPU.01      | Pemilu   | 0     | utama     |
| KPU.01.01   | Pemilih  | 1     | utama     |
| {row:11} | {name:8} | {level:5} | {group:9} |"""
RENUMBERED = """\
| Berkas | Satker | Kode SOP | Kode Proses |
| ------ | ------ | -------- | ----------- |
| a.xlsx | 35     | ARSIP    | {process:11} |

Peta proses sebelumnya

| Kode   | Nama    |
| ------ | ------- |
| KPU.01 | Pemilih |

Peta proses

| Kode   | Nama    |
| ------ | ------- |
| KPU.02 | Pemilih |"""

KEPT_BELOW = """\
| Berkas | Satker | Kode SOP | Kode Proses |
| ------ | ------ | -------- | ----------- |
| a.xlsx | 35     | ARSIP    | {code:11} |
| b.xlsx | 35     | GUDANG   | KPU.02      |

Peta proses sebelumnya

| Kode      | Nama    |
| --------- | ------- |
| KPU.01    | Pemilu  |
| KPU.01.01 | Pemilih |

Peta proses

| Kode      | Nama    |
| --------- | ------- |
| KPU.02    | Pemilu  |
| {code:9} | Pemilih |"""


SOUND_ROW: Mapping[str, str] = {
    "code": "KPU.01.02",
    "row": "KPU.01.02",
    "name": "Logistik",
    "level": "1",
    "group": "utama",
}
SOUND_RELATION: Mapping[str, str] = {
    "related": "Penanganan Surat",
    "status": "Berlaku",
    "back": "Layanan Informasi",
    "title": "Pengelolaan Arsip",
}


def _row(**broken: str) -> tuple[str, str]:
    return ROW_OF_MAP.format_map({**SOUND_ROW, **broken}), ROW_OF_MAP.format_map(SOUND_ROW)


def _relation(shape: str = RELATED, **broken: str) -> tuple[str, str]:
    return shape.format_map({**SOUND_RELATION, **broken}), shape.format_map(SOUND_RELATION)


REGISTER_EXAMPLES: Mapping[str, tuple[str, str]] = {
    "R101": (
        SAME_CONTENT.format(code="01", content="satu"),
        SAME_CONTENT.format(code="02", content="dua"),
    ),
    "R102": (SAME_KEY.format(revision=0), SAME_KEY.format(revision=1)),
    "R103": (SAME_NUMBER.format(number=1), SAME_NUMBER.format(number=2)),
    "R104": (IN_FORCE.format(status="Berlaku"), IN_FORCE.format(status="Digantikan")),
    "R105": (
        SAME_TITLE.format(one="", other=""),
        SAME_TITLE.format(one="KPU.01.SOP.01", other="KPU.01.SOP.02"),
    ),
    "R106": (ALIKE.format_map(COPIED), ALIKE.format_map(OWN)),
    "R107": (OTHER_OFFICE.format(satker=3578), OTHER_OFFICE.format(satker=3526)),
    "R201": _relation(related="Pengadaan Gedung", back=""),
    "R203": _relation(back=""),
    "R204": _relation(AMBIGUOUS, title="Penanganan Surat", back=""),
    "R205": _relation(status="Dicabut"),
    "R301": (
        MAPPED.format(one="KPU.01.01", other="KPU.09"),
        MAPPED.format(one="KPU.01.01", other="KPU.01.01"),
    ),
    "R302": (
        MAPPED.format(one="", other=""),
        MAPPED.format(one="KPU.01.01", other="KPU.01.01"),
    ),
    "R303": _row(code="KPU.01.01", row="KPU.01.01"),
    "R304": _row(code="KPU.05.01", row="KPU.05.01"),
    "R305": _row(code="KPU.1-a", row="KPU.1-a"),
    "R306": _row(level="2"),
    "R307": _row(group="pendukung"),
    "R308": (RENUMBERED.format(process="KPU.01"), RENUMBERED.format(process="KPU.02")),
    "R309": (KEPT_BELOW.format(code="KPU.01.01"), KEPT_BELOW.format(code="KPU.02.01")),
    "R310": _row(level="dua"),
    "R311": _row(level=""),
    "R312": _row(group="inti"),
    "R313": _row(row="", code="KPU.01.01"),
    "R314": _row(name=""),
    "R315": _row(code="KPU.01.03", row="KPU.01.03"),
}
"""A broken register by rule, and a kept one."""
