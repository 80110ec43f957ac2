"""`sopxl fix`: the safe fixes, each shown as old → new."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.cli.progress import over
from sopxl.cli.targets import still_wrong, targets_in, tell_passed_over
from sopxl.model.errors import UserError
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.fixing.fixed import ending, fix
from sopxl.pipeline.sources.found import sources_in
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.pipeline.checking.single import Task
    from sopxl.pipeline.fixing.fixed import Fixed
    from sopxl.pipeline.fixing.mending import Change
    from sopxl.pipeline.sources.found import Source

NOTHING, MARK, LINE_BREAK = "(kosong)", "␣", " ⏎ "
FIXED, NOTHING_TO_FIX = "{count} perbaikan", "tidak ada yang dapat diperbaiki otomatis"
LEFT_BEHIND = "{file}: tidak terbawa ke formulir baru: {phrase}."
NEW_FORM, WRITTEN, NOT_WRITTEN = ", menjadi formulir baru", ", ditulis", ", belum ditulis"
_UNSEEN = re.compile(r"^ +| +$| {2,}|\n|[^\S \n]+|[\u200b-\u200f\u2060\ufeff\u00ad]+")
"""What nobody would see in a line: spaces too many, other ones, line breaks, nothings."""


@declared("fix")
@options.paths
@options.folder
@click.option("--dry-run", is_flag=True, help="Tampilkan saja; tidak ada berkas yang ditulis.")
@click.option("--migrate", is_flag=True, help="Pindahkan bentuk lama ke formulir terbaru.")
@options.profile
@options.common
def command(
    *,
    paths: tuple[Path, ...],
    folder: Path | None,
    dry_run: bool,
    migrate: bool,
    profile: str | None,
    config: Path | None,
    today: str | None,
    quiet: bool,
) -> int:
    """Perbaiki yang pasti, sel demi sel, tanpa mengarang isi; berkas asal tidak berubah."""
    task = options.task(config, today, {"profil": profile})
    found = sources_in(paths)
    targets = _targets(found.procedures, folder, migrate=migrate, dry_run=dry_run)
    failed = False
    for source, target in over(targets, "Memperbaiki", quiet=quiet):
        failed |= _fix(source, target, task, migrate=migrate, quiet=quiet)
    if not quiet:
        tell_passed_over(found)
    return int(failed)


def _targets(
    sources: Sequence[Source], folder: Path | None, *, migrate: bool, dry_run: bool
) -> Sequence[tuple[Source, Path | None]]:
    if dry_run:
        return [(source, None) for source in sources]
    return targets_in(sources, folder or Path(), lambda path: ending(path, migrate=migrate))


def _fix(source: Source, target: Path | None, task: Task, *, migrate: bool, quiet: bool) -> bool:
    """Fix one file and tell what became of it; return whether it failed."""
    name = str(source.path)
    try:
        fixed = fix(source.path, task, name, migrate=migrate)
        if target is not None:
            replace_file(target, fixed.content)
    except UserError as error:
        click.echo(f"{name}: {error}")
        return True
    for change in fixed.changes:
        if change.rules:
            click.echo(_line(name, change))
    for phrase in fixed.left_behind:
        click.echo(LEFT_BEHIND.format(file=name, phrase=phrase))
    if not quiet:
        click.echo(_total(target or source.path, fixed, written=target is not None))
    return fixed.outcome.failed


def _line(file: str, change: Change) -> str:
    old, new = (_UNSEEN.sub(_mark, text) or NOTHING for text in (change.old, change.new))
    return f"{file}:{change.place}: {old} → {new} ({', '.join(change.rules)})"


def _mark(unseen: re.Match[str]) -> str:
    return LINE_BREAK if unseen[0] == "\n" else MARK * len(unseen[0])


def _total(file: Path, fixed: Fixed, *, written: bool) -> str:
    count = sum(bool(change.rules) for change in fixed.changes)
    done = FIXED.format(count=count) if count else NOTHING_TO_FIX
    form = NEW_FORM if fixed.is_new else ""
    left = still_wrong(file, fixed.outcome.count(Severity.ERROR))
    return f"{file}: {done}{form}{WRITTEN if written else NOT_WRITTEN}.{left}"
