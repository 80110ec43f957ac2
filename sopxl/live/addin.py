"""The add-in among the files that Excel opens by itself: put there, taken away, looked at.

Only folders of the user are written to, so that no administrator is needed.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.live.machine import System
from sopxl.model.errors import UserError
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.shipped import shipped
from sopxl.values import dataclass

if TYPE_CHECKING:
    from sopxl.live.machine import Machine

ADDIN, TEMPLATE = "sopxl.xlam", "sop-ap.xlsx"
INTERPRETER = {System.WINDOWS: "INTERPRETER_WIN", System.MACOS: "INTERPRETER_MAC"}
"""The key of the add-in's settings; the values stand in quotes, as in a CSV file."""

RESIDENT = "USE UDF SERVER"
"""The key that lets `RunPython` speak to a Python that stays."""

SCRIPT = "xlwings-{}.applescript"
ASKED_FOR = SCRIPT.format("0.37.8")
"""The name under which the macros ask for the script: that of the xlwings they were built from."""

NO_XLWINGS = "Pustaka xlwings tidak ditemukan, padahal add-in memerlukannya."
INSTALL_XLWINGS = "Pasang ulang: pip install --upgrade sopxl."
NO_EXCEL_HERE = "Sistem ini tidak punya Excel, jadi add-in tidak dapat dipasang."
FILES_ONLY = "Pakai perintah berkas: sopxl check, sopxl draw, sopxl watch."
IN_USE = "«{file}» tidak dapat dihapus."
CLOSE_EXCEL = "Tutup Excel sepenuhnya, lalu ulangi. Bila tetap gagal, periksa izin folder itu."


@dataclass(frozen=True, slots=True)
class Installation:
    """The files of the add-in on one machine."""

    addin: Path
    template: Path
    settings: Path
    key: str
    script: Path | None = None
    """What starts Python on macOS, where Excel itself may start nothing."""

    @property
    def files(self) -> tuple[Path, ...]:
        """All of them."""
        script = () if self.script is None else (self.script,)
        return (self.addin, self.template, self.settings, *script)

    @property
    def is_current(self) -> bool:
        """Tell whether the installed add-in is the one that this version ships."""
        return self.addin.is_file() and self.addin.read_bytes() == shipped(ADDIN).read_bytes()

    @property
    def interpreter(self) -> str:
        """The Python that the add-in starts, empty where none is set."""
        if not self.settings.is_file():
            return ""
        for line in self.settings.read_text(encoding="utf-8", errors="replace").splitlines():
            key, _, value = line.partition(",")
            if key.strip('" ').upper() == self.key:
                return value.strip('" ')
        return ""


def installation(machine: Machine) -> Installation:
    """Return where the add-in stands or would stand.

    Raises UserError for a system that has no Excel.
    """
    startup, templates, settings = machine.startup, machine.templates, machine.settings
    if startup is None or templates is None or settings is None:
        raise UserError(NO_EXCEL_HERE, FILES_ONLY, "no-excel-here")
    return Installation(
        startup / ADDIN,
        templates / TEMPLATE,
        settings,
        INTERPRETER[machine.system],
        None if machine.scripts is None else machine.scripts / ASKED_FOR,
    )


def install(machine: Machine, *, resident: bool = False) -> Installation:
    """Put the add-in, the form and the settings where Excel finds them; again is an update.

    A resident Python is started by the first button and serves all that follow; without it each
    button starts one. Only Windows has it.

    Raises UserError for a system without Excel, and for a folder that cannot be written to.
    """
    installed = installation(machine)
    contents = [
        (installed.addin, shipped(ADDIN).read_bytes()),
        (installed.template, shipped(TEMPLATE).read_bytes()),
        (installed.settings, _settings(installed, resident=resident).encode()),
    ]
    if installed.script is not None:
        contents.append((installed.script, _script().read_bytes()))
    try:
        for file, content in contents:
            replace_file(file, content)
    except UserError as error:
        raise UserError(error.message, CLOSE_EXCEL, "locked") from error
    return installed


def remove(machine: Machine) -> tuple[Path, ...]:
    """Take the files away again; return those that were there.

    Raises UserError for a system without Excel, and for a file that Excel holds open.
    """
    found = tuple(file for file in installation(machine).files if file.is_file())
    for file in found:
        try:
            file.unlink()
        except OSError as error:
            raise UserError(IN_USE.format(file=file), CLOSE_EXCEL, "locked") from error
    return found


def _script() -> Path:
    """Return the script that starts Python, which is that of the installed xlwings."""
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise UserError(NO_XLWINGS, INSTALL_XLWINGS, "no-xlwings")
    return next(Path(spec.origin).parent.glob(SCRIPT.format("*")))


def _settings(installed: Installation, *, resident: bool) -> str:
    """Return the settings with ours in them; other lines of the user's stay."""
    ours = {installed.key: sys.executable} | ({RESIDENT: "True"} if resident else {})
    replaced = tuple(f'"{key}"' for key in (installed.key, RESIDENT))
    kept = []
    if installed.settings.is_file():
        lines = installed.settings.read_text(encoding="utf-8", errors="replace").splitlines()
        kept = [line for line in lines if not line.upper().startswith(replaced)]
    return "\n".join((*kept, *(f'"{key}","{value}"' for key, value in ours.items()), ""))
