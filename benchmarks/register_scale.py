"""What a register of a province, and one of the republic, takes: time, memory, room.

    python -m benchmarks.register_scale memory FOLDER [NUMBER]
    python -m benchmarks.register_scale workbook [NUMBER]
    python -m benchmarks.register_scale republic FOLDER [NUMBER]
    python -m benchmarks.register_scale merge FOLDER
    python -m benchmarks.register_scale report FOLDER

`memory` registers NUMBER workbooks (default 10,000; made in FOLDER where they are missing) with two
workers, and tells the peak memory of a worker and of the process that stores and merges. `workbook`
writes register.xlsx for NUMBER SOPs (default 10,000) of twenty steps, and has XlsxWriter write the
same cells by itself. `republic` keeps NUMBER SOPs (default 110,000) in FOLDER, merges them, writes
everything a run writes, and tells what each took; then ask `benchmarks.find`. `merge` merges the
register in FOLDER once more, in a process that did nothing else. `report` writes the reports of the
register in FOLDER, and tells what they took and how large they are.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from benchmarks.register_corpus import procedure, write
from sopxl.model.place import Place
from sopxl.model.settings import Profile, Settings
from sopxl.pipeline.batch.engines import Processes, chunked
from sopxl.pipeline.batch.run import Job, read_one
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.register.outputs import write_findings, write_quarantine
from sopxl.pipeline.register.run import Order, register
from sopxl.pipeline.reporting.report import report as write_reports
from sopxl.reference.offices import offices
from sopxl.register.entry import Entry, FindingRecord, Source
from sopxl.register.merge import merge
from sopxl.report.formats import ReportFormat
from sopxl.report.register_workbook.book import OPTIONS, write_register_workbook
from sopxl.rules.catalogue import check
from sopxl.rules.located import Located
from sopxl.rules.rule import Circumstances
from sopxl.store.columns import SOP_TABLES
from sopxl.store.parcel import Parcel, parcel, source_id
from sopxl.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 21)
TASK = Task(today=TODAY, chosen={})
PROVINCE, REPUBLIC, STEPS = 10_000, 110_000, 20
MADE, AT_ONCE = 1_000, 500


def megabytes() -> float:
    """Return the most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def took(what: str, work: Callable[[], object]) -> float:
    """Do some work, tell what it took of this processor and of memory, and return the seconds."""
    clock, own = time.perf_counter(), time.process_time()
    work()
    seconds = time.process_time() - own
    wall = time.perf_counter() - clock
    print(
        f"{what:24} {seconds:8.1f} s ({wall:.0f} by the clock)  {megabytes():6.0f} MB", flush=True
    )
    return seconds


def memory(folder: Path, number: int = PROVINCE) -> None:
    """Tell what a worker and the main process hold at most."""
    paths = write(folder, number)
    jobs = tuple(Job(path, Source(path=str(path))) for path in paths[:1_000])
    held = [
        most
        for _, results in Processes(2).run(_held, chunked(jobs, 2))
        for most in results
        if isinstance(most, float)
    ]
    print(f"a worker, after {len(jobs)} files: {max(held):.0f} MB")
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        order = Order(sources=(folder,), out=out, task=TASK, engine=Processes(2), workbook=False)
        took(f"{number} files merged", lambda: register(order))
        with Store.read(out / "register.db") as store:
            took(
                "register.xlsx of it",
                lambda: write_register_workbook(store, out / "r.xlsx", Settings(), TODAY),
            )


def workbook(number: int = PROVINCE) -> None:
    """Compare writing register.xlsx with XlsxWriter writing the same cells."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        file = out / "register.xlsx"
        with Store.open(out / "register.db") as store:
            took("kept", lambda: _keep(store, number))
            took("merged", lambda: _merge(store))
            ours = took(
                "register.xlsx", lambda: write_register_workbook(store, file, Settings(), TODAY)
            )
        own = _rewritten(file, out / "again.xlsx")
        print(f"XlsxWriter by itself     {own:8.1f} s; ours takes {ours / own:.2f} times as long")


def republic(folder: Path, number: int = REPUBLIC) -> None:
    """Keep, merge and write the SOPs of all offices."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "register.db"
    with Store.open(file) as store:
        took(f"{number} SOPs kept", lambda: _keep(store, number))
        took("merged", lambda: _merge(store))
        took("temuan.json", lambda: write_findings(store, folder / "temuan.json"))
        took("karantina.csv", lambda: write_quarantine(store, folder / "karantina.csv"))
        target = folder / "register.xlsx"
        took("register.xlsx", lambda: write_register_workbook(store, target, Settings(), TODAY))
    for one in sorted(folder.iterdir()):
        print(f"{one.name:24} {one.stat().st_size / 1024**2:8.0f} MB")


def merging(folder: Path) -> None:
    """Merge the register in a folder again."""
    with Store.open(folder / "register.db") as store:
        took("merged", lambda: _merge(store))


def report(folder: Path) -> None:
    """Write the reports of a register in every form."""
    out = folder / "laporan"
    took(
        "reports in every form",
        lambda: write_reports(folder, out, formats=ReportFormat, settings=Settings(), today=TODAY),
    )
    for one in sorted(out.iterdir()):
        print(f"{one.name:24} {one.stat().st_size / 1024**2:8.1f} MB")


def _held(job: Job) -> float:
    """Read a workbook in a worker and return what the worker held at most."""
    partial(read_one, task=TASK)(job)
    return megabytes()


def _keep(store: Store, number: int) -> None:
    """Store the first thousand as they are made, and those again under other names and codes."""
    made = [_made(at) for at in range(min(number, MADE))]
    for start in range(0, number, AT_ONCE):
        chunk = [_again(made[at % MADE], at) for at in range(start, min(start + AT_ONCE, number))]
        with store.transaction():
            store.put(*chunk)


def _merge(store: Store) -> None:
    with store.transaction():
        store.set_offices(offices())
        store.conclude(merge(store, None), Profile.NEW)


def _made(position: int) -> Parcel:
    """Return what a worker makes of a workbook, but for reading it."""
    sop = procedure(position, (STEPS, STEPS))
    nowhere = Place("SOP", "F6")
    found = check(sop, Circumstances(today=TODAY.isoformat()))
    records = (
        FindingRecord.of(Located(one, nowhere, one.rule.severity_in(Profile.NEW))) for one in found
    )
    path = f"{sop.identity.satker}/{position:06}.xlsx"
    source = Source(path=path, sha256=path, template="sop-ap/1", imported=TODAY.isoformat())
    return parcel(Entry(source=source, sop=sop, findings=tuple(records)), Settings())


def _again(done: Parcel, position: int) -> Parcel:
    """Return a parcel under the path, title, number and code of another position."""
    head = dict(zip(SOP_TABLES["sop"], (done.rows or {})["sop"][0], strict=True))
    code = f"KPU.{position % 12 + 1:02}.CFM.01.SOP.{position:06}"
    title, number = f"{head['title']} {position}", f"{position + 1}/{head['number']}"
    path = f"{head['satker']}/{position:06}.xlsx"
    here = source_id(path)
    head |= {"source": here, "title": title, "number": number, "sop_code": code}
    rows = {
        table: tuple((here, *row[1:]) for row in rows) for table, rows in (done.rows or {}).items()
    }
    stems = dict(zip(SOP_TABLES["stems"], rows["stems"][0], strict=True))
    stems |= {"title": f"{stems['title']} {position}", "number": f"{position + 1} {position:06}"}
    if position >= MADE:  # else all would be found to say the same as the first
        words = str(stems["activity"]).split()
        stems["activity"] = " ".join(f"{word}{position % 997}" for word in words[::2]) + (
            " " + " ".join(words[1::2])
        )
    rows |= {"sop": (tuple(head.values()),), "stems": (tuple(stems.values()),)}
    return Parcel(replace(done.source, path=path, sha256=path), rows)


def _rewritten(file: Path, target: Path) -> float:
    """Return how long XlsxWriter takes for the cells of a workbook, all in one look, no links.

    Reading the cells is not counted.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415  only this part needs it

    book = CalamineWorkbook.from_path(file)
    seconds = 0.0
    again = Workbook(target, OPTIONS)
    look = again.add_format({"font_name": "Arial", "font_size": 10, "valign": "top"})
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        own = time.process_time()
        page = again.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                match value:
                    case str():
                        if value:
                            page.write_string(at, column, value, look)
                    case int() | float():
                        page.write_number(at, column, value, look)
                    case _:
                        page.write_datetime(at, column, value, look)
        seconds += time.process_time() - own
    own = time.process_time()
    again.close()
    return seconds + time.process_time() - own


if __name__ == "__main__":
    what, *rest = sys.argv[1:] or [""]
    parts = {
        "memory": memory,
        "workbook": workbook,
        "republic": republic,
        "merge": merging,
        "report": report,
    }
    if what not in parts:
        raise SystemExit(__doc__)
    given: list[object] = [int(one) if one.isdecimal() else Path(one) for one in rest]
    parts[what](*given)  # type: ignore[operator]  # what each of them takes
