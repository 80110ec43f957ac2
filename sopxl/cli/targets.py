"""Where the result of each source goes, so that nothing overwrites anything it should not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from sopxl.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sopxl.pipeline.sources import Source, Sources


ELSEWHERE = "Pilih folder lain dengan -o."
"""How to mend a target that is a source."""


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


def tell_passed_over(found: Sources) -> None:
    """Say of each process map that it is no SOP."""
    for process_map in found.process_maps:
        click.echo(f"{process_map}: peta proses bisnis, bukan SOP; dilewati.")
