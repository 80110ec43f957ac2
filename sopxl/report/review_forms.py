"""The monitoring form and the seven evaluation criteria, filled in as far as figures reach.

Whoever reviews an SOP writes into the blank columns; nothing here judges in their place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sopxl.report.wording import day, listing, number
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.report.figures.records import Figures

    Record = dict[str, Any]

MOST_RULES = 6
CRITERIA = (
    "Mendorong peningkatan kinerja",
    "Mudah dipahami",
    "Mudah dilaksanakan",
    "Semua orang dapat menjalankan perannya",
    "Mengatasi permasalahan proses",
    "Menjawab kebutuhan peningkatan kinerja organisasi",
    "Sinergi antarpelaksana",
)
"""The criteria of evaluation, in their order."""


def monitoring(figures: Figures) -> Iterator[Record]:
    """Yield the monitoring form of Permen PANRB 35/2012: notes are what the figures know."""
    late, faults = _late(figures), _faults(figures)
    for place, one in enumerate(figures.procedures, start=1):
        rework = [f"pengulangan {number(100 * one.lead.rework)}% waktu"] if one.lead.rework else []
        yield {
            "No": place,
            "Prosedur": one.label,
            "Penilaian terhadap penerapan": "",
            "Catatan hasil penilaian": "; ".join((*late[one.id], *faults[one.id], *rework)),
            "Tindakan yang harus diambil": "",
            "Paraf penilai": "",
        }


def evaluation(figures: Figures) -> Iterator[Record]:
    """Yield one row for each SOP, with the figures that help to judge and blank criteria."""
    tested = Counter(test.procedure for test in figures.tests)
    for one in figures.procedures:
        yield {
            "SOP": one.label,
            "Unit kerja": one.unit,
            "Kerumitan": one.complexity.score,
            "Bagian pengulangan": one.lead.rework,
            "Galat": one.severities.get(Severity.ERROR, 0),
            "Pengujian": tested[one.id],
            **dict.fromkeys(CRITERIA, ""),
        }


def _late(figures: Figures) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for due in figures.late_reviews:
        found[due.procedure].append(f"{due.kind} jatuh tempo {day(due.due)}")
    return found


def _faults(figures: Figures) -> dict[str, list[str]]:
    rules: defaultdict[str, set[str]] = defaultdict(set)
    for row in figures.findings:
        if row.severity is Severity.ERROR:
            rules[row.procedure].add(row.rule)
    told = {
        procedure: [f"galat {listing(sorted(found), most=MOST_RULES)}"]
        for procedure, found in rules.items()
    }
    return defaultdict(list, told)
