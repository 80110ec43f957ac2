"""How long `sopxl find` takes over the SOPs of all offices, the start of Python apart.

    python benchmarks/find.py [NUMBER] [REGISTER]

NUMBER procedures (default 110,000) are made of the steps of the examples, 200 for each office, each
with a title and a number, and kept in REGISTER (default: a folder that goes away again). A REGISTER
that exists is only asked. Each question is asked several times; told is the median of the time that
this process got, so that neighbours do not count.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.model.settings import Profile, Settings
from sopxl.reference.offices import offices
from sopxl.register.entry import Entry, Source
from sopxl.register.merge import merge
from sopxl.store.parcel import parcel
from sopxl.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop

EXAMPLES = Path(__file__).parents[1] / "examples" / "sources"
DEFAULT_NUMBER, EACH, STEPS, AT_ONCE, TIMES = 110_000, 200, 20, 500, 9
NOUNS = ("Anggaran", "Arsip", "Logistik", "Data Pemilih", "Persediaan", "Kendaraan", "Sengketa")
VERBS = ("Pengelolaan", "Penyusunan", "Pelaporan", "Pemeriksaan", "Pengadaan", "Penetapan")
PLACES = ("Tahunan", "Triwulan", "Bulanan", "Tahapan", "Rutin", "Khusus", "Terpadu", "Daerah")
QUESTIONS = (
    "penganggaran",
    "di mana SOP tentang pelaporan persediaan triwulan",
    "menyusun",
    "laporan",
    "menyusun laporan keuangan pencairan",
    "PPID",
    "keterbukaan informasi publik",
    "KPU.01.SOP.017",
    "KPU.01",
    "SOP.017",
    "UU 14/2008",
    "undang-undang nomor 7 tahun 2017",
    "menerima memeriksa menyusun menyampaikan menetapkan menyimpan",
    "website unggah hadapan unsur kompilasi sistem",
    "kata yang tidak ada",
)


def procedures(number: int) -> Iterator[tuple[str, Sop]]:
    """Yield procedures with their paths, no two alike, the same ones in every run."""
    chance = random.Random(20260101)  # noqa: S311  a corpus, no secret
    texts = (path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("0*.json")))
    models = [parse(sop_json.to_draft(text)).sop for text in texts]
    steps = [step for model in models for step in model.steps]
    titles = [f"{verb} {noun} {place}" for verb in VERBS for noun in NOUNS for place in PLACES]
    codes = [office.code for office in offices()]
    for position in range(number):
        office, item = codes[position // EACH % len(codes)], position % EACH
        chosen = [replace(step, index=at) for at, step in enumerate(chance.choices(steps, k=STEPS))]
        model = models[position % len(models)]
        identity = replace(
            model.identity,
            title=titles[item],
            number=f"{position}/OT-SOP/{office}/2026",
            satker=office,
            sop_code=f"KPU.01.SOP.{item:03}",
        )
        yield f"{office}/{position}.xlsx", replace(model, identity=identity, steps=tuple(chosen))


def make(register: Path, number: int) -> None:
    """Write the register."""
    made = procedures(number)
    with Store.open(register) as store:
        while chunk := tuple(islice(made, AT_ONCE)):
            entries = (Entry(source=Source(path=path, sha256=path), sop=sop) for path, sop in chunk)
            parcels = [parcel(entry, Settings()) for entry in entries]
            with store.transaction():
                store.put(*parcels)
        with store.transaction():
            store.set_offices(offices())
            store.conclude(merge(store, None), Profile.NEW)


def ask(register: Path) -> None:
    """Ask every question and tell how long the answer took."""
    with Store.read(register) as store:
        store.find("apa saja")
        for question in QUESTIONS:
            times = []
            for _ in range(TIMES):
                start = time.process_time()
                hits = store.find(question)
                times.append(time.process_time() - start)
            spread = f"{min(times) * 1000:.1f} to {max(times) * 1000:.1f}"
            print(f"{median(times) * 1000:6.1f} ms ({spread})  {len(hits):2} hits  {question}")


def main(number: int = DEFAULT_NUMBER, register: Path | None = None) -> None:
    """Make the register where it is missing, and ask it."""
    with tempfile.TemporaryDirectory() as scratch:
        file = register or Path(scratch) / "register.db"
        if not file.exists():
            start = time.perf_counter()
            make(file, number)
            size = file.stat().st_size >> 20
            print(f"{number} SOPs in {time.perf_counter() - start:.0f} s, {size} MB")
        ask(file)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *map(Path, sys.argv[2:3]))
