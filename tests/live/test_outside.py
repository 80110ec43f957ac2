"""From outside Excel: the front workbook, the add-in's files, the verdicts on an installation."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
import xlwings

from sopxl.cli.main import exit_code
from sopxl.live import addin, installation
from sopxl.live.installation import State, verdicts
from sopxl.live.machine import Machine, System
from sopxl.model.errors import UserError
from sopxl.pipeline.shipped import shipped
from sopxl.workbook.vba import sources
from tests.live.forms import SHORT, example, opened, picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def windows(home: Path, registry: dict[tuple[str, str], str] | None = None) -> Machine:
    class Fake(Machine):
        def registry_values(self, key: str) -> dict[str, str]:
            found = (registry or {}).items()
            return {name: value for (of, name), value in found if of == key}

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


def test_on_macos_the_script_that_starts_python_comes_along(tmp_path: Path) -> None:
    machine = Machine(System.MACOS, tmp_path, {})
    missing = {one.subject: one for one in verdicts(machine, tmp_path)}
    assert missing["Menjalankan Python dari Excel"].remedy == missing["Add-in sopxl"].remedy
    installed = addin.install(machine)
    assert installed.script is not None
    version = installed.script.stem.removeprefix("xlwings-")
    assert f'XLWINGS_VERSION As String = "{version}"' in sources.xlwings_modules()[0].source
    found = {one.subject: one for one in verdicts(machine, tmp_path)}
    assert found["Menjalankan Python dari Excel"].state is State.FINE
    assert "Kebijakan makro" not in found
    assert set(addin.remove(machine)) == set(installed.files)


def test_installing_again_is_an_update(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    installed = addin.install(machine)
    installed.addin.write_bytes(b"an earlier version")
    assert not installed.is_current
    assert addin.install(machine).is_current
    assert installed.settings.read_text("utf-8").count("INTERPRETER_WIN") == 1


def test_a_resident_python_is_a_choice_that_can_be_taken_back(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    settings = addin.install(machine, resident=True).settings
    assert f'"{addin.RESIDENT}","True"' in settings.read_text("utf-8")
    assert addin.RESIDENT in sources.xlwings_modules()[0].source
    addin.install(machine)
    assert addin.RESIDENT not in settings.read_text("utf-8")


@pytest.mark.parametrize("action", [addin.install, addin.remove])
def test_while_excel_holds_the_addin_open_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: Callable[[Machine], object]
) -> None:
    machine = windows(tmp_path)
    installed = addin.install(machine)
    before = [file.read_bytes() for file in installed.files]

    plain = type(tmp_path).unlink

    def refuse(file: Path, *target: Path, missing_ok: bool = False) -> None:
        if target or file == installed.addin:
            raise PermissionError(13, "The process cannot access the file")
        plain(file, missing_ok=missing_ok)

    monkeypatch.setattr(type(tmp_path), "replace", refuse)
    monkeypatch.setattr(type(tmp_path), "unlink", refuse)
    with pytest.raises(UserError) as held:
        action(machine)
    assert "Tutup Excel" in str(held.value)
    monkeypatch.undo()
    assert [file.read_bytes() for file in installed.files] == before


@pytest.mark.parametrize("action", ["install", "remove", "status"])
def test_where_there_is_no_excel_each_action_says_what_to_use(
    action: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert exit_code(["addin", action]) == 1
    assert "sopxl watch" in capsys.readouterr().err


def test_a_system_without_excel_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak punya Excel"):
        addin.install(Machine(System.OTHER, tmp_path, {}))


POLICIES = {
    (installation.DISABLED, "0"): r"\x01C:\XLSTART\sopxl.xlam",
    (installation.SECURITY, "VBAWarnings"): "4",
    (installation.ATTACK_SURFACE, installation.NO_CHILD_PROCESSES): "1",
}


def test_each_obstacle_has_its_verdict_and_a_remedy(tmp_path: Path) -> None:
    found = {one.subject: one for one in verdicts(windows(tmp_path, POLICIES), tmp_path)}
    for subject in ("Excel", "Add-in sopxl", "Kebijakan makro", "Menjalankan Python dari Excel"):
        assert found[subject].state is State.BROKEN
        assert found[subject].remedy
    assert "--active" in found["Menjalankan Python dari Excel"].remedy


def test_an_addin_that_excel_has_switched_off_is_told(tmp_path: Path) -> None:
    machine = windows(tmp_path, POLICIES)
    addin.install(machine)
    found = {one.subject: one for one in verdicts(machine, tmp_path)}
    assert "dinonaktifkan" in found["Add-in sopxl"].seen
    assert "Item yang Dinonaktifkan" in found["Add-in sopxl"].remedy


def test_where_vba_is_off_everywhere_the_way_without_macros_is_named(tmp_path: Path) -> None:
    machine = windows(tmp_path, {(installation.VBA_POLICY, "VBAOff"): "1"})
    found = {one.subject: one for one in verdicts(machine, tmp_path)}
    assert "sopxl watch" in found["Kebijakan makro"].remedy


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
