"""`sopxl check`: every fault in its cell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.cli.targets import tell_passed_over
from sopxl.pipeline.single import inspect
from sopxl.pipeline.sources import sources_in
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sopxl.pipeline.outcome import Outcome
    from sopxl.pipeline.sources import Sources
    from sopxl.rules.located import Located


@declared("check")
@options.paths
@options.form
@click.option("--select", default="", metavar="KODE", help="Hanya kaidah berawalan ini, mis. F,S2.")
@click.option("--ignore", default="", metavar="KODE", help="Lewati kaidah berawalan ini.")
@options.profile
@options.common
def command(
    *,
    paths: tuple[Path, ...],
    form: str,
    select: str,
    ignore: str,
    profile: str | None,
    config: Path | None,
    today: str | None,
    quiet: bool,
) -> int:
    """Periksa SOP dan tampilkan setiap temuan dengan alamat selnya."""
    wanted = {"select": options.codes(select), "ignore": options.codes(ignore)}
    task = options.task(config, today, {"profil": profile}, **wanted)
    found = sources_in(paths)
    outcomes = [inspect(source.path, task) for source in found.procedures]
    if form == "json":
        records = [outcome.record() for outcome in outcomes]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        _print(outcomes, found, quiet=quiet)
    return int(any(outcome.failed for outcome in outcomes))


def _print(outcomes: Sequence[Outcome], found: Sources, *, quiet: bool) -> None:
    for outcome in outcomes:
        if outcome.error is not None:
            click.echo(f"{outcome.file}: {outcome.error}")
        for finding in outcome.findings:
            click.echo(_line(outcome.file, finding))
    if quiet:
        return
    tell_passed_over(found)
    click.echo(_total(outcomes))


def _line(file: str, found: Located) -> str:
    finding = found.finding
    head = f"{file}:{found.place}: {finding.rule.code} {found.severity.value}:"
    return f"{head} {finding.message} {finding.advice}"


def _total(outcomes: Sequence[Outcome]) -> str:
    counts = (
        f"{sum(outcome.count(severity) for outcome in outcomes)} {severity.value}"
        for severity in Severity
    )
    unread = sum(outcome.error is not None for outcome in outcomes)
    broken = f", {unread} berkas tidak terbaca" if unread else ""
    return f"{len(outcomes)} SOP diperiksa: {', '.join(counts)}{broken}."
