"""Which parts of an SOP become which columns: what writing and reading the store agree on."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sopxl.register.analysis import Times
from sopxl.register.entry import FindingRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

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

TIME_FIELDS = Times._fields
TIME_COLUMNS = tuple(f"{name}_minutes" for name in TIME_FIELDS)
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

SEARCHED = ("title", "number", "activity", "output", "actor", "citation")
"""What words are searched in, where they say most first."""

STANDING = ("sheet", "cell")
"""Where a value stands in its source."""

SOP_TABLES: Mapping[str, tuple[str, ...]] = {
    "sop": (
        "source",
        "status",
        *TEXT_FIELDS,
        *(column for name in DATE_FIELDS for column in (f"{name}_text", name)),
        *(f"approver_{name}" for name in APPROVER_FIELDS),
        *CLASS_FIELDS,
        "step_count",
        "decision_count",
        "actor_count",
        "measured_count",
        "time_text",
        "monitoring_due",
        "evaluation_due",
        *TIME_COLUMNS,
    ),
    "place": ("source", "field", *STANDING),
    "listed": ("source", "field", "item", "text", *STANDING),
    "citation": ("source", "item", "text", "kind", "number", "year", "about", *STANDING),
    "related": ("source", "item", "text", *STANDING),
    "actor": ("source", "item", "name", "headed", "external", "step_count", *STANDING),
    "step": (
        "source",
        "item",
        *STEP_FIELDS,
        WAYS_OUT,
        *TIME_COLUMNS,
        "sheet",
        *(f"{name}_cell" for name in STEP_FIELDS),
        *WAY_CELLS,
    ),
    "handover": ("source", "giver", "receiver", "count"),
    "test": (
        "source",
        "item",
        "kind",
        "position",
        "date_text",
        "date",
        "result",
        "note",
        "priority",
        *STANDING,
    ),
    "stems": ("source", "satker", *SEARCHED),
    "finding": ("source", "origin", "item", *FINDING_COLUMNS, "fix_old", "fix_new"),
}
"""The tables that hold what was read, with their columns in the order of their rows.

They are filled by the million, so that a row is a bare tuple.
"""

CONCLUDED_TABLES: Mapping[str, tuple[str, ...]] = {
    "standing": ("source", "standing"),
    "conflict": ("item", "kind", "subject", "kept", "other", "reason"),
    "link": ("source", "item", "match", "target", "proposed", "mutual", "confidence"),
    "alike": ("item", "kept", "other", "percent", "differences"),
    "hanging": ("source", "code", "hung_by"),
}
"""The tables that hold what merging concluded, likewise; its findings stand among all others."""
