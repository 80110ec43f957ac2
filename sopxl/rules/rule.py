"""How a rule is declared, and what it finds."""

from __future__ import annotations

import inspect
from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, Any

from sopxl.model.settings import Profile, Settings
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sopxl.model.ref import Ref
    from sopxl.model.sop import Sop


class Severity(Enum):
    """How much a finding weighs; only errors make a file fail."""

    ERROR = "galat"
    WARNING = "peringatan"
    HINT = "saran"


class Principle(Enum):
    """The eight drafting principles of Permen PANRB 35/2012 (DOMAIN §2.6)."""

    CLARITY = "kemudahan dan kejelasan"
    EFFICIENCY = "efisiensi dan efektivitas"
    ALIGNMENT = "keselarasan"
    MEASURABILITY = "keterukuran"
    DYNAMISM = "dinamis"
    USER_ORIENTATION = "berorientasi pada pengguna"
    LEGAL_COMPLIANCE = "kepatuhan hukum"
    LEGAL_CERTAINTY = "kepastian hukum"


class Grade(Enum):
    """How well the basis of a rule is sourced."""

    SOURCED = "tertulis dalam sumber yang telah dibaca"
    COMMON_KNOWLEDGE = "pengetahuan umum; belum diverifikasi pada naskah aslinya"
    PROPOSAL = "usulan sopxl, tanpa kekuatan peraturan"


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe mend of one cell: what stands there, what should."""

    ref: Ref
    old: str
    new: str


class Offence:
    """What a check yields: where the rule is broken, the facts its message names, a fix if safe."""

    __slots__ = ("facts", "fix", "ref")

    def __init__(self, ref: Ref, fix: Fix | None = None, **facts: Any) -> None:
        self.ref = ref
        self.fix = fix
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a check may know besides the SOP.

    The settings; the day it is judged on (ISO, empty where unknown); the parts that could not be
    read and have their finding already.
    """

    settings: Settings = Settings()
    today: str = ""
    unread: frozenset[Ref] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the catalogue: its contract with the author, and the check that keeps it.

    `legacy` is the severity in the profile `lama`, `examples` the rest of the docstring: a broken
    and a kept form. Rules of the chapters T, G and R carry no check: reading cells, reading the
    drawing and merging raise them.
    """

    code: str
    name: str
    severity: Severity
    legacy: Severity | None = None
    principle: Principle
    basis: str
    grade: Grade = Grade.SOURCED
    message: str
    advice: str
    summary: str = ""
    examples: str = ""
    check: Callable[[Sop, Circumstances], Iterable[Offence]] | None = None

    def severity_in(self, profile: Profile) -> Severity:
        """Return the severity that holds in `profile`."""
        return self.legacy if profile is Profile.LEGACY and self.legacy else self.severity

    def finding(self, ref: Ref, fix: Fix | None = None, **facts: Any) -> Finding:
        """Return the finding that this rule is broken at `ref`."""
        return Finding(self, ref, facts, fix)


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule broken in one place. The words come from the rule, the facts from the SOP."""

    rule: Rule
    ref: Ref
    facts: Mapping[str, Any] = field(default_factory=dict)
    fix: Fix | None = None

    @property
    def message(self) -> str:
        """The rule's message with this finding's facts filled in."""
        return self.rule.message.format_map(self.facts)

    @property
    def advice(self) -> str:
        """How to mend it."""
        return self.rule.advice.format_map(self.facts)


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    principle: Principle,
    basis: str,
    message: str,
    advice: str,
    legacy: Severity | None = None,
    grade: Grade = Grade.SOURCED,
) -> Callable[[Callable[[Sop, Circumstances], Iterable[Offence]]], Rule]:
    """Declare the decorated check as a rule; the catalogue lists it by name."""

    def declare(check: Callable[[Sop, Circumstances], Iterable[Offence]]) -> Rule:
        summary, _, examples = (inspect.getdoc(check) or "").partition("\n")
        return Rule(
            code=code,
            name=name,
            severity=severity,
            legacy=legacy,
            principle=principle,
            basis=basis,
            grade=grade,
            message=message,
            advice=advice,
            summary=summary,
            examples=examples.strip("\n"),
            check=check,
        )

    return declare
