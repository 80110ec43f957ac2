"""One number for an SOP: what its findings weigh against its length, and how that was reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.rules.rule import Severity
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.rules.located import Located

FULL_SCORE = 100
WEIGHTS = {Severity.ERROR: 10, Severity.WARNING: 3, Severity.HINT: 0}
"""Points that a finding costs an SOP of ordinary length; hints are advice and cost nothing."""

ORDINARY_STEPS = 10
"""Steps of an SOP whose findings count in full; shorter ones count as if they had so many."""

WITHOUT_STEPS = f"Nilai 0 dari {FULL_SCORE}: tabel langkah masih kosong."
EXPLANATION = (
    f"Nilai {{points}} dari {FULL_SCORE}, yaitu {FULL_SCORE} dikurangi {WEIGHTS[Severity.ERROR]} "
    f"poin untuk setiap galat ({{errors}}) dan {WEIGHTS[Severity.WARNING]} poin untuk setiap "
    f"peringatan ({{warnings}}), kali {ORDINARY_STEPS} dibagi jumlah langkah ({{steps}}, dihitung "
    f"sedikitnya {ORDINARY_STEPS}); saran tidak mengurangi nilai."
)


@dataclass(frozen=True, slots=True)
class Score:
    """How good an SOP is in points from 0 to 100, with what they are reckoned from."""

    errors: int
    warnings: int
    steps: int

    @property
    def points(self) -> int:
        """The points, rounded down: only an SOP without error or warning has all of them."""
        if not self.steps:
            return 0
        lost = self.errors * WEIGHTS[Severity.ERROR] + self.warnings * WEIGHTS[Severity.WARNING]
        return max(0, FULL_SCORE + -lost * ORDINARY_STEPS // max(self.steps, ORDINARY_STEPS))

    def __str__(self) -> str:
        if not self.steps:
            return WITHOUT_STEPS
        return EXPLANATION.format(
            points=self.points, errors=self.errors, warnings=self.warnings, steps=self.steps
        )


def scored(findings: Iterable[Located], steps: int) -> Score:
    """Return the score of an SOP with so many steps."""
    weights = [located.severity for located in findings]
    return Score(weights.count(Severity.ERROR), weights.count(Severity.WARNING), steps)
