"""`sopxl doctor`: what this machine lacks, and what to do about it."""

from __future__ import annotations

import click

from sopxl.cli.indonesian import command as declared
from sopxl.cli.streams import echo_json
from sopxl.live.doctor import report
from sopxl.live.installation import State, verdicts


@declared("doctor")
@click.option("--json", "as_json", is_flag=True, help="Tulis sebagai JSON.")
def command(*, as_json: bool) -> int:
    """Periksa Python, Excel, add-in, dan kebijakan di sini, lalu sebut yang perlu dilakukan."""
    found = verdicts()
    if as_json:
        records = [verdict.record() for verdict in found]
        echo_json(records)
    else:
        click.echo(report(found))
    return int(any(verdict.state is State.BROKEN for verdict in found))
