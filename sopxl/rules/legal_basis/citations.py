"""Chapter D, first part: the regulations that order or bind the activity (Dasar Hukum)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.model.citation import Citation
from sopxl.model.instruments import formal_name, instrument_named
from sopxl.model.ref import identity_ref
from sopxl.rules import basis
from sopxl.rules.rule import Offence, Principle, Severity, rule
from sopxl.rules.wording import absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
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
    grade="OK",
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
    grade="OK",
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
    for item, law in citations(sop):
        if not law.about and law.number:
            yield Offence(identity_ref("legal_basis", item), law=law.short)


@rule(
    "D104",
    "citation-twice",
    severity=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.IDENTITY_BLOCK,
    grade="OK",
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
    for item, law in citations(sop):
        if law.key in seen:
            yield Offence(identity_ref("legal_basis", item), law=law.short)
        seen.add(law.key)


@rule(
    "D201",
    "required-citation-missing",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_COMPLIANCE,
    basis=basis.REQUIRED_CITATIONS,
    grade="P",
    message="Dasar Hukum belum mengutip {law}.",
    advice="Tambahkan, misalnya Permen PANRB Nomor 35 Tahun 2012 tentang penyusunan SOP.",
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
    cited = tuple(law for _, law in citations(sop))
    if not cited:
        return
    for wanted in circumstances.settings.required_citations:
        if not any(_fulfils(law, wanted) for law in cited):
            yield Offence(identity_ref("legal_basis"), law=_in_words(wanted))


def citations(sop: Sop) -> Iterator[tuple[int, Citation]]:
    """Yield the citations that can be read, each with the position of its line."""
    for item, text in enumerate(sop.identity.legal_basis):
        if law := Citation.parse(text):
            yield item, law


def _fulfils(law: Citation, wanted: str) -> bool:
    """Tell whether a citation is the wanted regulation, or of the wanted kind."""
    one = Citation.parse(wanted)
    return law.key == one.key if one else law.kind == (instrument_named(wanted) or wanted)


def _in_words(wanted: str) -> str:
    one = Citation.parse(wanted)
    return one.short if one else formal_name(instrument_named(wanted) or wanted)


CITATION_RULES = (
    missing_legal_basis,
    unreadable_citation,
    citation_without_subject,
    citation_twice,
    required_citation_missing,
)
