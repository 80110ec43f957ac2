"""Print our drawings beside those of other routers on the same positions.

python -m benchmarks.layout_peers [--node-modules FOLDER] [--seeds 10]

libavoid is compared when node and, in FOLDER, libavoid-js are installed (`npm install
libavoid-js`), Graphviz when `neato` is. Every procedure is drawn on one long sheet. libavoid is
told our sides, since it knows no rules for them; Graphviz cannot be told. All are judged by
`sopxl.layout.quality`, labels left out: no other router places them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.layout_corpus import ONE_SHEET, dense, form_for, handmade, standard
from sopxl.layout.geometry import EMU_PER_POINT, Point
from sopxl.layout.laying_out import lay_out
from sopxl.layout.quality import Fault, measure
from sopxl.model.flow import Flow
from sopxl.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.layout.form import Form
    from sopxl.layout.plan import Layout, PlannedPage
    from sopxl.model.sop import Sop

Lines: TypeAlias = dict[str, tuple[Point, ...]]
"""The corners of each arrow by its id."""
Drawing: TypeAlias = "tuple[Sop, Form, Layout]"

AVOID = Path(__file__).with_name("layout_avoid.mjs")
SEEDS, PATIENCE = 10, 600
FAMILIES = ((standard, 12), (standard, 30), (standard, 60), (dense, 30))
WORDS = frozenset({Fault.UNLABELLED, Fault.LABEL_COVERED})
HEADS = ("clean", "crossings", "bends", "length cm")
POINTS_PER_INCH, EMU_PER_CM = 72, 360_000
CUBIC = 3
"""Every third point of a Graphviz line is a corner, those between are handles of the curve."""


def drawings(seeds: int) -> Iterator[Drawing]:
    """Lay the procedures out, each on one sheet."""
    seeded = (make(size, seed) for make, size in FAMILIES for seed in range(seeds))
    for sop in chain(seeded, (sop for _, sop in handmade())):
        form = form_for(sop, paper=ONE_SHEET)
        yield sop, form, lay_out(sop, form, Settings())


def avoid(pages: list[PlannedPage], modules: Path) -> list[Lines]:
    """Return the lines of libavoid from and to our sides."""
    task = [
        {
            "nodes": {s.id: [length / EMU_PER_POINT for length in s.box] for s in page.symbols},
            "edges": [
                [a.id, a.source[0], a.source[1].value, a.target[0], a.target[1].value]
                for a in page.arrows
            ],
        }
        for page in pages
    ]
    with TemporaryDirectory() as folder:
        script = Path(folder, AVOID.name)
        script.write_text(AVOID.read_text(encoding="utf-8"), encoding="utf-8")
        Path(folder, "node_modules").symlink_to(modules.resolve())
        answer = _run(["node", str(script)], json.dumps(task))
    return [
        {name: tuple(_point(x, y) for x, y in line) for name, line in lines.items()}
        for lines in json.loads(answer)
    ]


def neato(pages: list[PlannedPage]) -> list[Lines]:
    """Return the lines of Graphviz between our symbols."""
    return [_neato(page) for page in pages]


def _neato(page: PlannedPage) -> Lines:
    """Graphviz measures upwards, nodes in inches, and gives its lines as curves."""
    text = ["digraph { graph [splines=ortho, notranslate=true]; node [shape=box, fixedsize=true];"]
    for symbol in page.symbols:
        x, y = (length / EMU_PER_POINT for length in symbol.box.centre)
        wide, tall = (
            length / EMU_PER_POINT / POINTS_PER_INCH
            for length in (symbol.box.width, symbol.box.height)
        )
        text.append(f'"{symbol.id}" [pos="{x},{-y}", width={wide}, height={tall}];')
    text += [f'"{a.source[0]}" -> "{a.target[0]}" [id="{a.id}"];' for a in page.arrows]
    answer = json.loads(_run(["neato", "-n2", "-Tjson"], "\n".join([*text, "}"])))
    return {edge["id"]: _corners(edge["pos"]) for edge in answer["edges"] if "pos" in edge}


def _corners(curve: str) -> tuple[Point, ...]:
    places = [token.split(",") for token in curve.split()]
    ends = [place[1:] for place in places if place[0] == "e"]
    middle = [place for place in places if place[0] not in ("e", "s")]
    return tuple(_point(float(x), -float(y)) for x, y in [*middle[::CUBIC], *ends])


def _point(x: float, y: float) -> Point:
    return Point(round(x * EMU_PER_POINT), round(y * EMU_PER_POINT))


def _run(command: list[str], text: str) -> str:
    return subprocess.run(  # a fixed command, found on the path
        command, input=text, capture_output=True, text=True, check=True, timeout=PATIENCE
    ).stdout


def with_lines(layout: Layout, lines: Lines) -> Layout:
    """Return a layout whose arrows follow other lines, without words."""
    (page,) = layout.pages
    arrows = tuple(replace(a, points=lines[a.id]) for a in page.arrows if lines.get(a.id))
    return replace(layout, pages=(replace(page, arrows=arrows, words=()),))


def row(name: str, drawn: list[Drawing], lines: list[Lines]) -> str:
    """Judge all drawings of one router."""
    faults: Counter[str] = Counter()
    clean = crossings = bends = length = 0
    for (sop, form, layout), own in zip(drawn, lines, strict=True):
        quality = measure(with_lines(layout, own), form, Flow(sop).ways)
        found = [finding.fault.name for finding in quality.faults if finding.fault not in WORDS]
        faults.update(found)
        clean += not found
        crossings += quality.crossings
        bends += quality.bends
        length += quality.length
    numbers = (f"{clean}/{len(drawn)}", crossings, bends, length // EMU_PER_CM)
    worst = ", ".join(f"{fault.lower()} {count}" for fault, count in faults.most_common())
    return " ".join((f"{name:<22}", *(f"{number:>10}" for number in numbers), "  ", worst))


def main() -> int:
    """Print a row for each router that is installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--node-modules", type=Path, default=Path("node_modules"))
    parser.add_argument("--seeds", type=int, default=SEEDS)
    options = parser.parse_args()
    drawn = list(drawings(options.seeds))
    pages = [layout.pages[0] for _, _, layout in drawn]
    print(f"{'router':<22}", *(f"{head:>10}" for head in HEADS), "   faults")
    print(row("sopxl", drawn, [{a.id: a.points for a in page.arrows} for page in pages]))
    if shutil.which("node") and (options.node_modules / "libavoid-js").exists():
        print(row("libavoid, our sides", drawn, avoid(pages, options.node_modules)), flush=True)
    else:
        print("libavoid: node or libavoid-js is not installed")
    if shutil.which("neato"):
        print(row("Graphviz ortho", drawn, neato(pages)))
    else:
        print("Graphviz: neato is not installed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
