"""Chapter M, last part: how long all steps take together (Batas Waktu)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

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
    advice="Persingkat waktu langkah-langkahnya, atau perbaiki Batas Waktu di lembar Identitas.",
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
        yield _over_the_limit(sop, times.shortest, circumstances.settings)


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
        yield _over_the_limit(sop, times.longest, circumstances.settings)


class _Times(NamedTuple):
    """Working minutes: what the limit allows, what the shortest and longest runs need."""

    allowed: float
    shortest: float
    longest: float


def _times_near_limit(sop: Sop, settings: Settings) -> _Times | None:
    """Return the times to compare, or None where there is no limit or no run can break it."""
    allowed = _allowed(sop, settings)
    if allowed is None:
        return None
    spans = [step.duration.longest for step in sop.steps if step.duration.measurable]
    if sum(_working_minutes(span, settings) for span in spans) <= allowed:
        return None
    runs = Runs(sop)
    shortest = runs.shortest(_weights(sop, settings, "shortest"))
    longest = runs.longest(_weights(sop, settings, "longest"))
    return None if shortest is None or longest is None else _Times(allowed, shortest, longest)


def _allowed(sop: Sop, settings: Settings) -> float | None:
    """Return the stated limit in working minutes; calendar time cannot be compared with them."""
    if absent(sop.identity.time_limit):
        return None
    limit = Duration.parse(sop.identity.time_limit).longest
    return None if limit is None or limit.calendar_minutes else _working_minutes(limit, settings)


def _weights(sop: Sop, settings: Settings, end: Literal["shortest", "longest"]) -> list[float]:
    """Return the working minutes of each step; what has no measure counts nothing."""
    return [
        _working_minutes(getattr(step.duration, end), settings) if step.duration.measurable else 0
        for step in sop.steps
    ]


def _working_minutes(span: Span | None, settings: Settings) -> float:
    return span.working_time(settings.minutes_per_working_day) if span else 0.0


def _over_the_limit(sop: Sop, minutes: float, settings: Settings) -> Offence:
    needed = Span(working_minutes=minutes).describe(settings)
    return Offence(identity_ref("time_limit"), needed=needed, limit=sop.identity.time_limit)


TIME_LIMIT_RULES = (every_run_over_the_limit, longest_run_over_the_limit)
