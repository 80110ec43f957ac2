"""Chapter I, second part: the number, the dates, the revision."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sopxl.model.dates import indonesian
from sopxl.model.identity import Status
from sopxl.model.ref import identity_ref
from sopxl.rules import basis
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.wording import absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

_WHOLE_NUMBER = re.compile(r"(?:rev(?:isi)?\.?\s*(?:ke-?\s*)?)?(\d{1,3})", re.IGNORECASE)


@lru_cache(maxsize=16)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


@rule(
    "I201",
    "number-off-pattern",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.NUMBER_OF_SOP,
    message="Nomor SOP «{number}» tidak mengikuti pola nomor kantor ini.",
    advice="Tulis nomor yang memuat angka urutnya, misalnya «1/OT.02.01-SOP/35/KPU-Prov/2026».",
)
def number_off_pattern(sop: Sop, circumstances: Circumstances) -> Iterator[Offence]:
    """The number does not follow the pattern that the office has set.

    Salah:

        Nomor SOP: belum ada

    Benar:

        Nomor SOP: SOP-011/35/2026
    """
    number = sop.identity.number
    pattern = _pattern(circumstances.settings.number_pattern)
    if not absent(number) and not pattern.fullmatch(number):
        yield Offence(identity_ref("number"), number=number)


@rule(
    "I202",
    "effective-before-created",
    severity=Severity.ERROR,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.IDENTITY_BLOCK,
    message="Tanggal Efektif {effective} mendahului Tanggal Pembuatan {created}.",
    advice="Perbaiki salah satu tanggal: SOP berlaku sesudah selesai disusun.",
)
def effective_before_created(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The procedure comes in force before it was finished.

    Salah:

        Tanggal Pembuatan: 2 Februari 2026
        Tanggal Efektif: 15 Januari 2026

    Benar:

        Tanggal Pembuatan: 15 Januari 2026
        Tanggal Efektif: 2 Februari 2026
    """
    created, effective = sop.identity.created.day, sop.identity.effective.day
    if created and effective and effective < created:
        yield Offence(
            identity_ref("effective"), effective=indonesian(effective), created=indonesian(created)
        )


@rule(
    "I203",
    "revised-before-created",
    severity=Severity.ERROR,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.IDENTITY_BLOCK,
    message="Tanggal Revisi {revised} mendahului Tanggal Pembuatan {created}.",
    advice="Perbaiki salah satu tanggal; Tanggal Revisi boleh berupa rencana reviu.",
)
def revised_before_created(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The procedure was revised before it was made; a date in the future is a planned review.

    Salah:

        Tanggal Pembuatan: 15 Januari 2026
        Tanggal Revisi: 4 Januari 2025

    Benar:

        Tanggal Pembuatan: 15 Januari 2026
        Tanggal Revisi: 14 Desember 2029
    """
    created, revised = sop.identity.created.day, sop.identity.revised.day
    if created and revised and revised < created:
        yield Offence(
            identity_ref("revised"), revised=indonesian(revised), created=indonesian(created)
        )


@rule(
    "I204",
    "revision-not-a-number",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Revisi ke «{revision}» bukan bilangan bulat.",
    advice="Tulis angkanya saja: 0 untuk terbitan pertama, lalu 1, 2, dan seterusnya.",
)
def revision_not_a_number(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The revision cannot be counted, so that the register cannot tell the newest.

    Salah:

        Revisi ke: terbaru

    Benar:

        Revisi ke: 2
    """
    revision = sop.identity.revision
    if not absent(revision) and revision_number(sop.identity.revision) is None:
        yield Offence(identity_ref("revision"), revision=revision)


@rule(
    "I205",
    "revision-without-date",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.IDENTITY_BLOCK,
    message="SOP ini revisi ke-{revision}, tetapi Tanggal Revisi belum diisi.",
    advice="Isi Tanggal Revisi dengan tanggal revisi itu selesai.",
)
def revision_without_date(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A later edition does not say when it was revised.

    Salah:

        Revisi ke: 2
        Tanggal Revisi: -

    Benar:

        Revisi ke: 0
        Tanggal Revisi: -
    """
    revision = revision_number(sop.identity.revision)
    if revision and absent(str(sop.identity.revised)):
        yield Offence(identity_ref("revised"), revision=revision)


@rule(
    "I206",
    "in-force-too-early",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.IDENTITY_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Status sudah Berlaku, padahal Tanggal Efektif baru {effective}.",
    advice="Biarkan status Draft sampai tanggal itu, atau perbaiki Tanggal Efektif.",
)
def in_force_too_early(sop: Sop, circumstances: Circumstances) -> Iterator[Offence]:
    """The procedure is said to be in force before its day has come.

    Salah:

        Status: Berlaku
        Tanggal Efektif: 1 Januari 2099

    Benar:

        Status: Draft
        Tanggal Efektif: 1 Januari 2099
    """
    effective, today = sop.identity.effective.day, circumstances.today
    if sop.identity.status is not Status.IN_FORCE or not effective:
        return
    if today and effective.isoformat() > today:
        yield Offence(identity_ref("status"), effective=indonesian(effective))


def revision_number(text: str) -> int | None:
    """Return which revision a form says it is, or None where it gives no number."""
    found = _WHOLE_NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


NUMBER_AND_DATE_RULES = (
    number_off_pattern,
    effective_before_created,
    revised_before_created,
    revision_not_a_number,
    revision_without_date,
    in_force_too_early,
)
