"""`sopxl buku`: all SOPs as one book."""

from __future__ import annotations

from pathlib import Path

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.cli.progress import over
from sopxl.model.settings import settings_from
from sopxl.pipeline.reporting.book import write_book

FILE, ENDING = "buku-sop.pdf", ".pdf"


@declared("buku")
@options.paths
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    default=FILE,
    help=f"Berkas hasil (bawaan: {FILE}).",
)
@click.option("--satker", "office", default="", metavar="KODE", help="Hanya untuk satu satker.")
@click.option(
    "--proses",
    "process",
    default="",
    metavar="KODE",
    help="Hanya SOP di bawah satu proses, misalnya KPU.02.",
)
@options.paper
@options.theme
@options.common
def command(
    *,
    paths: tuple[Path, ...],
    target: Path,
    office: str,
    process: str,
    paper: str | None,
    theme: str | None,
    config: Path | None,
    today: str | None,
    quiet: bool,
) -> int:
    """Cetak buku SOP: sampul, keputusan pimpinan, daftar isi, penjelasan, dan semua SOP.

    BERKAS adalah satu register, atau berkas dan folder SOP.
    """
    target = _file(target)
    task = options.task(config, today, {"kertas": paper, "tema": theme}, judged=False)
    book = write_book(
        paths,
        target,
        task=task,
        settings=settings_from(task.chosen),
        satker=office.strip(),
        process=process.strip(),
        watch=lambda named: over(named, "Menggambar", quiet=quiet),
    )
    for name, reason in book.left_out:
        click.echo(f"{name}: {reason}")
    for chapter in book.chapters:
        for told in chapter.told:
            click.echo(f"{chapter.title}: {told}")
    if not quiet:
        click.echo(f"{target}: ditulis, {len(book.chapters)} SOP.")
    return int(bool(book.left_out))


def _file(target: Path) -> Path:
    """Return the file that is meant: in a folder that is named, and with its ending."""
    if target.is_dir():
        return target / FILE
    return (
        target if target.suffix.casefold() == ENDING else target.with_name(f"{target.name}{ENDING}")
    )
