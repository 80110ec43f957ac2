"""Parse and check a procedure of 30 steps, against reading its workbook with calamine.

python benchmarks/rules_speed.py

The procedure has a whole head and no fault, as those have that a register holds by thousands.
The target: both together at most half a millisecond, or 0.6 times what calamine needs for the same
workbook in the same run, whichever is more. Rounds of the two alternate, and only the
time of this process counts, so that a busy machine slows neither more than the other.
"""

from __future__ import annotations

import statistics
import sys
import time
from io import BytesIO
from typing import TYPE_CHECKING

from python_calamine import load_workbook

from sopxl.intake.locate.sop import HELPERS
from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.pipeline.drawing.forms import written_form
from sopxl.rules.catalogue import CATALOGUE, check
from sopxl.rules.rule import Circumstances
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded

if TYPE_CHECKING:
    from collections.abc import Callable

IDENTITY = """\
Nama SOP: Penanganan Keberatan Informasi
Nomor SOP: 4/OT.02.01-SOP/35/KPU-Prov/2026
Unit Kerja: Bagian Partisipasi, Hubungan Masyarakat dan Sumber Daya Manusia
Tanggal Pembuatan: 15 Januari 2026
Tanggal Revisi: 14 Desember 2026
Tanggal Efektif: 2 Februari 2026
Disahkan oleh: Sekretaris KPU Provinsi Jawa Timur
Nama pejabat: Nama Pejabat (contoh)
NIP: 19700101 199001 1 001
Dasar Hukum:
- Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik
- Peraturan KPU Nomor 22 Tahun 2023 tentang Pengelolaan Informasi Publik
- Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
Keterkaitan:
- Penyusunan Daftar Informasi Publik
Kualifikasi Pelaksana:
- Memahami keterbukaan informasi publik
Peralatan/Perlengkapan:
- Komputer dan jaringan internet
Peringatan:
- Apabila keberatan tidak ditanggapi, maka pemohon dapat mengajukan sengketa
Pencatatan dan Pendataan:
- Petugas mencatat setiap keberatan dalam register
Kode Satker: 35
Kode SOP: KPU.02.01.CFM.01.SOP.03
Revisi ke: 0
Status: Draft
Kode Proses: KPU.02.01.CFM.01
Sifat Kegiatan: administratif
Cakupan: mikro
Hasil: final
Kekhususan: generik
Batas Waktu: 30 hari kerja"""
HEAD = "| No | Jenis | Pelaksana | Ya | Tidak | Kegiatan | Kelengkapan | Waktu | Output |"
STEPS, ROUNDS, SHOWN = 30, 300, 8
ALLOWED_MILLISECONDS, ALLOWED_SHARE = 0.5, 0.6
TODAY = "2026-11-21"


def procedure() -> str:
    """Return a whole procedure, every fourth step of which is a decision that may send back."""
    rows = [IDENTITY, "Pelaksana: Staf; Kepala Bagian; Sekretaris", "", HEAD]
    for number in range(1, STEPS + 1):
        kind, ways, verb = "kegiatan", " | ", "Menyusun"
        if number in (1, STEPS):
            kind = "mulai" if number == 1 else "selesai"
        elif number % 4 == 0:
            kind, ways, verb = "keputusan", f"{number + 1} | {number - 1}", "Memeriksa"
        actor = ("Staf", "Kepala Bagian", "Sekretaris")[(number - 1) % 3]
        texts = f"{verb} draf {number} | Draf {number - 1} | {number} menit | Draf {number}"
        rows.append(f"| {number} | {kind} | {actor} | {ways} | {texts} |")
    return "\n".join(rows)


def seconds(work: Callable[[], object]) -> float:
    """Return how much of the processor's time `work` takes once."""
    start = time.process_time()
    work()
    return time.process_time() - start


def medians(*works: Callable[[], object]) -> list[float]:
    """Return the median time of each work in milliseconds, their rounds taking turns."""
    rounds = [[seconds(work) for work in works] for _ in range(ROUNDS)]
    return [statistics.median(times) * 1000 for times in zip(*rounds, strict=True)]


def cells_of(workbook: bytes) -> list[object]:
    """Read with calamine the sheets that hold the procedure, not the guide and the lists."""
    book = load_workbook(BytesIO(workbook))
    wanted = (name for name in book.sheet_names if name not in HELPERS)
    return [book.get_sheet_by_name(name).to_python() for name in wanted]


def main() -> None:
    """Print the figures, and end with 1 if they miss the target."""
    workbook = written_form(parse(to_draft(procedure())).sop)
    draft = read_guarded(guarded(workbook, "sop.xlsx"))
    reading, known = parse(draft), Circumstances(today=TODAY)
    sop, unread = reading.sop, reading.unread
    calamine, parsing, checking = medians(
        lambda: cells_of(workbook), lambda: parse(draft), lambda: check(sop, known, unread)
    )
    allowed = max(ALLOWED_MILLISECONDS, ALLOWED_SHARE * calamine)
    print(f"Python {sys.version.split()[0]}, {len(sop.steps)} steps, {len(CATALOGUE)} rules")
    print(f"calamine {calamine:.3f} ms for the same workbook")
    print(f"parse    {parsing:.3f} ms")
    print(f"check    {checking:.3f} ms")
    print(f"together {parsing + checking:.3f} ms; allowed {allowed:.3f} ms")
    rules = {rule.code: rule.check for rule in CATALOGUE if rule.check}
    costs = medians(*(lambda judge=judge: list(judge(sop, known)) for judge in rules.values()))
    for cost, code in sorted(zip(costs, rules, strict=True), reverse=True)[:SHOWN]:
        print(f"  {code} {cost * 1000:.0f} µs")
    sys.exit(parsing + checking > allowed)


if __name__ == "__main__":
    main()
