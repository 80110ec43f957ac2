"""`sopxl watch`: a preview at every save, and the drawing when the workbook is closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.pipeline.watching import Done, watched
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from sopxl.pipeline.watching import Event

WATCHING = "Mengamati {file}. Simpan di Excel atau LibreOffice; Ctrl+C menghentikan."
TOLD = {
    Done.PREVIEW: "{file}: pratinjau diperbarui.",
    Done.DRAWN: "{file}: diagram alir digambar ke dalamnya.",
}
STILL_WRONG = " Masih ada {errors} galat; lihat: sopxl check {file}"


@declared("watch")
@click.argument("file", type=click.Path(path_type=Path))
@options.paper
@options.profile
@options.common
def command(
    *,
    file: Path,
    paper: str | None,
    profile: str | None,
    config: Path | None,
    today: str | None,
    quiet: bool,
) -> None:
    """Perbarui PDF setiap kali buku kerja disimpan, dan gambar ke dalamnya setelah ditutup."""
    task = options.task(config, today, {"kertas": paper, "profil": profile})
    if not quiet:
        click.echo(WATCHING.format(file=file))
    for event in watched(file, task):
        if event.error is not None or not quiet:
            click.echo(_line(event))


def _line(event: Event) -> str:
    if event.error is not None:
        return f"{event.file}: {event.error}"
    errors = event.outcome.count(Severity.ERROR) if event.outcome else 0
    told = TOLD[event.done].format(file=event.file)
    warning = STILL_WRONG.format(errors=errors, file=event.outcome.file) if event.outcome else ""
    return told + (warning if errors else "")
