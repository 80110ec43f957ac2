"""Chapter U: the test log (uji oleh pelaksana, pimpinan, dan masyarakat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.identity import Status, TesterKind
from sopxl.model.ref import Ref, identity_ref
from sopxl.rules import basis
from sopxl.rules.rule import Offence, Principle, Severity, rule
from sopxl.rules.wording import absent, enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

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

        | Penguji   | Jabatan       | Tanggal    | Hasil  |
        | --------- | ------------- | ---------- | ------ |
        | pelaksana | Staf          | 2026-01-20 | Sesuai |

    Benar:

        Status: Berlaku

        | Penguji   | Jabatan       | Tanggal    | Hasil  |
        | --------- | ------------- | ---------- | ------ |
        | pelaksana | Staf          | 2026-01-20 | Sesuai |
        | pimpinan  | Kepala Bagian | 2026-01-22 | Sesuai |
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

        | Penguji    | Jabatan | Tanggal    | Hasil  |
        | ---------- | ------- | ---------- | ------ |
        | masyarakat | Pemohon | 2026-01-20 |        |

    Benar:

        Status: Draft

        | Penguji    | Jabatan | Tanggal    | Hasil  |
        | ---------- | ------- | ---------- | ------ |
        | masyarakat | Pemohon | 2026-01-20 | Sesuai |
    """
    for line, test in enumerate(sop.tests):
        if test.kind and absent(test.result):
            yield Offence(Ref("tests", line, "result"), tester=test.kind.value)


TEST_LOG_RULES = (in_force_untested, untold_test_result)
