"""What the results are called, so that none is ever taken for a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

STORE_FILE, WORKBOOK_FILE = "register.db", "register.xlsx"
FINDINGS_FILE, QUARANTINE_FILE = "temuan.json", "karantina.csv"
REPORT_FILE, REPORT_PAGE = "laporan.xlsx", "laporan.html"
ROLES_FILE, PROCESSES_FILE = "peran.xlsx", "usulan-proses.xlsx"
RETURN_RECORD = "kembalian.json"
"""What makes a folder one of returned copies, none of which is a source."""

FACES = frozenset({".xlsx", ".json", ".csv", ".pdf", ".html"})
"""How the names of files end that are made of a register, beside it."""


def register_file(register: Path) -> Path:
    """Return the register itself, where its folder was named.

    Raises UsageError for what is only made of it, such as register.xlsx.
    """
    if register.suffix.casefold() in FACES and register.is_file():
        raise UsageError(
            f"«{register}» hanya tampilan, bukan register itu sendiri.",
            f"Sebut {STORE_FILE} atau folder yang memuatnya.",
            "not-a-register",
        )
    return register / STORE_FILE if register.is_dir() else register
