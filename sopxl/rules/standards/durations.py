"""Chapter M, third part: how long each step takes (Waktu)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.model.duration import Duration, DurationForm
from sopxl.reference.units import units
from sopxl.rules import basis
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.suggestions import MEANT, nearest
from sopxl.rules.wording import absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

_EMPTY, _UNREAD, _FREE = DurationForm.EMPTY, DurationForm.UNREAD, DurationForm.FREE
_KINDS_OF_DAY = ("kerja", "kalender", "efektif")
_WORD = re.compile(r"[^\W\d_]+")
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
        form = step.duration.form
        if form is _EMPTY or (form is _UNREAD and absent(step.duration.text)):
            yield Offence(step.ref("duration"), step=step.number)


@rule(
    "M202",
    "unreadable-duration",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.MEASURABILITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Waktu «{text}» pada langkah {step} tidak dapat dibaca.{meant}",
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
        if step.duration.form is _UNREAD and not absent(text):
            yield Offence(step.ref("duration"), step=step.number, text=text, meant=_meant(text))


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
        if step.duration.form is _FREE:
            yield Offence(step.ref("duration"), step=step.number, text=step.duration.text)


@rule(
    "M204",
    "days-of-which-kind",
    severity=Severity.HINT,
    principle=Principle.MEASURABILITY,
    basis=basis.FLOWCHART_BLOCK,
    grade=Grade.PROPOSAL,
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
        longest = step.duration.longest
        if longest and longest.calendar_minutes and _PLAIN_DAYS.search(step.duration.text):
            yield Offence(step.ref("duration"), step=step.number, text=step.duration.text)


def _meant(text: str) -> str:
    """Return the suggestion of a duration with its unit spelled right, or nothing."""
    known = (*(unit.name for unit in units()), *_KINDS_OF_DAY)
    likely = _WORD.sub(lambda found: nearest(found[0], known) or found[0], text)
    readable = likely != text and Duration.parse(likely).shortest is not None
    return MEANT.format(word=likely) if readable else ""


DURATION_RULES = (
    missing_duration,
    unreadable_duration,
    duration_without_measure,
    days_of_which_kind,
)
