"""Parse and check a procedure of 30 steps: median milliseconds, and the costliest rules.

python benchmarks/rules.py
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.rules.catalogue import CATALOGUE, check
from sopxl.rules.rule import Circumstances

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "| No | Jenis | Pelaksana | Ya | Tidak | Kegiatan | Kelengkapan | Waktu | Output |"
STEPS, ROUNDS, SHOWN = 30, 300, 8


def procedure() -> str:
    """Return a procedure in the notation, every fourth step a decision that may send back."""
    rows = [HEAD]
    for number in range(1, STEPS + 1):
        kind, ways, verb = "kegiatan", " | ", "Menyusun"
        if number in (1, STEPS):
            kind = "mulai" if number == 1 else "selesai"
        elif number % 4 == 0:
            kind, ways, verb = "keputusan", f"{number + 1} | {number - 1}", "Memeriksa"
        actor = ("Staf", "Kepala Bagian", "Sekretaris")[number % 3]
        texts = f"{verb} draf {number} | Draf {number - 1} | {number} menit | Draf {number}"
        rows.append(f"| {number} | {kind} | {actor} | {ways} | {texts} |")
    return "\n".join(rows)


def median(work: Callable[[], object]) -> float:
    """Return the median time of `work` in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Print the figures."""
    draft = to_draft(procedure())
    sop, known = parse(draft).sop, Circumstances(today="2026-11-21")
    print(f"Python {sys.version.split()[0]} at {sys.executable}")
    print(f"parse {median(lambda: parse(draft)):.3f} ms")
    print(f"check {median(lambda: check(sop, known)):.3f} ms, {len(CATALOGUE)} rules")
    costs = (
        (median(lambda judge=rule.check: list(judge(sop, known))), rule.code)  # type: ignore[misc]
        for rule in CATALOGUE
        if rule.check
    )
    for cost, code in sorted(costs, reverse=True)[:SHOWN]:
        print(f"  {code} {cost * 1000:.0f} µs")


if __name__ == "__main__":
    main()
