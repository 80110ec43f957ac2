"""Where the result of each source goes, so that nothing overwrites anything it should not."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import click

from sopxl.model.errors import UsageError
from sopxl.pipeline.results import RETURN_RECORD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sopxl.pipeline.sources.found import Source, Sources


ELSEWHERE = "Pilih folder lain dengan -o."
"""How to mend a target that is a source."""


EMPTY = "{folders}: tidak berisi buku kerja SOP, atau tidak boleh dibuka; dilewati."
RETURNED = "{folders}: salinan yang dikembalikan ke satker; dilewati."
STILL_WRONG = " Masih ada {errors} galat; lihat: sopxl check {file}"
PLAIN = re.compile(r"[\w./\\:-]+")
"""A path that every command line takes for one word."""

WITHOUT_ENDING = "tanpa akhiran"
HOW_TO_HAVE_READ = (
    ({".json", ".md"}, "SOP dalam JSON atau Markdown dibaca bila bernama .sop.json atau .sop.md."),
    ({".zip"}, "Arsip .zip dibaca oleh «sopxl register»."),
    ({".rar", ".7z", ".gz"}, "Arsip selain .zip perlu dikeluarkan dahulu."),
)
"""What to tell of files that hold SOPs but were not read, by their endings."""


def targets_in(
    sources: Sequence[Source],
    folder: Path,
    ending: Callable[[Path], str],
    remedy: str = ELSEWHERE,
) -> tuple[tuple[Source, Path], ...]:
    """Return each source with its target: `<stem>.<ending>`, below the folder it was found in.

    Raises UsageError where two sources share a target, or with `remedy` where a target is one of
    the sources.
    """
    stems = Counter((source.relative.parent, stem(source.path)) for source in sources)
    targets = [
        (source, folder / source.relative.parent / f"{name}.{ending(source.path)}")
        for source in sources
        for name in [_name(source, stems[source.relative.parent, stem(source.path)])]
    ]
    counts = Counter(target for _, target in targets)
    if twice := [str(target) for target, count in counts.items() if count > 1]:
        raise UsageError(
            f"Beberapa berkas akan menulis hasil yang sama: {', '.join(twice)}.",
            "Ganti nama salah satunya, atau kerjakan satu per satu ke folder yang berbeda.",
            "same-target",
        )
    origins = {source.path.resolve() for source in sources}
    if own := [str(target) for _, target in targets if target.resolve() in origins]:
        raise UsageError(
            f"Hasil akan menimpa berkas asal: {', '.join(own)}.",
            remedy,
            "overwrites-source",
        )
    return tuple(targets)


def stem(path: Path) -> str:
    """Return the name without its ending; `a.sop.md` and `a.xlsx` are both `a`."""
    return path.stem.removesuffix(".sop")


def _name(source: Source, sharing: int) -> str:
    """Return the name of a result; `a.xls` beside `a.xlsx` keep their endings in theirs."""
    name = stem(source.path)
    return name if sharing == 1 else f"{name}-{source.path.suffix.removeprefix('.')}"


def still_wrong(file: str | Path, errors: int) -> str:
    """Return what to add to a result with so many errors left in a file; nothing without any."""
    if not errors:
        return ""
    name = str(file)
    return STILL_WRONG.format(errors=errors, file=name if PLAIN.fullmatch(name) else f'"{name}"')


def tell_passed_over(found: Sources) -> None:
    """Say of each process map that it is no SOP, and of everything else that it was not read."""
    for process_map in found.process_maps:
        click.echo(f"{process_map}: peta proses bisnis, bukan SOP; dilewati.")
    tell_unread(found.passed_over)


def tell_unread(files: Sequence[Path]) -> None:
    """Say what nobody has read: empty folders, returned copies by folder, all else by ending."""
    empty = [file for file in files if file.is_dir()]
    if empty:
        click.echo(EMPTY.format(folders=", ".join(f"«{folder}»" for folder in empty)))
    returned = [file.parent for file in files if file.name == RETURN_RECORD]
    if returned:
        click.echo(RETURNED.format(folders=", ".join(f"«{folder}»" for folder in returned)))
    files = [file for file in files if file.name != RETURN_RECORD and file not in empty]
    if not files:
        return
    endings = Counter(file.suffix.casefold() or WITHOUT_ENDING for file in files)
    counted = ", ".join(f"{count} {ending}" for ending, count in sorted(endings.items()))
    notes = [note for some, note in HOW_TO_HAVE_READ if some & endings.keys()]
    click.echo(" ".join((f"{len(files)} berkas lain dilewati ({counted}).", *notes)))
