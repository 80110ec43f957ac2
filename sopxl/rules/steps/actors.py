"""Chapter S, second part: who carries each step out (Pelaksana)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.sop import StepKind
from sopxl.reference.positions import is_listed
from sopxl.rules import basis
from sopxl.rules.rule import Fix, Grade, Offence, Principle, Severity, rule
from sopxl.rules.suggestions import same_name, suggestion
from sopxl.rules.wording import absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop, Step
    from sopxl.rules.rule import Circumstances

BETWEEN_ACTORS = "; "


@rule(
    "S301",
    "missing-actor",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Langkah {step} belum memiliki pelaksana.",
    advice="Pilih satu pelaksana dari kepala kolom pelaksana.",
)
def missing_actor(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step does not say who carries it out.

    Salah:

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas |           | selesai |

    Benar:

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas | Staf      | selesai |
    """
    named = {actor for step in sop.steps for actor in step.actors}
    nobody = set(filter(absent, named))
    for step in sop.steps:
        if nobody.issuperset(step.actors):
            yield Offence(step.ref("actors"), step=step.number)


@rule(
    "S302",
    "actor-without-column",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Pelaksana «{actor}» pada langkah {step} tidak ada di kepala kolom.{meant}",
    advice="Pilih pelaksana dari daftar, atau tulis nama itu pada kepala kolom yang masih kosong.",
)
def actor_without_column(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step is given to an actor who has no column, so that its symbol has no place.

    Salah:

        Pelaksana: Staf; Ketua

        | No | Kegiatan            | Pelaksana | Jenis    |
        | -- | ------------------- | --------- | -------- |
        | 1  | Menerima permohonan | Staf      | mulai    |
        | 2  | Mencatat permohonan | Staff     | kegiatan |
        | 3  | Mengesahkan berkas  | Ketua     | selesai  |

    Benar:

        Pelaksana: Staf; Ketua

        | No | Kegiatan            | Pelaksana | Jenis    |
        | -- | ------------------- | --------- | -------- |
        | 1  | Menerima permohonan | Staf      | mulai    |
        | 2  | Mencatat permohonan | Staf      | kegiatan |
        | 3  | Mengesahkan berkas  | Ketua     | selesai  |
    """
    known = frozenset(sop.actors)
    for step in sop.steps:
        if known.issuperset(step.actors):
            continue
        for actor in dict.fromkeys(step.actors):
            if actor not in known and not absent(actor):
                yield _unknown_actor(step, actor, sop.actors)


@rule(
    "S303",
    "actor-twice-in-one-step",
    severity=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FLOWCHART_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Pelaksana «{actor}» ditulis lebih dari sekali pada langkah {step}.",
    advice="Tulis setiap pelaksana satu kali saja.",
)
def actor_twice_in_one_step(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step names the same actor again.

    Salah:

        | No | Kegiatan            | Pelaksana         | Jenis   |
        | -- | ------------------- | ----------------- | ------- |
        | 1  | Menerima permohonan | Staf              | mulai   |
        | 2  | Memusnahkan berkas  | Ketua; Staf; Staf | selesai |

    Benar:

        | No | Kegiatan            | Pelaksana   | Jenis   |
        | -- | ------------------- | ----------- | ------- |
        | 1  | Menerima permohonan | Staf        | mulai   |
        | 2  | Memusnahkan berkas  | Staf; Ketua | selesai |
    """
    for step in sop.steps:
        if len(step.actors) > 1 and len(set(step.actors)) < len(step.actors):
            once = tuple(dict.fromkeys(step.actors))
            ref, twice = step.ref("actors"), next(a for a in once if step.actors.count(a) > 1)
            fix = Fix(ref, BETWEEN_ACTORS.join(step.actors), BETWEEN_ACTORS.join(once))
            yield Offence(ref, fix, step=step.number, actor=twice)


@rule(
    "S304",
    "decision-of-several-actors",
    severity=Severity.HINT,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.DECISIONS_BY_PROCEDURE,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Keputusan pada langkah {step} diambil oleh {count} pelaksana sekaligus.",
    advice="Tetapkan satu pelaksana yang memutuskan; yang lain dapat diberi langkah tersendiri.",
)
def decision_of_several_actors(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A decision is shared, so that nobody can tell whose answer counts.

    Salah:

        | No | Kegiatan            | Pelaksana   | Jenis     | Ya | Tidak |
        | -- | ------------------- | ----------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | Staf        | mulai     |    |       |
        | 2  | Memeriksa berkas    | Staf; Ketua | keputusan | 3  | 1     |
        | 3  | Mengarsipkan berkas | Staf        | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Pelaksana | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | Staf      | mulai     |    |       |
        | 2  | Memeriksa berkas    | Ketua     | keputusan | 3  | 1     |
        | 3  | Mengarsipkan berkas | Staf      | selesai   |    |       |
    """
    for step in sop.of_kind(StepKind.DECISION):
        count = len(set(step.actors))
        if count > 1:
            yield Offence(step.ref("actors"), step=step.number, count=count)


def _unknown_actor(step: Step, actor: str, known: tuple[str, ...]) -> Offence:
    """Return the offence with a suggestion, and with a mend where the name is but misspelt."""
    ref, heads = step.ref("actors"), [head for head in known if not absent(head)]
    meant = same_name(actor, heads)
    if is_listed(actor) and is_listed(meant):
        meant = ""  # two posts of the list, whatever their letters
    mended = BETWEEN_ACTORS.join(meant if named == actor else named for named in step.actors)
    fix = Fix(ref, BETWEEN_ACTORS.join(step.actors), mended) if meant else None
    told = suggestion(actor, [meant] if meant else heads)
    return Offence(ref, fix, step=step.number, actor=actor, meant=told)


ACTOR_RULES = (
    missing_actor,
    actor_without_column,
    actor_twice_in_one_step,
    decision_of_several_actors,
)
