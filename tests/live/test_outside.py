"""From outside Excel: the front workbook, the add-in's files, the verdicts on an installation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import xlwings

from sopxl.cli.main import exit_code
from sopxl.live import addin, installation
from sopxl.live.installation import State, verdicts
from sopxl.live.machine import Machine, System
from sopxl.model.errors import UserError
from sopxl.pipeline.shipping import shipped
from tests.live.forms import SHORT, example, opened, picture

if TYPE_CHECKING:
    from pathlib import Path


def windows(home: Path, registry: dict[tuple[str, str], str] | None = None) -> Machine:
    class Fake(Machine):
        def registry(self, key: str, value: str) -> str:
            return (registry or {}).get((key, value), "")

    return Fake(System.WINDOWS, home, {})


def test_draw_active_does_what_the_button_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = opened(tmp_path, example(SHORT))
    exit_code(["draw", "--active"])
    drawn = picture(desk)
    desk.press("SopxlRibbon.DrawFlowchart")
    assert drawn == picture(desk) != []
    assert "sop-ap.xlsx: digambar." in capsys.readouterr().out


def test_check_active_prints_what_it_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(tmp_path, example(SHORT))
    exit_code(["check", "--active", "--format", "json"])
    (record,) = json.loads(capsys.readouterr().out)
    assert record["file"] == "sop-ap.xlsx"
    assert record["sop"]["steps"]


def test_without_excel_active_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(xlwings, "engines", [])
    assert exit_code(["draw", "--active"]) == 1
    assert "Tidak ada Excel yang sedang berjalan" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["draw"], ["check"], ["draw", "--active", "x.xlsx"]])
def test_either_files_or_the_open_workbook(words: list[str]) -> None:
    assert exit_code(words) == 2


def test_the_addin_is_put_in_and_taken_out_without_a_trace(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    installed = addin.install(machine)
    assert installed.is_current
    assert installed.addin.read_bytes() == shipped("sopxl.xlam").read_bytes()
    assert installed.addin.parent.name == "XLSTART"
    assert installed.interpreter
    assert set(addin.remove(machine)) == set(installed.files)
    assert addin.remove(machine) == ()


def test_settings_of_the_users_own_stay(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    settings = addin.installation(machine).settings
    settings.parent.mkdir(parents=True)
    settings.write_text('"SHOW CONSOLE","False"\n"INTERPRETER_WIN","C:\\old.exe"\n', "utf-8")
    assert addin.install(machine).interpreter != "C:\\old.exe"
    assert '"SHOW CONSOLE","False"' in settings.read_text("utf-8")


def test_a_system_without_excel_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak punya Excel"):
        addin.install(Machine(System.OTHER, tmp_path, {}))


POLICIES = {
    (installation.SECURITY, "VBAWarnings"): "4",
    (installation.ATTACK_SURFACE, installation.NO_CHILD_PROCESSES): "1",
}


def test_each_obstacle_has_its_verdict_and_a_remedy(tmp_path: Path) -> None:
    found = {one.subject: one for one in verdicts(windows(tmp_path, POLICIES), tmp_path)}
    for subject in ("Excel", "Add-in sopxl", "Kebijakan makro", "Menjalankan Python dari Excel"):
        assert found[subject].state is State.BROKEN
        assert found[subject].remedy
    assert "--active" in found["Menjalankan Python dari Excel"].remedy


def test_a_file_from_the_internet_is_recognised(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    file = addin.install(machine).addin
    file.with_name(f"{file.name}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n")
    found = {one.subject: one for one in verdicts(machine, tmp_path)}
    assert found["Tanda berkas dari internet"].state is State.BROKEN
    assert found["Add-in sopxl"].state is State.FINE


def test_the_doctor_speaks_to_machines_too(capsys: pytest.CaptureFixture[str]) -> None:
    exit_code(["doctor", "--json"])
    records = json.loads(capsys.readouterr().out)
    assert {"subject", "state", "seen", "remedy"} == set(records[0])
