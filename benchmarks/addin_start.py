"""How long a button of the add-in takes to start Python, over an interpreter that does nothing.

Without a resident interpreter each button starts a new one (`RunPython`). Compared are that start
alone, xlwings as it comes, and what each button loads. The sides take turns, so that a busy machine
slows all of them. Told are the median of the time on the wall, and the least work of the processor,
which does not hang on what else the machine does.

    python -m compileall -q sopxl && python benchmarks/addin_start.py [ROUNDS]
"""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

NOTHING = "pass"
LIGHT = "import sopxl.live.light; import xlwings.utils"
COMMANDS = f"{LIGHT}; from sopxl.live import commands"
STARTS = {
    "xlwings as it comes": "import xlwings.utils, xlwings",
    "xlwings alone": LIGHT,
    "Periksa": f"{COMMANDS}, checking",
    "Perbaiki": f"{COMMANDS}, fixing",
    "Gambar, Hapus Gambar": f"{COMMANDS}, drawing",
    "Simpan PDF": f"{COMMANDS}, saving",
    "Daftarkan": f"{COMMANDS}, registering",
    "Periksa Instalasi": f"{COMMANDS}, doctor, installation",
}
ROUNDS = 9


def taken(program: str) -> tuple[float, float]:
    """Return how many seconds a program takes, started as the add-in starts it.

    The first is the time on the wall, the second the work of the processor; where a system cannot
    tell the work of one program alone, both are the first.
    """
    start = time.perf_counter()
    command = [sys.executable, "-B", "-c", program]
    if sys.platform == "win32":
        subprocess.run(command, check=True)
        return (time.perf_counter() - start,) * 2
    before = _work_of_children()
    subprocess.run(command, check=True)
    return time.perf_counter() - start, _work_of_children() - before


def _work_of_children() -> float:
    import resource  # noqa: PLC0415  # a door: there is no such module on Windows

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(rounds: int) -> None:
    """Print the time of each start over that of a bare interpreter."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in STARTS}
    bare = []
    for _ in range(rounds):
        bare.append(taken(NOTHING))
        for name, program in STARTS.items():
            times[name].append(taken(program))
    nothing = _told(bare)
    print(f"a bare interpreter: {nothing[0]:.3f} s, {nothing[1]:.3f} s of work")
    for name, found in times.items():
        wall, work = (one - none for one, none in zip(_told(found), nothing, strict=True))
        print(f"{name}: {wall:.3f} s more, {work:.3f} s of work")


def _told(found: list[tuple[float, float]]) -> tuple[float, float]:
    walls, works = zip(*found, strict=True)
    return median(walls), min(works)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
