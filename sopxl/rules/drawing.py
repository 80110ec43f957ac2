"""Chapter G: the drawn sheet. Paging and the reading of hand-drawn workbooks raise these."""

from __future__ import annotations

from sopxl.rules import basis
from sopxl.rules.rule import Principle, Rule, Severity

cut_flow_without_connector = Rule(
    code="G101",
    name="cut-flow-without-connector",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    message="Alur dari langkah {source} ke langkah {target} berganti halaman tanpa segilima.",
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
    message="Simbol «{shape}» tidak termasuk lima simbol SOP AP.",
    advice="Pakai kapsul, kotak, belah ketupat, anak panah, atau segilima.",
    summary="A drawn shape is none of the five symbols.",
)
print_too_small = Rule(
    code="G201",
    name="print-too-small",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.FLOWCHART_BLOCK,
    grade="P",
    message="Agar muat di kertas, lembar SOP dicetak hanya {scale} % dari ukuran aslinya.",
    advice="Sempitkan kolom yang longgar, atau kurangi kolom pelaksana.",
    summary="The table is so wide that its print cannot be read.",
)

DRAWING_RULES = (cut_flow_without_connector, foreign_symbol, print_too_small)
