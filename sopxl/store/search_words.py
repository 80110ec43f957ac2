"""The words of an SOP that are searched, as stems."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from sopxl.register.stems import stems_in

if TYPE_CHECKING:
    from sopxl.model.sop import Sop


def stems_of(sop: Sop, source: int) -> tuple[int, str, str, str, str, str, str, str]:
    """Return the row of the table `stems`: each field by the stems of its words, each once."""
    identity, steps = sop.identity, sop.steps
    return (
        source,
        "".join(identity.satker.split()),
        _stemmed(identity.title),
        _stemmed(identity.number, identity.sop_code),
        _stemmed(*[step.activity for step in steps]),
        _stemmed(*[step.output for step in steps]),
        _stemmed(*sop.actors, *[actor for step in steps for actor in step.actors]),
        _stemmed(*identity.legal_basis),
    )


def _stemmed(*texts: str) -> str:
    return " ".join(dict.fromkeys(chain.from_iterable(map(_stems, texts))))


@lru_cache(maxsize=16_384)  # offices name the same actors and outputs, and copy whole steps
def _stems(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stems_in(text)))
