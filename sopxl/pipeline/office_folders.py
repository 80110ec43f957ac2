"""Folders called as the forms call their offices; no form decides more than a name."""

from __future__ import annotations

import re
from hashlib import sha256

NO_OFFICE = "tanpa-satker"
FOLDER_NAME = re.compile(r"\w(?:[\w .-]{0,38}[\w-])?")
RESERVED = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)
}
"""What Windows takes for a device."""


def names_a_folder(code: str) -> bool:
    """Tell whether a folder can be called as a form calls its office, here and on Windows."""
    reserved = code.partition(".")[0].casefold() in RESERVED
    return FOLDER_NAME.fullmatch(code) is not None and not reserved


def office_folder(code: str) -> str:
    """Return the name of the folder of an office, for a code that names none a safe one."""
    return code if names_a_folder(code) else f"{NO_OFFICE}-{sha256(code.encode()).hexdigest()[:8]}"
