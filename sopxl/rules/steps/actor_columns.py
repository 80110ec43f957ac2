"""Chapter S, third part: the actor columns of the table (kepala kolom Pelaksana)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.reference.positions import position, positions
from sopxl.rules import basis
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.suggestions import suggestion
from sopxl.rules.wording import absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

# An academic title, or a number as long as a NIP: a person, where a position belongs.
_PERSON = re.compile(
    r"\b(?:Prof|Dr|Drs|Dra|Ir)\.|,\s*(?:S|M)\.\s?[A-Z]|,\s*A\.\s?Md|\bNIP\b|\d{8,}"
)


@rule(
    "S401",
    "actor-without-step",
    severity=Severity.ERROR,
    principle=Principle.EFFICIENCY,
    basis=basis.FLOWCHART_BLOCK,
    message="Kolom pelaksana «{actor}» tidak dipakai oleh satu langkah pun.",
    advice="Hapus nama itu dari kepala kolom, atau pilih pelaksana itu pada langkahnya.",
)
def actor_without_step(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """An actor has a column and nothing to do.

    Salah:

        Pelaksana: Staf; Ketua

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengarsipkan berkas | Staf      | selesai |

    Benar:

        Pelaksana: Staf; Ketua

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengesahkan berkas  | Ketua     | selesai |
    """
    working = _working(sop)
    if working == sop.actors or _some_step_lacks_its_actor(sop):
        return
    for place, actor in enumerate(sop.actors):
        if sop.steps and actor not in working and not absent(actor):
            yield Offence(Ref("actors", place), actor=actor)


@rule(
    "S402",
    "actor-with-two-columns",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Pelaksana «{actor}» memiliki lebih dari satu kolom.",
    advice="Sisakan satu kolom untuk setiap pelaksana.",
)
def actor_with_two_columns(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """Two columns bear the same actor.

    Salah:

        Pelaksana: Staf; Ketua; Staf

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengesahkan berkas  | Ketua     | selesai |

    Benar:

        Pelaksana: Staf; Ketua

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengesahkan berkas  | Ketua     | selesai |
    """
    seen: set[str] = set()
    for place, actor in enumerate(sop.actors):
        if actor in seen and not absent(actor):
            yield Offence(Ref("actors", place), actor=actor)
        seen.add(actor)


@rule(
    "S403",
    "actor-is-a-person",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.DYNAMISM,
    basis=basis.ACTOR_IS_A_POSITION,
    message="Pelaksana «{actor}» tampaknya nama orang, bukan jabatan.",
    advice="Tulis jabatannya; SOP tetap berlaku bila pejabatnya berganti.",
)
def actor_is_a_person(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """An actor bears an academic title or a civil service number.

    Salah:

        | No | Kegiatan            | Pelaksana       | Jenis   |
        | -- | ------------------- | --------------- | ------- |
        | 1  | Menerima permohonan | Drs. Fulan, M.M | mulai   |
        | 2  | Mengarsipkan berkas | Staf            | selesai |

    Benar:

        | No | Kegiatan            | Pelaksana     | Jenis   |
        | -- | ------------------- | ------------- | ------- |
        | 1  | Menerima permohonan | Kepala Bagian | mulai   |
        | 2  | Mengarsipkan berkas | Staf          | selesai |
    """
    for place, actor in enumerate(sop.actors):
        if _is_person(actor):
            yield Offence(Ref("actors", place), actor=actor)


@rule(
    "S404",
    "actors-out-of-order",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.FLOWCHART_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Kolom «{actor}» berada di kanan «{left}», padahal pelaksana itu bekerja lebih dahulu.",
    advice="Urutkan kolom pelaksana dari kiri menurut kemunculan pertamanya.",
)
def actors_out_of_order(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The columns do not stand in the order of first appearance, so that arrows cross.

    Salah:

        Pelaksana: Ketua; Staf

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengesahkan berkas  | Ketua     | selesai |

    Benar:

        Pelaksana: Staf; Ketua

        | No | Kegiatan            | Pelaksana | Jenis   |
        | -- | ------------------- | --------- | ------- |
        | 1  | Menerima permohonan | Staf      | mulai   |
        | 2  | Mengesahkan berkas  | Ketua     | selesai |
    """
    if _working(sop) == sop.actors or _some_step_lacks_its_actor(sop):
        return
    first: dict[str, int] = {}
    for step in sop.steps:
        for actor in step.actors:
            first.setdefault(actor, step.index)
    columns = [actor for actor in dict.fromkeys(sop.actors) if actor in first]
    for left, actor in pairwise(columns):
        if first[actor] < first[left]:
            yield Offence(Ref("actors", sop.actors.index(actor)), actor=actor, left=left)
            return


@rule(
    "S405",
    "too-many-actors",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="SOP ini memakai {count} pelaksana; lebih dari {limit} sulit dibaca di satu halaman.",
    advice="Gabungkan pelaksana yang setara, atau pecah menjadi beberapa SOP.",
)
def too_many_actors(sop: Sop, circumstances: Circumstances) -> Iterator[Offence]:
    """More actors than the office has set as its limit.

    Salah:

        Pelaksana: Ketua; Staf; PPID; KPA; PPK; PPSPM; Sekretaris; Arsiparis; Anggota

        | No | Kegiatan           | Pelaksana                                  | Jenis   |
        | -- | ------------------ | ------------------------------------------ | ------- |
        | 1  | Mengundang peserta | Ketua; Staf; PPID; KPA                     | mulai   |
        | 2  | Menghadiri rapat   | PPK; PPSPM; Sekretaris; Arsiparis; Anggota | selesai |

    Benar:

        Pelaksana: Ketua; Staf

        | No | Kegiatan           | Pelaksana | Jenis   |
        | -- | ------------------ | --------- | ------- |
        | 1  | Mengundang peserta | Ketua     | mulai   |
        | 2  | Menghadiri rapat   | Staf      | selesai |
    """
    limit, count = circumstances.settings.actor_limit, sum(not absent(a) for a in sop.actors)
    if count > limit:
        yield Offence(Ref("actors", limit), count=count, limit=limit)


@rule(
    "S406",
    "position-not-in-list",
    severity=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.ACTOR_IS_A_POSITION,
    grade=Grade.PROPOSAL,
    message="Jabatan «{actor}» tidak ada dalam daftar jabatan sopxl.{meant}",
    advice="Tulis nama jabatan menurut struktur organisasi, misalnya «Kepala Subbagian Hukum»; "
    "bila sudah benar, abaikan saran ini.",
)
def position_not_in_list(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """An actor is none of the positions known; «Staf Hukum» is a «Staf».

    Salah:

        | No | Kegiatan            | Pelaksana    | Jenis   |
        | -- | ------------------- | ------------ | ------- |
        | 1  | Menerima permohonan | Kepla Bagian | mulai   |
        | 2  | Mengarsipkan berkas | Staf Hukum   | selesai |

    Benar:

        | No | Kegiatan            | Pelaksana     | Jenis   |
        | -- | ------------------- | ------------- | ------- |
        | 1  | Menerima permohonan | Kepala Bagian | mulai   |
        | 2  | Mengarsipkan berkas | Staf Hukum    | selesai |
    """
    for place, actor in enumerate(sop.actors):
        if not absent(actor) and not _is_person(actor) and position(actor) is None:
            names = tuple(known.name for known in positions())
            yield Offence(Ref("actors", place), actor=actor, meant=suggestion(actor, names))


@lru_cache(maxsize=2048)
def _is_person(actor: str) -> bool:
    return _PERSON.search(actor) is not None


def _working(sop: Sop) -> tuple[str, ...]:
    """Return the actors in the order in which they begin to work."""
    return tuple(dict.fromkeys(actor for step in sop.steps for actor in step.actors))


def _some_step_lacks_its_actor(sop: Sop) -> bool:
    """Tell whether S301 or S302 speaks first: that step may be the work a column waits for."""
    known = frozenset(sop.actors)
    return any(not step.actors or not known.issuperset(step.actors) for step in sop.steps)


ACTOR_COLUMN_RULES = (
    actor_without_step,
    actor_with_two_columns,
    actor_is_a_person,
    actors_out_of_order,
    too_many_actors,
    position_not_in_list,
)
