"""What became of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sopxl.interchange import sop_json
from sopxl.rules.rule import Severity
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft
    from sopxl.model.errors import UserError
    from sopxl.model.sop import Sop
    from sopxl.rules.located import Located


@dataclass(frozen=True, slots=True)
class Outcome:
    """The SOP that a file holds with its findings, or the reason why it could not be read.

    With an SOP, `error` says why the copy that was asked for could not be written.
    """

    file: str
    draft: Draft | None = None
    sop: Sop | None = None
    findings: tuple[Located, ...] = ()
    error: UserError | None = None

    @property
    def failed(self) -> bool:
        """Tell whether something went wrong with the file or a finding blocks it."""
        return self.error is not None or self.count(Severity.ERROR) > 0

    def count(self, severity: Severity) -> int:
        """Return how many findings weigh so much."""
        return sum(found.severity is severity for found in self.findings)

    def record(self) -> dict[str, Any]:
        """Return the outcome as the JSON contract has it."""
        error = self.error
        return {
            "file": self.file,
            "template": self.draft.template if self.draft else "",
            "sop": sop_json.record(self.sop) if self.sop else None,
            "findings": [found.record() for found in self.findings],
            "error": error and {"code": error.code, "message": str(error)},
        }
