"""The head of the form: who owns the SOP, who approved it, on what legal basis (Permen 35/2012)."""

from __future__ import annotations

from enum import Enum

from sopxl.model.dates import FormDate
from sopxl.values import dataclass


class Status(Enum):
    """Where an SOP stands in its life."""

    DRAFT = "Draft"
    IN_FORCE = "Berlaku"
    SUPERSEDED = "Digantikan"
    WITHDRAWN = "Dicabut"


ENDED = frozenset({Status.SUPERSEDED, Status.WITHDRAWN})
"""What no revision comes back from."""


class Nature(Enum):
    """Kind by the nature of the activity."""

    TECHNICAL = "teknis"
    ADMINISTRATIVE = "administratif"


class Scope(Enum):
    """Kind by scope: a macro procedure holds several micro ones."""

    MACRO = "makro"
    MICRO = "mikro"


class Completeness(Enum):
    """Kind by result: a final procedure yields the final product."""

    FINAL = "final"
    PARTIAL = "parsial"


class Subject(Enum):
    """Kind by subject: a generic procedure is the same in every office."""

    GENERIC = "generik"
    SPECIFIC = "spesifik"


class TesterKind(Enum):
    """Who tested an SOP."""

    ACTOR = "pelaksana"
    LEADER = "pimpinan"
    PUBLIC = "masyarakat"


@dataclass(frozen=True, slots=True)
class Approver:
    """The official who set the SOP: position, name, and NIP as typed (commissioners have none)."""

    position: str = ""
    name: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    """The four axes of Permen PANRB 35/2012; None where the form does not say."""

    nature: Nature | None = None
    scope: Scope | None = None
    completeness: Completeness | None = None
    subject: Subject | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRecord:
    """One line of the test log: who tested what, when, with which result."""

    kind: TesterKind | None = None
    position: str = ""
    date: FormDate = FormDate()
    result: str = ""
    note: str = ""
    priority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Everything the head of the form and its register block say; text is text as typed."""

    title: str = ""
    number: str = ""
    satker: str = ""
    sop_code: str = ""
    variant: str = ""
    revision: str = ""
    status: Status | None = None
    unit: str = ""
    subunit: str = ""
    created: FormDate = FormDate()
    revised: FormDate = FormDate()
    effective: FormDate = FormDate()
    approver: Approver = Approver()
    legal_basis: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    process_code: str = ""
    classification: Classification = Classification()
    time_limit: str = ""
