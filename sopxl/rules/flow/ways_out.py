"""Chapter F, third part: the ways out of each step (alur prosedur)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.model.sop import NO_SLOT, YES_SLOT, Answer, StepKind
from sopxl.rules import basis
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop, Step
    from sopxl.rules.rule import Circumstances

SLOTS = {Answer.YES: YES_SLOT, Answer.NONE: YES_SLOT, Answer.NO: NO_SLOT}
"""The cell in which the way under each answer stands."""

COLUMNS = {YES_SLOT: "Lanjut / Ya →", NO_SLOT: "Tidak →"}
"""The heading over each of the two cells."""


@rule(
    "F301",
    "answer-without-decision",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    message="Langkah {step} berjenis «{kind}», tetapi memiliki tujuan «{answer}».",
    advice="Ubah Jenis menjadi «keputusan», atau kosongkan kolom «{column}».",
)
def answer_without_decision(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step that decides nothing has a way out under an answer.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | kegiatan  | 3  | 1     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  | 1     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |
    """
    for step in sop.steps:
        if not step.ways_out or step.kind in (StepKind.DECISION, StepKind.END):
            continue
        for answer in dict.fromkeys(way.answer for way in step.ways_out):
            if answer is not Answer.NONE:
                yield _answer_of_no_decision(step, answer)


@rule(
    "F302",
    "end-with-way-out",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    message="Langkah {step} berjenis «selesai», tetapi masih menuju langkah {target}.",
    advice="Kosongkan tujuannya, atau ubah Jenis bila prosedur belum selesai di sini.",
)
def end_with_way_out(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The end leads on to another step.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Mengarsipkan berkas | selesai   | 1  |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Mengarsipkan berkas | selesai   |    |       |
    """
    for step in sop.of_kind(StepKind.END):
        for way in step.ways_out[:1]:
            ref = step.ref("ways_out", SLOTS[way.answer])
            yield Offence(ref, step=step.number, target=way.target)


@rule(
    "F303",
    "one-answer-to-several-steps",
    severity=Severity.ERROR,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.FIVE_SYMBOLS,
    message="Langkah {step} memiliki {count} tujuan untuk hal yang sama.",
    advice="Sisakan satu tujuan; untuk pekerjaan serentak, tulis beberapa pelaksana di satu baris.",
)
def one_answer_to_several_steps(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The same answer, or none, leads to more than one step; the form has one cell for each.

    Salah:

        | No | Kegiatan            | Jenis     | Lanjut                 |
        | -- | ------------------- | --------- | ---------------------- |
        | 1  | Menerima permohonan | mulai     |                        |
        | 2  | Memeriksa berkas    | keputusan | Ya: 3; Ya: 1; Tidak: 1 |
        | 3  | Mengarsipkan berkas | selesai   |                        |

    Benar:

        | No | Kegiatan            | Jenis     | Lanjut                 |
        | -- | ------------------- | --------- | ---------------------- |
        | 1  | Menerima permohonan | mulai     |                        |
        | 2  | Memeriksa berkas    | keputusan | Ya: 3; Tidak: 1        |
        | 3  | Mengarsipkan berkas | selesai   |                        |
    """
    for step in sop.steps:
        match step.ways_out:
            case () | (_,):
                continue
            case (one, other) if one.answer is not other.answer:
                continue
        most = max(Counter(way.answer for way in step.ways_out).values())
        if most > 1 and step.kind is not StepKind.END:
            yield Offence(step.ref("ways_out"), step=step.number, count=most)


@rule(
    "F304",
    "way-to-no-step",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    message="Langkah {step} menuju langkah {target}, yang tidak ada.",
    advice="Tulis nomor dari kolom No; di Excel, sel nomornya juga boleh dirujuk, misalnya =E8.",
)
def way_to_no_step(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A way out leads to a number that no step bears.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  | 9     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  | 1     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |
    """
    # Where numbers are missing or repeated, a row's position is as good a target: S101 tells of it.
    rows = range(1, len(sop.steps) + 1)
    astray = [(step, way) for step in sop.steps for way in step.ways_out if way.target not in rows]
    known = {step.number for step in sop.steps} if astray else ()
    lost = [
        (step, SLOTS[way.answer], way.target) for step, way in astray if way.target not in known
    ]
    for step, slot, target in dict.fromkeys(lost):
        yield Offence(step.ref("ways_out", slot), step=step.number, target=target)


@rule(
    "F305",
    "way-to-itself",
    severity=Severity.ERROR,
    principle=Principle.EFFICIENCY,
    basis=basis.FIVE_SYMBOLS,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Langkah {step} menuju dirinya sendiri.",
    advice="Tulis langkah lain sebagai tujuan, misalnya langkah yang memperbaiki pekerjaan itu.",
)
def way_to_itself(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step leads back to itself.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  | 2     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  | 1     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |
    """
    back = [
        (step, SLOTS[way.answer])
        for step in sop.steps
        for way in step.ways_out
        if way.target == step.number and step.kind is not StepKind.END
    ]
    for step, slot in dict.fromkeys(back):
        yield Offence(step.ref("ways_out", slot), step=step.number)


def _answer_of_no_decision(step: Step, answer: Answer) -> Offence:
    slot = SLOTS[answer]
    return Offence(
        step.ref("ways_out", slot),
        step=step.number,
        kind=step.kind.value,
        answer=answer.value,
        column=COLUMNS[slot],
    )


WAY_OUT_RULES = (
    answer_without_decision,
    end_with_way_out,
    one_answer_to_several_steps,
    way_to_no_step,
    way_to_itself,
)
