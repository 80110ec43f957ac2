"""From the figures of a report to the reminder letters, with a template that people may edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, UserError, reason
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.office_folders import office_folder
from sopxl.pipeline.reporting.writers import writer
from sopxl.pipeline.shipped import LETTER, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sopxl.report.figures.records import Figures

FOLDER = "surat"


def write_letters(figures: Figures, out: Path, template: Path) -> Iterator[Path]:
    """Write a letter to each office that owes something, and yield the files.

    Where there is no template yet, the shipped one is put there to be edited, and yielded too; one
    that exists is never written to. Raises UsageError for a template that is no Word file,
    UserError for one that cannot be read or filled in.
    """
    if template.suffix.casefold() != ".docx":
        raise UsageError(
            f"«{template.name}» bukan templat surat.", "Akhiri nama berkas dengan .docx.", "ending"
        )
    if not template.exists():
        replace_file(template, shipped(LETTER).read_bytes())
        yield template
    for satker, letter in writer("sopxl.report.letters").letters(figures, _read(template)):
        target = out / FOLDER / f"{office_folder(satker)}.docx"
        replace_file(target, letter)
        yield target


def _read(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        raise UserError(
            f"Templat surat «{template}» tidak dapat dibaca: {reason(error)}.",
            "Tutup berkas itu di Word, lalu ulangi.",
            "letter-template",
        ) from error
