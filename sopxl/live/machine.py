"""The machine that Excel runs on: its folders, its registry, as far as this system has them."""

from __future__ import annotations

import os
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

MAC_OFFICE = Path("Library/Group Containers/UBF8T346G9.Office/User Content.localized")
MAC_EXCEL = Path("Library/Containers/com.microsoft.Excel/Data")
MAC_SCRIPTS = Path("Library/Application Scripts/com.microsoft.Excel")


class System(Enum):
    """The systems that differ in where Excel keeps things; a system without Excel is `OTHER`."""

    WINDOWS = "Windows"
    MACOS = "macOS"
    OTHER = "tanpa Excel"


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine, as its user sees it; none of these folders needs administrator rights."""

    system: System
    home: Path
    environment: Mapping[str, str]

    @classmethod
    def here(cls) -> Machine:
        """Return the machine that this runs on."""
        systems = {"win32": System.WINDOWS, "darwin": System.MACOS}
        return cls(systems.get(sys.platform, System.OTHER), Path.home(), os.environ)

    @property
    def startup(self) -> Path | None:
        """The folder whose files Excel opens when it starts, and trusts."""
        match self.system:
            case System.WINDOWS:
                return self._roaming / "Microsoft" / "Excel" / "XLSTART"
            case System.MACOS:
                return self.home / MAC_OFFICE / "Startup.localized" / "Excel"
            case System.OTHER:
                return None

    @property
    def templates(self) -> Path | None:
        """The folder in which Excel looks for templates."""
        match self.system:
            case System.WINDOWS:
                return self._roaming / "Microsoft" / "Templates"
            case System.MACOS:
                return self.home / MAC_OFFICE / "Templates.localized"
            case System.OTHER:
                return None

    @property
    def settings(self) -> Path | None:
        """The file that tells the add-in which Python to start."""
        match self.system:
            case System.WINDOWS:
                return self.home / ".sopxl" / "sopxl.conf"
            case System.MACOS:
                return self.home / MAC_EXCEL / "sopxl.conf"
            case System.OTHER:
                return None

    @property
    def scripts(self) -> Path | None:
        """The only folder from which Excel on macOS may run a script that starts something."""
        return self.home / MAC_SCRIPTS if self.system is System.MACOS else None

    @property
    def _roaming(self) -> Path:
        given = self.environment.get("APPDATA")
        return Path(given) if given else self.home / "AppData" / "Roaming"

    def registry(self, key: str, value: str) -> str:
        """Return a value of the Windows registry, empty where there is none."""
        return self.registry_values(key).get(value, "")

    def registry_values(self, key: str) -> dict[str, str]:
        """Return all values of a key of the Windows registry by name; what is binary as UTF-16."""
        if sys.platform != "win32":
            return {}
        import winreg  # noqa: PLC0415  # a door: there is no such module elsewhere

        root, _, path = key.partition("\\")
        roots = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
        try:
            with winreg.OpenKey(roots[root], path) as opened:
                count = winreg.QueryInfoKey(opened)[1]
                found = [winreg.EnumValue(opened, at)[:2] for at in range(count)]
        except OSError:
            return {}
        return {name: _told(value) for name, value in found}


def _told(value: object) -> str:
    return value.decode("utf-16-le", "replace") if isinstance(value, bytes) else str(value)
