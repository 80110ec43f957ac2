"""Chapter M, last part: how long all steps take together (Batas Waktu)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sopxl.model.duration import Duration, Span
from sopxl.model.ref import identity_ref
from sopxl.model.runs import Runs
from sopxl.rules import basis
from sopxl.rules.rule import Offence, Principle, Severity, rule
from sopxl.rules.wording import absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances


@rule(
    "M301",
    "every-run-over-the-limit",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.EFFICIENCY,
    basis=basis.SERVICE_LIMITS,
    message="Jalur tersingkat pun memerlukan {needed}, melebihi Batas Waktu «{limit}».",
    advice="Persingkat waktu langkah-langkahnya, atau perbaiki Batas Waktu itu.",
)
def every_run_over_the_limit(sop: Sop, circumstances: Circumstances) -> Iterator[Offence]:
    """Even the shortest run takes longer than the law allows.

    Salah:

        Batas Waktu: 3 hari kerja

        | No | Kegiatan            | Waktu        |
        | -- | ------------------- | ------------ |
        | 1  | Menerima permohonan | 2 hari kerja |
        | 2  | Mengarsipkan berkas | 2 hari kerja |

    Benar:

        Batas Waktu: 3 hari kerja

        | No | Kegiatan            | Waktu        |
        | -- | ------------------- | ------------ |
        | 1  | Menerima permohonan | 2 hari kerja |
        | 2  | Mengarsipkan berkas | 1 hari kerja |
    """
    times = _times_near_limit(sop, circumstances.settings)
    if times and times.shortest > times.allowed:
        yield _over_the_limit(sop, times.shortest, times, circumstances.settings)


@rule(
    "M302",
    "longest-run-over-the-limit",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.EFFICIENCY,
    basis=basis.SERVICE_LIMITS,
    message="Jalur terpanjang memerlukan {needed}, melebihi Batas Waktu «{limit}».",
    advice="Persingkat waktu langkah pada jalur itu, agar batas tetap terpenuhi di setiap jalur.",
)
def longest_run_over_the_limit(sop: Sop, circumstances: Circumstances) -> Iterator[Offence]:
    """The longest run without repetition breaks the limit, though shorter ones keep it.

    Salah:

        Batas Waktu: 3 hari kerja

        | No | Kegiatan            | Waktu          |
        | -- | ------------------- | -------------- |
        | 1  | Menerima permohonan | 1-3 hari kerja |
        | 2  | Mengarsipkan berkas | 1 hari kerja   |

    Benar:

        Batas Waktu: 4 hari kerja

        | No | Kegiatan            | Waktu          |
        | -- | ------------------- | -------------- |
        | 1  | Menerima permohonan | 1-3 hari kerja |
        | 2  | Mengarsipkan berkas | 1 hari kerja   |
    """
    times = _times_near_limit(sop, circumstances.settings)
    if times and times.shortest <= times.allowed < times.longest:
        yield _over_the_limit(sop, times.longest, times, circumstances.settings)


class _Times(NamedTuple):
    """Minutes: what the limit allows, what the shortest and longest runs need; of which kind."""

    allowed: float
    shortest: float
    longest: float
    calendar: bool


def _times_near_limit(sop: Sop, settings: Settings) -> _Times | None:
    """Return the times to compare, or None where there is no limit or no run can break it.

    A limit in working time is compared with the working time of the steps, one in calendar time
    with their calendar time; nobody can add the two.
    """
    limit = _limit(sop)
    if limit is None:
        return None
    calendar = limit.calendar_minutes > 0
    allowed = _minutes(limit, settings, calendar=calendar)
    if _minutes(_all_together(sop), settings, calendar=calendar) <= allowed:
        return None
    runs = Runs(sop)
    measured = [step.duration if step.duration.measurable else Duration() for step in sop.steps]
    least = [_minutes(duration.shortest, settings, calendar=calendar) for duration in measured]
    most = [_minutes(duration.longest, settings, calendar=calendar) for duration in measured]
    shortest, longest = runs.shortest(least), runs.longest(most)
    if shortest is None or longest is None:
        return None
    return _Times(allowed, shortest, longest, calendar)


def _limit(sop: Sop) -> Span | None:
    """Return the stated limit; one that mixes working and calendar time cannot be compared."""
    if absent(sop.identity.time_limit):
        return None
    limit = Duration.parse(sop.identity.time_limit).longest
    mixed = limit and limit.calendar_minutes and (limit.working_days or limit.working_minutes)
    return None if mixed else limit


def _all_together(sop: Sop) -> Span:
    """Return what all steps take at most, more than which no run takes."""
    spans = [step.duration.longest for step in sop.steps]
    told = [span for span in spans if span]
    return Span(
        sum([span.working_minutes for span in told]),
        sum([span.working_days for span in told]),
        sum([span.calendar_minutes for span in told]),
    )


def _minutes(span: Span | None, settings: Settings, *, calendar: bool) -> float:
    """Return a span in minutes of its kind; what has no measure counts nothing."""
    if span is None:
        return 0.0
    return (
        span.calendar_minutes if calendar else span.working_time(settings.minutes_per_working_day)
    )


def _over_the_limit(sop: Sop, minutes: float, times: _Times, settings: Settings) -> Offence:
    span = Span(calendar_minutes=minutes) if times.calendar else Span(working_minutes=minutes)
    needed, limit = span.describe(settings), sop.identity.time_limit
    return Offence(identity_ref("time_limit"), needed=needed, limit=limit)


TIME_LIMIT_RULES = (every_run_over_the_limit, longest_run_over_the_limit)
