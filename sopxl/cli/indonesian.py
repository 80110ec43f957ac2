"""Click in Indonesian: help pages and complaints about wrong use."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

COMMANDS_FOLDER = "sopxl.cli"

WRONG_USE: dict[type[click.UsageError], str] = {
    click.NoSuchOption: "Opsi «{word}» tidak dikenal.",
    click.MissingParameter: "«{word}» belum diisi.",
    click.BadOptionUsage: "Opsi «{word}» tidak diikuti isinya, atau diikuti isi lain.",
    click.BadParameter: "Isi «{word}» tidak dapat dipakai: {detail}",
}
"""What was wrong, by the class of click's complaint; the nearest class is used."""

HELP_WORDS = (
    (re.compile(r"\[OPTIONS\]"), "[OPSI]"),
    (re.compile(r"\[COMMAND\] \[ARGS\]\.\.\."), "[PERINTAH] [ISI]..."),
    (re.compile(r" PATH$"), " LETAK"),
    (re.compile(r"\[required\]"), "[wajib]"),
    (re.compile(r"\[x>=(\d+)\]"), r"[paling sedikit \1]"),
)
"""What click itself says on its help pages, and what it is in Indonesian."""

ANY_WRONG_USE = "Perintah tidak dapat dipahami: {detail}"
TOO_MUCH = "«{words}» tidak dikenal oleh perintah ini."
SEE_HELP = "Lihat cara pakainya: {path} --help"
CHECK_SPELLING = "periksa ejaannya."
_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
"""How click complains of words that no argument takes."""


class Command(click.Command):
    """A command whose help page speaks Indonesian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = _translated(" ".join(self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        # What a command works on is told in its own words; newer editions of click list it here.
        options = (one for one in self.get_params(ctx) if isinstance(one, click.Option))
        records = (option.get_help_record(ctx) for option in options)
        rows = [
            (_translated(names), _translated(words))
            for names, words in (record for record in records if record is not None)
        ]
        with formatter.section("Opsi"):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, told in Indonesian."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option


class Group(Command, click.Group):
    """A group that loads a command's module only when that command is called."""

    def __init__(self, *args: Any, summaries: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summaries = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the commands in the order in which people need them."""
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        if cmd_name not in self.summaries:
            return None
        module = import_module(f"{COMMANDS_FOLDER}.{cmd_name}")
        return cast("click.Command", module.command)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        Command.format_options(self, ctx, formatter)
        rows = [(name, words) for name, words in self.summaries.items() if words]
        with formatter.section("Perintah"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name those that exist."""
        if args and self.get_command(ctx, args[0]) is None:
            known = ", ".join(name for name, words in self.summaries.items() if words)
            raise click.UsageError(f"perintah «{args[0]}» tidak ada. Yang ada: {known}.", ctx)
        return super().resolve_command(ctx, args)


def command(name: str, **attributes: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a command whose help speaks Indonesian."""
    return click.command(name, cls=Command, **attributes)


def complaint(error: click.ClickException) -> str:
    """Return what was wrong with the call and where its help stands."""
    pattern = next(
        (text for kind, text in WRONG_USE.items() if isinstance(error, kind)), ANY_WRONG_USE
    )
    parameter = getattr(error, "param", None)
    word = getattr(error, "option_name", None) or (parameter and _name(parameter))
    said = pattern.format(word=word or "", detail=_detail(error, parameter))
    context = getattr(error, "ctx", None)
    return f"{said} {SEE_HELP.format(path=context.command_path)}" if context else said


def _translated(text: str) -> str:
    for words, ours in HELP_WORDS:
        text = words.sub(ours, text)
    return text


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name.removesuffix("...")


def _detail(error: click.ClickException, parameter: click.Parameter | None) -> str:
    match parameter and parameter.type:
        case click.Choice(choices=choices):
            return f"pilih salah satu dari {', '.join(choices)}."
        case click.IntRange(min=least):
            return f"tulis bilangan bulat mulai dari {least}."
        case _:
            extra = _EXTRA.fullmatch(error.message)
            return TOO_MUCH.format(words=extra[1]) if extra else error.message or CHECK_SPELLING
