"""Which parts of an SOP become which columns: what writing and reading the store agree on."""

from __future__ import annotations

from dataclasses import fields

from sopxl.register.analysis import Times
from sopxl.register.entry import FindingRecord

TEXT_FIELDS = (
    "title",
    "number",
    "satker",
    "sop_code",
    "variant",
    "revision",
    "unit",
    "subunit",
    "process_code",
    "time_limit",
)
DATE_FIELDS = ("created", "revised", "effective")
APPROVER_FIELDS = ("position", "name", "nip")
CLASS_FIELDS = ("nature", "scope", "completeness", "subject")
PLACED_FIELDS = (
    *TEXT_FIELDS,
    *DATE_FIELDS,
    "status",
    *(f"approver.{name}" for name in APPROVER_FIELDS),
    *(f"classification.{name}" for name in CLASS_FIELDS),
)
"""The single fields of the head, by their names in an address."""

LISTED_FIELDS = ("qualifications", "equipment", "cautions", "records")
"""Lists of the head that share a table; legal basis and keterkaitan have their own."""

STEP_FIELDS = (
    "number",
    "kind",
    "activity",
    "actors",
    "requirements",
    "duration",
    "output",
    "remarks",
)
"""The fields of a step that stand in one cell."""

WAYS_OUT, WAY_CELLS = "ways_out", ("yes_cell", "no_cell")
"""The field that stands in two cells, and the columns that keep them, by item."""

TIME_COLUMNS = tuple((field.name, f"{field.name}_minutes") for field in fields(Times))
FINDING_COLUMNS = tuple(field.name for field in fields(FindingRecord) if field.name != "fix")

FROM_FILE, FROM_REGISTER = "berkas", "register"
"""Where a finding comes from: a file by itself, or the comparison with all others."""

PROCESS_TEXTS = (
    "code",
    "name",
    "owner",
    "strategic_goal",
    "indicator",
    "cross_functional_map",
    "rab_code",
)
PROCESS_LISTS = ("suppliers", "inputs", "outputs", "customers")

BETWEEN = "\n"
"""Items of a process's list share a column, one on each line."""
