"""From the sheets of a workbook to the processes of a map."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.intake.locate.sop import about
from sopxl.intake.locate.table import find_table
from sopxl.model.errors import UserError
from sopxl.model.place import Place
from sopxl.model.process import Process, ProcessGroup, Written
from sopxl.template.address import Area, Spot
from sopxl.template.guide import TEMPLATE_KEY
from sopxl.template.process_map import GUIDE, META, PROCESS_MAP, PROCESSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sopxl.intake.locate.cells import SheetCells
    from sopxl.intake.locate.table import FoundTable

HELPERS = frozenset({GUIDE, META})
NOT_A_MAP = "«{source}» bukan peta proses bisnis: kolom Kode Proses tidak ditemukan."
USE_THE_FORM = "Pakai formulir peta-proses.xlsx, atau beri judul kolom seperti pada formulir itu."
TOO_MANY = "«{source}» memuat lebih dari {limit} proses."
SPLIT = "Pecah peta itu menjadi beberapa berkas, lalu ulangi."

GROUPS = {group.value: group for group in ProcessGroup}

_SEPARATORS = re.compile(r"[;\n]")
_LEVEL = re.compile(r"(?:level\s*|tingkat\s*)?(\d{1,3})", re.IGNORECASE)


def locate_processes(
    source: str, sheets: Sequence[SheetCells], names: Mapping[str, str]
) -> tuple[Process, ...]:
    """Return the processes of a map, row by row, each with the cell of its code.

    Raises UserError for a workbook that holds no map.
    """
    areas = {name: Area.of(reference) for name, reference in names.items()}
    told = [sheet for sheet in sheets if sheet.name.strip() not in HELPERS]
    known = about(sheets).get(TEMPLATE_KEY) == PROCESS_MAP.key
    found = find_table(PROCESSES, "code", told, areas, known=known)
    if found is None:
        raise UserError(NOT_A_MAP.format(source=source), USE_THE_FORM, "not-a-process-map")
    processes = tuple(_processes(found))
    if len(processes) > PROCESSES.row_limit:
        message = TOO_MANY.format(source=source, limit=PROCESSES.row_limit)
        raise UserError(message, SPLIT, "too-many-processes")
    return processes


def _processes(found: FoundTable) -> Iterator[Process]:
    sheet = found.sheet
    columns = {placed.column.field: placed.heading.column for placed in found.placed}
    for row in range(found.first_row, sheet.last_row + 1):
        texts = {field: sheet.text(Spot(row, column)).strip() for field, column in columns.items()}
        if texts["code"] or texts.get("name"):
            places = {field: Place(sheet.name, str(Spot(row, at))) for field, at in columns.items()}
            yield _process(texts, places)


def _process(texts: Mapping[str, str], places: Mapping[str, Place]) -> Process:
    def parts(field: str) -> tuple[str, ...]:
        return tuple(filter(None, map(str.strip, _SEPARATORS.split(texts.get(field, "")))))

    def written(field: str) -> Written:
        return Written(texts.get(field, ""), places.get(field, places["code"]))

    level = _LEVEL.fullmatch(texts.get("level", ""))
    return Process(
        code=texts["code"],
        name=texts.get("name", ""),
        level=int(level[1]) if level else None,
        group=GROUPS.get(texts.get("group", "").casefold()),
        owner=texts.get("owner", ""),
        strategic_goal=texts.get("strategic_goal", ""),
        indicator=texts.get("indicator", ""),
        suppliers=parts("suppliers"),
        inputs=parts("inputs"),
        outputs=parts("outputs"),
        customers=parts("customers"),
        cross_functional_map=texts.get("cross_functional_map", ""),
        rab_code=texts.get("rab_code", ""),
        place=places["code"],
        written_level=written("level"),
        written_group=written("group"),
    )
