"""Wrong use is told in Indonesian, with a remedy, and ends with 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sopxl.cli.main import COMMANDS, cli, exit_code

if TYPE_CHECKING:
    from pathlib import Path

WRONG = {
    "no such command": ["gambarkan"],
    "no such option": ["check", "--bukan-opsi", "x.xlsx"],
    "no path": ["check"],
    "no such path": ["check", "tidak-ada.xlsx"],
    "no such rule": ["explain", "Z999"],
    "no such form of output": ["draw", "x.xlsx", "--to", "gif"],
    "no date": ["check", "tidak-ada.xlsx", "--tanggal", "kemarin"],
    "no such settings file": ["check", "x.xlsx", "--config", "tidak-ada.toml"],
    "no workbook name": ["new", "sop.docx"],
    "a scheduler without Dask": ["register", "x.xlsx", "--scheduler", "tcp://a:8786"],
    "a word too many": ["doctor", "x"],
    "an option without its value": ["check", "x.xlsx", "--select"],
    "no such office": ["new", "sop.xlsx", "--satker", "9999"],
}
ENGLISH = re.compile(r"\b(No such|Missing|Error|Usage|Invalid|Try|not|does)\b")


@pytest.mark.parametrize("words", WRONG.values(), ids=list(WRONG))
def test_wrong_use_is_told_in_indonesian_and_ends_with_2(
    words: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert exit_code(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("sopxl: ")
    assert not ENGLISH.search(said.err), said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_in_indonesian(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Pemakaian: sopxl {name} ")
    assert "Opsi:" in said
    assert not ENGLISH.search(said), said


def test_the_help_lists_the_commands_but_not_the_developers_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert exit_code(["--help"]) == 0
    said = capsys.readouterr().out
    listed = [name for name in COMMANDS if re.search(rf"^  {name} ", said, re.MULTILINE)]
    assert listed == [name for name in COMMANDS if name != "generate"]


def test_a_call_without_words_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code([]) == 0
    assert "Perintah:" in capsys.readouterr().out
    assert cli.name == "cli"
