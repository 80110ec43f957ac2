"""Make the example workbooks from their sources: `python examples/build.py`.

Every `sources/NN-*.json` becomes a filled form `NN-*.xlsx`, `sources/peta-proses.json` the process
map that the SOPs hang under. The same sources give the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.model.process import Process, ProcessGroup
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.files import replace_file
from sopxl.workbook.build.process_map import build_process_map

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
PROCESS_MAP = "peta-proses"


def workbooks() -> Iterator[tuple[str, bytes]]:
    """Yield the example workbooks by file name."""
    for source in sorted(SOURCES.glob("[0-9]*.json")):
        draft = sop_json.to_draft(source.read_text(encoding="utf-8"), source.name)
        yield f"{source.stem}.xlsx", written_form(parse(draft).sop)
    rows = json.loads((SOURCES / f"{PROCESS_MAP}.json").read_text(encoding="utf-8"))
    yield f"{PROCESS_MAP}.xlsx", build_process_map(map(_process, rows))


def _process(row: dict[str, Any]) -> Process:
    lists = {key: tuple(value) for key, value in row.items() if isinstance(value, list)}
    return Process(**{**row, **lists, "group": ProcessGroup(row["group"])})


if __name__ == "__main__":
    for name, content in workbooks():
        replace_file(HERE / name, content)
        print(HERE / name)
