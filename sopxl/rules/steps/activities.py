"""Chapter S, first part: the rows of the table and the wording of their activity (Kegiatan)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.reference.positions import position
from sopxl.reference.verbs import misspellings
from sopxl.rules import basis
from sopxl.rules.rule import Fix, Grade, Offence, Principle, Severity, rule
from sopxl.rules.wording import (
    absent,
    first_word,
    has_active_verb,
    is_passive_verb,
    opening,
    opening_that_is_no_verb,
    opens_with,
    second_verb,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop, Step
    from sopxl.reference.verbs import Verb
    from sopxl.rules.rule import Circumstances


@rule(
    "S101",
    "step-number-out-of-order",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Nomor langkah {number} tidak urut; di baris ini seharusnya {expected}.",
    advice="Urutkan nomor 1, 2, 3, … tanpa ada yang hilang atau berulang.",
)
def step_number_out_of_order(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The numbers do not run from 1 without gap or repeat; told where the order breaks.

    Salah:

        | No | Kegiatan            | Pelaksana | Jenis    |
        | -- | ------------------- | --------- | -------- |
        | 1  | Menerima permohonan | Staf      | mulai    |
        | 3  | Mencatat permohonan | Staf      | kegiatan |
        | 4  | Mengarsipkan berkas | Staf      | selesai  |

    Benar:

        | No | Kegiatan            | Pelaksana | Jenis    |
        | -- | ------------------- | --------- | -------- |
        | 1  | Menerima permohonan | Staf      | mulai    |
        | 2  | Mencatat permohonan | Staf      | kegiatan |
        | 3  | Mengarsipkan berkas | Staf      | selesai  |
    """
    before = 0
    for place, step in enumerate(sop.steps, 1):
        if step.number not in (before + 1, place):
            yield Offence(step.ref("number"), number=step.number, expected=place)
        before = step.number


@rule(
    "S201",
    "missing-activity",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Kegiatan pada langkah {step} belum diisi.",
    advice="Tulis apa yang dilakukan, diawali kata kerja aktif, misalnya «Memeriksa berkas».",
)
def missing_activity(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step does not say what is done.

    Salah:

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  |                     | Staf      | mulai   |
        | 2  | Mengarsipkan berkas | Staf      | selesai |

    Benar:

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas | Staf      | selesai |
    """
    for step in sop.steps:
        if absent(step.activity):
            yield Offence(step.ref("activity"), step=step.number)


@rule(
    "S202",
    "activity-without-active-verb",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.SENTENCE_OF_ACTIVITY,
    message="Kegiatan pada langkah {step} diawali «{word}», bukan kata kerja aktif.",
    advice="Awali dengan kata kerja me- atau ber-: «Menyusun laporan», bukan «Penyusunan laporan».",
)
def activity_without_active_verb(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """An activity begins with a noun or another word where an active verb belongs.

    Salah:

        | No | Kegiatan              | Pelaksana | Jenis   |
        | -- | --------------------- | --------- | ------- |
        | 1  | Penerimaan permohonan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas   | Staf      | selesai |

    Benar:

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas | Staf      | selesai |
    """
    for step, word in _not_opened_by_a_verb(sop):
        if not is_passive_verb(word) and not _named_actor(step, sop):
            yield Offence(step.ref("activity"), step=step.number, word=opening(step.activity))


@rule(
    "S203",
    "activity-in-passive-voice",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.SENTENCE_OF_ACTIVITY,
    message="Kegiatan pada langkah {step} memakai kalimat pasif: «{word}».",
    advice="Tulis kalimat aktif, misalnya «Memeriksa berkas», bukan «Diperiksa».",
)
def activity_in_passive_voice(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """An activity is told in the passive; «Disposisi» and «Dinas» are nouns.

    Salah:

        | No | Kegiatan             | Pelaksana | Jenis   |
        | -- | -------------------- | --------- | ------- |
        | 1  | Menerima permohonan  | Staf      | mulai   |
        | 2  | Diarsipkan oleh staf | Staf      | selesai |

    Benar:

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas | Staf      | selesai |
    """
    for step, word in _not_opened_by_a_verb(sop):
        if is_passive_verb(word) and not _named_actor(step, sop):
            yield Offence(step.ref("activity"), step=step.number, word=opening(step.activity))


@rule(
    "S204",
    "activity-names-its-actor",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.SENTENCE_OF_ACTIVITY,
    message="Kegiatan pada langkah {step} menyebut pelaksana «{actor}» sebagai subjek.",
    advice="Hapus nama pelaksana; kolom Pelaksana sudah menyebutnya.",
)
def activity_names_its_actor(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """An activity has a subject, which the actor column is.

    Salah:

        | No | Kegiatan                 | Pelaksana | Jenis   |
        | -- | ------------------------ | --------- | ------- |
        | 1  | Staf menerima permohonan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas      | Staf      | selesai |

    Benar:

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas | Staf      | selesai |
    """
    for step, _word in _not_opened_by_a_verb(sop):
        if actor := _named_actor(step, sop):
            yield Offence(step.ref("activity"), step=step.number, actor=actor)


@rule(
    "S205",
    "several-activities-in-one-step",
    severity=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.FLOWCHART_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Langkah {step} tampaknya memuat dua kegiatan: kegiatan kedua «{verb} …».",
    advice="Pecah menjadi dua langkah bila pelaksana, waktu, atau hasilnya berbeda.",
)
def several_activities_in_one_step(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A second verb is joined to the first; «dan» between nouns is no fault.

    Salah:

        | No | Kegiatan                            | Pelaksana | Jenis   |
        | -- | ----------------------------------- | --------- | ------- |
        | 1  | Menerima permohonan dan mencatatnya | Staf      | mulai   |
        | 2  | Mengarsipkan berkas                 | Staf      | selesai |

    Benar:

        | No | Kegiatan                            | Pelaksana | Jenis   |
        | -- | ----------------------------------- | --------- | ------- |
        | 1  | Menerima permohonan dan lampirannya | Staf      | mulai   |
        | 2  | Mengarsipkan berkas                 | Staf      | selesai |
    """
    for step in sop.steps:
        if verb := second_verb(step.activity):
            yield Offence(step.ref("activity"), step=step.number, verb=verb)


@rule(
    "S206",
    "misspelt-verb",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.SENTENCE_OF_ACTIVITY,
    message="Kata «{word}» pada langkah {step} salah tulis.",
    advice="Tulis «{standard}».",
)
def misspelt_verb(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """An activity begins with a verb that is known to be mistyped.

    Salah:

        | No | Kegiatan              | Pelaksana | Jenis   |
        | -- | --------------------- | --------- | ------- |
        | 1  | Melakulan pemeriksaan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas   | Staf      | selesai |

    Benar:

        | No | Kegiatan              | Pelaksana | Jenis   |
        | -- | --------------------- | --------- | ------- |
        | 1  | Melakukan pemeriksaan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas   | Staf      | selesai |
    """
    mistyped = misspellings()
    for step in sop.steps:
        if known := mistyped.get(first_word(step.activity)):
            yield _misspelt(step, known)


def _not_opened_by_a_verb(sop: Sop) -> Iterator[tuple[Step, str]]:
    for step in sop.steps:
        if word := opening_that_is_no_verb(step.activity):
            yield step, word


def _named_actor(step: Step, sop: Sop) -> str:
    """Return the actor with whom the activity begins: a head, or a position that does something."""
    if named := next((actor for actor in sop.actors if opens_with(step.activity, actor)), ""):
        return named
    known = position(step.activity)
    return known.name if known and has_active_verb(step.activity) else ""


def _misspelt(step: Step, known: Verb) -> Offence:
    """Return the offence with its mend: the standard spelling in the case of the typed word."""
    ref, start = step.ref("activity"), step.activity.casefold().index(known.word)
    end = start + len(known.word)
    capital = step.activity[start].isupper()
    standard = known.standard.capitalize() if capital else known.standard
    fix = Fix(ref, step.activity, step.activity[:start] + standard + step.activity[end:])
    return Offence(ref, fix, step=step.number, word=step.activity[start:end], standard=standard)


ACTIVITY_RULES = (
    step_number_out_of_order,
    missing_activity,
    activity_without_active_verb,
    activity_in_passive_voice,
    activity_names_its_actor,
    several_activities_in_one_step,
    misspelt_verb,
)
