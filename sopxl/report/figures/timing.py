"""How long the reports say that one run of an SOP takes, and whether it keeps its limit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.model.duration import Duration
from sopxl.model.span import MINUTES_PER_CALENDAR_DAY
from sopxl.register import analysis
from sopxl.report.figures.procedure_records import LeadTime, Verdict

if TYPE_CHECKING:
    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.register.course import Course


def lead_time(sop: Sop, course: Course, settings: Settings) -> LeadTime:
    """Return how long one run takes, and whether it keeps the limit that the form names.

    A limit in calendar days is held against calendar days only, one in working days likewise.
    """
    counted = analysis.figures(sop, settings)
    per_day = settings.minutes_per_working_day
    limit = Duration.parse(sop.identity.time_limit).longest
    numbers = [sop.steps[index].number for index in course.critical]
    found = LeadTime(
        shortest=_days(counted.times.shortest, per_day) or 0,
        expected=_days(course.working, per_day),
        longest=_days(counted.times.longest, per_day) or 0,
        calendar_shortest=_days(counted.times.calendar_shortest, MINUTES_PER_CALENDAR_DAY) or 0,
        calendar_expected=_days(course.calendar, MINUTES_PER_CALENDAR_DAY),
        calendar=_days(counted.times.calendar_longest, MINUTES_PER_CALENDAR_DAY) or 0,
        rework=course.rework,
        critical=tuple(numbers),
        approvals=course.approvals,
        measured=counted.measured,
        steps=counted.steps,
        limit=(_days(limit.working_time(per_day), per_day) or None) if limit else None,
        calendar_limit=_days(limit.calendar_minutes, MINUTES_PER_CALENDAR_DAY) or None
        if limit
        else None,
        limit_text=sop.identity.time_limit,
    )
    return replace(found, verdict=_verdict(found))


def _days(minutes: float | None, per_day: int) -> float | None:
    return None if minutes is None else minutes / per_day


def _verdict(lead: LeadTime) -> Verdict:
    """Judge by what is measured: that may prove a limit broken, but kept only where it is all."""
    if lead.limit is not None and lead.calendar_limit is None:
        return _judged(lead, lead.limit, (lead.shortest, lead.longest), other=lead.calendar)
    if lead.calendar_limit is not None and lead.limit is None:
        days = (lead.calendar_shortest, lead.calendar)
        return _judged(lead, lead.calendar_limit, days, other=lead.longest)
    return Verdict.UNKNOWN


def _judged(lead: LeadTime, limit: float, days: tuple[float, float], *, other: float) -> Verdict:
    shortest, longest = days
    if shortest > limit:
        return Verdict.BROKEN
    if longest > limit:
        return Verdict.AT_RISK
    whole = lead.measured == lead.steps and not other
    return Verdict.KEPT if whole else Verdict.UNKNOWN
