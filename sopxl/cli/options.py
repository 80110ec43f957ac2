"""The options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sopxl.cli.settings_file import settings_in
from sopxl.model.errors import UsageError
from sopxl.pipeline.checking.judging import Task
from sopxl.rules.codes import beginning_with, where_to_look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILES = "BERKAS..."
paths = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=FILES
)
"""BERKAS…: workbooks, SOPs as JSON or Markdown, folders; what does not exist is told by us."""

sources = click.argument("sources", nargs=-1, required=True, metavar="SUMBER...")
"""SUMBER…: as paths, and also archives and addresses; a path type would mangle the latter."""

paths_or_active = click.argument(
    "paths", nargs=-1, type=click.Path(path_type=Path), metavar=f"[{FILES}]"
)
active = click.option(
    "--active", is_flag=True, help="Kerjakan buku kerja yang sedang terbuka di Excel."
)
"""Either paths or the workbook in front: `choose` sees to it."""

config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="Berkas pengaturan (bawaan: sopxl.toml di folder ini, bila ada).",
)
today = click.option(
    "--tanggal",
    "today",
    metavar="TTTT-BB-HH",
    default=None,
    help="Tanggal penilaian (bawaan: hari ini).",
)
quiet = click.option("--quiet", is_flag=True, help="Tampilkan yang perlu saja.")
folder = click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder hasil (bawaan: folder ini); dibuat bila belum ada.",
)
profile = click.option(
    "--profile",
    type=click.Choice(["baru", "lama"]),
    help="Tingkat ketegasan: baru untuk templat, lama untuk berkas lama.",
)
form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Bentuk hasil."
)
theme = click.option(
    "--theme",
    type=click.Choice(["hitam-putih", "warna", "kontras"]),
    help="Warna gambar: hitam-putih, warna menurut pelaksana, atau kontras tinggi.",
)
paper = click.option("--paper", type=click.Choice(["f4", "a4"]), help="Ukuran kertas, mendatar.")


def common(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command over files takes."""
    return config(today(quiet(function)))


def task(
    config_file: Path | None,
    day: str | None,
    chosen: Mapping[str, object],
    **wanted: Any,
) -> Task:
    """Return the task that the options describe; options win over the settings file."""
    given = {key: value for key, value in chosen.items() if value is not None}
    return Task(judging_day(day), {**settings_in(config_file), **given}, **wanted)


def judging_day(text: str | None) -> date:
    """Return the day on which everything is judged.

    Raises UsageError for a text that is no ISO date.
    """
    if text is None:
        return date.today()  # noqa: DTZ011  the day on the wall of the office, not in London
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"Tanggal «{text}» tidak dapat dibaca.", "Tulis seperti 2026-11-21.", "bad-date"
        ) from error


def choose(paths: tuple[Path, ...], *, active: bool, other: bool = False) -> None:
    """Raise UsageError unless there are either paths or the open workbook to work on.

    `other` says that an option was given which the open workbook cannot take.
    """
    if active and (paths or other):
        raise UsageError(
            "--active mengerjakan buku kerja di Excel, tanpa berkas dan tanpa folder hasil.",
            "Pakai --active saja, atau sebut berkasnya tanpa --active.",
            "active-and-paths",
        )
    if not active and not paths:
        raise UsageError(
            "«BERKAS» belum diisi.", "Sebut berkas atau foldernya, atau pakai --active.", "no-paths"
        )


def codes(text: str) -> tuple[str, ...]:
    """Return the rule codes, or their beginnings, in a list with commas.

    Raises UsageError for one that no rule has: a slip there would hide every finding.
    """
    asked = tuple(code.strip().upper() for code in text.split(",") if code.strip())
    strange = [code for code in asked if not beginning_with(code)]
    if strange:
        raise UsageError(
            f"Tidak ada kaidah yang berawalan {', '.join(strange)}.",
            " ".join(dict.fromkeys(map(where_to_look, strange))),
            "unknown-rule",
        )
    return asked
