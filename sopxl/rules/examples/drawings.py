"""Broken and kept drawings for the rules of chapter G.

Each is a picture of a sheet in which the actor columns name the symbol that is drawn over a cell.
Below it stand the arrows, from row to row, and where the author begins a new page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = """\
Lembar SOP

|   | A  | B                   | C                | D                | E       | F      |
| - | -- | ------------------- | ---------------- | ---------------- | ------- | ------ |
| 1 | No | Kegiatan            | Petugas          | Kepala Bagian    | Waktu   | Output |
"""
CUT = "Halaman baru: setelah baris 2"

CROSSING = f"""{HEAD}\
| 2 | 1  | Menerima permohonan | kapsul           |                  | 5 menit | Berkas |
| 3 | 2  | Memaraf jawaban     |                  | kotak            | 1 jam   | Surat  |
| 4 | 3  | Mengirim jawaban    | kapsul           |                  | 5 menit | Surat  |

Anak panah: baris 2 ke baris 3; baris 3 ke baris 4"""

CONNECTED = f"""{HEAD}\
| 2 | 1  | Menerima permohonan | kapsul, segilima |                  | 5 menit | Berkas |
| 3 | 2  | Memaraf jawaban     |                  | segilima, kotak  | 1 jam   | Surat  |
| 4 | 3  | Mengirim jawaban    | kapsul           |                  | 5 menit | Surat  |

Anak panah: baris 2 ke segilima baris 2; segilima baris 3 ke baris 3; baris 3 ke baris 4"""

STRAYED = """\
Lembar SOP

|   | A             | B  | C                   | D        | E             | F       | G      |
| - | ------------- | -- | ------------------- | -------- | ------------- | ------- | ------ |
| 1 | Pelaksana     | No | Kegiatan            | Petugas  | Kepala Bagian | Waktu   | Output |
| 2 | Petugas       | 1  | Menerima permohonan | kapsul   |               | 5 menit | Berkas |
| 3 | Kepala Bagian | 2  | Memaraf jawaban     | kotak    |               | 1 jam   | Surat  |
| 4 | Petugas       | 3  | Mengirim jawaban    | kapsul   |               | 5 menit | Surat  |

Anak panah: baris 2 ke baris 3; baris 3 ke baris 4"""

DRAWING_EXAMPLES: Mapping[str, tuple[str, str]] = {
    "G101": (f"{CROSSING}\n{CUT}", f"{CONNECTED}\n{CUT}"),
    "G102": (CROSSING.replace("kotak    ", "lingkaran"), CROSSING),
    "G103": (STRAYED, STRAYED.replace("kotak    |      ", "         | kotak")),
}
"""A broken drawing by rule, and a kept one."""
