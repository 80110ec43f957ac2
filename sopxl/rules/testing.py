"""Chapter U: the test log, and the reviews that follow (uji, pemantauan, evaluasi)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.dates import indonesian
from sopxl.model.identity import Status, TesterKind
from sopxl.model.ref import Ref, identity_ref
from sopxl.model.reviews import reviews
from sopxl.rules import basis
from sopxl.rules.rule import Offence, Principle, Severity, rule
from sopxl.rules.wording import absent, enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

EVALUATION, MONITORING, PLANNED = "Evaluasi", "Pemantauan", "Reviu terencana"
NEEDED_BEFORE_FORCE = (TesterKind.ACTOR, TesterKind.LEADER)


@rule(
    "U101",
    "in-force-untested",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.USER_ORIENTATION,
    basis=basis.TESTING,
    message="Status sudah Berlaku, tetapi belum ada hasil uji oleh {missing}.",
    advice="Catat hasil ujinya di lembar Uji, atau ubah Status menjadi Draft.",
)
def in_force_untested(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The procedure is in force though those who do the work, or lead it, have not tested it.

    Salah:

        Status: Berlaku

        | Penguji   | Jabatan | Tanggal    | Hasil  |
        | --------- | ------- | ---------- | ------ |
        | pelaksana | Staf    | 2026-09-21 | Sesuai |

    Benar:

        Status: Berlaku

        | Penguji   | Jabatan       | Tanggal    | Hasil  |
        | --------- | ------------- | ---------- | ------ |
        | pelaksana | Staf          | 2026-09-21 | Sesuai |
        | pimpinan  | Kepala Bagian | 2026-09-22 | Sesuai |
    """
    if sop.identity.status is not Status.IN_FORCE:
        return
    done = {test.kind for test in sop.tests if not absent(test.result)}
    missing = tuple(kind.value for kind in NEEDED_BEFORE_FORCE if kind not in done)
    if missing:
        yield Offence(identity_ref("status"), missing=enumerated(missing))


@rule(
    "U102",
    "untold-test-result",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.MEASURABILITY,
    basis=basis.TESTING,
    message="Uji oleh {tester} belum diisi hasilnya.",
    advice="Tulis hasilnya, misalnya «Sesuai» atau apa yang perlu diubah.",
)
def untold_test_result(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A line of the test log does not say how the test went.

    Salah:

        Status: Draft

        | Penguji    | Jabatan | Tanggal    | Hasil |
        | ---------- | ------- | ---------- | ----- |
        | masyarakat | Pemohon | 2026-09-21 |       |

    Benar:

        Status: Draft

        | Penguji    | Jabatan | Tanggal    | Hasil  |
        | ---------- | ------- | ---------- | ------ |
        | masyarakat | Pemohon | 2026-09-21 | Sesuai |
    """
    for line, test in enumerate(sop.tests):
        if test.kind and absent(test.result):
            yield Offence(Ref("tests", line, "result"), tester=test.kind.value)


@rule(
    "U201",
    "review-due",
    severity=Severity.HINT,
    principle=Principle.DYNAMISM,
    basis=basis.MONITORING,
    message="{review} SOP ini jatuh tempo sejak {due}.",
    advice="Catat hasilnya di lembar Uji; bila SOP diubah, isi Tanggal Efektif yang baru.",
)
def review_due(sop: Sop, circumstances: Circumstances) -> Iterator[Offence]:
    """A procedure in force was not looked at for longer than allowed, or than its office planned.

    Salah:

        Status: Berlaku
        Tanggal Pembuatan: 15 Januari 2020
        Tanggal Efektif: 3 Februari 2020
        Tanggal Revisi: -

        | Penguji   | Jabatan       | Tanggal    | Hasil  |
        | --------- | ------------- | ---------- | ------ |
        | pelaksana | Staf          | 2020-01-20 | Sesuai |
        | pimpinan  | Kepala Bagian | 2020-01-22 | Sesuai |

    Benar:

        Status: Berlaku
        Tanggal Pembuatan: 15 Januari 2020
        Tanggal Efektif: 3 Februari 2020
        Tanggal Revisi: -

        | Penguji   | Jabatan       | Tanggal    | Hasil  |
        | --------- | ------------- | ---------- | ------ |
        | pelaksana | Staf          | 2026-10-05 | Sesuai |
        | pimpinan  | Kepala Bagian | 2026-10-06 | Sesuai |
    """
    today, due = circumstances.today, reviews(sop, circumstances.settings)
    for review, day, field in (
        (EVALUATION, due.evaluation, "effective"),
        (MONITORING, due.monitoring, "effective"),
        (PLANNED, due.planned, "revised"),
    ):
        if day and day.isoformat() <= today:
            yield Offence(identity_ref(field), review=review, due=indonesian(day))
            return


TEST_LOG_RULES = (in_force_untested, untold_test_result, review_due)
