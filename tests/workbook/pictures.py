"""Workbooks made from the pictures of `cell_examples`, with what stands below a picture in them."""

from __future__ import annotations

import re
from datetime import date, time
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

from sopxl.rules.examples.cells import AS_THE_FORM
from sopxl.template.address import Spot
from sopxl.template.sop_ap import STEPS
from sopxl.template.spec import normal_label
from sopxl.workbook.package.parts import Package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = re.compile(r"^Lembar (.+)$", re.MULTILINE)
UNSEEN_SPACE = ("␣", "\u00a0")
FORMULA = re.compile(r"(\w+): rumus (\S+) tersimpan tanpa nilai")
STORED = re.compile(r"(\w+): tersimpan sebagai (\w+) ?(\S*)")
MERGED = re.compile(r"(\w+:\w+): digabung")
DAMAGED = re.compile(r"(\S+): terpotong di tengah")

AS: Mapping[str, tuple[Callable[[str], date | time | float], str]] = {
    "tanggal": (date.fromisoformat, "d mmmm yyyy"),
    "jam": (time.fromisoformat, "h:mm"),
    "bilangan": (float, "0"),
}
"""How Excel stores and shows what stands in a cell, by the word of a picture."""


def workbook_shown(picture: str) -> bytes:
    """Return the workbook that a picture shows."""
    file = BytesIO()
    _, *parts = SHEET.split(picture)
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for name, shown in zip(parts[::2], parts[1::2], strict=True):
            sheet = book.add_worksheet(name)
            cells = cells_of(shown)
            for cell, text in cells.items():
                sheet.write_string(cell, text)
            _write_unseen(book, sheet, cells, shown)
            if AS_THE_FORM in shown:
                for label, area in columns(cells).items():
                    book.define_name(label, f"='{name}'!{area}")
    return _damaged(file.getvalue(), DAMAGED.findall(picture))


def _damaged(workbook: bytes, parts: Iterable[str]) -> bytes:
    """Return a workbook with parts that lack the middle of their bytes."""
    package = Package(workbook)
    for name in parts:
        part = package.part(name)
        package.put(name, part[: len(part) // 3] + part[-len(part) // 3 :])
    return package.to_bytes()


def cells_of(shown: str) -> dict[str, str]:
    """Return the filled cells of a sheet by their addresses."""
    letters, _, *rows = (
        [text.strip().replace(*UNSEEN_SPACE) for text in line.strip("|").split("|")]
        for line in shown.splitlines()
        if line.startswith("|")
    )
    return {
        f"{letter}{row[0]}": text
        for row in rows
        for letter, text in zip(letters[1:], row[1:], strict=True)
        if text
    }


def columns(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the areas of the columns by the names that the form gives them."""
    named = {normal_label(column.label): column.defined_name for column in STEPS.columns}
    return {
        named[normal_label(text)]: Spot.at(cell).fixed
        for cell, text in cells.items()
        if Spot.at(cell).row == 1 and normal_label(text) in named
    }


def _write_unseen(book: Workbook, sheet: Worksheet, cells: Mapping[str, str], shown: str) -> None:
    for cell, formula in FORMULA.findall(shown):
        sheet.write_formula(cell, formula, None, "")
    for cell, kind, value in STORED.findall(shown):
        if kind in AS:
            made, shape = AS[kind]
            sheet.write(cell, made(value or cells[cell]), book.add_format({"num_format": shape}))
    for area in MERGED.findall(shown):
        sheet.merge_range(area, cells[area.partition(":")[0]])
