"""Which regulations the SOPs cite, and which of those no longer hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.model.citation import Citation
from sopxl.reference.regulations import LegalStatus
from sopxl.report.wording import listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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


def citation_rows(cited: Mapping[str, Sequence[str]], today: date) -> tuple[CitationRow, ...]:
    """Return every regulation once with the SOPs that cite it, the repealed ones first.

    `cited` are the legal bases of each SOP, as typed.
    """
    citing: dict[str, list[str]] = {}
    known: dict[str, Citation | None] = {}
    for procedure, texts in cited.items():
        for text in texts:
            citation = Citation.parse(text)
            name = citation.short if citation else text
            known.setdefault(name, citation)
            citing.setdefault(name, []).append(procedure)
    rows = (_row(name, known[name], tuple(dict.fromkeys(citing[name])), today) for name in citing)
    return tuple(sorted(rows, key=lambda row: (not row.repealed, -len(row.procedures), row.name)))


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
