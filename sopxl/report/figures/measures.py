"""What a score card says of one office: shares, each beside the middle of all offices."""

from __future__ import annotations

from sopxl.values import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One share of an office, `part` of `whole`, beside the middle share of all offices."""

    name: str
    part: int
    whole: int
    middle: float | None = None

    @property
    def share(self) -> float | None:
        """The share, None where there is nothing to have a share of."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """One office with its measures."""

    satker: str
    office: str
    sops: int
    measures: tuple[Measure, ...]
