"""Which regulations the SOPs cite, and which of those no longer hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.citation import Citation
from sopxl.reference.regulations import LegalStatus
from sopxl.report.wording import listing
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sopxl.reference.regulations import Regulation


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRow:
    """One regulation, who cites it, and whether the reference list knows that it still holds."""

    name: str
    subject: str
    status: str
    repealed: bool
    known: bool = False
    procedures: tuple[str, ...] = ()


SUCCESSION = {
    LegalStatus.AMENDED: "diubah dengan {}",
    LegalStatus.REPEALED: "dicabut, diganti {}",
}
UNLISTED, UNREAD = "tidak ada dalam daftar peraturan", "tidak terbaca sebagai peraturan"


class CitationSums:
    """Gathers who cites which regulation; what many cite with the same words is read once."""

    def __init__(self) -> None:
        self._read: dict[str, Citation | None] = {}
        self._known: dict[str, Citation | None] = {}
        self._citing: dict[str, list[str]] = {}

    def add(self, procedure: str, legal_basis: Iterable[str]) -> None:
        """Take in the legal bases of one SOP, as typed."""
        for text in legal_basis:
            if text not in self._read:
                self._read[text] = Citation.parse(text)
            citation = self._read[text]
            name = citation.short if citation else text
            self._known.setdefault(name, citation)
            self._citing.setdefault(name, []).append(procedure)

    def rows(self, today: date) -> tuple[CitationRow, ...]:
        """Return every regulation once with the SOPs that cite it, the repealed ones first."""
        rows = (
            _row(name, self._known[name], tuple(dict.fromkeys(procedures)), today)
            for name, procedures in self._citing.items()
        )
        order = sorted(rows, key=lambda row: (not row.repealed, -len(row.procedures), row.name))
        return tuple(order)


def _row(
    name: str, citation: Citation | None, procedures: tuple[str, ...], today: date
) -> CitationRow:
    regulation = citation.regulation if citation else None
    repealed = regulation is not None and _repealed(regulation, today)
    return CitationRow(
        name=name,
        subject=regulation.about if regulation else citation.about if citation else "",
        status=_status(regulation) if regulation else UNLISTED if citation else UNREAD,
        repealed=repealed,
        known=regulation is not None,
        procedures=procedures,
    )


def _repealed(regulation: Regulation, today: date) -> bool:
    since = regulation.repealed_since
    return regulation.status is LegalStatus.REPEALED and (since is None or since <= today)


def _status(regulation: Regulation) -> str:
    successors = listing(regulation.succeeded_by)
    joined = SUCCESSION.get(regulation.status)
    return joined.format(successors) if joined and successors else regulation.status.value
