"""`sopxl check`: every fault in its cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.cli.streams import echo_json
from sopxl.cli.targets import targets_in, tell_passed_over
from sopxl.model.errors import UserError
from sopxl.pipeline.checking.single import inspect
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.sources.found import Sources, sources_in
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.pipeline.checking.outcome import Outcome
    from sopxl.pipeline.checking.single import Task
    from sopxl.rules.located import Located

COPIED = "{count} salinan dengan temuan di selnya ditulis ke folder «{folder}»."


@declared("check")
@options.paths_or_active
@options.active
@options.form
@click.option("--select", default="", metavar="KODE", help="Hanya kaidah berawalan ini, mis. F,S2.")
@click.option("--ignore", default="", metavar="KODE", help="Lewati kaidah berawalan ini.")
@options.profile
@click.option(
    "--annotate",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Tulis salinan setiap berkas ke folder ini, dengan temuan sebagai catatan di selnya.",
)
@options.common
def command(
    *,
    paths: tuple[Path, ...],
    active: bool,
    form: str,
    select: str,
    ignore: str,
    profile: str | None,
    folder: Path | None,
    config: Path | None,
    today: str | None,
    quiet: bool,
) -> int:
    """Periksa SOP dan tampilkan setiap temuan dengan alamat selnya."""
    wanted = {"select": options.codes(select), "ignore": options.codes(ignore)}
    task = options.task(config, today, {"profil": profile}, alone=True, **wanted)
    options.choose(paths, active=active, other=folder is not None)
    found = Sources((), ()) if active else sources_in(paths, folder)
    if active:
        outcomes = [_on_the_open_workbook(task)]
    elif folder is None:
        outcomes = [inspect(source.path, task) for source in found.procedures]
    else:
        outcomes = list(_annotated(found, folder, task))
    if form == "json":
        records = [outcome.record() for outcome in outcomes]
        echo_json(records)
    else:
        _print(outcomes, found, folder, quiet=quiet)
    return int(any(outcome.failed for outcome in outcomes))


def _on_the_open_workbook(task: Task) -> Outcome:
    from sopxl.live.attached import check_active  # noqa: PLC0415  # a door: it loads xlwings

    return check_active(task)


def _annotated(found: Sources, folder: Path, task: Task) -> Iterator[Outcome]:
    """Yield the outcome of each file once its copy is written; a file that failed has none.

    A copy that cannot be written is an error beside the findings, and stops no other.
    """
    from sopxl.pipeline.annotating import annotate, copy_ending  # noqa: PLC0415  # a door: it draws

    for source, target in targets_in(found.procedures, folder, copy_ending):
        outcome, copy = annotate(source.path, task)
        try:
            if copy:
                replace_file(target, copy)
        except UserError as error:
            outcome = replace(outcome, error=error)
        yield outcome


def _print(
    outcomes: Sequence[Outcome], found: Sources, folder: Path | None, *, quiet: bool
) -> None:
    for outcome in outcomes:
        if outcome.error is not None:
            click.echo(f"{outcome.file}: {outcome.error}")
        for finding in outcome.findings:
            click.echo(_line(outcome.file, finding))
    if quiet:
        return
    tell_passed_over(found)
    click.echo(_total(outcomes))
    if folder is not None:
        click.echo(
            COPIED.format(count=sum(outcome.error is None for outcome in outcomes), folder=folder)
        )


def _line(file: str, found: Located) -> str:
    finding = found.finding
    where = ":".join(filter(None, (file, str(found.place))))
    head = f"{where}: {finding.rule.code} {found.severity.value}:"
    return f"{head} {finding.message} {finding.advice}"


def _total(outcomes: Sequence[Outcome]) -> str:
    counts = (
        f"{sum(outcome.count(severity) for outcome in outcomes)} {severity.value}"
        for severity in Severity
    )
    unread = sum(outcome.sop is None for outcome in outcomes)
    broken = f", {unread} berkas tidak terbaca" if unread else ""
    return f"{len(outcomes) - unread} SOP diperiksa: {', '.join(counts)}{broken}."
