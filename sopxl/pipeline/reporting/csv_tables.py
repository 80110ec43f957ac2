"""Small tables that the secretariat keeps itself, as CSV with headings."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, reason
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class CsvTable:
    """What a table is called, the headings that it must have, and those that it may have.

    `code` begins the codes of the errors: «cases» makes «cases-unreadable» and «cases-broken».
    """

    name: str
    code: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def remedy(self) -> str:
        """How to write such a table."""
        headings = ";".join((*self.columns, *self.optional))
        return f"Tulis CSV dengan judul kolom {headings} dan satu SOP tiap baris."

    def rows(self, file: Path) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the rows that say something, with their line; missing cells are empty.

        Columns may be set apart by semicolons or commas. Raises UsageError for a file that cannot
        be read or lacks a heading.
        """
        text = self._text(file)
        head = text.partition("\n")[0]
        reader = csv.DictReader(text.splitlines(), delimiter=";" if ";" in head else ",")
        headings = {name: name.strip().casefold() for name in reader.fieldnames or ()}
        if not set(self.columns) <= set(headings.values()):
            raise UsageError(
                f"{self.name} «{file}» tidak berjudul kolom.", self.remedy, f"{self.code}-broken"
            )
        for line, found in enumerate(reader, start=2):
            row = {name: (found[heading] or "").strip() for heading, name in headings.items()}
            if any(row.values()):
                yield line, {**dict.fromkeys(self.optional, ""), **row}

    def broken(self, file: Path, line: int, said: str, remedy: str) -> UsageError:
        """Return the error of a cell that says nothing that can be used."""
        name = f"{self.name[:1].lower()}{self.name[1:]}"
        told = f"{said} pada baris {line}, {name} «{file}»."
        return UsageError(told, remedy, f"{self.code}-broken")

    def _text(self, file: Path) -> str:
        try:
            return file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            why = reason(error) if isinstance(error, OSError) else "bukan teks UTF-8"
            raise UsageError(
                f"{self.name} «{file}» tidak dapat dibaca: {why}.",
                self.remedy,
                f"{self.code}-unreadable",
            ) from error
