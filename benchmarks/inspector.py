"""Write one web page with every case of the corpus as a picture, the worst first.

python -m benchmarks.inspector --record then.json        draw all cases, keep pictures, numbers
python -m benchmarks.inspector -o page.html              show the cases as they are drawn now
python -m benchmarks.inspector --old then.json -o page.html            beside those recorded
python -m benchmarks.inspector --old a.json --new b.json -o page.html  two recordings

A recording holds what one revision of the code draws: record in a checkout of each to compare two.
"""

from __future__ import annotations

import argparse
import json
from base64 import b64encode
from dataclasses import asdict, dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.layout_corpus import dense, form_for, handmade, standard
from sopxl.backends import svg
from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.layout.laying_out import lay_out
from sopxl.layout.quality import measure
from sopxl.model.flow import Flow
from sopxl.model.settings import Settings
from sopxl.pipeline.drawing.measuring import shipped_form
from sopxl.scene.compose import compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sopxl.layout.form import Form
    from sopxl.model.sop import Sop

EXAMPLES = Path(__file__).parents[1] / "examples" / "sources"
SEEDS = range(10)
NARROW = 48.0
NUMBERS = ("faults", "crossings", "bends", "length", "pages")
"""What a case is judged by, the gravest first; less is better. Lengths are in millimetres."""

EMU_PER_MM = 36_000
STYLE = """
body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color: #111; }
table { border-collapse: collapse; margin: .5rem 0; }
th, td { padding: .15rem .7rem; text-align: right; border-bottom: 1px solid #ccc; }
.worse { background: #f9d9d0; } .better { background: #d2eee3; }
section { border-top: 3px solid #111; margin-top: 2rem; }
.pictures { display: flex; gap: 1rem; align-items: flex-start; }
figure { margin: 0; flex: 1; min-width: 0; } img { width: 100%; border: 1px solid #ccc; }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One procedure as it was drawn: its picture, its numbers, and its faults in words."""

    name: str
    picture: str
    numbers: Mapping[str, int]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A case as it is drawn now, and as it was drawn before where that was recorded."""

    new: Case
    old: Case | None

    @property
    def badness(self) -> tuple[int, ...]:
        """Faults first, then what became worse, then what is bad: the larger, the worse."""
        new = [self.new.numbers[name] for name in NUMBERS]
        old = new if self.old is None else [self.old.numbers[name] for name in NUMBERS]
        return (new[0], *(now - then for now, then in zip(new, old, strict=True)), *new[1:])


def procedures() -> Iterator[tuple[str, Sop, Form]]:
    """Yield every case by name: the examples, those made by hand, the two families."""
    for source in sorted(EXAMPLES.glob("[0-9]*.json")):
        sop = parse(sop_json.to_draft(source.read_text(encoding="utf-8"), source.name)).sop
        yield f"example {source.stem}", sop, shipped_form(sop, Settings())
    made = [(f"by hand: {name}", sop) for name, sop in handmade()]
    made += [
        (f"standard {size}, seed {at}", standard(size, at)) for size in (12, 30) for at in SEEDS
    ]
    made += [(f"dense {size}, seed {at}", dense(size, at)) for size in (15, 30) for at in SEEDS]
    for name, sop in made:
        yield name, sop, form_for(sop)
    for at in SEEDS:
        sop = standard(30, at)
        yield f"narrow columns, seed {at}", sop, form_for(sop, column=NARROW)


def drawn(name: str, sop: Sop, form: Form) -> Case:
    """Draw one case and judge it."""
    layout = lay_out(sop, form, Settings())
    quality = measure(layout, form, Flow(sop).ways)
    scene = compose(sop, layout, form)
    table = replace(scene, pages=tuple(page for page in scene.pages if not page.cover))
    return Case(
        name=name,
        picture=svg.render(table),
        numbers={
            "faults": len(quality.faults),
            "crossings": quality.crossings,
            "bends": quality.bends,
            "length": quality.length // EMU_PER_MM,
            "pages": quality.pages,
        },
        faults=tuple(
            f"page {f.page}: {f.fault.value}: {', '.join(f.items)}" for f in quality.faults
        ),
    )


def page(new: Iterable[Case], old: Iterable[Case] = ()) -> str:
    """Return the web page, self-contained: no script, no font, no file besides."""
    known = {case.name: case for case in old}
    pairs = [Pair(case, known.get(case.name)) for case in new]
    pairs.sort(key=lambda pair: (*(-number for number in pair.badness), pair.new.name))
    body = [_overview(pairs), *map(_section, pairs)]
    head = f'<meta charset="utf-8"><title>Layout inspector</title><style>{STYLE}</style>'
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>{"".join(body)}</body></html>'
    )


def recorded(text: str) -> tuple[Case, ...]:
    """Return the cases of a recording."""
    cases = (Case(**values) for values in json.loads(text))
    return tuple(replace(case, faults=tuple(case.faults)) for case in cases)


def recording(cases: Iterable[Case]) -> str:
    """Return the text that keeps cases."""
    return json.dumps([asdict(case) for case in cases], ensure_ascii=False, indent=1) + "\n"


def _overview(pairs: Sequence[Pair]) -> str:
    """Sum up all cases, or those that both sides know."""
    both = [(pair.new, pair.old) for pair in pairs if pair.old is not None]
    shown = [new for new, _ in both] or [pair.new for pair in pairs]
    rows = "".join(
        _row(
            name,
            sum(case.numbers[name] for case in shown),
            sum(old.numbers[name] for _, old in both) if both else None,
        )
        for name in NUMBERS
    )
    changed = sum(new.picture != old.picture for new, old in both)
    compared = f" {len(both)} in both, {changed} pictures differ." if both else ""
    return f"<h1>Layout inspector</h1><p>{len(pairs)} cases.{compared}</p>{_table(rows)}"


def _section(pair: Pair) -> str:
    new, old = pair.new, pair.old
    rows = "".join(
        _row(name, new.numbers[name], None if old is None else old.numbers[name])
        for name in NUMBERS
    )
    faults = "".join(f"<li>{escape(fault)}</li>" for fault in new.faults)
    pictures = _figure("new", new)
    if old is not None and old.picture != new.picture:
        pictures += _figure("old", old)
    return (
        f"<section><h2>{escape(new.name)}</h2>{_table(rows)}<ul>{faults}</ul>"
        f'<div class="pictures">{pictures}</div></section>\n'
    )


def _table(rows: str) -> str:
    return f"<table><tr><th></th><th>old</th><th>new</th></tr>{rows}</table>"


def _row(name: str, new: int, old: int | None) -> str:
    look = (
        "" if old in (None, new) else (' class="worse"' if new > (old or 0) else ' class="better"')
    )
    return f"<tr{look}><th>{name}</th><td>{'' if old is None else old}</td><td>{new}</td></tr>"


def _figure(caption: str, case: Case) -> str:
    """Embed a picture apart from the others, whose ids are the same as its own."""
    data = b64encode(case.picture.encode()).decode()
    source = f"data:image/svg+xml;base64,{data}"
    alt = f"{case.name}, {caption}"
    return (
        f'<figure><figcaption>{caption}</figcaption><img loading="lazy" alt="{escape(alt)}" '
        f'src="{source}"></figure>'
    )


def main() -> None:
    """Record, or write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--record", type=Path, help="keep the cases of now in this file")
    parser.add_argument("--old", type=Path, help="a recording to compare with")
    parser.add_argument("--new", type=Path, help="a recording to show instead of drawing")
    parser.add_argument("-o", "--output", type=Path, default=Path("inspector.html"))
    options = parser.parse_args()
    if options.new:
        cases = recorded(options.new.read_text(encoding="utf-8"))
    else:
        cases = tuple(drawn(*case) for case in procedures())
    if options.record:
        options.record.write_text(recording(cases), encoding="utf-8")
        print(f"{options.record}: {len(cases)} cases")
        return
    old = recorded(options.old.read_text(encoding="utf-8")) if options.old else ()
    options.output.write_text(page(cases, old), encoding="utf-8")
    print(f"{options.output}: {len(cases)} cases")


if __name__ == "__main__":
    main()
