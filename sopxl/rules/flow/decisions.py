"""Chapter F, second part: what a decision asks, and where its answers lead (belah ketupat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.sop import NO_SLOT, Answer, StepKind
from sopxl.rules import basis
from sopxl.rules.flow.ways_out import COLUMNS, SLOTS
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.wording import first_word, is_active_verb, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

_BOTH = [Answer.YES, Answer.NO]

CHECKING_VERBS = frozenset(
    {
        *("memeriksa", "meneliti", "menguji", "menilai", "mereviu", "menelaah", "mengkaji"),
        *("memverifikasi", "memvalidasi", "mengoreksi", "mengecek", "mencocokkan", "memastikan"),
        *("menyetujui", "mengesahkan", "memutuskan", "menetapkan", "menentukan", "menyeleksi"),
        *("menganalisis", "mengevaluasi", "mempertimbangkan", "mengidentifikasi", "memilih"),
        *("memaraf", "menandatangani", "mengklasifikasikan", "membahas", "menelusuri"),
        *("mempelajari", "mencermati", "membandingkan", "mengonfirmasi", "meninjau"),
    }
)


@rule(
    "F201",
    "decision-without-answer",
    severity=Severity.ERROR,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.DECISIONS_BY_PROCEDURE,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Langkah {step} berupa keputusan, tetapi tujuan «{answer}» belum diisi.",
    advice="Isi kolom «{column}» dengan nomor langkah yang dituju bila jawabannya {answer}.",
)
def decision_without_answer(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A decision does not say what follows one of its two answers.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  |       |
        | 3  | Mengarsipkan berkas | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  | 1     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |
    """
    for step in sop.of_kind(StepKind.DECISION):
        told = [way.answer for way in step.ways_out]
        if told == _BOTH:
            continue
        for answer in _BOTH:
            if answer not in told:
                slot, number = SLOTS[answer], step.number
                ref, column = step.ref("ways_out", slot), COLUMNS[slot]
                yield Offence(ref, step=number, answer=answer.value, column=column)


@rule(
    "F202",
    "decision-deciding-nothing",
    severity=Severity.ERROR,
    principle=Principle.EFFICIENCY,
    basis=basis.DECISIONS_BY_PROCEDURE,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Keputusan pada langkah {step} menuju langkah {target}, apa pun jawabannya.",
    advice="Isi «Tidak →» dengan langkah lain, atau ubah Jenis menjadi «kegiatan».",
)
def decision_deciding_nothing(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """Both answers of a decision lead to the same step.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  | 3     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  | 1     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |
    """
    for step in sop.of_kind(StepKind.DECISION):
        if len({way.target for way in step.ways_out}) == len(step.ways_out):
            continue
        yes, no = step.answered(Answer.YES), step.answered(Answer.NO)
        if yes and no and yes.target == no.target in {other.number for other in sop.steps}:
            yield Offence(step.ref("ways_out", NO_SLOT), step=step.number, target=no.target)


@rule(
    "F203",
    "decision-that-is-no-check",
    severity=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.FIVE_SYMBOLS,
    grade=Grade.PROPOSAL,
    message="Langkah {step} berupa keputusan, tetapi kegiatannya «{verb} …» bukan pemeriksaan.",
    advice="Tulis apa yang diperiksa, misalnya «Memeriksa draf», agar Ya dan Tidak jelas artinya.",
)
def decision_that_is_no_check(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A decision's activity asks nothing that could be answered yes or no.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Mencetak berkas     | keputusan | 3  | 1     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  | 1     |
        | 3  | Mengarsipkan berkas | selesai   |    |       |
    """
    for step in sop.of_kind(StepKind.DECISION):
        verb, asked = first_word(step.activity), "?" in step.activity
        if is_active_verb(verb) and not asked and verb not in CHECKING_VERBS:
            yield Offence(step.ref("activity"), step=step.number, verb=opening(step.activity))


DECISION_RULES = (
    decision_without_answer,
    decision_deciding_nothing,
    decision_that_is_no_check,
)
