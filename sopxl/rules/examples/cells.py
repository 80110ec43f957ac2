"""Broken and kept sheets for the rules of chapter T that only the cells of a workbook can break.

Each is a picture of a sheet, its columns and rows with their letters and numbers. Below it stands
what the eye does not see in a cell: a formula without its value, a merge, what Excel has stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = """\
|   | A  | B                   | C         | D           | E         | F      | G          |
| - | -- | ------------------- | --------- | ----------- | --------- | ------ | ---------- |
| 1 | No | Kegiatan            | Petugas   | Kelengkapan | Waktu     | Output | Keterangan |
| 2 | 1  | Menerima permohonan | X         | Formulir    | 10 menit  | Berkas |            |
"""
SECOND = (
    "| 3 | 2  | Mencatat permohonan | X         | Berkas      | 5 menit   | Berkas | Segera     |"
)
TIMELESS = SECOND.replace("5 menit", "       ")
NUMBERLESS = SECOND.replace("| 2  |", "|    |")
THIRD = (
    "| 4 | 3  | Menyimpan berkas    | X         | Nota dinas  | 5 menit   | Arsip  |            |"
)
LEFT_OVER = (
    "| 4 |    |                     |           | Nota dinas  |           |        |            |"
)
TOTAL = (
    "| 4 |    | Jumlah waktu        |           |             | 15 menit  |        |            |"
)

AS_THE_FORM = "Kolom bernama seperti pada formulir sopxl"
"""What stands below a sheet whose columns bear the defined names of the form."""


def _sheet(*rows: str, unseen: str = "", name: str = "SOP") -> str:
    return f"Lembar {name}\n\n{HEAD}" + "\n".join(rows) + (f"\n\n{unseen}" if unseen else "")


def _nip(stored: str) -> str:
    return f"""\
Lembar Identitas

|   | A        | B                  |
| - | -------- | ------------------ |
| 1 | Nama SOP | Layanan Informasi  |
| 2 | NIP      | 199001152015031002 |

B2: tersimpan sebagai {stored}

{SOUND}"""


SOUND = _sheet(SECOND)
ONE_CELL = """\
Lembar Identitas

|   | A                            | B                 |
| - | ---------------------------- | ----------------- |
| 1 | Nama SOP : Layanan Informasi |                   |

"""
TWO_CELLS = """\
Lembar Identitas

|   | A                            | B                 |
| - | ---------------------------- | ----------------- |
| 1 | Nama SOP                     | Layanan Informasi |

"""
TIMETABLE = """\
Lembar Jadwal

|   | A  | B     | C        |
| - | -- | ----- | -------- |
| 1 | No | Acara | Hari     |
| 2 | 1  | Rapat | Senin    |"""

CELL_EXAMPLES: Mapping[str, tuple[str, str]] = {
    "T003": (f"{SOUND}\n\n{_sheet(SECOND, name='SOP 2')}", f"{SOUND}\n\n{TIMETABLE}"),
    "T004": (_sheet(SECOND, unseen="xl/styles.xml: terpotong di tengah"), SOUND),
    "T101": (_sheet(TIMELESS, unseen="E3: rumus =E2 tersimpan tanpa nilai"), SOUND),
    "T110": (
        _sheet(TIMELESS, unseen="E3: tersimpan sebagai tanggal 2026-10-05"),
        _sheet(SECOND.replace("5 menit  ", "5-10 hari")),
    ),
    "T111": (_sheet(SECOND).replace("Petugas  ", "␣Petugas ") + "\n\n␣: spasi U+00A0", SOUND),
    "T115": (
        _sheet(NUMBERLESS, unseen=AS_THE_FORM),
        _sheet(SECOND, unseen=AS_THE_FORM),
    ),
    "T116": (_sheet(SECOND, LEFT_OVER), _sheet(SECOND, THIRD)),
    "T117": (_sheet(TIMELESS, unseen="E2:E3: digabung"), SOUND),
    "T118": (_sheet(SECOND, TOTAL), _sheet(SECOND, THIRD)),
    "T119": (
        _sheet(TIMELESS, unseen="E3: tersimpan sebagai jam 01:30"),
        _sheet(SECOND.replace("5 menit  ", "1,5 jam  ")),
    ),
    "T120": (_sheet(SECOND).replace("Keterangan", "Biaya     ").replace("Segera", "2.000 "), SOUND),
    "T121": (ONE_CELL + SOUND, TWO_CELLS + SOUND),
    "T204": (_nip("bilangan"), _nip("teks")),
}
"""A broken sheet by rule, and a kept one."""
