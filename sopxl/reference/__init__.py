"""Reference lists, each row with its source: offices, regulations, verbs, positions, time."""

from sopxl.reference.offices import Level, Office, office, offices
from sopxl.reference.positions import Position, position, positions
from sopxl.reference.regulations import LegalStatus, Regulation, regulations
from sopxl.reference.units import Measure, Unit, units
from sopxl.reference.verbs import Verb, verb, verbs

__all__ = [
    "LegalStatus",
    "Level",
    "Measure",
    "Office",
    "Position",
    "Regulation",
    "Unit",
    "Verb",
    "office",
    "offices",
    "position",
    "positions",
    "regulations",
    "units",
    "verb",
    "verbs",
]
