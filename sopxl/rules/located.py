"""A finding in its place: what the command line, the cell note, JSON and the register show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sopxl.rules import terms
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.model.place import Place
    from sopxl.rules.rule import Finding, Severity


@dataclass(frozen=True, slots=True)
class Located:
    """A finding, the cell where it stands, and the severity that holds in the chosen profile."""

    finding: Finding
    place: Place
    severity: Severity

    def note(self) -> str:
        """Return what a note in its cell says, in the words of the manual."""
        finding, rule = self.finding, self.finding.rule
        said = (
            (terms.REMEDY, finding.advice),
            (terms.BASIS, rule.basis),
            (terms.SOURCE, rule.grade.value),
            (terms.PRINCIPLE, rule.principle.value),
        )
        head = f"{self.severity.value.capitalize()} {rule.code}\n{finding.message}"
        return "\n".join((head, *(f"{term}: {text}" for term, text in said)))

    def row(self, number: int) -> tuple[int | str, ...]:
        """Return its row, the one with this number, on the sheet of findings.

        The order is that of the headings in `sopxl.template.guide`.
        """
        rule = self.finding.rule
        where = (number, self.severity.value, str(self.place))
        return (*where, self.finding.message, self.finding.advice, rule.code, rule.basis)

    def record(self) -> dict[str, Any]:
        """Return the finding as the JSON contract has it."""
        rule, fix = self.finding.rule, self.finding.fix
        return {
            "rule": rule.code,
            "name": rule.name,
            "severity": self.severity.value,
            "sheet": self.place.sheet,
            "cell": self.place.cell,
            "message": self.finding.message,
            "advice": self.finding.advice,
            "basis": rule.basis,
            "principle": rule.principle.value,
            "fix": None if fix is None else {"old": fix.old, "new": fix.new},
        }
