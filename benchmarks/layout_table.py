"""Print how well two routers draw the same problems: crossings, labels, what one deletion moves.

python -m benchmarks.layout_table --prototype FOLDER [--fresh 40]

FOLDER is the one of `layout_speed`; its `corpus.py` also holds `instances`, `suite` and an
`evaluate` that knows neither router. Deleting means: each refusal of the middle suite alone; an
arrow has moved if it docks elsewhere or turns in other channels.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

from benchmarks.layout_speed import FIRST, Instance, problem
from sopxl.layout.geometry import EMU_PER_POINT, Box
from sopxl.layout.routing.lattice import Lattice
from sopxl.layout.routing.router import route
from sopxl.layout.routing.search import Search

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from sopxl.layout.routing.problem import Problem
    from sopxl.layout.routing.router import Drawn

COUNTED = ("crossings", "bends", "label_missing", "label_overlaps")
FAULTS = (
    *("missing", "non_ortho", "node_hits", "overlaps", "touches", "bad_port", "port_mix"),
    *("out_of_area", "border_hug", "over5"),
)
FRESH = 40
HEADS = ("crossings", "bends", "no label", "bad label", "faults")


def ours(instance: Instance) -> Instance:
    """Return our drawing as the judge wants it, in points."""
    drawn = route(problem(instance))
    named = [(edge["id"], wire) for edge, wire in zip(instance["edges"], drawn, strict=True)]
    return {
        "routes": {name: _line(wire) for name, wire in named},
        "labels": {name: _sides(wire.label.box) for name, wire in named if wire.label},
    }


def _line(wire: Drawn) -> list[list[float]]:
    return [[x / EMU_PER_POINT, y / EMU_PER_POINT] for x, y in wire.points]


def _sides(box: Box) -> list[float]:
    return [side / EMU_PER_POINT for side in (box.x, box.y, box.right, box.bottom)]


def row(name: str, judge: Any, problems: list[Instance], draw: Callable[[Instance], Any]) -> str:
    """Judge all drawings of one router."""
    counts: Counter[str] = Counter()
    for instance in problems:
        found = judge(instance, draw(instance))
        counts.update({key: found[key] for key in COUNTED})
        counts["faults"] += sum(found[key] for key in FAULTS)
    return " ".join((f"{name:<40}", *(f"{counts[key]:>10}" for key in (*COUNTED, "faults"))))


def our_ways(instance: Instance) -> list[Hashable]:
    """Return which way each arrow goes, in our drawing before its labels are mended."""
    return _ways(problem(instance))


def _ways(task: Problem) -> list[Hashable]:
    routes = Search(task, Lattice(task)).run().routes
    return [(routes[n].leave, routes[n].enter, routes[n].corners) for n in range(len(task.wires))]


def moved(instances: Iterable[Instance], ways: Callable[[Instance], list[Hashable]]) -> float:
    """Return the share of the other arrows that deleting one refusal moves, on average."""
    shares = []
    for instance in instances:
        before = ways(instance)
        for number, edge in enumerate(instance["edges"]):
            if edge["kind"] == "tidak":
                left = instance["edges"][:number] + instance["edges"][number + 1 :]
                after = ways({**instance, "edges": left})
                others = before[:number] + before[number + 1 :]
                shares.append(mean(a != b for a, b in zip(others, after, strict=True)))
    return mean(shares)


def main() -> int:
    """Print the tables; 2 when the folder is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prototype", type=Path)
    parser.add_argument("--fresh", type=int, default=FRESH)
    options = parser.parse_args()
    if options.prototype is None or not (options.prototype / "router.py").exists():
        print("layout_table: no router to compare with; name its folder with --prototype")
        return 2
    sys.path.insert(0, str(options.prototype))
    corpus, paging, other = (import_module(name) for name in ("corpus", "paging", "router"))

    def their_ways(instance: Instance) -> list[Hashable]:
        router = other.Router(instance)
        router.search()
        router.refine()
        return [(router.meta[n], router.path[n]) for n in range(len(instance["edges"]))]

    everything = corpus.instances()
    seeds = range(FIRST, FIRST + options.fresh)
    groups = {
        "corpus": everything,
        "corpus in pages": [p for one in everything for p in paging.split(one, inline=True)],
        "fresh, standard, 30 steps": [corpus.generate(30, seed) for seed in seeds],
        "fresh, dense, 30 steps": [corpus.generate_dense(30, seed) for seed in seeds],
    }
    print(f"{'':<40}", *(f"{head:>10}" for head in HEADS))
    for name, problems in groups.items():
        print(row(f"{len(problems)} {name}: ours", corpus.evaluate, problems, ours))
        print(row(f"{len(problems)} {name}: theirs", corpus.evaluate, problems, other.route))
    middle = [one for one in corpus.suite("mid") if one["id"].startswith("n")]
    shares = (moved(middle, our_ways), moved(middle, their_ways))
    print("moved by deleting a refusal: ours {:.2%}, theirs {:.2%}".format(*shares))
    return 0


if __name__ == "__main__":
    sys.exit(main())
