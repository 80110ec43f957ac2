"""How fast many workbooks become a register, against those who only read them.

    python benchmarks/register.py [NUMBER]

Everything is measured in one run over the same files, so that the ratios hold on any machine; the
absolute figures do not. NUMBER workbooks (default 200) are built from the template out of the
examples, each with its own title, code and number.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.pipeline.engines import InProcess, Processes
from sopxl.pipeline.register.run import Order, register
from sopxl.pipeline.single import Task
from sopxl.reference.offices import offices
from sopxl.workbook.build.form import build_sop

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.pipeline.engines import Engine

EXAMPLES = Path(__file__).parents[1] / "examples" / "sources"
TODAY = date(2026, 11, 21)
DEFAULT_NUMBER = 200


def corpus(folder: Path, number: int) -> list[Path]:
    """Write workbooks of many offices, no two alike."""
    sources = sorted(EXAMPLES.glob("[0-9]*.json"))
    drafts = (sop_json.to_draft(path.read_text(encoding="utf-8")) for path in sources)
    sops = [parse(draft).sop for draft in drafts]
    codes = [office.code for office in offices()]
    paths = []
    for position in range(number):
        sop, code = sops[position % len(sops)], codes[position // len(sops) % len(codes)]
        identity = replace(sop.identity, satker=code, number=f"{position}/OT-SOP/{code}/2026")
        path = folder / code / f"{position:06}.xlsx"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(build_sop(replace(sop, identity=identity)))
        paths.append(path)
    return paths


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Return how long some work takes: of this processor, so that neighbours do not count."""
    start = clock()
    work()
    return clock() - start


def with_calamine(paths: list[Path]) -> None:
    """Read all sheets of all workbooks and do nothing with them."""
    for path in paths:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def with_pandas(paths: list[Path]) -> None:
    """Read all sheets of all workbooks as people write it."""
    from pandas import read_excel  # noqa: PLC0415  only this peer pays for loading it

    for path in paths:
        read_excel(path, sheet_name=None, engine="openpyxl")


def measured(folder: Path, number: int) -> dict[str, float]:
    """Return seconds per file for every way of going through the corpus."""
    source = folder / "masuk"
    source.mkdir()
    paths = corpus(source, number)

    def run(name: str, engine: Engine, *, judged: bool = True, workbook: bool = False) -> None:
        task = Task(today=TODAY, chosen={}, judged=judged)
        out = folder / name
        register(Order(sources=(source,), out=out, task=task, engine=engine, workbook=workbook))

    run("warm", InProcess())
    few = paths[: max(10, number // 20)]
    with_pandas(few[:1])
    wall = time.perf_counter
    return {
        "register": seconds(lambda: run("one", InProcess())) / number,
        "register without rules": seconds(lambda: run("plain", InProcess(), judged=False)) / number,
        "register with register.xlsx": seconds(lambda: run("book", InProcess(), workbook=True))
        / number,
        "register again, nothing changed": seconds(lambda: run("one", InProcess())) / number,
        "calamine, doing nothing": seconds(lambda: with_calamine(paths)) / number,
        "pandas.read_excel, doing nothing": seconds(lambda: with_pandas(few)) / len(few),
        "register, one worker (wall)": seconds(lambda: run("1", Processes(1)), wall) / number,
        "register, two workers (wall)": seconds(lambda: run("2", Processes(2)), wall) / number,
    }


def main(number: int) -> None:
    """Print milliseconds per file and the ratio to one full register run."""
    with tempfile.TemporaryDirectory() as folder:
        times = measured(Path(folder), number)
    whole = times["register"]
    print(f"{number} workbooks, Python {sys.version.split()[0]}")
    for name, each in times.items():
        print(
            f"{name:36} {each * 1000:8.2f} ms/file  {1 / each:8.0f} files/s  {each / whole:6.2f}x"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_NUMBER)
