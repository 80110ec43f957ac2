"""Chapter G: what is drawn on the sheet, by whomever. Reading the drawing raises these.

sopxl draws the five symbols only, and a pair of pentagons wherever a flow changes the page; but
people draw by hand, and put page breaks into what is drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.rules import basis
from sopxl.rules.rule import Principle, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sopxl.model.drawn import Drawn
    from sopxl.model.sop import Step
    from sopxl.rules.rule import Finding

FIVE_SYMBOLS = frozenset(
    {
        *("flowChartTerminator", "flowChartAlternateProcess", "roundRect"),
        *("flowChartProcess", "rect"),
        *("flowChartDecision", "diamond"),
        *("flowChartOffpageConnector", "homePlate", "pentagon"),
    }
)
"""Presets with which offices draw capsule, box, diamond and pentagon (DOMAIN §2.3)."""

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


def found_in(
    drawn: Drawn, steps: Mapping[int, Step], columns: Collection[int]
) -> Iterator[Finding]:
    """Yield what is wrong with a drawing, given the steps by row and the columns of the actors."""
    for row, target in sorted({(flow.source, flow.target) for flow in drawn.flows}):
        cut = any(min(row, target) <= here < max(row, target) for here in drawn.breaks)
        if cut and row in steps and target in steps:
            source, there = steps[row].number, steps[target].number
            yield cut_flow_without_connector.finding(steps[row].ref(), source=source, target=there)
    foreign = {
        (symbol.row, symbol.preset)
        for symbol in drawn.symbols
        if symbol.row in steps and symbol.column in columns and not _is_known(symbol.preset)
    }
    for row, preset in sorted(foreign):
        step = steps[row]
        name = SHAPES.get(preset, preset)
        yield foreign_symbol.finding(step.ref(), shape=name, step=step.number)


def _is_known(preset: str) -> bool:
    return preset in FIVE_SYMBOLS or ARROW.fullmatch(preset) is not None


DRAWING_RULES = (cut_flow_without_connector, foreign_symbol)
"""The chapter, in the order of its codes."""
