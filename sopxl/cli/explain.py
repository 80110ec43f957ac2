"""`sopxl explain`: one rule, its basis, and how to keep it."""

from __future__ import annotations

import click

from sopxl.cli.indonesian import command as declared
from sopxl.model.errors import UsageError
from sopxl.rules.catalogue import CATALOGUE, by_code
from sopxl.rules.pages import explain


@declared("explain")
@click.argument("code", metavar="KODE")
def command(*, code: str) -> None:
    """Jelaskan satu kaidah: apa yang diperiksa, dasarnya, dan cara memenuhinya."""
    rule = by_code(code.strip().upper())
    if rule is None:
        known = ", ".join(rule.code for rule in CATALOGUE)
        raise UsageError(f"Kaidah «{code}» tidak ada.", f"Yang ada: {known}.", "unknown-rule")
    click.echo(explain(rule))
