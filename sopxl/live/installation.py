"""What a machine lacks for sopxl to work in its Excel: each point with a verdict and a remedy."""

from __future__ import annotations

import os
import struct
import sys
from enum import Enum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl import __version__
from sopxl.live import installation_words as words
from sopxl.live.addin import ADDIN, installation
from sopxl.live.machine import Machine, System
from sopxl.pipeline.shipped import shipped
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

OFFICE = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
EXCEL_PATH = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
VBA_POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Common"
DISABLED = r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"
SECURITY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
OWN_SECURITY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
ATTACK_SURFACE = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
)
NO_CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
"""The rule that Office applications may start no other program."""

ALL_BLOCKED, ON = "4", "1"
NEEDED = ("xlwings", "python-calamine", "click")
FROM_THE_INTERNET = b"ZoneId=3"
FONTS = {
    System.WINDOWS: (r"C:\Windows\Fonts\arial.ttf",),
    System.MACOS: ("/System/Library/Fonts/Supplemental/Arial.ttf", "/Library/Fonts/Arial.ttf"),
}


class State(Enum):
    """How a point stands."""

    FINE = "baik"
    DOUBTFUL = "perhatian"
    BROKEN = "rusak"
    UNKNOWN = "tidak diperiksa"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One point: how it stands, what was seen, and what to do about it."""

    subject: str
    state: State
    seen: str
    remedy: str = ""

    def record(self) -> dict[str, str]:
        """Return the verdict for machines."""
        return {
            "subject": self.subject,
            "state": self.state.value,
            "seen": self.seen,
            "remedy": self.remedy,
        }


def verdicts(machine: Machine | None = None, folder: Path | None = None) -> tuple[Verdict, ...]:
    """Return the verdict on every point; `folder` is where the work is done."""
    machine, folder = machine or Machine.here(), folder or Path.cwd()
    inside = (check(machine) for check in CHECKS[machine.system])
    return (_python(), *_libraries(), *inside, *_folder(machine, folder))


def _python() -> Verdict:
    bits = struct.calcsize("P") * 8
    number = ".".join(map(str, sys.version_info[:3]))
    seen = words.PYTHON_SEEN.format(version=number, bits=bits, sopxl=__version__)
    return Verdict(words.PYTHON, State.FINE, seen)


def _libraries() -> Iterator[Verdict]:
    for name in NEEDED:
        try:
            yield Verdict(words.LIBRARY.format(name=name), State.FINE, version(name))
        except PackageNotFoundError:
            subject = words.LIBRARY.format(name=name)
            yield Verdict(subject, State.BROKEN, words.MISSING, words.INSTALL_LIBRARIES)


def _no_excel(_: Machine) -> Verdict:
    return Verdict(words.EXCEL, State.UNKNOWN, words.NO_EXCEL_HERE, words.FILES_ONLY)


def _excel(machine: Machine) -> Verdict:
    if machine.system is System.MACOS:
        found = Path("/Applications/Microsoft Excel.app").exists()
        seen = words.FOUND if found else words.MISSING
        return Verdict(words.EXCEL, State.FINE if found else State.BROKEN, seen, "")
    program = machine.registry(EXCEL_PATH, "")
    if not program:
        return Verdict(words.EXCEL, State.BROKEN, words.MISSING, words.INSTALL_EXCEL)
    bits = {"x64": "64-bit", "x86": "32-bit"}.get(machine.registry(OFFICE, "Platform"), "")
    number = machine.registry(OFFICE, "VersionToReport")
    return Verdict(words.EXCEL, State.FINE, " ".join(filter(None, (number, bits, program))))


def _addin(machine: Machine) -> Verdict:
    installed = installation(machine)
    if not installed.addin.is_file():
        return Verdict(words.ADDIN, State.BROKEN, words.NOT_INSTALLED, words.INSTALL_ADDIN)
    if any(ADDIN in value.lower() for value in machine.registry_values(DISABLED).values()):
        return Verdict(words.ADDIN, State.BROKEN, words.DISABLED, words.ENABLE)
    if not installed.is_current:
        seen = words.OTHER_VERSION.format(file=installed.addin)
        return Verdict(words.ADDIN, State.DOUBTFUL, seen, words.UPDATE_ADDIN)
    return Verdict(words.ADDIN, State.FINE, str(installed.addin))


def _interpreter(machine: Machine) -> Verdict:
    named = installation(machine).interpreter
    if not named or not Path(named).is_file():
        seen = words.NO_INTERPRETER.format(named=named or words.NOTHING)
        return Verdict(words.INTERPRETER, State.BROKEN, seen, words.INSTALL_ADDIN)
    return Verdict(words.INTERPRETER, State.FINE, named)


def _shipped_file(_: Machine) -> Verdict:
    """Tell whether the file can be read at all: an antivirus may have taken it away."""
    try:
        whole = shipped(ADDIN).read_bytes().startswith(b"PK")
    except OSError:
        whole = False
    if whole:
        return Verdict(words.ANTIVIRUS, State.FINE, words.WHOLE)
    return Verdict(words.ANTIVIRUS, State.BROKEN, words.TAKEN_AWAY, words.ALLOW_FILE)


def _macros(machine: Machine) -> Verdict:
    if machine.registry(VBA_POLICY, "VBAOff") == ON:
        return Verdict(words.MACROS, State.BROKEN, words.VBA_OFF, words.ASK_FOR_VBA)
    policy = machine.registry(SECURITY, "VBAWarnings")
    chosen = policy or machine.registry(OWN_SECURITY, "VBAWarnings")
    if chosen == ALL_BLOCKED:
        remedy = words.ASK_FOR_MACROS if policy else words.ALLOW_MACROS
        return Verdict(words.MACROS, State.BROKEN, words.MACROS_BLOCKED, remedy)
    return Verdict(words.MACROS, State.FINE, words.MACROS_ALLOWED)


def _trusted(machine: Machine) -> Verdict:
    off = machine.registry(rf"{SECURITY}\Trusted Locations", "AllLocationsDisabled")
    off = off or machine.registry(rf"{OWN_SECURITY}\Trusted Locations", "AllLocationsDisabled")
    if off == ON:
        return Verdict(words.TRUSTED, State.DOUBTFUL, words.NONE_TRUSTED, words.ALLOW_TRUSTED)
    return Verdict(words.TRUSTED, State.FINE, words.STARTUP_TRUSTED)


def _child_processes(machine: Machine) -> Verdict:
    if machine.registry(ATTACK_SURFACE, NO_CHILD_PROCESSES) == ON:
        return Verdict(words.STARTING, State.BROKEN, words.STARTING_BLOCKED, words.USE_ACTIVE)
    return Verdict(words.STARTING, State.FINE, words.STARTING_ALLOWED)


def _internet_mark(machine: Machine) -> Verdict:
    """Look for the mark that Windows puts on a file from mail or the web."""
    stream = Path(f"{installation(machine).addin}:Zone.Identifier")
    try:
        marked = FROM_THE_INTERNET in stream.read_bytes()
    except OSError:
        marked = False
    if marked:
        return Verdict(words.INTERNET_MARK, State.BROKEN, words.MARKED, words.UNBLOCK)
    return Verdict(words.INTERNET_MARK, State.FINE, words.NOT_MARKED)


def _script(machine: Machine) -> Verdict:
    """Look for what starts Python on macOS."""
    script = installation(machine).script
    if script is None or not script.is_file():
        return Verdict(words.STARTING, State.BROKEN, words.NO_SCRIPT, words.INSTALL_ADDIN)
    return Verdict(words.STARTING, State.FINE, str(script))


def _font(machine: Machine) -> Verdict:
    if any(Path(file).is_file() for file in FONTS.get(machine.system, ())):
        return Verdict(words.FONT, State.FINE, words.FOUND)
    return Verdict(words.FONT, State.DOUBTFUL, words.MISSING, words.INSTALL_FONT)


EVERYWHERE = (_excel, _addin, _interpreter, _shipped_file, _font)
CHECKS: Mapping[System, tuple[Callable[[Machine], Verdict], ...]] = {
    System.WINDOWS: (*EVERYWHERE, _macros, _trusted, _internet_mark, _child_processes),
    System.MACOS: (*EVERYWHERE, _script),
    System.OTHER: (_no_excel,),
}
"""Only what can be looked at: where macOS keeps its policies for macros, nobody may read."""


def _folder(machine: Machine, folder: Path) -> Iterator[Verdict]:
    writable = os.access(folder, os.W_OK)
    yield Verdict(
        words.WRITING,
        State.FINE if writable else State.BROKEN,
        str(folder),
        "" if writable else words.CHOOSE_FOLDER,
    )
    clouds = [machine.environment.get(name) for name in ("OneDrive", "OneDriveCommercial")]
    in_cloud = any(cloud and folder.is_relative_to(cloud) for cloud in clouds)
    state = State.DOUBTFUL if in_cloud else State.FINE
    remedy = words.LEAVE_CLOUD if in_cloud else ""
    yield Verdict(words.CLOUD, state, words.IN_CLOUD if in_cloud else words.NOT_IN_CLOUD, remedy)
