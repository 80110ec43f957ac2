"""Print what routing costs beside another router, both timed in one run on the same positions.

python -m benchmarks.layout_speed --prototype FOLDER [--seeds 60]

FOLDER holds `corpus.py` (`generate`, `generate_dense`), `router.py` (`route`) and `paging.py`
(`split`): lengths in points, a route for each edge. Processor time, the best of three, without
garbage collection; what counts are the ratios, since machines differ.
"""

from __future__ import annotations

import argparse
import gc
import platform
import sys
import time
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any, TypeAlias

from sopxl.layout.geometry import EMU_PER_POINT, Box, Point, Shape
from sopxl.layout.routing.problem import Errand, Obstacle, Problem, Wire
from sopxl.layout.routing.router import route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Instance: TypeAlias = dict[str, Any]
"""A problem as the other router knows it: `cols`, `rows`, `nodes`, `edges`."""

FIRST, SEEDS, BEST_OF = 20_000, 60, 3
USUAL, LONG, LONG_SEEDS = 30, 300, 5
ERRANDS = {"ya": Errand.YES, "tidak": Errand.NO, "link": Errand.LINK}


@dataclass(slots=True)
class Race:
    """Milliseconds for each problem, ours and theirs."""

    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)

    def run(self, pages: list[Instance], other: Callable[[Instance], object]) -> None:
        """Time both on all pages of one procedure."""
        problems = [problem(page) for page in pages]
        self.ours.append(_best(lambda: [route(one) for one in problems]))
        self.theirs.append(_best(lambda: [other(page) for page in pages]))

    def __str__(self) -> str:
        middle = median(self.ours), median(self.theirs)
        late = _late(self.ours), _late(self.theirs)
        numbers = (*middle, middle[0] / middle[1], *late, late[0] / late[1])
        return " ".join(f"{number:>9.2f}" for number in numbers)


def problem(instance: Instance) -> Problem:
    """Return an instance as a problem of ours."""
    number = {node["id"]: position for position, node in enumerate(instance["nodes"])}
    return Problem(
        _edges(instance["cols"]),
        _edges(instance["rows"]),
        tuple(_obstacle(node) for node in instance["nodes"]),
        tuple(
            Wire(
                number[edge["src"]],
                number[edge["dst"]],
                ERRANDS.get(edge["kind"], Errand.NEXT),
                ((_emu(edge["lw"]), _emu(edge["lh"])),) if edge["label"] else (),
            )
            for edge in instance["edges"]
        ),
    )


def _obstacle(node: Instance) -> Obstacle:
    centre = Point(_emu(node["x"]), _emu(node["y"]))
    box = Box.around(centre, _emu(node["w"]), _emu(node["h"]))
    return Obstacle(node["row"], node["col"], Shape(node["kind"]), box)


def _edges(cells: Iterable[tuple[float, float]]) -> tuple[int, ...]:
    borders = [_emu(end) for _, end in cells]
    return (0, *borders)


def _emu(length: float) -> int:
    return round(length * EMU_PER_POINT)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(BEST_OF):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return min(times)


def _late(times: list[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1]


def races(folder: Path, seeds: int) -> Iterator[tuple[str, Race]]:
    """Run the races: two standard procedures for a dense one, alone and mixed; long ones in pages.

    The mixture is made of the same procedures, so they are timed once.
    """
    sys.path.insert(0, str(folder))
    corpus, paging = import_module("corpus"), import_module("paging")
    other: Callable[[Instance], object] = import_module("router").route
    mixed = Race()
    for name, make, count in (
        ("standard", corpus.generate, seeds),
        ("dense", corpus.generate_dense, seeds // 2),
    ):
        race = Race()
        for seed in range(FIRST, FIRST + count):
            race.run([make(USUAL, seed)], other)
        mixed.ours += race.ours
        mixed.theirs += race.theirs
        yield f"{name}, {USUAL} steps", race
    yield f"mixed, {USUAL} steps", mixed
    paged = Race()
    for seed in range(FIRST, FIRST + LONG_SEEDS):
        paged.run(paging.split(corpus.generate(LONG, seed), inline=True), other)
    yield f"{LONG} steps in pages", paged


def main() -> int:
    """Print the table; 2 when the folder is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prototype", type=Path)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    options = parser.parse_args()
    if options.prototype is None or not (options.prototype / "router.py").exists():
        print("layout_speed: no router to compare with; name its folder with --prototype")
        return 2
    gc.disable()
    print(f"{platform.python_implementation()} {platform.python_version()}, {sys.executable}")
    heads = ("median", "theirs", "ratio", "p95", "theirs", "ratio")
    print(f"{'milliseconds':<24}", *(f"{head:>9}" for head in heads))
    for name, race in races(options.prototype, options.seeds):
        print(f"{name:<24}", race, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
