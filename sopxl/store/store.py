"""The register at rest, behind a narrow interface: a server database could take its place."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Self, TypeAlias, cast

from sopxl.model.place import Place
from sopxl.register.entry import Source, State
from sopxl.register.links import Link, Match
from sopxl.store.cards import (
    ALL_CARDS,
    ALL_WORDINGS,
    CARD_AT,
    UNHUNG_CARDS,
    WORDING_AT,
    card_of,
    wording_of,
)
from sopxl.store.columns import CONCLUDED_TABLES, FROM_REGISTER, SOP_TABLES
from sopxl.store.conclusions import Conclusions
from sopxl.store.connection import close, is_begun, open_to_read, open_to_write, said_plainly
from sopxl.store.parcel import ID_BITS, source_id
from sopxl.store.queries import (
    FIELD_PLACE,
    HOLDERS,
    HUNG,
    ITEM_PLACE,
    LINKS,
    RIPE,
    ROLE_USES,
)
from sopxl.store.revive import (
    ENTRY_TABLES,
    entry_of,
    finding_of,
    source_of,
    tree_of,
)
from sopxl.store.search import INDEXES, search
from sopxl.store.surroundings import office_rows, process_rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from sopxl.model.process import ProcessTree
    from sopxl.model.ref import Ref
    from sopxl.model.settings import Profile
    from sopxl.model.sop import Sop
    from sopxl.reference.offices import Office
    from sopxl.register.entries import Card, Wording
    from sopxl.register.entry import Entry, FindingRecord
    from sopxl.register.merge import Conclusion
    from sopxl.store.parcel import Parcel
    from sopxl.store.rows import Row, Value
    from sopxl.store.search import Hit
    from sopxl.store.surroundings import Record

ALL_TABLES = {**SOP_TABLES, **CONCLUDED_TABLES}

Values: TypeAlias = "tuple[object, ...] | dict[str, object]"


class Store:
    """One register, open; closes to a single file."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @staticmethod
    def is_begun(path: Path) -> bool:
        """Tell whether there is a register, or anything else that is in its place."""
        return is_begun(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a register to write, or make one; nobody else can open it meanwhile."""
        return cls(open_to_write(path), path)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Open a register to read."""
        return cls(open_to_read(path), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with said_plainly(self.path):
            close(self._connection, interrupted=error is not None)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all or nothing of what happens inside."""
        with said_plainly(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def note(self, key: str) -> str:
        """Return what was noted about the register itself, or nothing."""
        row = self._one("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row["value"]) if row else ""

    def set_note(self, key: str, value: str) -> None:
        """Note something about the register itself."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def sources(self) -> Iterator[Source]:
        """Yield all sources in the order of their paths, the unreadable and gone ones too."""
        return map(source_of, self._all("SELECT * FROM source ORDER BY path"))

    def ripe(self, day: str) -> frozenset[str]:
        """Return the sources with a date that came, or is yet to come again, since they were read.

        What rules say of a date may differ between the day of reading and `day` (ISO).
        """
        return frozenset(row["path"] for row in self._all(RIPE, {"day": day}))

    def put(self, *parcels: Parcel) -> None:
        """Store sources and all their rows in place of what was known of them."""
        # In the order of their ids neighbours in the file are written together.
        ordered = sorted(parcels, key=lambda parcel: source_id(parcel.source.path))
        for parcel in ordered:
            self._connection.execute(
                "DELETE FROM source WHERE id = ?", (source_id(parcel.source.path),)
            )
        self._insert_records("source", (_source_row(parcel.source) for parcel in ordered))
        for table in SOP_TABLES:
            rows = (parcel.rows.get(table, ()) for parcel in ordered if parcel.rows)
            self._insert(table, tuple(chain.from_iterable(rows)))

    def update(self, source: Source, before: str = "") -> None:
        """Store what is new about a source whose content is known: its time, its state, its place.

        `before` is the path under which it is stored, where that is another one.
        """
        row = _source_row(source)
        changes = ", ".join(f"{column} = :{column}" for column in row)
        values = {**row, "before": source_id(before or source.path)}
        self._connection.execute(f"UPDATE source SET {changes} WHERE id = :before", values)  # noqa: S608 # our own column names

    def conclude(self, conclusions: Iterable[Conclusion], profile: Profile) -> None:
        """Store what merging concludes, as it comes, in place of what it concluded before."""
        for table in CONCLUDED_TABLES:
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 # a table of our own
        self._connection.execute("DELETE FROM finding WHERE origin = ?", (FROM_REGISTER,))
        Conclusions(self._insert, self.place, profile).store(conclusions)
        for index in INDEXES:
            self._connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 # our own names

    def set_roles(self, roles: Mapping[str, str]) -> None:
        """Store the confirmed names of roles, by those written, in place of the ones before."""
        self._refill("role", ({"name": name, "harmonised": one} for name, one in roles.items()))

    def set_processes(self, tree: ProcessTree, former: Mapping[str, str]) -> None:
        """Store the process map in place of the one before, with the codes that it had once."""
        self._refill("process", process_rows(tree))
        codes: tuple[Record, ...] = tuple(
            {"code": code, "now": now} for code, now in sorted(former.items())
        )
        self._refill("former_process", codes)

    def set_offices(self, offices: Iterable[Office]) -> None:
        """Store the offices that an SOP can belong to."""
        self._refill("office", office_rows(offices))

    def place(self, path: str, ref: Ref) -> Place:
        """Return where a part of the head stands in its source."""
        item_of_list = ref.field == "related" and ref.item is not None
        query, which = (ITEM_PLACE, ref.item) if item_of_list else (FIELD_PLACE, ref.field)
        row = self._one(query, (source_id(path), which))
        return Place(row["sheet"], row["cell"]) if row else Place()

    def cards(self) -> Iterator[Card]:
        """Yield the cards of all SOPs whose source is there, in the order of their paths."""
        return map(card_of, self._all(ALL_CARDS))

    def cards_at(self, paths: Iterable[str]) -> Iterator[Card]:
        """Yield the cards of those at some paths, in the order of these."""
        return (card_of(row) for path in paths for row in self._all(CARD_AT, (source_id(path),)))

    def unhung_cards(self) -> Iterator[Card]:
        """Yield the cards of the SOPs that no sign of their own hangs under a process."""
        return map(card_of, self._all(UNHUNG_CARDS))

    def wordings(self) -> Iterator[Wording]:
        """Yield what the SOPs of the cards say, in the same order."""
        return map(wording_of, self._all(ALL_WORDINGS))

    def wordings_at(self, paths: Iterable[str]) -> Iterator[Wording]:
        """Yield what those at some paths say, in the order of these."""
        return (
            wording_of(row) for path in paths for row in self._all(WORDING_AT, (source_id(path),))
        )

    def role_uses(self) -> Mapping[str, int]:
        """Return in how many SOPs each role has a part, by its name."""
        return {row["name"]: row["sops"] for row in self._all(ROLE_USES, (State.READ.value,))}

    def former_codes(self) -> Mapping[str, str]:
        """Return what processes are called now, by the codes that maps before had for them."""
        return {row["code"]: row["now"] for row in self._all("SELECT * FROM former_process")}

    def roles(self) -> Mapping[str, str]:
        """Return the confirmed names of roles, by the names that are written."""
        return {row["name"]: row["harmonised"] for row in self._all("SELECT * FROM role")}

    def hung(self) -> Mapping[str, str]:
        """Return the process under which each SOP hangs, by the path of its source."""
        return {row["path"]: row["code"] for row in self._all(HUNG)}

    def sop_at(self, path: str) -> Sop | None:
        """Return the SOP of the source with this path."""
        entry = self.entry(Source(path=path))
        return entry.sop if entry else None

    def entries(self, satker: str = "") -> Iterator[Entry]:
        """Yield the SOPs that hold their key and whose source is there, whole, office by office.

        Those of one office only where `satker` names it; by path within an office.
        """
        for row in self._all(HOLDERS, {"satker": satker}):
            if entry := self.entry(source_of(row)):
                yield entry

    def links(self, satker: str = "") -> Iterator[Link]:
        """Yield the lines of Keterkaitan whose SOP is known, those of one office if named."""
        for row in self._all(LINKS, {"satker": satker}):
            yield Link(
                path=row["path"],
                item=row["item"],
                text=row["text"],
                match=Match(row["match"]),
                target=row["target"],
                mutual=bool(row["mutual"]),
                confidence=row["confidence"],
            )

    def processes(self) -> ProcessTree:
        """Return the process map; without processes where none was given."""
        return tree_of(self._all("SELECT * FROM process ORDER BY item"))

    def entry(self, source: Source) -> Entry | None:
        """Return the SOP of a source with places and findings; None where it holds none."""
        tables = self._tables(source, ENTRY_TABLES)
        return entry_of(source, tables) if tables["sop"] else None

    def _tables(self, source: Source, names: tuple[str, ...]) -> dict[str, list[sqlite3.Row]]:
        here = source_id(source.path)
        return {name: list(self._all(_of_source(name), (here,))) for name in names}

    def findings(self, source: Source) -> tuple[FindingRecord, ...]:
        """Return the findings of a source, those of merging last."""
        return tuple(map(finding_of, self._all(_of_source("finding"), (source_id(source.path),))))

    def rows(self, view: str) -> Iterator[Mapping[str, Any]]:
        """Yield the rows of one of the views (`views.sql`), under the names of its columns."""
        # A row of SQLite is looked into like a mapping, at a fifth of the price of making one.
        return cast("Iterator[Mapping[str, Any]]", self._all(f'SELECT * FROM "{view}"'))  # noqa: S608 # a view of our own

    def lines(self, view: str, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a view as the bare values of some of its columns, in their order."""
        names = ", ".join(f'"{column}"' for column in columns)
        cursor = self._connection.cursor()
        cursor.row_factory = None
        with said_plainly(self.path):
            for line in cursor.execute(f'SELECT {names} FROM "{view}"'):  # noqa: S608, UP028 # names of our own; likewise
                yield line

    def columns(self, view: str) -> tuple[str, ...]:
        """Return the names of a view's columns."""
        return tuple(row["name"] for row in self._all(f'PRAGMA table_info("{view}")'))

    def titles(self) -> Iterator[str]:
        """Yield every title once."""
        rows = self._all("SELECT DISTINCT title FROM sop ORDER BY title")
        return (row["title"] for row in rows)

    def find(self, question: str, limit: int = 20, satker: str = "") -> tuple[Hit, ...]:
        """Return the SOPs that a question is about, the best first; of one office if named."""
        return tuple(search(self._all, question, limit, satker))

    def _insert(self, table: str, rows: tuple[Row, ...]) -> None:
        insertion = _insertion(table, ALL_TABLES[table])
        try:
            with self._all_or_nothing():
                self._connection.executemany(insertion, rows)
        except (OverflowError, UnicodeEncodeError):
            self._connection.executemany(insertion, map(_storable, rows))

    def _insert_records(self, table: str, records: Iterable[Record]) -> None:
        for record in records:
            names = tuple(record)
            self._connection.execute(_insertion(table, names), tuple(record.values()))

    def _refill(self, table: str, records: Iterable[Record]) -> None:
        self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 # a table of our own
        self._insert_records(table, records)

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Undo what happens inside if it fails, without leaving the transaction."""
        self._connection.execute("SAVEPOINT inside")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK TO inside")
            raise
        finally:
            self._connection.execute("RELEASE inside")

    def _one(self, query: str, values: Values = ()) -> sqlite3.Row | None:
        return next(self._all(query, values), None)

    def _all(self, query: str, values: Values = ()) -> Iterator[sqlite3.Row]:
        with said_plainly(self.path):
            # No «yield from»: that would close the cursor of a connection closed before it.
            for row in self._connection.execute(query, values):  # noqa: UP028
                yield row


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    values = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"  # noqa: S608 # our own names


@cache
def _of_source(table: str) -> str:
    return f"SELECT * FROM {table} WHERE source = ?"  # noqa: S608 # a table of our own


def _storable(row: Row) -> Row:
    """Return a row without what SQLite cannot hold: numbers beyond 64 bits, halves of signs."""
    return tuple(map(_storable_value, row))


def _storable_value(value: Value) -> Value:
    match value:
        case str():
            return value.encode(errors="replace").decode()
        case int() if value.bit_length() > ID_BITS:
            return str(value)
        case _:
            return value


def _source_row(source: Source) -> Record:
    refusal = source.refusal
    return {
        "id": source_id(source.path),
        "path": source.path,
        "size": source.size,
        "modified_ns": source.modified_ns,
        "sha256": source.sha256,
        "template": source.template,
        "imported": source.imported,
        "reader": source.reader,
        "state": source.state.value,
        "refusal_code": refusal.code if refusal else "",
        "refusal_message": refusal.message if refusal else "",
        "refusal_remedy": refusal.remedy if refusal else "",
    }
