"""Chapter I, third part: who approved the procedure (Disahkan oleh)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from sopxl.model.ref import identity_ref
from sopxl.rules import basis
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.wording import absent, without_separators

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

NIP_DIGITS = 18
OLDEST_BIRTH_YEAR = 1930

# Ketua and Anggota of the commission are no civil servants; the head of a team is one.
_COMMISSIONER = re.compile(
    r"(?:pl[th]\.?\s*)?(?:wakil\s+)?(?:ketua|anggota)\b(?!\s+(?:tim|kelompok|panitia))",
    re.IGNORECASE,
)


@rule(
    "I301",
    "missing-approver-nip",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.IDENTITY_BLOCK,
    message="NIP pejabat yang mengesahkan ({position}) belum diisi.",
    advice="Tulis 18 angka NIP. Hanya Ketua dan Anggota KPU yang tidak memiliki NIP.",
)
def missing_approver_nip(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The approving official is a civil servant without a number; commissioners have none.

    Salah:

        Disahkan oleh: Sekretaris KPU Provinsi Jawa Timur
        NIP:

    Benar:

        Disahkan oleh: Ketua KPU Provinsi Jawa Timur
        NIP:
    """
    approver = sop.identity.approver
    known = not absent(approver.position)
    if known and absent(approver.nip) and not _COMMISSIONER.match(approver.position.strip()):
        yield Offence(identity_ref("approver.nip"), position=approver.position)


@rule(
    "I302",
    "nip-without-18-digits",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.CIVIL_SERVICE_NUMBER,
    grade=Grade.COMMON_KNOWLEDGE,
    message="NIP «{nip}» tidak terdiri atas 18 angka.",
    advice="Tulis NIP lengkap: tanggal lahir 8 angka, lalu 10 angka berikutnya.",
)
def nip_without_18_digits(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The number of the approving official is too short, too long, or holds letters.

    Salah:

        NIP: 19700101 199001 1

    Benar:

        NIP: 19700101 199001 1 001
    """
    nip = sop.identity.approver.nip
    if not absent(nip) and not _is_whole(without_separators(nip)):
        yield Offence(identity_ref("approver.nip"), nip=nip)


@rule(
    "I303",
    "nip-with-impossible-birth-date",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.CIVIL_SERVICE_NUMBER,
    grade=Grade.COMMON_KNOWLEDGE,
    message="NIP «{nip}» diawali tanggal lahir yang tidak mungkin: {birth}.",
    advice="Periksa delapan angka pertama: tahun, bulan, dan tanggal lahir.",
)
def nip_with_impossible_birth_date(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The first eight digits are no date of birth; the month of appointment is not judged.

    Salah:

        NIP: 19701301 199001 1 001

    Benar:

        NIP: 19701231 199021 1 001
    """
    nip = sop.identity.approver.nip
    digits = without_separators(nip)
    if _is_whole(digits) and not _possible_birth(digits):
        yield Offence(identity_ref("approver.nip"), nip=nip, birth=digits[:8])


def _is_whole(digits: str) -> bool:
    return len(digits) == NIP_DIGITS and digits.isascii() and digits.isdigit()


def _possible_birth(digits: str) -> bool:
    try:
        birth = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    appointed = int(digits[8:12])
    return OLDEST_BIRTH_YEAR <= birth.year < appointed


APPROVER_RULES = (missing_approver_nip, nip_without_18_digits, nip_with_impossible_birth_date)
