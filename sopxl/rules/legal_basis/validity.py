"""Chapter D, second part: whether the cited laws hold on the day of the procedure (berlaku)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.dates import indonesian
from sopxl.model.ref import identity_ref
from sopxl.reference.regulations import LegalStatus
from sopxl.rules import basis
from sopxl.rules.legal_basis.citations import citations
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.wording import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sopxl.model.citation import Citation
    from sopxl.model.sop import Sop
    from sopxl.reference.regulations import Regulation
    from sopxl.rules.rule import Circumstances

SUCCESSOR_UNKNOWN = "peraturan penggantinya"
SINCE, DAY_UNKNOWN = "sejak {day}", "pada tanggal yang belum diketahui"


@rule(
    "D301",
    "law-repealed-before",
    severity=Severity.WARNING,
    principle=Principle.LEGAL_COMPLIANCE,
    basis=basis.IDENTITY_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
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
    grade=Grade.COMMON_KNOWLEDGE,
    message="«{law}» telah dicabut {since}; periksa apakah SOP ini masih sesuai.",
    advice="Bandingkan dengan {successor}, lalu perbarui dasar hukum dan langkahnya.",
)
def law_repealed_meanwhile(sop: Sop, circumstances: Circumstances) -> Iterator[Offence]:
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
        since = known.repealed_since
        if not _repealed_before(sop, known) and not _is_still_to_come(since, circumstances.today):
            ref = identity_ref("legal_basis", item)
            words = SINCE.format(day=indonesian(since)) if since else DAY_UNKNOWN
            yield Offence(ref, law=law.short, since=words, successor=_successor(known))


@rule(
    "D303",
    "law-of-uncertain-status",
    severity=Severity.HINT,
    principle=Principle.LEGAL_COMPLIANCE,
    basis=basis.IDENTITY_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Periksa apakah «{law}» masih berlaku; statusnya belum dapat dipastikan.",
    advice="Cari di jdih.kpu.go.id; mungkin telah diganti dengan {successor}.",
)
def law_of_uncertain_status(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """Nobody has made sure yet whether a cited law still holds.

    Salah:

        Dasar Hukum:
        - Permen PANRB Nomor 25 Tahun 2020 tentang Road Map Reformasi Birokrasi 2020-2024

    Benar:

        Dasar Hukum:
        - Permen PANRB Nomor 19 Tahun 2018 tentang Penyusunan Peta Proses Bisnis
    """
    for item, law, _key, known in citations(sop):
        if known and known.status is LegalStatus.UNCERTAIN:
            ref = identity_ref("legal_basis", item)
            yield Offence(ref, law=law.short, successor=_successor(known))


@rule(
    "D304",
    "law-not-yet-in-force",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.IDENTITY_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="«{law}» baru berlaku sejak {since}, sesudah SOP ini ditetapkan atau direvisi.",
    advice="Isi Tanggal Revisi bila dasar hukum ini ditambahkan kemudian, atau perbaiki tahunnya.",
)
def law_not_yet_in_force(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The procedure was in force, and last revised, before a law that it cites.

    Salah:

        Tanggal Pembuatan: 15 Januari 2023
        Tanggal Revisi: -
        Tanggal Efektif: 1 Februari 2023
        Dasar Hukum:
        - Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP

    Benar:

        Tanggal Pembuatan: 15 Januari 2023
        Tanggal Revisi: 4 Desember 2023
        Tanggal Efektif: 1 Februari 2023
        Dasar Hukum:
        - Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara
        - Permen PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
    """
    head = sop.identity
    if head.effective.day is None:
        return
    # Dates out of order have their own finding: the last of them counts here.
    last = max(filter(None, (head.created.day, head.effective.day, head.revised.day)))
    for item, law, _key, known in citations(sop):
        since = known.in_force_from if known else None
        if since and since > last:
            ref = identity_ref("legal_basis", item)
            yield Offence(ref, law=law.short, since=indonesian(since))


def _repealed(sop: Sop) -> Iterator[tuple[int, Citation, Regulation]]:
    for item, law, _key, known in citations(sop):
        if known and known.status is LegalStatus.REPEALED:
            yield item, law, known


def _repealed_before(sop: Sop, known: Regulation) -> bool:
    effective, since = sop.identity.effective.day, known.repealed_since
    return effective is not None and since is not None and since <= effective


def _is_still_to_come(day: date | None, today: str) -> bool:
    return day is not None and bool(today) and day.isoformat() > today


def _successor(known: Regulation) -> str:
    return enumerated(known.succeeded_by) or SUCCESSOR_UNKNOWN


VALIDITY_RULES = (
    law_repealed_before,
    law_repealed_meanwhile,
    law_of_uncertain_status,
    law_not_yet_in_force,
)
