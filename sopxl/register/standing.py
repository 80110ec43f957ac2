"""What a file is to the key that it claims."""

from __future__ import annotations

from enum import Enum

from sopxl.values import dataclass


class Standing(Enum):
    """What a file is to its key."""

    HOLDER = "utama"
    COPY = "salinan"
    SET_ASIDE = "tersisih"


@dataclass(frozen=True, slots=True)
class Stands:
    """The standing of the source with this path."""

    path: str
    standing: Standing
