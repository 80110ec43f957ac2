"""Reference lists, each row with its source: offices, regulations, verbs, positions, time."""

from sopxl.reference.offices import (
    Level,
    Office,
    office,
    offices,
    offices_by_region,
    region_in,
)
from sopxl.reference.positions import Position, is_listed, position, positions
from sopxl.reference.regulations import LegalStatus, Regulation, regulations
from sopxl.reference.units import Measure, Unit, units
from sopxl.reference.verbs import Verb, misspellings, verbs

__all__ = [
    "LegalStatus",
    "Level",
    "Measure",
    "Office",
    "Position",
    "Regulation",
    "Unit",
    "Verb",
    "is_listed",
    "misspellings",
    "office",
    "offices",
    "offices_by_region",
    "position",
    "positions",
    "region_in",
    "regulations",
    "units",
    "verbs",
]
