"""How long a button of the add-in takes to start Python, over an interpreter that does nothing.

Without a resident interpreter each button starts a new one (`RunPython`). Compared are that start
alone, xlwings as it comes, and what the buttons «Periksa» and «Gambar» load. The sides take turns,
so that a busy machine slows all of them; the figure is the median of the differences.

    python -m compileall -q sopxl && python benchmarks/addin_start.py [ROUNDS]
"""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

NOTHING = "pass"
LIGHT = "import sopxl.live.light; import xlwings.utils; from sopxl.live import commands"
STARTS = {
    "xlwings as it comes": "import xlwings.utils, xlwings",
    "Periksa": LIGHT,
    "Gambar": f"{LIGHT}; from sopxl.live import drawing",
}
ROUNDS = 9


def seconds(program: str) -> float:
    """Return how long Python takes for a program, started as the add-in starts it."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-B", "-c", program], check=True)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    """Print the time of each start over that of a bare interpreter."""
    taken: dict[str, list[float]] = {name: [] for name in STARTS}
    bare = []
    for _ in range(rounds):
        bare.append(seconds(NOTHING))
        for name, program in STARTS.items():
            taken[name].append(seconds(program) - bare[-1])
    print(f"a bare interpreter: {median(bare):.3f} s (best {min(bare):.3f} s)")
    for name, times in taken.items():
        ratio = median(times) / median(bare)
        print(f"{name}: {median(times):.3f} s more (best {min(times):.3f} s, {ratio:.1f} times)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
