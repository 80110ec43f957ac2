"""Print how well and how fast the corpus is drawn, beside the recorded numbers.

python -m benchmarks.layout_quality            compare with benchmarks/layout_baseline.json
python -m benchmarks.layout_quality --record   record the numbers of now
python -m benchmarks.layout_quality --seeds 500 --first 5000     fresh procedures, no baseline
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.layout_corpus import F4, ONE_SHEET, dense, form_for, handmade, standard
from sopxl.layout.laying_out import lay_out
from sopxl.layout.quality import measure
from sopxl.model.flow import Flow
from sopxl.model.settings import OffPagePlace, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sopxl.model.sop import Sop

BASELINE = Path(__file__).with_name("layout_baseline.json")
COUNTS = ("procedures", "pages", "arrows", "crossings", "bends", "faults")
STANDARD_SIZES, DENSE_SIZES, SEEDS = (5, 12, 30, 60), (15, 30), 40
EDGE = Settings(off_page_place=OffPagePlace.EDGE)


@dataclass(slots=True)
class Group:
    """The sums of one group of drawings, and the milliseconds each took."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    times: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def draw(
        self, sop: Sop, paper: tuple[int, int], column: float | None, settings: Settings
    ) -> None:
        """Draw one procedure and add its numbers."""
        form = form_for(sop, paper=paper, column=column)
        start = time.process_time()
        layout = lay_out(sop, form, settings)
        self.times.append((time.process_time() - start) * 1000)
        quality = measure(layout, form, Flow(sop).ways)
        one = (1, quality.pages, quality.arrows, quality.crossings, quality.bends)
        for name, count in zip(COUNTS, (*one, len(quality.faults)), strict=True):
            self.counts[name] += count
        self.faults += [str(finding) for finding in quality.faults]


def groups(first: int, seeds: int) -> Iterator[tuple[str, Group]]:
    """Draw the corpus group by group."""

    def family(make: Callable[[int, int], Sop], sizes: Iterable[int]) -> list[Sop]:
        return [make(size, seed) for size in sizes for seed in range(first, first + seeds)]

    usual, crowded = family(standard, STANDARD_SIZES), family(dense, DENSE_SIZES)
    by_hand = [sop for _, sop in handmade()]
    plan = (
        ("standard", usual, F4, None, Settings()),
        ("standard, one sheet", usual, ONE_SHEET, None, Settings()),
        ("standard, 48 pt columns", usual, F4, 48.0, Settings()),
        ("standard, pentagons at the edge", usual, F4, None, EDGE),
        ("dense", crowded, F4, None, Settings()),
        ("dense, one sheet", crowded, ONE_SHEET, None, Settings()),
        ("by hand", by_hand, F4, None, Settings()),
        ("by hand, one sheet", by_hand, ONE_SHEET, None, Settings()),
        ("300 steps", [standard(300, seed) for seed in range(3)], F4, None, Settings()),
    )
    for name, sops, paper, column, settings in plan:
        group = Group()
        for sop in sops:
            group.draw(sop, paper, column, settings)
        yield name, group


def main() -> int:
    """Print the table; return 1 when a drawing has a fault or more crossings than recorded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    usual = (options.first, options.seeds) == (0, SEEDS)
    known = json.loads(BASELINE.read_text()) if usual and BASELINE.exists() else {}
    print(f"{'group':<32}", *(f"{name:>10}" for name in COUNTS), "  ms median    p95   was")
    worse, found = False, {}
    for name, group in groups(options.first, options.seeds):
        found[name] = group.counts
        crossings = known.get(name, {}).get("crossings")
        late = quantiles(group.times, n=20)[-1]
        numbers = (f"{group.counts[count]:>10}" for count in COUNTS)
        print(f"{name:<32}", *numbers, f"{median(group.times):>11.1f} {late:>6.1f}   {crossings}")
        print(*(f"    {fault}\n" for fault in group.faults), sep="", end="")
        worse |= bool(group.faults) or group.counts["crossings"] > (crossings or 10**9)
    if options.record:
        BASELINE.write_text(json.dumps(found, indent=1) + "\n")
    return int(worse)


if __name__ == "__main__":
    sys.exit(main())
