"""`sopxl draw`: the official flowchart, in the workbook or on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.cli.progress import over
from sopxl.cli.targets import still_wrong, targets_in, tell_passed_over
from sopxl.model.errors import UsageError, UserError
from sopxl.pipeline.drawing.drawn import PATCHABLE, draw, ending
from sopxl.pipeline.drawing.on_paper import DrawnAs
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.sources.found import sources_in
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.pipeline.checking.outcome import Outcome
    from sopxl.pipeline.checking.single import Task
    from sopxl.pipeline.sources.found import Source

OR_IN_PLACE = "Pilih folder lain dengan -o, atau pakai --in-place bila memang itu maksud Anda."
KEPT_IN_EXCEL = "--keep hanya untuk gambar di dalam buku kerja; hasil lain disusun dari awal."
KINDS = {kind.name.casefold(): kind for kind in DrawnAs}


@declared("draw")
@options.paths_or_active
@options.active
@options.folder
@click.option("--in-place", is_flag=True, help="Gambar langsung ke dalam buku kerja itu sendiri.")
@click.option("--keep", is_flag=True, help="Pertahankan simbol dan panah yang Anda geser di Excel.")
@click.option("--to", "kind", type=click.Choice(list(KINDS)), default="xlsx", help="Bentuk hasil.")
@options.paper
@options.theme
@options.profile
@options.common
def command(
    *,
    paths: tuple[Path, ...],
    active: bool,
    folder: Path | None,
    in_place: bool,
    keep: bool,
    kind: str,
    paper: str | None,
    theme: str | None,
    profile: str | None,
    config: Path | None,
    today: str | None,
    quiet: bool,
) -> int:
    """Gambar diagram alir ke kolom pelaksana, dengan bentuk asli Excel yang saling terhubung."""
    task = options.task(config, today, {"kertas": paper, "tema": theme, "profil": profile})
    on_file = in_place or folder is not None or KINDS[kind] is not DrawnAs.XLSX
    options.choose(paths, active=active, other=on_file)
    if active:
        return _draw_open_workbook(task, keep=keep, quiet=quiet)
    if keep and KINDS[kind] is not DrawnAs.XLSX:
        raise UsageError(KEPT_IN_EXCEL, "Hapus --keep, atau pakai --to xlsx.", "keep-on-paper")
    found = sources_in(paths)
    targets = _targets(found.procedures, folder, KINDS[kind], in_place=in_place)
    failed = False
    for source, target in over(targets, "Menggambar", quiet=quiet):
        way = {"keep": keep, "elsewhere": not in_place}
        failed |= _draw(source, target, task, KINDS[kind], **way, quiet=quiet)
    if not quiet:
        tell_passed_over(found)
    return int(failed)


def _draw_open_workbook(task: Task, *, keep: bool, quiet: bool) -> int:
    from sopxl.live.attached import draw_active  # noqa: PLC0415  # a door: it loads xlwings

    drawn = draw_active(task, keep=keep)
    if not quiet:
        _tell(drawn.outcome.file, drawn.outcome, drawn.told)
    return int(drawn.outcome.failed)


def _draw(
    source: Source,
    target: Path,
    task: Task,
    kind: DrawnAs,
    *,
    keep: bool,
    elsewhere: bool,
    quiet: bool,
) -> bool:
    """Draw one file and tell what became of it; return whether it failed."""
    try:
        name = str(source.path)
        outcome, drawing = draw(source.path, task, kind, name, keep=keep, elsewhere=elsewhere)
        replace_file(target, drawing.content)
    except UserError as error:
        click.echo(f"{source.path}: {error}")
        return True
    if not quiet:
        _tell(target, outcome, drawing.told)
    return outcome.failed


def _tell(place: Path | str, outcome: Outcome, told: Sequence[str]) -> None:
    left = still_wrong(outcome.file, outcome.count(Severity.ERROR))
    click.echo(f"{place}: digambar.{left}")
    for sentence in told:
        click.echo(f"  {sentence}")


def _targets(
    sources: Sequence[Source], folder: Path | None, kind: DrawnAs, *, in_place: bool
) -> tuple[tuple[Source, Path], ...]:
    if not in_place:
        return targets_in(sources, folder or Path(), lambda path: ending(path, kind), OR_IN_PLACE)
    if folder is not None:
        raise UsageError("-o dan --in-place tidak dapat dipakai bersama.", "Pilih salah satu.")
    strange = [
        str(source.path)
        for source in sources
        if kind is not DrawnAs.XLSX or source.path.suffix.casefold() not in PATCHABLE
    ]
    if strange:
        raise UsageError(
            f"--in-place tidak dapat dipakai untuk: {', '.join(strange)}.",
            "Pakai -o FOLDER; --in-place hanya untuk .xlsx dan .xlsm dengan --to xlsx.",
            "not-in-place",
        )
    return tuple((source, source.path) for source in sources)
