"""`sopxl diff`: what changed from one edition of a register to the next."""

from __future__ import annotations

from pathlib import Path

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.cli.report import FORMATS, formats
from sopxl.pipeline.reporting.comparing import diff


@declared("diff")
@click.argument("old", metavar="LAMA", type=click.Path(path_type=Path))
@click.argument("new", metavar="BARU", type=click.Path(path_type=Path))
@options.folder
@click.option(
    "--format",
    "forms",
    default=FORMATS,
    metavar=FORMATS,
    help="Bentuk hasil, dipisahkan koma (bawaan: semua).",
)
@options.today
@options.quiet
def command(
    *, old: Path, new: Path, folder: Path | None, forms: str, today: str | None, quiet: bool
) -> None:
    """Bandingkan dua edisi register: SOP yang baru, tidak ada lagi, dan berubah.

    LAMA dan BARU adalah register.db atau folder yang memuatnya; yang lama lebih dahulu.
    """
    day = options.judging_day(today)
    written = diff(old, new, folder or Path(), formats=formats(forms), today=day)
    if not quiet:
        for file in written:
            click.echo(f"{file}: ditulis.")
