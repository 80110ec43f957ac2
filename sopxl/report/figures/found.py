"""The findings of all SOPs, counted while they go by."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING

from sopxl.rules.rule import Severity
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sopxl.report.figures.procedure_records import FindingRow

    RuleKey = tuple[str, Severity]

WEIGHTY = frozenset({Severity.ERROR, Severity.WARNING})
"""A hint breaks no principle."""

WEIGHTS = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often one rule is broken, by how many SOPs, and by how many files that hold none."""

    rule: str
    severity: Severity
    times: int
    sops: int
    files: int
    example: FindingRow


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in all: by rule, the heaviest first, and what it says of the principles.

    `breaking` is how many SOPs of an office break a principle, by the office's code and the
    principle; `measures` are the rules that say so, by principle.
    """

    rules: tuple[RuleCount, ...] = ()
    breaking: Mapping[tuple[str, str], int] = field(default_factory=dict)
    measures: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def all(self) -> int:
        """How many findings there are."""
        return sum(one.times for one in self.rules)

    def of(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(one.times for one in self.rules if one.severity is severity)


class FindingSums:
    """Counts findings, and keeps them for a report that lists them."""

    def __init__(self, *, listing: bool) -> None:
        self._listing = listing
        self._rows: list[FindingRow] = []
        self._times: Counter[RuleKey] = Counter()
        self._sops: Counter[RuleKey] = Counter()
        self._files: Counter[RuleKey] = Counter()
        self._examples: dict[RuleKey, FindingRow] = {}
        self._breaking: Counter[tuple[str, str]] = Counter()
        self._measures: dict[str, set[str]] = {}

    def add_sop(self, rows: Iterable[FindingRow], satker: str) -> None:
        """Count the findings of one SOP."""
        found = tuple(rows)
        self._sops.update({(row.rule, row.severity) for row in found})
        weighty = {(row.principle, row.rule) for row in found if row.severity in WEIGHTY}
        self._breaking.update({(satker, principle) for principle, _ in weighty})
        for principle, rule in weighty:
            self._measures.setdefault(principle, set()).add(rule)
        self._add(found)

    def add_file(self, rows: Iterable[FindingRow]) -> None:
        """Count the findings of one file that holds no SOP."""
        found = tuple(rows)
        self._files.update({(row.rule, row.severity) for row in found})
        self._add(found)

    def rows(self) -> tuple[FindingRow, ...]:
        """Return the findings that were kept, the heaviest first."""
        return tuple(sorted(self._rows, key=by_weight))

    def found(self) -> Found:
        """Return what was counted."""
        rules = (
            RuleCount(*key, times, self._sops[key], self._files[key], self._examples[key])
            for key, times in self._times.items()
        )
        return Found(
            tuple(sorted(rules, key=lambda one: by_weight(one.example))),
            dict(self._breaking),
            {principle: frozenset(rules) for principle, rules in self._measures.items()},
        )

    def _add(self, rows: tuple[FindingRow, ...]) -> None:
        if self._listing:
            self._rows.extend(rows)
        for row in rows:
            key = (row.rule, row.severity)
            self._times[key] += 1
            known = self._examples.get(key)
            if known is None or by_weight(row) < by_weight(known):
                self._examples[key] = row


def by_weight(row: FindingRow) -> tuple[int, str, str, str]:
    """Order errors before warnings before hints, each by rule and place."""
    return (WEIGHTS[row.severity], row.rule, row.trace.file, row.trace.place)
