"""What a run did, and what the register holds now."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from sopxl.register.entry import State
from sopxl.rules.rule import Severity
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sopxl.pipeline.progress import Progressed
    from sopxl.register.entry import Source
    from sopxl.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The counts of a run and of the register after it.

    `counts` are the sources of this run; `quarantined` all sources that cannot be read, whenever
    they came in; `written` is empty where nothing had changed; `passed_over` are the files of the
    folders that nobody reads, `unheard` tells of answers on the lists that change nothing. A dry
    run counts what it would read as read, and says of the register only what it held before.
    """

    counts: Progressed
    gone: int = 0
    sops: int = 0
    findings: Mapping[Severity, int] = field(default_factory=dict)
    conflicts: int = 0
    quarantined: tuple[Source, ...] = ()
    written: tuple[Path, ...] = ()
    passed_over: tuple[Path, ...] = ()
    unheard: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether a file could not be read or a finding blocks one."""
        return bool(self.quarantined or self.findings.get(Severity.ERROR))


def summary_of(
    store: Store, counts: Progressed, gone: int, written: tuple[Path, ...] = ()
) -> Summary:
    """Return the summary of a run, with what the store holds after it."""
    figure = next(store.rows("figure"))
    return Summary(
        counts=counts,
        gone=gone,
        sops=figure["sops"],
        findings={
            Severity.ERROR: figure["errors"],
            Severity.WARNING: figure["warnings"],
            Severity.HINT: figure["hints"],
        },
        conflicts=figure["conflicts"],
        quarantined=tuple(one for one in store.sources() if one.state is State.QUARANTINED),
        written=written,
    )
