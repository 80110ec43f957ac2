"""`sopxl check`: every fault in its cell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.pipeline.single import inspect
from sopxl.pipeline.sources import sources_in
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sopxl.pipeline.outcome import Outcome
    from sopxl.rules.located import Located


@declared("check")
@options.paths
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Bentuk hasil.")
@click.option("--select", default="", metavar="KODE", help="Hanya kaidah berawalan ini, mis. F,S2.")
@click.option("--ignore", default="", metavar="KODE", help="Lewati kaidah berawalan ini.")
@options.profile
@options.common
def command(
    paths: tuple[Path, ...],
    form: str,
    select: str,
    ignore: str,
    profile: str | None,
    config: Path | None,
    today: str | None,
    *,
    quiet: bool,
) -> int:
    """Periksa SOP dan tampilkan setiap temuan dengan alamat selnya."""
    wanted = {"select": options.codes(select), "ignore": options.codes(ignore)}
    task = options.task(config, today, {"profil": profile}, **wanted)
    found = sources_in(paths)
    outcomes = [inspect(path, task) for path in found.procedures]
    if form == "json":
        records = [outcome.record() for outcome in outcomes]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        _print(outcomes, (str(path) for path in found.process_maps), quiet=quiet)
    return int(any(outcome.failed for outcome in outcomes))
