"""`sopxl find`: where in a register something is written."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopxl.cli.indonesian import command as declared
from sopxl.cli.streams import echo_json
from sopxl.model.errors import UsageError
from sopxl.pipeline.finding import find, seen_from_here

if TYPE_CHECKING:
    from sopxl.pipeline.finding import Found
    from sopxl.store.search import Hit

MOST = 20
NOTHING_FOUND = "Tidak ada SOP yang memuat «{question}»{where}."
IN_OFFICE = " di satker {satker}"
TRY_FEWER = "Coba dengan kata yang lebih sedikit atau lebih umum."
TRY_EVERYWHERE = "Coba tanpa --satker."
MEANT = "Maksud Anda «{words}»?"
ONLY_SOME = "Tidak ada SOP yang memuat semua kata; ini yang memuat sebagian."
THERE_MAY_BE_MORE = "Ditampilkan {count} yang pertama; tampilkan lebih banyak dengan --jumlah."
NO_TITLE, NO_OFFICE = "(tanpa judul)", "satker belum diisi"


@declared("find")
@click.argument("register", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1, required=True, metavar="KATA...")
@click.option("--satker", default="", metavar="KODE", help="Hanya SOP satker ini.")
@click.option(
    "--jumlah",
    "limit",
    type=click.IntRange(min=1),
    default=MOST,
    metavar="N",
    help=f"Paling banyak sekian SOP (bawaan: {MOST}).",
)
@click.option("--json", "as_json", is_flag=True, help="Tulis hasilnya sebagai JSON.")
def command(
    *, register: Path, words: tuple[str, ...], satker: str, limit: int, as_json: bool
) -> None:
    """Cari SOP dalam register, dan tunjukkan berkas, lembar, dan selnya.

    REGISTER adalah register.db atau folder yang memuatnya. Dicari dalam judul, nomor, kegiatan,
    output, pelaksana, dan dasar hukum, dalam semua bentuk katanya: «penganggaran» menemukan
    «anggaran». Kode atau nomor saja (KPU.02, CFM.01.SOP.03) menemukan SOP yang kode atau nomornya
    memuat bagian itu, dan peraturan saja (UU 14/2008) SOP yang mencantumkannya.
    """
    question = " ".join(words)
    if not any(map(str.isalnum, question)):
        raise UsageError(
            f"«{question}» tidak memuat kata.",
            "Tulis satu atau beberapa kata, misalnya: anggaran.",
            "no-words",
        )
    found = find(register, question, limit, satker.strip())
    if as_json:
        echo_json([asdict(hit) for hit in found.hits])
    elif found.hits:
        if any(hit.partial for hit in found.hits):
            click.echo(ONLY_SOME)
        for number, hit in enumerate(found.hits, start=1):
            click.echo(_told(number, hit, register))
        if len(found.hits) == limit:
            click.echo(THERE_MAY_BE_MORE.format(count=limit))
    else:
        click.echo(_nothing(found, question, satker.strip()))


def _told(number: int, hit: Hit, register: Path) -> str:
    known = (hit.sop_code or hit.number, hit.status)
    office = " ".join(filter(None, (hit.satker, hit.office))) or NO_OFFICE
    about = ", ".join(filter(None, (office, *known)))
    place = "!".join(filter(None, (hit.sheet, hit.cell)))
    where = " › ".join(filter(None, (seen_from_here(register, hit.path), place)))
    lines = [f"{number}. {hit.title or NO_TITLE} ({about})", f"   {where}"]
    if hit.passage:
        lines.append(f"   {hit.field}: {hit.passage}")
    return "\n".join(lines)


def _nothing(found: Found, question: str, satker: str) -> str:
    where = IN_OFFICE.format(satker=satker) if satker else ""
    tries = [NOTHING_FOUND.format(question=question, where=where)]
    if found.meant:
        tries.append(MEANT.format(words=" ".join(found.meant)))
    tries.append(TRY_EVERYWHERE if satker else TRY_FEWER)
    return " ".join(tries)
