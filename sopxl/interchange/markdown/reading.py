"""The Markdown notation of an SOP, read to a Draft line by line."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, NoReturn

from sopxl.intake.draft import Draft, Entry
from sopxl.intake.parse.steps import BETWEEN_ACTORS
from sopxl.interchange.markdown.lines import Piece, is_rule, row_cells, unescaped
from sopxl.interchange.markdown.words import (
    ACTORS,
    field_named,
    is_list,
    table_headed,
    unknown_heading,
    unknown_key,
)
from sopxl.interchange.ways import StatedWay, way_entries
from sopxl.model.errors import UserError
from sopxl.model.ref import Ref
from sopxl.template.sop_ap import SOP_AP, STEPS
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.template.spec import Column, Table

_KEY = re.compile(r"([^:|]+?)\s*:(?:\s+|$)")
_ITEM = re.compile(r"[-*•]\s+")
_FOR_THE_EYE = re.compile(r"##|-{3,}$")
"""Lower headings and rules between parts, which say nothing about the SOP."""

_TITLE = re.compile(r"#\s+")
_STATED = re.compile(r"([^:]*):(.*)", re.DOTALL)
BETWEEN_ITEMS = ";"
"""Between the lines of a list that stands on one, and between the ways out in one cell."""

REFUSAL = "Baris {line}, kolom {column} {what}."
REMEDY = "Lihat contoh bentuk ini dengan «sopxl export --to markdown»."
NO_KNOWN_LINE = "bukan «kunci: nilai», bukan butir daftar, dan bukan baris tabel"
ALREADY_FILLED = "mengisi lagi sesuatu yang sudah diisi di atasnya"
ITEM_WITHOUT_LIST = "adalah butir daftar, tetapi tidak ada daftar di atasnya"
TOO_MANY_CELLS = "memiliki {cells} sel, kepala tabelnya {columns}"
HEADING_TWICE = "memakai kepala kolom «{heading}» untuk kedua kalinya"


def to_draft(text: str, source: str = "") -> Draft:
    """Return the draft that a Markdown text holds.

    Raises UserError, with the line, for keys and headings that the form does not have and for
    lines that are neither `key: value`, nor a list item, nor a row of a table.
    """
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        reader.read(Piece(line, number, 1).after(0))
    return Draft(source, reader.finished(), SOP_AP.key)


@dataclass(slots=True)
class _Reader:
    """What was read so far, and what the next line belongs to."""

    entries: dict[Ref, Entry] = field(default_factory=dict)
    list_name: str = ""
    items: int = 0
    table: Table | None = None
    columns: tuple[Column, ...] = ()
    rows: dict[str, int] = field(default_factory=lambda: {"steps": 0, "tests": 0})

    def read(self, line: Piece) -> None:
        if not line.text.startswith("|"):
            self.table = None
        if not line.text or _FOR_THE_EYE.match(line.text):
            return
        if line.text.startswith("|"):
            self._row(tuple(row_cells(line)))
        elif found := _TITLE.match(line.text):
            self._value(line, "title", line.after(found.end()))
        elif found := _ITEM.match(line.text):
            self._item(line, line.after(found.end()))
        elif found := _KEY.match(line.text):
            self._key(line, found[1], line.after(found.end()))
        else:
            _refuse(line, NO_KNOWN_LINE)

    def finished(self) -> dict[Ref, Entry]:
        """Return all entries; actors not listed stand in the order of their first step."""
        start = Piece("", 1, 1).place()
        for part in ("identity", "steps", "tests", "actors"):
            self.entries.setdefault(Ref(part), start)
        if Ref("actors", 0) not in self.entries:
            self._put_actors(self._acting())
        return self.entries

    def _key(self, line: Piece, key: str, value: Piece) -> None:
        name = field_named(key)
        if name is None:
            _refuse(line, unknown_key(key))
        self.list_name = name if is_list(name) else ""
        if name == ACTORS:
            self._claim(line, Ref(ACTORS))
            self.entries[Ref(ACTORS)] = line.place()
            self._put_actors(value.split(BETWEEN_ACTORS))
        elif is_list(name):
            self._claim(line, Ref("identity", None, name))
            self.items = 0
            self.entries[Ref("identity", None, name)] = line.place()
            for item in value.split(BETWEEN_ITEMS) if value.text else ():
                self._item(line, item)
        else:
            self._value(line, name, value)

    def _value(self, line: Piece, name: str, value: Piece) -> None:
        self._claim(line, Ref("identity", None, name))
        self.entries[Ref("identity", None, name)] = value.entry()

    def _claim(self, line: Piece, ref: Ref) -> None:
        if ref in self.entries:
            _refuse(line, ALREADY_FILLED)

    def _item(self, line: Piece, item: Piece) -> None:
        if not self.list_name:
            _refuse(line, ITEM_WITHOUT_LIST)
        self.entries[Ref("identity", None, self.list_name, self.items)] = item.entry()
        self.items += 1

    def _put_actors(self, names: Iterator[Piece]) -> None:
        for index, name in enumerate(names):
            self.entries[Ref(ACTORS, index)] = name.entry()

    def _row(self, cells: tuple[Piece, ...]) -> None:
        if self.table is None:
            self._heading(cells)
        elif len(cells) > len(self.columns):
            sizes = {"cells": len(cells), "columns": len(self.columns)}
            _refuse(cells[0], TOO_MANY_CELLS.format_map(sizes))
        elif not is_rule(cells) and any(cell.text for cell in cells):
            self._record(cells)

    def _heading(self, cells: tuple[Piece, ...]) -> None:
        self.table = table_headed(tuple(cell.text for cell in cells))
        columns: list[Column] = []
        for cell in cells:
            column = self.table.answering(cell.text)
            if column is None:
                _refuse(cell, unknown_heading(cell.text, self.table))
            if column in columns:
                _refuse(cell, HEADING_TWICE.format(heading=cell.text))
            columns.append(column)
        self.columns = tuple(columns)
        self.entries[Ref(self._part)] = cells[0].place()

    @property
    def _part(self) -> str:
        return "steps" if self.table is STEPS else "tests"

    def _record(self, cells: tuple[Piece, ...]) -> None:
        part, index = self._part, self.rows[self._part]
        self.rows[part] = index + 1
        self.entries[Ref(part, index)] = Piece("", cells[0].line, 1).place()
        ways: list[StatedWay] = []
        for column, cell in zip(self.columns, cells, strict=False):
            if column.item is None:
                self.entries[Ref(part, index, column.field)] = unescaped(cell).entry()
            else:
                self.entries.setdefault(Ref(part, index, column.field), cell.place())
                self.entries[Ref(part, index, column.field, column.item)] = cell.place()
                ways.extend(_ways(cell, column.item))
        self.entries.update(way_entries(index, ways))

    def _acting(self) -> Iterator[Piece]:
        seen: set[str] = set()
        for index in range(self.rows["steps"]):
            entry = self.entries.get(Ref("steps", index, "actors"))
            if entry is None:
                continue
            line, column = map(int, entry.cell.split(":"))
            for name in Piece(entry.text, line, column).split(BETWEEN_ACTORS):
                if name.text and name.text not in seen:
                    seen.add(name.text)
                    yield name


def _ways(cell: Piece, slot: int) -> Iterator[StatedWay]:
    """Yield the ways of a cell: `3`, or with answers of their own `Ya: 3; Tidak: 1`."""
    for piece in cell.split(BETWEEN_ITEMS) if cell.text else ():
        if stated := _STATED.fullmatch(piece.text):
            yield StatedWay(stated[2].strip(), stated[1].strip(), cell.cell)
        else:
            yield StatedWay(piece.text, None, cell.cell, slot)


def _refuse(piece: Piece, what: str) -> NoReturn:
    raise UserError(
        REFUSAL.format(line=piece.line, column=piece.column, what=what),
        REMEDY,
        "wrong-markdown",
    )
