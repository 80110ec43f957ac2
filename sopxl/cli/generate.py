"""`sopxl generate`: everything in the repository that is made from something else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopxl.cli import pages
from sopxl.cli.indonesian import command as declared
from sopxl.model.errors import UserError
from sopxl.pipeline.files import replace_file
from sopxl.pipeline.shipping import shipped_files
from sopxl.rules.pages import pages as rule_pages
from sopxl.template.known import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE_PAGES = "docs/rules"
DIFFERS, WRITTEN = "berbeda dari sumbernya", "ditulis ulang"
WITHOUT_RULE, REMOVED = "bukan halaman kaidah mana pun", "dihapus"


@declared("generate", hidden=True)
@click.option("--check", "only_check", is_flag=True, help="Bandingkan saja; jangan tulis.")
def command(*, only_check: bool) -> int:
    """Buat ulang semua yang dihasilkan dari sumber lain (untuk pengembang)."""
    root = Path.cwd()
    if not (root / "workbook_templates").is_dir():
        raise UserError("Ini bukan folder utama proyek sopxl.", "Jalankan dari folder itu.")
    stale = 0
    for path, content in _generated(root):
        if _same(root / path, content):
            continue
        stale += 1
        if not only_check:
            replace_file(root / path, content)
        click.echo(f"{path}: {DIFFERS if only_check else WRITTEN}.")
    for page in pages_without_a_rule(root):
        stale += 1
        if not only_check:
            page.unlink()
        name = page.relative_to(root).as_posix()
        click.echo(f"{name}: {WITHOUT_RULE if only_check else REMOVED}.")
    return int(only_check and stale > 0)


def _generated(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every generated file one after the other: a later one may be made of an earlier."""
    yield from shipped_files(root)
    for name, text in rule_pages().items():
        yield f"{RULE_PAGES}/{name}", text.encode()
    yield "docs/glossary.md", pages.glossary(TEMPLATES).encode()
    yield "docs/cells.md", pages.cells(TEMPLATES).encode()
    yield "docs/cli.md", pages.command_line().encode()


def pages_without_a_rule(root: Path) -> Iterator[Path]:
    """Yield the pages of rules that the catalogue has no more."""
    known = rule_pages()
    yield from (page for page in sorted((root / RULE_PAGES).glob("*.md")) if page.name not in known)


def _same(file: Path, content: bytes) -> bool:
    return file.is_file() and _inflated(file.read_bytes()) == _inflated(content)


def _inflated(content: bytes) -> bytes | dict[str, bytes]:
    """Return the parts of an Office file, since every zlib packs them differently."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
