"""What changed between two editions of a register, as leaders and writers read it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.register.editions import Fate, changes
from sopxl.report.figures.procedure_records import title_with_variant
from sopxl.report.figures.traces import Trace, trace_of
from sopxl.template.sop_ap import SOP_AP
from sopxl.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from sopxl.model.ref import Ref
    from sopxl.register.editions import Change
    from sopxl.register.entry import Entry

STEP, ACTOR_COLUMNS, WAYS_OUT = "langkah", "Kolom pelaksana", "Alur"
LABELS = {
    **{column.field: column.label for column in SOP_AP.tables[0].columns},
    **{field.field: field.label for field in SOP_AP.fields},
    "actors": "Pelaksana",
    "ways_out": WAYS_OUT,
}
"""What the form calls each field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One change in the words of the form, with the cells of both editions."""

    fate: Fate
    place: str
    label: str
    old: str
    new: str
    old_trace: Trace | None
    new_trace: Trace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SopChange:
    """What became of one SOP; `changes` is empty for those that came or went."""

    fate: Fate
    satker: str
    office: str
    unit: str
    label: str
    sop_code: str
    trace: Trace
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two editions held against each other; `since` is the day of the old one, where known."""

    today: date
    since: date | None
    sops: tuple[SopChange, ...] = ()
    unchanged: int = 0
    offices_came: tuple[str, ...] = ()
    offices_went: tuple[str, ...] = ()

    def of(self, fate: Fate) -> tuple[SopChange, ...]:
        """Return the SOPs of one fate."""
        return tuple(one for one in self.sops if one.fate is fate)

    @property
    def by_office(self) -> tuple[tuple[str, Counter[Fate]], ...]:
        """How many SOPs of each office came, went and changed."""
        counts: dict[str, Counter[Fate]] = {}
        for one in self.sops:
            counts.setdefault(one.office or one.satker, Counter())[one.fate] += 1
        return tuple(sorted(counts.items()))


def sop_change(old: Entry | None, new: Entry | None, office: str) -> SopChange | None:
    """Return what became of an SOP from one edition to the next; None where nothing did."""
    told = tuple(_told(old, new, one) for one in changes(old.sop, new.sop)) if old and new else ()
    shown = new or old
    if shown is None or (old and new and not told):
        return None
    identity = shown.sop.identity
    trace = Trace(shown.source.path)
    return SopChange(
        fate=Fate.CHANGED if old and new else Fate.CAME if new else Fate.WENT,
        satker=identity.satker,
        office=office,
        unit=identity.unit,
        label=title_with_variant(identity.title, identity.variant, trace),
        sop_code=identity.sop_code,
        trace=trace,
        changes=told,
    )


def _told(old: Entry, new: Entry, change: Change) -> FieldChange:
    whole_step = change.step is not None and not change.field
    head = change.field == "actors" and change.step is None
    return FieldChange(
        fate=change.fate,
        place=f"{STEP} {change.step}" if change.step is not None else "identitas",
        label="Kegiatan" if whole_step else ACTOR_COLUMNS if head else LABELS[change.field],
        old=change.old,
        new=change.new,
        old_trace=_trace(old, change.old_ref),
        new_trace=_trace(new, change.new_ref),
    )


def _trace(entry: Entry, ref: Ref | None) -> Trace | None:
    return trace_of(entry, ref) if ref else None
