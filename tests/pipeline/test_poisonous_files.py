"""Files that kill or hang whoever reads them: the run ends, and names them with the reason."""

from __future__ import annotations

import csv
import os
import signal
import time
from dataclasses import dataclass
from functools import partial
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook

from sopxl.model.errors import UserError
from sopxl.pipeline.batch.engines import InProcess, Processes, engine_for
from sopxl.pipeline.batch.run import Job
from sopxl.pipeline.checking.single import is_text
from sopxl.register.entry import Source, State
from sopxl.store.store import Store
from tests.pipeline.registering import dump, run, write_sop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sopxl.workbook.guard.file import Held

DEADLY, ENDLESS = "07.sop.json", "19.sop.json"
DEADLY_MAP, ENDLESS_MAP = "mati.xlsx", "macet.xlsx"
REASONS = {DEADLY: "killed-worker", ENDLESS: "reader-too-slow"}
NUMBER = 28


@dataclass(frozen=True, slots=True)
class Poisoned:
    """Workers in whose readers one file crashes and another never ends."""

    engine: Processes

    def run(
        self, work: Callable[[Any], Any], chunks: Iterable[tuple[Any, ...]]
    ) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
        yield from self.engine.run(partial(poisoned, work), chunks)


def poisoned(work: Callable[[Job | Held], Any], job: Job | Held) -> Any:
    """Do as the name of a file says; a process map comes as what it holds."""
    file = job.path if isinstance(job, Job) else job
    if file.name in {DEADLY, DEADLY_MAP}:
        os.kill(os.getpid(), signal.SIGKILL)
    if file.name in {ENDLESS, ENDLESS_MAP}:
        time.sleep(60)
    return work(job)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_run_outlives_files_that_crash_and_hang_the_reader(tmp_path: Path) -> None:
    source, out = tmp_path / "masuk", tmp_path / "hasil"
    for number in range(NUMBER):
        write_sop(source, f"{number:02}", f"Pengelolaan Arsip {number}")
    engine = Poisoned(Processes(2, seconds=1.0))
    summary = run(out, source, engine=engine)
    assert (summary.counts.read, summary.counts.quarantined, summary.sops) == (26, 2, 26)
    named = {f"../masuk/{name}": code for name, code in REASONS.items()}
    with Store.read(out / "register.db") as store:
        stored = {one.path: one for one in store.sources()}
    refused = {path: one for path, one in stored.items() if one.state is State.QUARANTINED}
    assert {path: one.refusal and one.refusal.code for path, one in refused.items()} == named
    assert len(stored) == NUMBER
    with (out / "karantina.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file, delimiter=";"))
    assert {row["Berkas"]: row["Kode"] for row in listed} == named
    sheet = CalamineWorkbook.from_path(out / "register.xlsx").get_sheet_by_name("Sumber")
    shown = " ".join(str(cell) for row in sheet.to_python() for cell in row)
    assert all(one.refusal and one.refusal.message in shown for one in refused.values())
    first = dump(out)
    again = run(out, source, engine=engine)
    assert (again.counts.read, again.written, dump(out)) == (0, (), first)
    assert run(out, source, full=True, workbook=False).sops == NUMBER


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize(
    ("name", "code"), [(DEADLY_MAP, "killed-worker"), (ENDLESS_MAP, "reader-too-slow")]
)
def test_a_process_map_that_kills_its_reader_is_refused_by_name(
    tmp_path: Path, root: Path, name: str, code: str
) -> None:
    source, out = tmp_path / "masuk", tmp_path / "hasil"
    write_sop(source, "01")
    copyfile(root / "examples" / "peta-proses.xlsx", source / name)
    with pytest.raises(UserError, match=f"Peta proses «{name}»: Pem.*") as told:
        run(out, source, engine=Poisoned(Processes(1, seconds=0.2)))
    assert told.value.code == code
    assert not out.exists()


@pytest.mark.parametrize(
    ("names", "engine"),
    [
        (("a.sop.json", "b.sop.md"), InProcess()),
        (("a.sop.json", "b.xls"), Processes(2)),
        (("a.XLSX",), Processes(2)),
        ((), InProcess()),
    ],
)
def test_no_workbook_is_read_where_its_crash_would_end_the_run(
    tmp_path: Path, names: tuple[str, ...], engine: object
) -> None:
    jobs = [Job(tmp_path / name, Source(path=name)) for name in names]
    texts = all(is_text(job.path) for job in jobs)
    assert engine_for(len(jobs), 2, harmless=texts) == engine
