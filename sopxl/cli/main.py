"""`sopxl`: finds the command, and turns every failure into a sentence and an exit code."""

from __future__ import annotations

import sys

import click

from sopxl import __version__
from sopxl.cli.indonesian import Group, complaint
from sopxl.cli.streams import let_everything_be_said
from sopxl.model.errors import UsageError, UserError, reason

COMMANDS = {
    "new": "Buat formulir SOP kosong yang siap diisi di Excel.",
    "check": "Periksa SOP dan tampilkan setiap temuan dengan alamat selnya.",
    "fix": "Perbaiki yang pasti, sel demi sel, tanpa mengarang isi.",
    "draw": "Gambar diagram alir ke kolom pelaksana.",
    "register": "Gabungkan banyak buku kerja SOP menjadi satu register.",
    "report": "Tulis laporan register: apa yang ada, belum ada, dan terlambat.",
    "buku": "Cetak semua SOP sebagai satu buku.",
    "diff": "Bandingkan dua edisi register: apa yang baru, hilang, dan berubah.",
    "find": "Cari SOP dalam register: berkas, lembar, dan selnya.",
    "export": "Tulis SOP sebagai JSON atau Markdown, atau register sebagai tabel.",
    "watch": "Perbarui PDF setiap kali disimpan; gambar setelah ditutup.",
    "explain": "Jelaskan satu kaidah, dasarnya, dan cara memenuhinya.",
    "doctor": "Periksa pemasangan di komputer ini, dan sebut yang perlu dilakukan.",
    "addin": "Pasang, hapus, atau lihat add-in Excel.",
    "generate": "",
}
"""Every command is the module of its name; those without words here are for developers.

The words stand here so that the help need not load the modules.
"""

STOPPED_BY_SYSTEM = (
    "Perintah ini tidak selesai: {reason}{where}. Periksa tempat penyimpanan dan izinnya, lalu "
    "ulangi."
)
FINE, FAULTY, WRONG_USE, STOPPED = 0, 1, 2, 130


@click.group(cls=Group, summaries=COMMANDS, invoke_without_command=True)
@click.version_option(__version__, "--version", message="sopxl %(version)s", help="Versi.")
@click.pass_context
def cli(context: click.Context) -> None:
    """Periksa, gambar, dan gabungkan SOP dari Excel.

    Kode keluar: 0 semua baik; 1 ada galat atau berkas yang tidak terbaca; 2 salah pakai.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run(words: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    let_everything_be_said()
    sys.exit(exit_code(words))


def exit_code(words: list[str] | None = None) -> int:
    """Run one command and return its exit code; say in Indonesian what went wrong."""
    try:
        return _foreseen(words)
    except OSError as error:
        where = f" («{error.filename}»)" if error.filename else ""
        return _say(STOPPED_BY_SYSTEM.format(reason=reason(error), where=where), FAULTY)
    except Exception as error:  # noqa: BLE001  a user can do nothing with a traceback
        from sopxl.pipeline.failures import program_failure  # noqa: PLC0415  a door: rarely opened

        return _say(str(program_failure(error)), FAULTY)


def _foreseen(words: list[str] | None) -> int:
    try:
        code = cli.main(words, prog_name="sopxl", standalone_mode=False)
    except UsageError as error:
        return _say(str(error), WRONG_USE)
    except UserError as error:
        return _say(str(error), FAULTY)
    except click.ClickException as error:
        return _say(complaint(error), WRONG_USE)
    except (KeyboardInterrupt, click.Abort):
        return _say("Dihentikan. Yang sudah selesai tetap tersimpan.", STOPPED)
    except BrokenPipeError:
        sys.stderr.close()
        return FINE
    return code if isinstance(code, int) else FINE


def _say(sentence: str, code: int) -> int:
    click.echo(f"sopxl: {sentence}", err=True)
    return code
