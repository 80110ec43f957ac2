"""The web report: one file that asks nothing of any network.

Importing this loads Jinja and matplotlib: only those who write the report do.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sopxl.report import charts
from sopxl.report.chapters.sections import sections
from sopxl.report.chapters.timing import critical_way, expected_days, margin
from sopxl.report.comparison.sections import overview, sentences
from sopxl.report.figures.key_figures import key_figures
from sopxl.report.formats import Detail
from sopxl.report.html.pages import environment
from sopxl.report.summary import NOT_JUDGED, REPORT_TITLE, scope, statements
from sopxl.report.wording import NOTHING, between, day, number, percent
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sopxl.report.comparison.changes import Comparison
    from sopxl.report.figures.procedure_records import FindingRow, Procedure, StepRow
    from sopxl.report.figures.records import Figures

NO_DRAWINGS: Mapping[str, str] = MappingProxyType({})
PAGE, SCRIPT = "laporan.html", "laporan.js"
LIBRARY = ("datatables", "dataTables.min.js")


def render(
    figures: Figures,
    drawings: Mapping[str, str] = NO_DRAWINGS,
    changed: Comparison | None = None,
) -> str:
    """Return the report as a web page; `drawings` are flowcharts as SVG text by source path.

    The drawings go in as they are: they must be our own.
    """
    listed = figures.procedures if figures.detail is Detail.STEPS else ()
    script = f"{_library()}\n{environment().get_template(SCRIPT).render()}"
    return (
        environment()
        .get_template(PAGE)
        .render(
            title=REPORT_TITLE,
            scope=scope(figures),
            not_judged=NOT_JUDGED,
            today=day(figures.today),
            figures=figures,
            key_figures=key_figures(figures),
            summary=[(head, list(said)) for head, said in groupby(statements(figures), _heading)],
            sections=(*((overview(changed),) if changed else ()), *sections(figures)),
            changed=sentences(changed) if changed else (),
            charts={chart.name: chart for chart in charts.draw(figures)},
            unlisted=len(figures.procedures) - len(listed),
            **_list(listed),
            severities=[severity.value for severity in Severity],
            details=_details(listed, figures.findings if listed else ()),
            drawings={
                one.id: Markup(drawn)  # noqa: S704  drawn by our own back-end
                for one in figures.procedures
                if (drawn := drawings.get(one.trace.file))
            },
            script=Markup(script),  # noqa: S704  our own
            script_hash=b64encode(sha256(script.encode()).digest()).decode(),
        )
    )


@cache
def _library() -> str:
    """Return the table library that goes into the page; its licence stands beside it."""
    return files("sopxl.report").joinpath(*LIBRARY).read_text(encoding="utf-8")


def _heading(statement: Any) -> str:
    return str(statement.heading)


def _list(listed: tuple[Procedure, ...]) -> dict[str, Any]:
    """Return the table of SOPs and what it can be filtered by."""
    return {
        "rows": [_row(one) for one in listed],
        "units": sorted({one.unit for one in listed if one.unit}),
        "offices": _offices(listed),
        "statuses": _statuses(listed),
    }


def _row(one: Procedure) -> dict[str, Any]:
    """Return what the table of SOPs shows and sorts."""
    lead = one.lead
    return {
        "id": one.id,
        "label": one.label,
        "number": one.number or NOTHING,
        "unit": one.unit,
        "office": one.office or one.satker,
        "status": one.status.value if one.status else "",
        "steps": one.lead.steps,
        "longest": lead.longest,
        "time": between(lead.shortest, lead.longest) if lead.longest else NOTHING,
        "verdict": lead.verdict.value if lead.limit_text else NOTHING,
        "counts": {severity.value: one.severities.get(severity, 0) for severity in Severity},
    }


def _statuses(listed: Iterable[Procedure]) -> list[str]:
    return list(dict.fromkeys(one.status.value for one in listed if one.status))


def _offices(listed: Iterable[Procedure]) -> list[str]:
    """Return the offices in the order of their codes, none where there is but one."""
    names = {one.satker: one.office or one.satker for one in listed}
    return [names[code] for code in sorted(names)] if len(names) > 1 else []


class _Words(dict[str, int]):
    """Every text once, with its position: most SOPs say much that others say too."""

    def __missing__(self, text: str) -> int:
        self[text] = len(self)
        return self[text]


def _details(listed: Iterable[Procedure], findings: Iterable[FindingRow]) -> dict[str, Any]:
    """Return what can be opened, by SOP; texts are positions in the list of all texts."""
    found: dict[str, list[FindingRow]] = {}
    for finding in findings:
        found.setdefault(finding.procedure, []).append(finding)
    words = _Words()
    details = {one.id: _detail(one, found.get(one.id, []), words) for one in listed}
    return {"texts": list(words), "sops": details}


def _detail(one: Procedure, findings: list[FindingRow], words: _Words) -> list[Any]:
    """Return title, facts, steps and findings of an SOP."""
    facts = [[words[name], words[text or NOTHING]] for name, text in _facts(one).items()]
    steps = [[words[text] for text in _step(step)] for step in one.steps]
    told = [
        [
            words[text]
            for text in (row.severity.value, row.rule, row.trace.place, row.message, row.advice)
        ]
        for row in findings
    ]
    return [words[one.label], facts, steps, told]


def _facts(one: Procedure) -> dict[str, str]:
    lead, busiest = one.lead, one.work.bottleneck
    return {
        "Nomor": one.number,
        "Satker": one.office or one.satker,
        "Unit kerja": one.unit,
        "Kode SOP": one.sop_code,
        "Revisi": one.revision,
        "Status": one.status.value if one.status else "",
        "Tanggal efektif": day(one.effective),
        "Proses": f"{one.process_code} {one.process}".strip(),
        "Lama penyelesaian": f"{between(lead.shortest, lead.longest)} hari kerja",
        "Perkiraan dengan pengulangan": f"{expected_days(lead)} hari kerja",
        "Bagian pengulangan": percent(lead.rework, 1),
        "Jalur kritis": critical_way(lead),
        "Lapis persetujuan": "; ".join(lead.approvals),
        "Waktu terukur": f"{lead.measured} dari {lead.steps} langkah",
        "Batas waktu": f"{lead.limit_text} ({lead.verdict.value})" if lead.limit_text else "",
        "Sisa terhadap batas": f"{margin(lead)} hari" if lead.margin is not None else "",
        "Waktu terbanyak pada": busiest.actor if busiest and busiest.days else "",
        "Serah terima": number(one.complexity.handovers),
        "Sumber": str(one.trace),
    }


def _step(step: StepRow) -> tuple[str, ...]:
    return (
        str(step.number),
        step.activity,
        "; ".join(step.actors),
        step.requirements,
        step.duration,
        step.output,
        step.leads_to,
        step.trace.place,
    )
