"""Chapter G: what is drawn on the sheet, by whomever. Reading the drawing raises these.

sopxl draws the five symbols only, each with its actor, and a pair of pentagons wherever a flow
changes the page; but people draw by hand, drag symbols, and put page breaks into what is drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.rules import basis
from sopxl.rules.rule import Principle, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sopxl.model.drawn import Drawn, Symbol
    from sopxl.model.sop import Step
    from sopxl.rules.rule import Finding

STEP_SYMBOLS = frozenset(
    {
        *("flowChartTerminator", "flowChartAlternateProcess", "roundRect"),
        *("flowChartProcess", "rect"),
        *("flowChartDecision", "diamond"),
    }
)
"""Presets with which offices draw capsule, box and diamond (DOMAIN §2.3)."""

FIVE_SYMBOLS = STEP_SYMBOLS | {"flowChartOffpageConnector", "homePlate", "pentagon"}
"""With the pentagon, that stands for no step; the fifth are the arrows."""

ARROW = re.compile(r"line(?:Inv)?|(?:straight|bent|curved)Connector\d|\w*Arrow(?:Callout)?")
"""Presets of arrows: `bentConnector3`, `downArrow`; `flowChartConnector` is a circle."""

SHAPES = {
    "can": "tabung",
    "cloud": "awan",
    "ellipse": "elips",
    "flowChartConnector": "lingkaran",
    "flowChartDocument": "dokumen",
    "flowChartInputOutput": "jajaran genjang",
    "flowChartMagneticDisk": "tabung",
    "flowChartManualInput": "masukan manual",
    "flowChartManualOperation": "trapesium",
    "flowChartMultidocument": "tumpukan dokumen",
    "flowChartPredefinedProcess": "kotak bergaris ganda",
    "flowChartPreparation": "segi enam",
    "hexagon": "segi enam",
    "parallelogram": "jajaran genjang",
    "star5": "bintang",
    "trapezoid": "trapesium",
    "triangle": "segitiga",
}
"""What people call the other presets of Excel's menu that are found on flowcharts."""

cut_flow_without_connector = Rule(
    code="G101",
    name="cut-flow-without-connector",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    message="Anak panah dari langkah {source} ke langkah {target} berganti halaman tanpa segilima.",
    advice="Gambar ulang dengan «Gambar»; sopxl memasang pasangan segilima di kedua halaman.",
    summary="A flow crosses a page without a pair of off-page connectors.",
)
foreign_symbol = Rule(
    code="G102",
    name="foreign-symbol",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    message="Simbol «{shape}» pada langkah {step} tidak termasuk lima simbol SOP AP.",
    advice="Pakai kapsul, kotak, belah ketupat, anak panah, atau segilima.",
    summary="A drawn shape is none of the five symbols.",
)
symbol_of_another_actor = Rule(
    code="G103",
    name="symbol-of-another-actor",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Simbol langkah {step} berdiri di kolom «{there}», padahal pelaksananya {actors}.",
    advice="Bila gambarnya benar, ganti isi Pelaksana; bila tabelnya benar, tekan «Gambar» lagi.",
    summary="A symbol stands in the column of an actor who does not carry out the step.",
)


def found_in(
    drawn: Drawn, steps: Mapping[int, Step], actors: Mapping[int, str]
) -> Iterator[Finding]:
    """Yield what is wrong with a drawing, given the steps by row and the actors by column."""
    for row, target in sorted({(flow.source, flow.target) for flow in drawn.flows}):
        cut = any(min(row, target) <= here < max(row, target) for here in drawn.breaks)
        if cut and row in steps and target in steps:
            source, there = steps[row].number, steps[target].number
            yield cut_flow_without_connector.finding(steps[row].ref(), source=source, target=there)
    foreign = {
        (symbol.row, symbol.preset)
        for symbol in drawn.symbols
        if symbol.row in steps and symbol.column in actors and not _is_known(symbol.preset)
    }
    for row, preset in sorted(foreign):
        step = steps[row]
        name = SHAPES.get(preset, preset)
        yield foreign_symbol.finding(step.ref(), shape=name, step=step.number)
    yield from with_other_actors(drawn.symbols, steps, actors)


def with_other_actors(
    symbols: Iterable[Symbol], steps: Mapping[int, Step], actors: Mapping[int, str]
) -> Iterator[Finding]:
    """Yield the symbols that stand with an actor who does not carry out their step.

    A step whose own actors have no columns is told of elsewhere.
    """
    heads = set(actors.values())
    strayed = {
        (symbol.row, symbol.column)
        for symbol in symbols
        if symbol.preset in STEP_SYMBOLS and symbol.row in steps and symbol.column in actors
    }
    for row, column in sorted(strayed):
        step, there = steps[row], actors[column]
        if step.actors and heads.issuperset(step.actors) and there not in step.actors:
            own = ", ".join(f"«{actor}»" for actor in step.actors)
            yield symbol_of_another_actor.finding(
                step.ref("actors"), step=step.number, there=there, actors=own
            )


def _is_known(preset: str) -> bool:
    return preset in FIVE_SYMBOLS or ARROW.fullmatch(preset) is not None


DRAWING_RULES = (cut_flow_without_connector, foreign_symbol, symbol_of_another_actor)
"""The chapter, in the order of its codes."""
