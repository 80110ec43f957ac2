"""From two editions of a register to what changed between them."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING

from sopxl.pipeline.files import replace_file
from sopxl.pipeline.reporting.writers import writer
from sopxl.pipeline.results import register_file
from sopxl.reference.offices import offices
from sopxl.register.editions import paired
from sopxl.report.comparison.changes import Comparison, sop_change
from sopxl.report.comparison.sections import TITLE, sentences
from sopxl.report.formats import ReportFormat
from sopxl.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sopxl.register.entries import Card
    from sopxl.register.entry import Entry, Source

STEM = "perubahan"
COUNTED = "holder"
"""The view of the SOPs that hold their key."""


class _Edition:
    """One register open to read: its cards, and its entries by path."""

    def __init__(self, store: Store) -> None:
        counted = {row["path"] for row in store.rows(COUNTED)}
        self._store = store
        self._sources: Mapping[str, Source] = {one.path: one for one in store.sources()}
        self.cards = tuple(card for card in store.cards() if card.path in counted)
        self.offices = {card.key.satker for card in self.cards if card.key.satker}

    @property
    def day(self) -> date | None:
        """The last day on which a file came in."""
        days = [source.imported for source in self._sources.values() if source.imported]
        return date.fromisoformat(max(days)) if days else None

    def entry(self, card: Card | None) -> Entry | None:
        """Return the whole SOP of a card."""
        return self._store.entry(self._sources[card.path]) if card else None


def compare(old: Path, new: Path, today: date, satker: str = "") -> Comparison:
    """Return what changed from one register to another, in one office where `satker` names it.

    Raises UsageError for a register that does not exist.
    """
    names = {office.code: office.name for office in offices()}
    with ExitStack() as stack:
        before, after = (
            _Edition(stack.enter_context(Store.read(register_file(path)))) for path in (old, new)
        )
        found, unchanged = [], 0
        for pair in paired(_of(before.cards, satker), _of(after.cards, satker)):
            told = None
            if not pair.same:
                sides = (before.entry(pair.old), after.entry(pair.new))
                told = sop_change(*sides, names.get(pair.satker, ""))
            if told:
                found.append(told)
            else:
                unchanged += 1
        return Comparison(
            today=today,
            since=before.day,
            sops=tuple(found),
            unchanged=unchanged,
            offices_came=_named(after.offices - before.offices, names),
            offices_went=_named(before.offices - after.offices, names),
        )


def diff(
    old: Path, new: Path, out: Path, *, formats: Iterable[ReportFormat], today: date
) -> tuple[Path, ...]:
    """Write what changed from one register to another, and return the files.

    Raises UsageError for a register that does not exist, UserError for an output that cannot be
    written.
    """
    comparison = compare(old, new, today)
    return tuple(_write(kind, out, comparison) for kind in dict.fromkeys(formats))


def _of(cards: Iterable[Card], satker: str) -> tuple[Card, ...]:
    return tuple(card for card in cards if satker in {"", card.key.satker})


def _named(codes: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(code, code) for code in sorted(codes))


def _write(kind: ReportFormat, out: Path, comparison: Comparison) -> Path:
    target = out / f"{STEM}.{kind.value}"
    replace_file(target, _rendered(kind, comparison))
    return target


def _rendered(kind: ReportFormat, comparison: Comparison) -> bytes:
    match kind:
        case ReportFormat.XLSX:
            tables = writer("sopxl.report.comparison.tables").frames(comparison)
            lines = sentences(comparison)
            made = writer("sopxl.report.workbook.report").render_tables(
                TITLE, lines, tables, comparison.today
            )
            return bytes(made)
        case ReportFormat.PDF:
            return bytes(writer("sopxl.report.pdf.comparison").render(comparison))
        case ReportFormat.HTML:
            return str(writer("sopxl.report.html.comparison").render(comparison)).encode()
