"""Chapter I, fifth part: the register block, and what the four kinds of SOP promise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.model.identity import Completeness, Nature
from sopxl.model.ref import identity_ref
from sopxl.model.titles import normal_title
from sopxl.reference.offices import office, offices_by_region, region_in
from sopxl.rules import basis
from sopxl.rules.rule import Fix, Grade, Offence, Principle, Severity, rule
from sopxl.rules.suggestions import MEANT, nearest
from sopxl.rules.wording import absent, without_separators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

ONE_ACTOR, SEVERAL_ACTORS = "satu pelaksana", "dua pelaksana atau lebih"

# Every code is a path from the top of the map down to the SOP (Kemenag and BPOM number alike).
_CODE = re.compile(r"[A-Z]+(?:\.\d{2})+(?:\.CFM\.\d{2}(?:\.SOP\.\d{2}(?:\.IK\.\d{2})?)?)?")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_NOTHING = re.compile(r"(?:tidak\s+ada|nihil)\b", re.IGNORECASE)


@rule(
    "I501",
    "office-not-in-list",
    severity=Severity.ERROR,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.OFFICES,
    message="Kode satker «{code}» tidak ada dalam daftar 553 satker KPU.{meant}",
    advice="Tulis kode wilayah: 00 untuk pusat, 2 angka provinsi, 4 angka kabupaten/kota.",
)
def office_not_in_list(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The procedure belongs to an office that does not exist.

    Salah:

        Kode Satker: 3500

    Benar:

        Kode Satker: 3578
    """
    code = sop.identity.satker
    if not absent(code) and office(code) is None:
        yield _no_office(code)


@rule(
    "I502",
    "code-off-pattern",
    severity=Severity.HINT,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    grade=Grade.PROPOSAL,
    message="{label} «{code}» tidak mengikuti pola kode peta proses.",
    advice="Pakai pola berjenjang, misalnya {example}.",
)
def code_off_pattern(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A code is no path through the process map, so that its parent cannot be told from it.

    Salah:

        Kode Proses: keuangan 1

    Benar:

        Kode Proses: KPU.02.01.CFM.01
    """
    for field, label, code, example in (
        ("sop_code", "Kode SOP", sop.identity.sop_code, "KPU.02.01.CFM.01.SOP.02"),
        ("process_code", "Kode Proses", sop.identity.process_code, "KPU.02.01.CFM.01"),
    ):
        if not absent(code) and not _CODE.fullmatch(code):
            yield Offence(identity_ref(field), label=label, code=code, example=example)


@rule(
    "I503",
    "nature-against-actors",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.KINDS_OF_SOP,
    message="SOP {nature} seharusnya dikerjakan oleh {expected}, tetapi tabelnya memuat {actors} "
    "pelaksana.",
    advice="Ubah Sifat Kegiatan, atau periksa pelaksana pada setiap langkah.",
)
def nature_against_actors(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A technical procedure has one actor, an administrative one has several.

    Salah:

        Sifat Kegiatan: teknis

        | No | Kegiatan           | Pelaksana | Jenis   |
        | -- | ------------------ | --------- | ------- |
        | 1  | Mengajukan berkas  | Staf      | mulai   |
        | 2  | Mengesahkan berkas | Ketua     | selesai |

    Benar:

        Sifat Kegiatan: administratif

        | No | Kegiatan           | Pelaksana | Jenis   |
        | -- | ------------------ | --------- | ------- |
        | 1  | Mengajukan berkas  | Staf      | mulai   |
        | 2  | Mengesahkan berkas | Ketua     | selesai |
    """
    actors = len({actor for step in sop.steps for actor in step.actors})
    nature = sop.identity.classification.nature
    match nature:
        case Nature.TECHNICAL if actors > 1:
            expected = ONE_ACTOR
        case Nature.ADMINISTRATIVE if actors == 1:
            expected = SEVERAL_ACTORS
        case _:
            return
    ref = identity_ref("classification.nature")
    yield Offence(ref, nature=nature.value, expected=expected, actors=actors)


@rule(
    "I504",
    "partial-without-continuation",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.ALIGNMENT,
    basis=basis.KINDS_OF_SOP,
    grade=Grade.PROPOSAL,
    message="SOP parsial ini tidak menyebut SOP yang melanjutkannya.",
    advice="Tulis SOP lanjutannya pada Keterkaitan, atau ubah Hasil menjadi final.",
)
def partial_without_continuation(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A procedure that yields no final product names no procedure that does.

    Salah:

        Hasil: parsial
        Keterkaitan: Tidak ada

    Benar:

        Hasil: parsial
        Keterkaitan: Penanganan Keberatan terhadap Pelayanan Informasi
    """
    identity = sop.identity
    partial = identity.classification.completeness is Completeness.PARTIAL
    told = [line for line in identity.related if not absent(line)]
    if partial and told and all(_NOTHING.match(line.strip()) for line in told):
        yield Offence(identity_ref("related"))


@rule(
    "I505",
    "related-to-itself",
    severity=Severity.WARNING,
    principle=Principle.ALIGNMENT,
    basis=basis.RELATED_SOPS,
    grade=Grade.PROPOSAL,
    message="SOP ini menyebut dirinya sendiri sebagai SOP terkait: «{text}».",
    advice="Hapus baris itu; isi Keterkaitan dengan SOP lain yang terkait langsung.",
)
def related_to_itself(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A procedure names itself as related, by its title, its number, or its code.

    Salah:

        Nama SOP: Penyusunan Renstra
        Keterkaitan:
        - SOP Penyusunan Renstra

    Benar:

        Nama SOP: Penyusunan Renstra
        Keterkaitan:
        - Penyusunan Perjanjian Kinerja
    """
    identity = sop.identity
    if not identity.related:
        return
    own = {normal_title(name) for name in (identity.title, identity.number, identity.sop_code)}
    for item, text in enumerate(identity.related):
        names = (text,)
        if "(" in text:
            names = (text, *_IN_BRACKETS.findall(text), _IN_BRACKETS.sub(" ", text))
        if not absent(text) and any(normal_title(name) in own for name in names):
            yield Offence(identity_ref("related", item), text=text)


def _no_office(code: str) -> Offence:
    """Return the offence; an office told by its name has a code, and a name may be misspelt."""
    ref, regions = identity_ref("satker"), offices_by_region()
    told = office(without_separators(code)) or regions.get(region_in(code))
    likely = told or regions.get(nearest(region_in(code), tuple(regions)))
    fix = Fix(ref, code, told.code) if told else None
    meant = MEANT.format(word=f"{likely.code} ({likely.region})") if likely else ""
    return Offence(ref, fix, code=code, meant=meant)


REGISTER_BLOCK_RULES = (
    office_not_in_list,
    code_off_pattern,
    nature_against_actors,
    partial_without_continuation,
    related_to_itself,
)
