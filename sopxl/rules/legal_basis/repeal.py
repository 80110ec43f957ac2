"""Chapter D, second part: laws that no longer hold (dicabut)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.dates import indonesian
from sopxl.model.ref import identity_ref
from sopxl.reference import LegalStatus
from sopxl.rules import basis
from sopxl.rules.legal_basis.citations import citations
from sopxl.rules.rule import Offence, Principle, Severity, rule
from sopxl.rules.wording import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.citation import Citation
    from sopxl.model.sop import Sop
    from sopxl.reference import Regulation
    from sopxl.rules.rule import Circumstances

SUCCESSOR_UNKNOWN = "peraturan penggantinya"


@rule(
    "D301",
    "law-repealed-before",
    severity=Severity.WARNING,
    principle=Principle.LEGAL_COMPLIANCE,
    basis=basis.IDENTITY_BLOCK,
    grade="OK",
    message="«{law}» telah dicabut sejak {since}, sebelum SOP ini berlaku.",
    advice="Ganti dengan {successor}, sesudah memeriksa isinya.",
)
def law_repealed_before(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The procedure came in force on a law that no longer held.

    Salah:

        Tanggal Efektif: 2 Februari 2026
        Dasar Hukum:
        - Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP

    Benar:

        Tanggal Efektif: 2 Februari 2026
        Dasar Hukum:
        - Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
    """
    for item, law, known in _repealed(sop):
        since = known.repealed_since
        if since and _repealed_before(sop, known):
            successor = _successor(known)
            ref = identity_ref("legal_basis", item)
            yield Offence(ref, law=law.short, since=indonesian(since), successor=successor)


@rule(
    "D302",
    "law-repealed-meanwhile",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.DYNAMISM,
    basis=basis.MONITORING,
    grade="OK",
    message="«{law}» kini berstatus dicabut; periksa apakah SOP ini masih sesuai.",
    advice="Bandingkan dengan {successor}, lalu perbarui dasar hukum dan langkahnya.",
)
def law_repealed_meanwhile(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A cited law was repealed after the procedure came in force, or nobody knows when.

    Salah:

        Dasar Hukum:
        - Peraturan KPU Nomor 6 Tahun 2021 tentang Pemutakhiran Data Pemilih Berkelanjutan
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP

    Benar:

        Dasar Hukum:
        - Peraturan KPU Nomor 1 Tahun 2025 tentang Pemutakhiran Data Pemilih Berkelanjutan
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
    """
    for item, law, known in _repealed(sop):
        if not _repealed_before(sop, known):
            successor = _successor(known)
            yield Offence(identity_ref("legal_basis", item), law=law.short, successor=successor)


def _repealed(sop: Sop) -> Iterator[tuple[int, Citation, Regulation]]:
    for item, law in citations(sop):
        known = law.regulation
        if known and known.status is LegalStatus.REPEALED:
            yield item, law, known


def _repealed_before(sop: Sop, known: Regulation) -> bool:
    effective, since = sop.identity.effective.day, known.repealed_since
    return effective is not None and since is not None and since <= effective


def _successor(known: Regulation) -> str:
    return enumerated(known.succeeded_by) or SUCCESSOR_UNKNOWN


REPEAL_RULES = (law_repealed_before, law_repealed_meanwhile)
