"""All SOPs against each other: conflicts settled, keterkaitan followed, the map compared.

Merging reads cards and concludes; it changes no SOP and drops none. What it concludes comes one by
one, so that whoever keeps it need not hold it: no step of merging holds cards, but only those of
the few SOPs that it compares, and of all others their paths and some signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sopxl.register.alike import find_alike
from sopxl.register.coverage import compare_with_map
from sopxl.register.entries import Holders
from sopxl.register.following import follow
from sopxl.register.own_office import raise_of_another_office
from sopxl.register.proposals import UNDECIDED
from sopxl.register.settling import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.register.alike import Alike
    from sopxl.register.conflicts import Conflict
    from sopxl.register.entries import Entries
    from sopxl.register.hanging import Hanging, ProcessMap
    from sopxl.register.links import Link
    from sopxl.register.proposals import Decisions
    from sopxl.register.raised import Raised
    from sopxl.register.standing import Stands

    Conclusion: TypeAlias = Stands | Conflict | Link | Alike | Hanging | Raised


def merge(
    entries: Entries, process_map: ProcessMap | None, decisions: Decisions = UNDECIDED
) -> Iterator[Conclusion]:
    """Compare all SOPs of a register with each other, and with the map; yield what follows.

    Only the SOPs that hold their key are followed further: a copy of a file breaks no rule twice.
    What is raised in one source comes in the order in which the source shall tell it.
    """
    others = yield from settle(entries)
    holders = Holders(entries, others)
    yield from follow(holders)
    yield from find_alike(holders)
    yield from raise_of_another_office(entries.cards())
    if process_map is not None:
        yield from compare_with_map(holders, process_map, decisions.processes)
