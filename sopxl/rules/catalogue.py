"""All rules there are, in one list; and the check of an SOP against them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from sopxl.model.identity import Identity
from sopxl.rules.drawing import DRAWING_RULES
from sopxl.rules.flow import FLOW_RULES
from sopxl.rules.identity import IDENTITY_RULES
from sopxl.rules.legal_basis import LEGAL_BASIS_RULES
from sopxl.rules.reading import READING_RULES
from sopxl.rules.register import REGISTER_RULES
from sopxl.rules.rule import Circumstances, Finding
from sopxl.rules.standards import STANDARD_RULES
from sopxl.rules.steps import STEP_RULES
from sopxl.rules.testing import TEST_LOG_RULES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sopxl.model.ref import Ref
    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Rule

CHAPTERS = {
    "T": "Pembacaan isian",
    "I": "Identitas",
    "D": "Dasar hukum",
    "S": "Langkah dan pelaksana",
    "M": "Mutu baku",
    "F": "Alur prosedur",
    "U": "Uji",
    "G": "Gambar dan halaman",
    "R": "Register",
}
"""The letter with which the codes of a chapter begin, and its title."""

CATALOGUE: tuple[Rule, ...] = (
    *READING_RULES,
    *IDENTITY_RULES,
    *LEGAL_BASIS_RULES,
    *STEP_RULES,
    *STANDARD_RULES,
    *FLOW_RULES,
    *TEST_LOG_RULES,
    *DRAWING_RULES,
    *REGISTER_RULES,
)

_BY_CODE = {rule.code: rule for rule in CATALOGUE}
_RANKS = {rule.code: rank if rule.check else 0 for rank, rule in enumerate(CATALOGUE)}
"""The rank of a rule among those that judge one cell; what others raise keeps their order."""
_CHECKS = tuple((rule, rule.check) for rule in CATALOGUE if rule.check is not None)

_PARTS = {part: rank for rank, part in enumerate(("identity", "actors", "steps", "tests"))}
_IDENTITY_FIELDS = {field.name: rank for rank, field in enumerate(fields(Identity))}


def by_code(code: str) -> Rule | None:
    """Return the rule with this code, if there is one."""
    return _BY_CODE.get(code)


def check(
    sop: Sop, circumstances: Circumstances | None = None, unread: Collection[Ref] = ()
) -> tuple[Finding, ...]:
    """Return all findings in one SOP, in the order of the form.

    What could not be read has its finding already, so no rule judges it again.
    """
    known = replace(circumstances or Circumstances(), unread=frozenset(unread))
    found = [
        Finding(rule, offence.ref, offence.facts, offence.fix)
        for rule, judge in _CHECKS
        for offence in judge(sop, known)
        if not _covered(offence.ref, known.unread)
    ]
    return in_order_of_the_form(found)


def in_order_of_the_form(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order in which their cells are read, whoever has raised them."""
    return tuple(sorted(findings, key=_by_place))


def _covered(ref: Ref, unread: frozenset[Ref]) -> bool:
    here: Ref | None = ref if unread else None
    while here is not None:
        if here in unread:
            return True
        here = here.wider()
    return False


def _by_place(finding: Finding) -> tuple[int, int, int, int, int]:
    ref = finding.ref
    index = -1 if ref.index is None else ref.index
    item = -1 if ref.item is None else ref.item
    column = _IDENTITY_FIELDS.get((ref.field or "").partition(".")[0], -1)
    return (_PARTS.get(ref.part, len(_PARTS)), index, column, _RANKS[finding.rule.code], item)
