"""`sopxl watch`: a preview at every save, and the drawing when the workbook is closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.cli.targets import still_wrong
from sopxl.pipeline.watching import Done, watched
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from sopxl.pipeline.watching import Event

WATCHING = "Mengamati {file}. Simpan di Excel atau LibreOffice; Ctrl+C menghentikan."
TOLD = {
    Done.PREVIEW: "{file}: pratinjau diperbarui.",
    Done.DRAWN: "{file}: diagram alir digambar ke dalamnya.",
}


@declared("watch")
@click.argument("file", metavar="BERKAS", type=click.Path(path_type=Path))
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
    events = watched(file, task)
    if not quiet:
        click.echo(WATCHING.format(file=file))
    for event in events:
        if event.error is not None or not quiet:
            click.echo(_line(event))


def _line(event: Event) -> str:
    if event.error is not None:
        return f"{event.file}: {event.error}"
    told, outcome = TOLD[event.done].format(file=event.file), event.outcome
    return told + (still_wrong(outcome.file, outcome.count(Severity.ERROR)) if outcome else "")
