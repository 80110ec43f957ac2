"""How long a command, a worker and each button take to start Python, over one that does nothing.

Without a resident interpreter each button starts a new one (`RunPython`). Compared are that start
alone, xlwings as it comes, and what each of them loads. They take turns, so that a busy machine
slows all of them. Told are the median of the time on the wall, and the least work of the processor,
which hangs less on what else the machine does. With `--instructions` nothing is timed: Valgrind
counts the instructions, in millions, which hang on nothing else at all.

    python -m compileall -q sopxl && python benchmarks/start.py [ROUNDS | --instructions]
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from statistics import median

NOTHING = "pass"
LIGHT = "import sopxl.live.light; import xlwings.utils"
COMMANDS = f"{LIGHT}; from sopxl.live import commands"
STARTS = {
    "sopxl --help": "from sopxl.cli.main import exit_code; exit_code(['--help'])",
    "sopxl check": "from sopxl.cli import main, check",
    "sopxl find": "from sopxl.cli import main, find",
    "a worker": "import sopxl.pipeline.batch.run",
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
COUNTED = "--instructions"
VALGRIND = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")


def taken(program: str) -> tuple[float, float]:
    """Return how many seconds a program takes, started as the add-in starts it.

    The first is the time on the wall, the second the work of the processor; where a system cannot
    tell the work of one program alone, both are the first.
    """
    start = time.perf_counter()
    if sys.platform == "win32":
        _started(program)
        return (time.perf_counter() - start,) * 2
    before = _work_of_children()
    _started(program)
    return time.perf_counter() - start, _work_of_children() - before


def instructions(program: str) -> int:
    """Return how many instructions of the processor a program takes."""
    told = re.search(r"I\s+refs:\s+([\d,]+)", _started(program, *VALGRIND))
    return int(told[1].replace(",", "")) if told else 0


def _started(program: str, *under: str) -> str:
    command = [*under, sys.executable, "-B", "-c", program]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr


def _work_of_children() -> float:
    import resource  # noqa: PLC0415  # a door: there is no such module on Windows

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def count() -> None:
    """Print the instructions of each start over those of a bare interpreter."""
    nothing = instructions(NOTHING)
    for name, program in STARTS.items():
        print(f"{name}: {(instructions(program) - nothing) / 1e6:.0f} million instructions more")


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
    if COUNTED in sys.argv:
        count()
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
