"""`sopxl explain`: one rule, its basis, and how to keep it; or which rules there are."""

from __future__ import annotations

import click

from sopxl.cli.indonesian import command as declared
from sopxl.model.errors import UsageError
from sopxl.rules.catalogue import by_code
from sopxl.rules.codes import beginning_with, where_to_look
from sopxl.rules.pages import explain, listing


@declared("explain")
@click.argument("code", metavar="[KODE]", default="")
def command(*, code: str) -> None:
    """Jelaskan satu kaidah: apa yang diperiksa, dasarnya, dan cara memenuhinya.

    Awal kode, misalnya F atau F2, menampilkan daftar kaidah yang berawalan itu; tanpa KODE tampil
    daftar semua kaidah.
    """
    asked = code.strip().upper()
    rule = by_code(asked)
    begun = beginning_with(asked)
    if not begun:
        raise UsageError(f"Kaidah «{code}» tidak ada.", where_to_look(asked), "unknown-rule")
    click.echo(explain(rule) if rule else listing(begun))
