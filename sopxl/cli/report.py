"""`sopxl report`: the register as leaders read it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.model.errors import UsageError
from sopxl.model.settings import settings_from
from sopxl.pipeline.reporting.letters import FOLDER as LETTERS
from sopxl.pipeline.reporting.report import Given, packets, report, uncounted_cases
from sopxl.report.formats import ReportFormat

FORMATS = ",".join(kind.value for kind in ReportFormat)


@declared("report")
@click.argument("register", type=click.Path(path_type=Path))
@options.folder
@click.option(
    "--format",
    "forms",
    default=FORMATS,
    metavar=FORMATS,
    help="Bentuk laporan, dipisahkan koma (bawaan: semua).",
)
@click.option("--satker", "office", default="", metavar="KODE", help="Hanya untuk satu satker.")
@click.option("--per-satker", "each", is_flag=True, help="Satu folder laporan untuk setiap satker.")
@click.option(
    "--sejak",
    "since",
    type=click.Path(path_type=Path),
    metavar="LETAK",
    help="Register edisi sebelumnya: laporan dibuka dengan yang berubah.",
)
@click.option(
    "--kasus",
    "cases",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Banyaknya kasus per bulan tiap kode SOP, untuk beban kerja sebulan.",
)
@click.option(
    "--wajib",
    "required",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="SOP yang wajib dikirim tiap satker (satker;kode_sop;judul;tenggat).",
)
@click.option(
    "--surat",
    "letter",
    type=click.Path(path_type=Path),
    metavar="DOCX",
    help="Tulis surat pengingat dari templat ini; bila belum ada, templat dibuat dahulu.",
)
@options.common
def command(
    *,
    register: Path,
    folder: Path | None,
    forms: str,
    office: str,
    each: bool,
    since: Path | None,
    cases: Path | None,
    required: Path | None,
    letter: Path | None,
    config: Path | None,
    today: str | None,
    quiet: bool,
) -> None:
    """Tulis laporan register: apa yang ada, belum ada, terlambat, lemah, dan menunggu.

    REGISTER adalah register.db atau folder yang memuatnya.
    """
    task = options.task(config, today, {})
    if each and office:
        raise UsageError(
            "--satker dan --per-satker tidak dapat dipakai bersama.",
            "Pilih satu satker, atau semuanya satu per satu.",
            "one-or-each",
        )
    asked: Any = {
        "formats": formats(forms),
        "settings": settings_from(task.chosen),
        "today": task.today,
        "given": Given(since=since, cases=cases, required=required, letter=letter),
    }
    out = folder or Path()
    if each:
        written = packets(register, out, **asked)
    else:
        written = report(register, out, satker=office.strip(), **asked)
    _tell(() if quiet else written, uncounted_cases(register, cases) if cases else ())


def _tell(written: tuple[Path, ...], warnings: tuple[str, ...]) -> None:
    letters = Counter(file.parent for file in written if file.parent.name == LETTERS)
    for file in written:
        if file.parent not in letters:
            click.echo(f"{file}: ditulis.")
    for folder, count in letters.items():
        click.echo(f"{folder}: {count} surat ditulis.")
    for warning in warnings:
        click.echo(warning, err=True)


def formats(text: str) -> tuple[ReportFormat, ...]:
    """Return the formats in a list with commas; raises UsageError for one that does not exist."""
    asked = [word.strip().casefold() for word in text.split(",") if word.strip()]
    known = {kind.value: kind for kind in ReportFormat}
    unknown = [word for word in asked if word not in known]
    if unknown or not asked:
        raise UsageError(
            f"Bentuk laporan «{', '.join(unknown)}» tidak dikenal.",
            f"Pakai satu atau beberapa dari {', '.join(known)}, dipisahkan koma.",
            "unknown-format",
        )
    return tuple(known[word] for word in asked)
