"""`sopxl addin`: the add-in put into Excel, taken out, looked at."""

from __future__ import annotations

import click

from sopxl.cli.indonesian import command as declared
from sopxl.live.addin import Installation, install, installation, remove
from sopxl.live.machine import Machine

ACTIONS = ("install", "remove", "status")
INSTALLED = "Add-in terpasang: {file}\nMulai ulang Excel, lalu buka tab SOP."
REMOVED, NOTHING = "Dihapus: {file}", "Add-in memang belum terpasang."
FILE, THERE, ABSENT = "{state}: {file}", "ada", "tidak ada"
OUTDATED = "Add-in itu versi lain. Tutup Excel, lalu jalankan: sopxl addin install"


@declared("addin")
@click.argument("action", type=click.Choice(ACTIONS), metavar="install|remove|status")
@click.option(
    "--resident", is_flag=True, help="Windows: biarkan Python tetap hidup agar tombol lebih cepat."
)
def command(*, action: str, resident: bool) -> int:
    """Pasang, hapus, atau lihat add-in Excel; tidak memerlukan hak administrator."""
    machine = Machine.here()
    match action:
        case "install":
            click.echo(INSTALLED.format(file=install(machine, resident=resident).addin))
        case "remove":
            lines = [REMOVED.format(file=file) for file in remove(machine)]
            click.echo("\n".join(lines or [NOTHING]))
        case _:
            return _tell(installation(machine))
    return 0


def _tell(installed: Installation) -> int:
    for file in installed.files:
        click.echo(FILE.format(state=THERE if file.is_file() else ABSENT, file=file))
    if installed.addin.is_file() and not installed.is_current:
        click.echo(OUTDATED)
    return int(not installed.is_current)
