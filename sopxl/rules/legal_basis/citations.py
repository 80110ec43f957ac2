"""Chapter D, first part: the regulations that order or bind the activity (Dasar Hukum)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sopxl.model.citation import Citation
from sopxl.model.instruments import formal_name, instrument_named
from sopxl.model.ref import identity_ref
from sopxl.rules import basis
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.wording import absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.citation import Key
    from sopxl.model.sop import Sop
    from sopxl.reference.regulations import Regulation
    from sopxl.rules.rule import Circumstances

# Juknis and juklak may be cited as sources beside the regulations (KPU Kota Semarang, 2021).
_GUIDANCE = re.compile(r"(?:petunjuk\s+(?:teknis|pelaksanaan)|juknis|juklak)\b", re.IGNORECASE)


@rule(
    "D101",
    "missing-legal-basis",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_COMPLIANCE,
    basis=basis.IDENTITY_BLOCK,
    message="Dasar Hukum belum diisi.",
    advice="Tulis satu peraturan tiap baris: jenis, nomor, tahun, tentang.",
)
def missing_legal_basis(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The procedure rests on no regulation.

    Salah:

        Dasar Hukum: -

    Benar:

        Dasar Hukum: Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
    """
    if all(map(absent, sop.identity.legal_basis)):
        yield Offence(identity_ref("legal_basis"))


@rule(
    "D102",
    "unreadable-citation",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_COMPLIANCE,
    basis=basis.IDENTITY_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Dasar hukum «{text}» tidak menyebut jenis, nomor, dan tahun peraturan.",
    advice="Tulis lengkap, misalnya «Undang-Undang Nomor 14 Tahun 2008 tentang …».",
)
def unreadable_citation(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A line of the legal basis cannot be found in any collection of laws.

    Salah:

        Dasar Hukum:
        - Undang-Undang Keterbukaan Informasi Publik
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP

    Benar:

        Dasar Hukum:
        - Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
    """
    for item, text in enumerate(sop.identity.legal_basis):
        unread = not absent(text) and Citation.parse(text) is None
        if unread and not _GUIDANCE.match(text):
            yield Offence(identity_ref("legal_basis", item), text=text)


@rule(
    "D103",
    "citation-without-subject",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.LEGAL_COMPLIANCE,
    basis=basis.IDENTITY_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Dasar hukum «{law}» tidak menyebut tentang apa peraturan itu.",
    advice="Tambahkan judulnya: «{law} tentang …».",
)
def citation_without_subject(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A regulation is cited by number alone.

    Salah:

        Dasar Hukum:
        - UU 14/2008
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP

    Benar:

        Dasar Hukum:
        - UU 14/2008 tentang Keterbukaan Informasi Publik
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
    """
    for item, law, _key, _known in citations(sop):
        if not law.about and law.number:
            said = " ".join(law.text.split()).rstrip(".;, ")
            yield Offence(identity_ref("legal_basis", item), law=said)


@rule(
    "D104",
    "citation-twice",
    severity=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.IDENTITY_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Dasar hukum «{law}» ditulis lebih dari sekali.",
    advice="Hapus baris yang berulang.",
)
def citation_twice(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """One regulation is cited on two lines, perhaps in two spellings.

    Salah:

        Dasar Hukum:
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
        - PermenPANRB 35/2012 tentang Pedoman Penyusunan SOP AP

    Benar:

        Dasar Hukum:
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
    """
    seen = set()
    for item, law, key, _known in citations(sop):
        if key in seen:
            yield Offence(identity_ref("legal_basis", item), law=law.short)
        seen.add(key)


@rule(
    "D201",
    "required-citation-missing",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_COMPLIANCE,
    basis=basis.REQUIRED_CITATIONS,
    grade=Grade.PROPOSAL,
    message="Dasar Hukum belum mengutip {law}.",
    advice="Tambahkan satu baris yang mengutipnya; untuk Permen PANRB, misalnya Nomor 35 Tahun "
    "2012 tentang Pedoman Penyusunan SOP AP.",
)
def required_citation_missing(sop: Sop, circumstances: Circumstances) -> Iterator[Offence]:
    """None of the lines cites what the office has set as required.

    Salah:

        Dasar Hukum:
        - Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik

    Benar:

        Dasar Hukum:
        - Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik
        - Permen PANRB Nomor 19 Tahun 2018 tentang Penyusunan Peta Proses Bisnis
    """
    cited = citations(sop)
    if not cited:
        return
    for wanted in circumstances.settings.required_citations:
        if not any(_fulfils(one, wanted) for one in cited):
            yield Offence(identity_ref("legal_basis"), law=_in_words(wanted))


class Cited(NamedTuple):
    """A citation that can be read: the position of its line, and its row of the reference list."""

    item: int
    law: Citation
    key: Key
    known: Regulation | None


def citations(sop: Sop) -> tuple[Cited, ...]:
    """Return the citations that can be read; every rule of the chapter asks for them."""
    return _citations(sop.identity.legal_basis)


@lru_cache(maxsize=64)
def _citations(lines: tuple[str, ...]) -> tuple[Cited, ...]:
    read = ((item, Citation.parse(text)) for item, text in enumerate(lines))
    return tuple(Cited(item, law, law.key, law.regulation) for item, law in read if law)


def _fulfils(cited: Cited, wanted: str) -> bool:
    """Tell whether a citation is the wanted regulation, or of the wanted kind."""
    one = Citation.parse(wanted)
    return cited.key == one.key if one else cited.law.kind == _kind(wanted)


@lru_cache(maxsize=64)
def _kind(wanted: str) -> str:
    return instrument_named(wanted) or wanted


def _in_words(wanted: str) -> str:
    one = Citation.parse(wanted)
    return one.short if one else formal_name(_kind(wanted))


CITATION_RULES = (
    missing_legal_basis,
    unreadable_citation,
    citation_without_subject,
    citation_twice,
    required_citation_missing,
)
