"""Chapter F, first part: one start, one end (kapsul)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.sop import StepKind
from sopxl.rules import basis
from sopxl.rules.rule import Fix, Grade, Offence, Principle, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop, Step
    from sopxl.rules.rule import Circumstances


@rule(
    "F101",
    "first-step-is-no-start",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    message="Langkah pertama belum berjenis «mulai».",
    advice="Pilih «mulai» pada kolom Jenis di baris pertama.",
)
def first_step_is_no_start(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The procedure does not begin with a capsule.

    Salah:

        | No | Kegiatan            | Jenis    |
        | -- | ------------------- | -------- |
        | 1  | Menerima permohonan | kegiatan |
        | 2  | Mengarsipkan berkas | selesai  |

    Benar:

        | No | Kegiatan            | Jenis    |
        | -- | ------------------- | -------- |
        | 1  | Menerima permohonan | mulai    |
        | 2  | Mengarsipkan berkas | selesai  |
    """
    for step in sop.steps[:1]:
        if step.kind is not StepKind.START:
            yield _wrong_capsule(step, StepKind.START)


@rule(
    "F102",
    "last-step-is-no-end",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    message="Langkah terakhir belum berjenis «selesai».",
    advice="Pilih «selesai» pada kolom Jenis di baris terakhir.",
)
def last_step_is_no_end(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The procedure does not finish with a capsule.

    Salah:

        | No | Kegiatan            | Jenis    |
        | -- | ------------------- | -------- |
        | 1  | Menerima permohonan | mulai    |
        | 2  | Mengarsipkan berkas | kegiatan |

    Benar:

        | No | Kegiatan            | Jenis    |
        | -- | ------------------- | -------- |
        | 1  | Menerima permohonan | mulai    |
        | 2  | Mengarsipkan berkas | selesai  |
    """
    for step in sop.steps[-1:]:
        if step.kind is not StepKind.END:
            yield _wrong_capsule(step, StepKind.END)


@rule(
    "F103",
    "second-start",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Langkah {step} berjenis «mulai», padahal bukan langkah pertama.",
    advice="Pilih «kegiatan» atau «keputusan»; hanya langkah pertama yang berjenis «mulai».",
)
def second_start(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step below the first row is a start.

    Salah:

        | No | Kegiatan            | Jenis    |
        | -- | ------------------- | -------- |
        | 1  | Menerima permohonan | mulai    |
        | 2  | Mencatat permohonan | mulai    |
        | 3  | Mengarsipkan berkas | selesai  |

    Benar:

        | No | Kegiatan            | Jenis    |
        | -- | ------------------- | -------- |
        | 1  | Menerima permohonan | mulai    |
        | 2  | Mencatat permohonan | kegiatan |
        | 3  | Mengarsipkan berkas | selesai  |
    """
    for step in sop.of_kind(StepKind.START):
        if step.index > 0:
            yield Offence(step.ref("kind"), step=step.number)


@rule(
    "F104",
    "second-end",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Langkah {step} berjenis «selesai», padahal bukan langkah terakhir.",
    advice="Pilih «kegiatan» dan arahkan ke langkah terakhir; hanya itu yang berjenis «selesai».",
)
def second_end(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step above the last row is an end.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 4  | 3     |
        | 3  | Menolak permohonan  | selesai   |    |       |
        | 4  | Mengarsipkan berkas | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 4  | 3     |
        | 3  | Menolak permohonan  | kegiatan  |    |       |
        | 4  | Mengarsipkan berkas | selesai   |    |       |
    """
    last = len(sop.steps) - 1
    for step in sop.of_kind(StepKind.END):
        if step.index < last:
            yield Offence(step.ref("kind"), step=step.number)


def _wrong_capsule(step: Step, wanted: StepKind) -> Offence:
    """Only an activity may safely become a capsule: other kinds say what the author meant.

    Nor does one that leads on become the end, which leads nowhere.
    """
    ref = step.ref("kind")
    leads_on = wanted is StepKind.END and step.ways_out
    mendable = step.kind is StepKind.ACTIVITY and not leads_on
    fix = Fix(ref, step.kind.value, wanted.value) if mendable else None
    return Offence(ref, fix)


START_AND_END_RULES = (
    first_step_is_no_start,
    last_step_is_no_end,
    second_start,
    second_end,
)
