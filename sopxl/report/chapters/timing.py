"""Tables about time: how long each SOP takes, what makes it long, how it stands to its limit."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING

from sopxl.report.figures.first import MOST_SHOWN
from sopxl.report.listing import Column, Row, Table
from sopxl.report.wording import NOTHING, between, number, percent

if TYPE_CHECKING:
    from sopxl.report.figures.procedure_records import LeadTime, Procedure
    from sopxl.report.figures.records import Figures

ENDLESS = "tidak tentu"
"""The expected time of an SOP that may never end."""


def lead_times(figures: Figures) -> Table:
    """Return how long each SOP takes, the longest first."""
    columns = (
        Column("SOP", 32),
        Column("Hari kerja", 13, numeric=True),
        Column("Perkiraan", 12, numeric=True),
        Column("Hari kalender", 12, numeric=True),
        Column("Batas waktu", 13),
        Column("Putusan", 14),
        Column("Terukur", 11, numeric=True),
    )
    everyone = figures.procedures
    ordered = nsmallest(MOST_SHOWN, everyone, lambda one: (-one.lead.longest, one.label))
    return Table.beginning(
        "Jalur terpendek sampai terpanjang tanpa pengulangan; perkiraan dengan pengulangan",
        columns,
        map(_lead_time, ordered),
        len(everyone),
    )


def courses(figures: Figures) -> Table:
    """Return what makes each SOP long: its critical way, repeats, approvals, waits."""
    columns = (
        Column("SOP", 30),
        Column("Jalur kritis (langkah)", 22),
        Column("Ulang", 9, numeric=True),
        Column("Lapis setuju", 9, numeric=True),
        Column("Serah terima", 9, numeric=True),
        Column("Waktu terbanyak pada", 25),
        Column("Sisa batas", 10, numeric=True),
    )
    everyone = figures.procedures
    ordered = nsmallest(MOST_SHOWN, everyone, lambda one: (-one.lead.rework, one.label))
    caption = "Yang menentukan lama tiap SOP"
    return Table.beginning(caption, columns, map(_course, ordered), len(everyone))


def expected_days(lead: LeadTime) -> str:
    """Write the expected working time, or why there is none."""
    if lead.expected is None:
        return ENDLESS
    return number(lead.expected, 1) if lead.expected else NOTHING


def margin(lead: LeadTime) -> str:
    """Write the days left below the limit, with a minus where the longest way goes beyond it."""
    if lead.margin is None or not lead.measured:
        return NOTHING
    return number(lead.margin, 1).replace("-", "−")


def critical_way(lead: LeadTime) -> str:
    """Write the steps of the longest way, runs of neighbours as a range: «1–6 → 8»."""
    runs: list[list[int]] = []
    for step in lead.critical:
        if runs and step == runs[-1][-1] + 1:
            runs[-1].append(step)
        else:
            runs.append([step])
    return " → ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _lead_time(one: Procedure) -> Row:
    lead = one.lead
    cells = (
        one.label,
        between(lead.shortest, lead.longest) if lead.longest else NOTHING,
        expected_days(lead),
        between(lead.calendar_shortest, lead.calendar) if lead.calendar else NOTHING,
        lead.limit_text or NOTHING,
        lead.verdict.value if lead.limit_text else NOTHING,
        f"{lead.measured}/{lead.steps} ({percent(lead.measured, lead.steps)})",
    )
    return Row(cells, one.id)


def _course(one: Procedure) -> Row:
    busiest = one.work.bottleneck
    part = percent(busiest.expected, one.work.expected) if busiest and busiest.expected else ""
    share = f" ({part})" if part else ""
    cells = (
        one.label,
        critical_way(one.lead) or NOTHING,
        percent(one.lead.rework, 1),
        number(len(one.lead.approvals)),
        number(one.complexity.handovers),
        f"{busiest.actor}{share}" if busiest and busiest.days else NOTHING,
        margin(one.lead),
    )
    return Row(cells, one.id)
