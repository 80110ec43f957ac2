"""`sopxl doctor`: what this machine lacks, and what to do about it."""

from __future__ import annotations

import json

import click

from sopxl.cli.indonesian import command as declared
from sopxl.live.doctor import report
from sopxl.live.installation import State, verdicts


@declared("doctor")
@click.option("--json", "as_json", is_flag=True, help="Tulis sebagai JSON.")
def command(*, as_json: bool) -> int:
    """Periksa Python, Excel, add-in, dan kebijakan di sini, lalu sebut yang perlu dilakukan."""
    found = verdicts()
    if as_json:
        records = [verdict.record() for verdict in found]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        click.echo(report(found))
    return int(any(verdict.state is State.BROKEN for verdict in found))
