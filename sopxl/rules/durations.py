"""Chapter M, second part: how long each step takes, and all of them together (Waktu)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from sopxl.model.duration import Duration, DurationForm, Span
from sopxl.model.runs import Runs
from sopxl.rules import basis
from sopxl.rules.identity import identity_ref
from sopxl.rules.rule import Offence, Principle, Severity, rule
from sopxl.rules.wording import absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.settings import Settings
    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

_PLAIN_DAYS = re.compile(r"\d\s*hari\b(?!\s*(?:kerja|efektif|kalender))", re.IGNORECASE)


@rule(
    "M201",
    "missing-duration",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.MEASURABILITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Waktu pada langkah {step} belum diisi.",
    advice="Tulis angka dan satuannya, misalnya «15 menit» atau «2 hari kerja».",
)
def missing_duration(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step does not say how long it takes.

    Salah:

        | No | Kegiatan            | Waktu    |
        | -- | ------------------- | -------- |
        | 1  | Menerima permohonan | 10 menit |
        | 2  | Mengarsipkan berkas | -        |

    Benar:

        | No | Kegiatan            | Waktu    |
        | -- | ------------------- | -------- |
        | 1  | Menerima permohonan | 10 menit |
        | 2  | Mengarsipkan berkas | 5 menit  |
    """
    for step in sop.steps:
        if step.duration.form is DurationForm.EMPTY or absent(step.duration.text):
            yield Offence(step.ref("duration"), step=step.number)


@rule(
    "M202",
    "unreadable-duration",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.MEASURABILITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Waktu «{text}» pada langkah {step} tidak dapat dibaca.",
    advice="Tulis angka dan satuannya: «15 menit», «1-3 jam», «paling lama 3 hari kerja».",
)
def unreadable_duration(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A duration is no number with a unit, and none of the other forms that offices use.

    Salah:

        | No | Kegiatan            | Waktu   |
        | -- | ------------------- | ------- |
        | 1  | Menerima permohonan | 10      |
        | 2  | Mengarsipkan berkas | 5 menit |

    Benar:

        | No | Kegiatan            | Waktu    |
        | -- | ------------------- | -------- |
        | 1  | Menerima permohonan | 10 menit |
        | 2  | Mengarsipkan berkas | 5 menit  |
    """
    for step in sop.steps:
        text = step.duration.text
        if step.duration.form is DurationForm.UNREAD and not absent(text):
            yield Offence(step.ref("duration"), step=step.number, text=text)


@rule(
    "M203",
    "duration-without-measure",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.MEASURABILITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Waktu «{text}» pada langkah {step} tidak terukur.",
    advice="Tulis lama kegiatan ini sendiri; jadwalnya dapat ditulis pada Keterangan.",
)
def duration_without_measure(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A duration says «as needed»; «Triwulanan» and other periods are accepted.

    Salah:

        | No | Kegiatan            | Waktu            |
        | -- | ------------------- | ---------------- |
        | 1  | Menerima permohonan | Sesuai kebutuhan |
        | 2  | Mengarsipkan berkas | 5 menit          |

    Benar:

        | No | Kegiatan            | Waktu             |
        | -- | ------------------- | ----------------- |
        | 1  | Menerima permohonan | maks 1 hari kerja |
        | 2  | Mengarsipkan berkas | 5 menit           |
    """
    for step in sop.steps:
        if step.duration.form is DurationForm.FREE:
            yield Offence(step.ref("duration"), step=step.number, text=step.duration.text)


@rule(
    "M204",
    "days-of-which-kind",
    severity=Severity.HINT,
    principle=Principle.MEASURABILITY,
    basis=basis.FLOWCHART_BLOCK,
    grade="P",
    message="Waktu «{text}» pada langkah {step} dihitung sebagai hari kalender.",
    advice="Tulis «hari kerja» bila yang dimaksud hari kerja.",
)
def days_of_which_kind(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A number of days does not say whether they are working days.

    Salah:

        | No | Kegiatan            | Waktu   |
        | -- | ------------------- | ------- |
        | 1  | Menerima permohonan | 3 hari  |
        | 2  | Mengarsipkan berkas | 5 menit |

    Benar:

        | No | Kegiatan            | Waktu        |
        | -- | ------------------- | ------------ |
        | 1  | Menerima permohonan | 3 hari kerja |
        | 2  | Mengarsipkan berkas | 5 menit      |
    """
    for step in sop.steps:
        if _PLAIN_DAYS.search(step.duration.text):
            yield Offence(step.ref("duration"), step=step.number, text=step.duration.text)


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


TIME_RULES = (
    missing_duration,
    unreadable_duration,
    duration_without_measure,
    days_of_which_kind,
    every_run_over_the_limit,
    longest_run_over_the_limit,
)
