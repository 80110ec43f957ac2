"""`sopxl register`: many workbooks, one register."""

from __future__ import annotations

from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopxl.cli import options
from sopxl.cli.indonesian import command as declared
from sopxl.cli.progress import counting
from sopxl.cli.targets import tell_unread
from sopxl.model.errors import UsageError
from sopxl.pipeline.batch.cluster import Cluster
from sopxl.pipeline.finding import seen_from_here
from sopxl.pipeline.register.run import Order, register
from sopxl.pipeline.returning.trip import refuse_source_folder, return_trip
from sopxl.report.wording import listing

if TYPE_CHECKING:
    from sopxl.pipeline.batch.engines import Engine
    from sopxl.pipeline.register.summary import Summary

OF_RETURNING = "{read} buku kerja selesai"

MOST_NAMED = 5
"""So many left copies are named; all stand in the folders of their offices."""

PROCESSES, DASK = ENGINES = ("processes", "dask")


@declared("register")
@options.sources
@options.folder
@click.option(
    "--map",
    "process_map",
    type=click.Path(path_type=Path),
    help="Peta proses bisnis (bawaan: yang ada di antara sumber).",
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Jumlah proses (bawaan: semua inti)."
)
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(ENGINES),
    default=PROCESSES,
    help="Mesin pembaca: proses di komputer ini, atau klaster Dask.",
)
@click.option(
    "--scheduler",
    metavar="ALAMAT",
    help="Penjadwal Dask, misalnya tcp://nama:8786 (bawaan: klaster di komputer ini).",
)
@click.option("--full", is_flag=True, help="Baca ulang semua berkas, juga yang tidak berubah.")
@click.option("--no-check", is_flag=True, help="Gabungkan saja; jangan periksa kaidah.")
@click.option("--no-xlsx", is_flag=True, help="Jangan tulis register.xlsx.")
@click.option("--dry-run", is_flag=True, help="Tampilkan yang akan dibaca; jangan tulis apa pun.")
@click.option(
    "--kembalikan",
    "back",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Tulis setiap buku kerja, terperiksa dan bergambar, ke folder satkernya dalam DIR.",
)
@options.profile
@options.common
def command(
    *,
    sources: tuple[str, ...],
    folder: Path | None,
    process_map: Path | None,
    workers: int | None,
    engine_name: str,
    scheduler: str | None,
    full: bool,
    no_check: bool,
    no_xlsx: bool,
    dry_run: bool,
    back: Path | None,
    profile: str | None,
    config: Path | None,
    today: str | None,
    quiet: bool,
) -> int:
    """Gabungkan buku kerja SOP menjadi satu register; berkas rusak dicatat, tidak menghentikan.

    SUMBER: berkas, folder, arsip .zip, pola seperti "Kiriman/**/*.xlsx", daftar @daftar.txt (satu
    sumber tiap baris), atau alamat seperti https://… dan s3://….
    """
    order = Order(
        sources=sources,
        out=folder or Path(),
        task=options.task(config, today, {"profil": profile}, judged=not no_check),
        process_map=process_map,
        engine=_engine(engine_name, scheduler, workers),
        workers=workers,
        full=full,
        workbook=not no_xlsx,
        dry_run=dry_run,
    )
    _refuse(order, back)
    with counting("Membaca", quiet=quiet) as progress:
        summary = register(order, progress)
    _tell(summary, order, quiet=quiet)
    _give_back(order, back, quiet=quiet)
    return int(summary.failed)


def _refuse(order: Order, back: Path | None) -> None:
    if back:
        refuse_source_folder(order, back)


def _give_back(order: Order, back: Path | None, *, quiet: bool) -> None:
    if back is None or order.dry_run:
        return
    with counting("Mengembalikan", quiet=quiet, counted=OF_RETURNING) as progress:
        trip = return_trip(order, back, progress)
    for name, told in trip.not_made:
        click.echo(f"{seen_from_here(order.store, name)}: {' '.join(told)}")
    for file in trip.kept:
        click.echo(
            f"{file}: sudah diubah sejak dikembalikan, tidak ditimpa; yang baru di sebelahnya."
        )
    if trip.left:
        files = listing([f"«{file}»" for file in trip.left], MOST_NAMED)
        click.echo(
            f"{len(trip.left)} salinan lama tanpa sumber di antara yang dikembalikan, dibiarkan: "
            f"{files}."
        )
    if not quiet:
        click.echo(
            f"{back}: {trip.workbooks} buku kerja dalam {len(trip.offices)} folder; "
            f"{trip.workbooks - trip.unchanged} ditulis, {trip.unchanged} tidak berubah."
        )


def _engine(name: str, scheduler: str | None, workers: int | None) -> Engine | None:
    """Return the engine asked for; None leaves the choice to the run."""
    if name != DASK:
        if scheduler:
            raise UsageError(
                "--scheduler hanya berlaku bersama --engine dask.",
                "Tambahkan --engine dask, atau hapus --scheduler.",
                "scheduler-without-dask",
            )
        return None
    return Cluster(scheduler or "", workers or cpu_count() or 1)


def _tell(summary: Summary, order: Order, *, quiet: bool) -> None:
    for source in summary.quarantined:
        click.echo(f"{seen_from_here(order.store, source.path)}: {source.refusal}")
    for said in summary.unheard:
        click.echo(said)
    if quiet:
        return
    counts = summary.counts
    if order.dry_run:
        click.echo(f"{counts.read} dari {counts.total} berkas akan dibaca; tidak ada yang ditulis.")
        return
    click.echo(
        f"{counts.total} berkas: {counts.read} dibaca, {counts.unchanged} tidak berubah, "
        f"{counts.quarantined} tidak terbaca, {summary.gone} sudah tidak ada."
    )
    found = ", ".join(f"{count} {severity.value}" for severity, count in summary.findings.items())
    click.echo(
        f"Register: {summary.sops} SOP; pada semua berkas, termasuk salinan dan edisi lama, "
        f"{found}; {summary.conflicts} konflik."
    )
    for file in summary.written:
        click.echo(f"{file}: ditulis.")
    tell_unread(summary.passed_over)
    if not summary.written:
        click.echo("Tidak ada yang berubah; tidak ada yang ditulis ulang.")
