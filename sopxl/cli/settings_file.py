"""The settings file: read whole or refused once, before any workbook is opened."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, UserError, reason
from sopxl.model.settings import settings_from

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTINGS_FILE = "sopxl.toml"
UNREADABLE = "Berkas pengaturan «{file}» tidak dapat dibaca: {reason}."
NOT_TOML = "Berkas pengaturan «{file}» tidak berbentuk TOML pada {place}."
NO_SETTINGS = "Berkas pengaturan «{file}» memuat angka atau kurung yang terlalu panjang."
NOT_UTF_8 = "Berkas pengaturan «{file}» bukan teks UTF-8 pada {place}."
REFUSED = "Berkas pengaturan «{file}»: {message}"
PLACE = "baris {line}, kolom {column}"
CHECK_THE_NAME = "Periksa nama berkas sesudah --config."
ONE_A_LINE = 'Tulis satu pengaturan tiap baris, misalnya kertas = "f4".'
SAVE_AS_UTF_8 = "Simpan ulang berkas itu sebagai teks dengan pengodean UTF-8."

_TOLD_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
"""How tomllib ends its sentence, except for what is wrong only at the end of the document."""


def settings_in(file: Path | None) -> Mapping[str, object]:
    """Return what the settings file says; without one asked for, that of this folder, if any.

    Raises UsageError, naming the file, where it cannot be read or holds what is no setting.
    """
    source = file or Path(SETTINGS_FILE)
    if file is None and not source.is_file():
        return {}
    found = _parsed(_text(source), source)
    try:
        settings_from(found)
    except UserError as error:
        message = REFUSED.format(file=source, message=error.message)
        raise UsageError(message, error.remedy, error.code) from error
    return found


def _text(source: Path) -> str:
    try:
        return source.read_bytes().decode("utf-8-sig")
    except OSError as error:
        message = UNREADABLE.format(file=source, reason=reason(error))
        raise UsageError(message, CHECK_THE_NAME, "settings-unreadable") from error
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        message = NOT_UTF_8.format(file=source, place=_place_after(before))
        raise UsageError(message, SAVE_AS_UTF_8, "settings-broken") from error


def _parsed(text: str, source: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = _TOLD_PLACE.search(str(error))
        place = PLACE.format(line=told[1], column=told[2]) if told else _place_after(text)
        message = NOT_TOML.format(file=source, place=place)
        raise UsageError(message, ONE_A_LINE, "settings-broken") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets without end
        raise UsageError(NO_SETTINGS.format(file=source), ONE_A_LINE, "settings-broken") from error


def _place_after(before: str) -> str:
    """Return the place of the character after a text."""
    lines = before.split("\n")
    return PLACE.format(line=len(lines), column=len(lines[-1]) + 1)
