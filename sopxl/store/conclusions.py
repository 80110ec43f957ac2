"""What merging concluded, as rows of the tables that are emptied and filled again each time."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from sopxl.register.alike import Alike
from sopxl.register.conflicts import Conflict
from sopxl.register.entry import FindingRecord
from sopxl.register.hanging import Hanging
from sopxl.register.links import Link
from sopxl.register.raised import Raised
from sopxl.register.standing import Stands
from sopxl.rules.located import Located
from sopxl.store.columns import FROM_REGISTER
from sopxl.store.parcel import source_id
from sopxl.store.rows import finding_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sopxl.model.place import Place
    from sopxl.model.ref import Ref
    from sopxl.model.settings import Profile
    from sopxl.register.merge import Conclusion
    from sopxl.store.rows import Row

    Insert: TypeAlias = Callable[[str, tuple[Row, ...]], None]
    Locate: TypeAlias = Callable[[str, Ref], Place]

AT_ONCE = 1_000
"""So many rows of a table are written together, those of one source beside each other."""


class Conclusions:
    """Conclusions on their way into the tables.

    Conflicts and pairs are numbered as they come, findings as they come for each source.
    """

    def __init__(self, insert: Insert, locate: Locate, profile: Profile) -> None:
        self._insert, self._locate, self._profile = insert, locate, profile
        self._waiting: defaultdict[str, list[Row]] = defaultdict(list)
        self._items: Counter[str | int] = Counter()

    def store(self, conclusions: Iterable[Conclusion]) -> None:
        """Write all conclusions, a thousand rows at a time."""
        for conclusion in conclusions:
            table, row = self._row(conclusion)
            rows = self._waiting[table]
            rows.append(row)
            if len(rows) >= AT_ONCE:
                self._write(table)
        for table in self._waiting:
            self._write(table)

    def _write(self, table: str) -> None:
        rows = self._waiting[table]
        self._insert(table, tuple(sorted(rows)))
        rows.clear()

    def _row(self, conclusion: Conclusion) -> tuple[str, Row]:
        match conclusion:
            case Stands(path, standing):
                return "standing", (source_id(path), standing.value)
            case Link():
                return "link", _link(conclusion)
            case Hanging(path, code, by):
                return "hanging", (source_id(path), code, by.value)
            case Conflict():
                return "conflict", (self._next("conflict"), *_conflict(conclusion))
            case Alike():
                return "alike", (self._next("alike"), *_alike(conclusion))
            case Raised():
                return "finding", self._finding(conclusion)

    def _finding(self, raised: Raised) -> Row:
        finding, source = raised.finding, source_id(raised.path)
        place = raised.place or self._locate(raised.path, finding.ref)
        severity = finding.rule.severity_in(self._profile)
        record = FindingRecord.of(Located(finding, place, severity))
        (row,) = finding_rows(source, FROM_REGISTER, (record,), self._next(source))
        return row

    def _next(self, which: str | int) -> int:
        """Return the next number of a table, or of the findings of a source."""
        item = self._items[which]
        self._items[which] += 1
        return item


def _link(link: Link) -> Row:
    return (
        source_id(link.path),
        link.item,
        link.match.value,
        source_id(link.target) if link.target else None,
        source_id(link.proposed) if link.proposed else None,
        link.mutual,
        link.confidence,
    )


def _conflict(conflict: Conflict) -> Row:
    words = (conflict.kind.value, conflict.subject)
    return (*words, conflict.kept.path, conflict.other.path, conflict.reason)


def _alike(pair: Alike) -> Row:
    return (pair.kept, pair.other, pair.percent, pair.differences)
