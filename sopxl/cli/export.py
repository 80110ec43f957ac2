"""`sopxl export`: SOPs in another notation, or the tables of a register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.cli.targets import targets_in, tell_passed_over
from sopxl.interchange import markdown, sop_json
from sopxl.model.errors import UsageError, UserError
from sopxl.model.sop import Sop
from sopxl.pipeline.checking.single import inspect
from sopxl.pipeline.exporting import TableForm, export_register
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.sources.found import sources_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.pipeline.checking.single import Task
    from sopxl.pipeline.sources.found import Source

NOTATIONS: dict[str, tuple[str, Callable[[Sop], str]]] = {
    "json": ("json", sop_json.dump),
    "markdown": ("md", markdown.dump),
}
"""The ending and the writer of each notation."""


TABLES = {form.value: form for form in TableForm}


@declared("export")
@options.paths
@options.folder
@click.option(
    "--to", "notation", type=click.Choice([*NOTATIONS, *TABLES]), required=True, help="Bentuk."
)
@options.common
def command(
    *,
    paths: tuple[Path, ...],
    folder: Path | None,
    notation: str,
    config: Path | None,
    today: str | None,
    quiet: bool,
) -> int:
    """Tulis SOP sebagai JSON atau Markdown, atau tabel sebuah register sebagai Parquet atau CSV.

    Dengan --to parquet atau csv, BERKAS adalah satu register: register.db atau foldernya.
    """
    if notation in TABLES:
        return _export_tables(paths, folder or Path(), TABLES[notation], quiet=quiet)
    ending, write = NOTATIONS[notation]
    task = options.task(config, today, {}, judged=False)
    found = sources_in(paths)
    failed = False
    for source, target in targets_in(found.procedures, folder or Path(), lambda _: ending):
        try:
            replace_file(target, write(_sop(source, task)).encode())
        except UserError as error:
            click.echo(f"{source.path}: {error}")
            failed = True
            continue
        if not quiet:
            click.echo(f"{target}: ditulis.")
    if not quiet:
        tell_passed_over(found)
    return int(failed)


def _sop(source: Source, task: Task) -> Sop:
    """Return the SOP of a file; raises UserError for one that holds none."""
    outcome = inspect(source.path, task)
    if outcome.error is not None:
        raise outcome.error
    return outcome.sop or Sop()


def _export_tables(paths: tuple[Path, ...], folder: Path, form: TableForm, *, quiet: bool) -> int:
    if len(paths) != 1:
        raise UsageError(
            f"--to {form.value} menulis tabel satu register, bukan {len(paths)} berkas.",
            "Sebut satu register.db, atau folder yang memuatnya.",
            "one-register",
        )
    for file in export_register(paths[0], folder, form):
        if not quiet:
            click.echo(f"{file}: ditulis.")
    return 0
