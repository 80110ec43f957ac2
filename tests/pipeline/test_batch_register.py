"""From files to a register: what changed is read, what is broken is listed, nothing is lost."""

from __future__ import annotations

import csv
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sopxl.cli.main import exit_code
from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.model.errors import UsageError, UserError
from sopxl.model.process import Process
from sopxl.pipeline.batch.engines import Processes
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.register.run import MERGING, WRITING, Order, register
from sopxl.register.entry import State
from sopxl.rules.rule import Severity
from sopxl.store.store import Store
from sopxl.workbook.build.form import build_sop
from tests.pipeline.registering import TODAY, dump, findings, run, write_sop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.pipeline.progress import Progressed


OUTPUTS = ["karantina.csv", "register.db", "register.xlsx", "temuan.json"]


def parts(workbook: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(workbook) as file:
        return {name: file.read(name) for name in file.namelist()}


def stamps(paths: Iterable[Path]) -> dict[str, tuple[int, bytes]]:
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "masuk"
    for code in ("01", "02", "03"):
        write_sop(folder, code, f"Pengelolaan Arsip {code}")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "hasil"


def test_a_folder_becomes_a_register_with_all_its_outputs(source: Path, out: Path) -> None:
    summary = run(out, source)
    assert sorted(path.name for path in out.iterdir()) == OUTPUTS
    assert (summary.counts.read, summary.sops, summary.quarantined) == (3, 3, ())
    assert sorted(findings(out)) == [f"../masuk/0{number}.sop.json" for number in (1, 2, 3)]


def test_the_findings_keep_the_contract_of_check(source: Path, out: Path) -> None:
    run(out, source)
    record = findings(out)["../masuk/01.sop.json"]
    assert list(record) == ["file", "template", "sop", "findings", "error"]
    draft = sop_json.to_draft((source / "01.sop.json").read_text(encoding="utf-8"))
    assert record["sop"] == sop_json.record(parse(draft).sop)
    assert set(record["findings"][0]) == {
        *("rule", "name", "severity", "sheet", "cell"),
        *("message", "advice", "basis", "principle", "fix"),
    }


def test_without_checking_only_merging_finds_something(source: Path, out: Path) -> None:
    write_sop(source, "04", related=["Tidak dikenal"])
    run(out, source, task=Task(today=TODAY, chosen={}, judged=False))
    found = [one["rule"] for record in findings(out).values() for one in record["findings"]]
    assert found == ["R201"]


def test_a_second_run_reads_nothing_and_rewrites_nothing(source: Path, out: Path) -> None:
    run(out, source)
    before = stamps(out.iterdir())
    summary = run(out, source)
    assert (summary.counts.unchanged, summary.counts.read, summary.written) == (3, 0, ())
    assert stamps(out.iterdir()) == before


def test_workers_get_ready_for_a_first_run_and_for_none_that_finds_all_known(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    for place in ("register.run", "batch.engines"):
        monkeypatch.setattr(f"sopxl.pipeline.{place}.get_ready", lambda: started.append("here"))
    run(out, source, engine=None)
    assert started == ["here"]
    assert run(out, source, engine=None).counts.unchanged == 3
    assert started == ["here"]


def test_only_what_changed_is_read_again(source: Path, out: Path) -> None:
    run(out, source)
    write_sop(source, "02", "Pemusnahan Arsip")
    summary = run(out, source)
    assert (summary.counts.unchanged, summary.counts.read) == (2, 1)
    with Store.read(out / "register.db") as store:
        assert "Pemusnahan Arsip" in {row["title"] for row in store.rows("listing")}


def test_a_new_time_on_the_same_content_is_not_read_again(source: Path, out: Path) -> None:
    run(out, source)
    os.utime(source / "01.sop.json", (1, 1))
    summary = run(out, source)
    assert (summary.counts.unchanged, summary.counts.read) == (3, 0)


def test_other_settings_read_everything_again(source: Path, out: Path) -> None:
    run(out, source)
    task = Task(today=TODAY, chosen={"profil": "lama"})
    assert run(out, source, task=task).counts.read == 3
    assert run(out, source, task=task).counts.read == 0


def test_what_is_merged_is_not_merged_again_until_a_source_is_new(source: Path, out: Path) -> None:
    def marked() -> bool:
        with closing(sqlite3.connect(out / "register.db")) as store:
            (copies,) = store.execute("SELECT count(*) FROM standing WHERE standing = 'salinan'")
            return copies != (0,)

    run(out, source)
    with closing(sqlite3.connect(out / "register.db")) as store, store:
        store.execute("UPDATE standing SET standing = 'salinan'")
    summary = run(out, source, task=Task(today=TODAY + timedelta(1), chosen={}))
    assert out / "register.xlsx" in summary.written
    assert marked()
    write_sop(source, "77")
    run(out, source)
    assert not marked()


def test_all_is_read_again_on_demand(source: Path, out: Path) -> None:
    run(out, source)
    assert run(out, source, full=True).counts.read == 3


def test_a_dry_run_tells_what_it_would_read_and_writes_nothing(source: Path, out: Path) -> None:
    assert run(out, source, dry_run=True).counts.read == 3
    assert not out.exists()


def test_a_missing_output_is_written_again(source: Path, out: Path) -> None:
    run(out, source)
    (out / "register.xlsx").unlink()
    summary = run(out, source)
    assert summary.counts.read == 0
    assert (out / "register.xlsx").exists()


def test_a_source_that_is_deleted_is_marked_and_comes_back_unread(source: Path, out: Path) -> None:
    run(out, source)
    first = dump(out)
    hidden = source / "02.sop.json"
    kept = hidden.rename(source.parent / "02")
    summary = run(out, source)
    assert (summary.gone, summary.sops) == (1, 2)
    with Store.read(out / "register.db") as store:
        assert [one.path for one in store.sources() if one.state is State.GONE] == [
            "../masuk/02.sop.json"
        ]
    kept.rename(hidden)
    summary = run(out, source)
    assert (summary.counts.read, summary.sops) == (0, 3)
    assert dump(out) == first


def test_a_register_grows_by_what_is_named_later(source: Path, out: Path) -> None:
    other = write_sop(source.parent / "lain", "09").parent
    run(out, source)
    assert run(out, other).sops == 4


def test_two_runs_over_the_same_files_give_the_same_register(source: Path, out: Path) -> None:
    again = out.with_name("ulang")
    run(out, source)
    run(again, source, engine=Processes(2))
    assert dump(out) == dump(again)
    assert parts(out / "register.xlsx") == parts(again / "register.xlsx")
    assert (out / "temuan.json").read_bytes() == (again / "temuan.json").read_bytes()


def broken_files(folder: Path) -> None:
    sound = build_sop()
    contents = {
        "kosong.xlsx": b"",
        "teks.xlsx": b"bukan buku kerja",
        "terpotong.xlsx": sound[: len(sound) // 2],
        "biner.xlsb": sound,
        "kunci.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        "salah.sop.json": b"{",
        "daftar.sop.json": b"[1, 2]",
        "latin.sop.md": b"Nama SOP: caf\xe9",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("workers", [None, 2], ids=["in process", "processes"])
def test_broken_files_are_listed_with_their_reason_and_stop_nothing(
    source: Path, out: Path, workers: int | None
) -> None:
    broken_files(source)
    summary = run(out, source, engine=workers and Processes(workers))
    assert (summary.counts.read, summary.counts.quarantined, summary.sops) == (3, 8, 3)
    assert summary.failed
    with (out / "karantina.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert len(rows) == 9
    assert all(all(cells) for cells in rows)
    broken = findings(out)["../masuk/kosong.xlsx"]
    assert broken["sop"] is None
    assert broken["error"]["code"]


def test_a_broken_file_stays_listed_until_it_is_mended(source: Path, out: Path) -> None:
    path = source / "04.sop.json"
    path.write_text("{", encoding="utf-8")
    for read in (3, 0):
        summary = run(out, source)
        assert [one.path for one in summary.quarantined] == ["../masuk/04.sop.json"]
        counts = summary.counts
        assert (counts.read, counts.unchanged, counts.quarantined) == (read, 3 - read, 1)
    write_sop(source, "04")
    assert run(out, source).quarantined == ()


def test_a_broken_file_is_named_as_it_is_opened_from_here(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "04.sop.json").write_text("{", encoding="utf-8")
    monkeypatch.chdir(source.parent)
    for _ in range(2):
        exit_code(["register", source.name, "-o", out.name, "--no-xlsx"])
        told = capsys.readouterr().out
        assert told.startswith(str(Path(source.name, "04.sop.json:")))


def test_what_the_reader_itself_fails_on_is_quarantined(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicError(BaseException):
        """What a library in another language raises; it is no Exception."""

    def panic(*_: object, **__: object) -> None:
        raise PanicError

    monkeypatch.setattr("sopxl.pipeline.batch.run.verdict", panic)
    summary = run(out, source)
    assert {one.refusal.code for one in summary.quarantined if one.refusal} == {"program-failed"}
    assert "PanicError" in str(summary.quarantined[0].refusal)
    assert "rincian" not in str(summary.quarantined[0].refusal)


def test_progress_counts_every_source_once(source: Path, out: Path) -> None:
    broken_files(source)
    told: list[tuple[int, int]] = []
    order = Order(sources=(source,), out=out, task=Task(today=TODAY, chosen={}))
    register(order, lambda now: told.append((now.done, now.total)))
    assert told[0] == (0, 11)
    assert told[-1] == (11, 11)
    assert told == sorted(told)


def test_findings_of_merging_stand_in_the_files_they_are_about(source: Path, out: Path) -> None:
    write_sop(source / "salinan", "03", "Pengelolaan Arsip Lain")
    summary = run(out, source)
    assert summary.conflicts == 1
    rules = {
        path: [one["rule"] for one in record["findings"] if one["rule"].startswith("R")]
        for path, record in findings(out).items()
    }
    assert rules["../masuk/03.sop.json"] == rules["../masuk/salinan/03.sop.json"] == ["R102"]


def test_the_process_map_among_the_sources_is_used(
    source: Path, out: Path, examples: tuple[Path, Path]
) -> None:
    _, process_map = examples
    write_sop(source, "05", process_code="KPU.99")
    run(out, source, process_map=process_map)
    with Store.read(out / "register.db") as store:
        assert len(store.processes()) > 0
        assert isinstance(store.processes().processes[0], Process)
    rules = [one["rule"] for record in findings(out).values() for one in record["findings"]]
    assert {"R301", "R302"} <= set(rules)


@pytest.fixture
def examples(root: Path) -> tuple[Path, Path]:
    return root / "examples", root / "examples" / "peta-proses.xlsx"


def test_the_nine_examples_make_a_register_without_a_fault(
    out: Path, examples: tuple[Path, Path]
) -> None:
    summary = run(out, examples[0])
    assert (summary.sops, summary.quarantined, summary.conflicts) == (10, (), 0)
    assert summary.findings[Severity.ERROR] == 0
    with Store.read(out / "register.db") as store:
        assert all(row["sheet"] == "SOP" and row["cell"] for row in store.rows("step_listing"))


def test_what_an_earlier_run_wrote_is_no_source(source: Path) -> None:
    inside = source / "hasil"
    run(inside, source)
    assert run(inside, source).counts.total == 3
    run(source, source)
    assert run(source, source).counts.total == 3


def test_a_name_that_is_no_text_is_no_reason_to_stop(source: Path, out: Path) -> None:
    odd = os.fsdecode(b"\xff.sop.json")
    try:
        (source / "01.sop.json").rename(source / odd)
    except OSError:
        pytest.skip("this file system takes text only")
    assert run(out, source).sops == 3
    assert "../masuk/\\xff.sop.json" in findings(out)


@pytest.mark.parametrize("missing", ["tidak-ada", "kosong"])
def test_sources_that_hold_nothing_are_wrong_use(tmp_path: Path, out: Path, missing: str) -> None:
    (tmp_path / "kosong").mkdir()
    with pytest.raises(UsageError):
        run(out, tmp_path / missing)
    assert not out.exists()


def test_a_results_folder_that_is_a_file_is_told(source: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(UserError, match="berkas"):
        run(tmp_path / "berkas", source)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups with signals")
def test_ctrl_c_ends_a_run_in_one_sentence_and_keeps_what_is_done(tmp_path: Path) -> None:
    source, out = tmp_path / "masuk", tmp_path / "hasil"
    for number in range(60):
        write_sop(source, f"{number:03}", f"Pengelolaan Arsip {number}")
    with subprocess.Popen(
        [sys.executable, "-m", "sopxl", "register", str(source), "-o", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        start_new_session=True,
    ) as process:
        while not (out / "register.db").exists():
            time.sleep(0.01)
        time.sleep(0.1)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert told.decode().strip() == "sopxl: Dihentikan. Yang sudah selesai tetap tersimpan."
    assert run(out, source).sops == 60


@pytest.mark.parametrize("stage", ["", MERGING, WRITING])
def test_a_run_stopped_at_any_stage_keeps_what_is_done_and_is_taken_up(
    source: Path, tmp_path: Path, stage: str
) -> None:
    def stop(now: Progressed) -> None:
        if now.stage == stage and now.read:
            raise KeyboardInterrupt

    out, calm = tmp_path / "hasil", tmp_path / "tenang"
    order = Order(sources=(source,), out=out, task=Task(today=TODAY, chosen={}), workers=1)
    with pytest.raises(KeyboardInterrupt):
        register(order, stop)
    with Store.read(out / "register.db") as store:
        kept = sum(one.state is State.READ for one in store.sources())
    assert kept == (1 if stage == "" else 3)
    summary = run(out, source)
    run(calm, source)
    assert (summary.counts.read, summary.counts.unchanged) == (3 - kept, kept)
    assert dump(out) == dump(calm)
    assert parts(out / "register.xlsx") == parts(calm / "register.xlsx")
    assert sorted(path.name for path in out.iterdir()) == OUTPUTS
