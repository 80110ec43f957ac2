"""`sopxl new`: a blank form."""

from __future__ import annotations

from pathlib import Path

import click

from sopxl.cli.indonesian import command as declared
from sopxl.pipeline.blank import write_blank


@declared("new")
@click.argument("file", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option("--judul", "title", default="", metavar="TEKS", help="Nama SOP.")
@click.option("--satker", "office", default="", metavar="KODE", help="Kode satker, misalnya 35.")
@click.option("--pelaksana", "actors", default="", metavar='"A; B"', help="Kepala kolom pelaksana.")
def command(*, file: Path, title: str, office: str, actors: str) -> None:
    """Buat formulir SOP kosong yang siap diisi di Excel."""
    named = tuple(actor.strip() for actor in actors.split(";") if actor.strip())
    write_blank(file, title=title.strip(), office=office.strip(), actors=named)
    click.echo(f"Formulir SOP ditulis: {file}. Buka di Excel dan mulai dari lembar Petunjuk.")
