"""What the covering page of each office has to say, out of the register."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from sopxl.pipeline.fingerprint import fingerprint
from sopxl.pipeline.office_folders import NO_OFFICE, names_a_folder
from sopxl.pipeline.returning.shelves import Placed
from sopxl.reference.offices import office, offices
from sopxl.register.entry import State
from sopxl.report.figures.awaited import office_in
from sopxl.report.slip import Absent, Fault, GivenBack, Slip, Unread
from sopxl.rules.register import REGISTER_RULES
from sopxl.rules.rule import Severity
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from sopxl.model.process import Process
    from sopxl.model.settings import Settings
    from sopxl.register.entry import FindingRecord, Source
    from sopxl.store.store import Store

    Offices: TypeAlias = tuple[tuple[str, str], ...]

MERGING = frozenset(rule.code for rule in REGISTER_RULES)
"""The rules that no file breaks on its own."""

UNKNOWN = {NO_OFFICE: "Satker belum dapat dikenali"}
NO_FILE, UPWARDS = "–", "../"
WITHOUT_SOP = "proses di ujung peta proses tanpa SOP"
OTHERS_HAVE = "dimiliki {count} dari {all} satker setingkat"
ENOUGH_OTHERS, COMMON_SHARE = 3, 0.5
"""From so many offices of the same tier on, what so large a share of them has is told."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything of the register that covering pages tell of.

    `offices` are the sources that go back, each with the code of its office, by name.
    """

    store: Store
    settings: Settings
    today: date
    offices: Offices
    listed: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, Source]
    held: _Held

    @classmethod
    def of(cls, store: Store, settings: Settings, today: date, names: Iterable[str]) -> Desk:
        """Look at a register once for all pages; `names` are the sources that go back."""
        sources = {source.path: source for source in store.sources()}
        said = ((card.path, card.key.satker) for card in store.cards())
        satkers = {path: code for path, code in said if names_a_folder(code)}
        return cls(
            store=store,
            settings=settings,
            today=today,
            offices=tuple(_offices(filter(sources.__contains__, names), satkers)),
            listed={row["path"]: row for row in store.rows("source_listing")},
            sources=sources,
            held=_Held.of(store),
        )

    def is_readable(self, name: str) -> bool:
        """Tell whether there is a workbook to give back."""
        return self.sources[name].state is State.READ

    def merged(self, name: str) -> tuple[FindingRecord, ...]:
        """Return what merging has found in a file."""
        found = self.store.findings(self.sources[name])
        return tuple(one for one in found if one.rule in MERGING)

    def made_of(self, name: str) -> str:
        """Return the fingerprint of what a copy is made of: content, reader and findings.

        The reader's own tells its edition and its settings; the findings change with the day.
        """
        source = self.sources[name]
        found = [one.record() for one in self.store.findings(source)]
        return fingerprint(name, source.sha256, source.reader, found)

    def slip(
        self,
        code: str,
        names: Iterable[str],
        placed: Iterable[tuple[str, Placed]],
        left: tuple[str, ...] = (),
    ) -> Slip:
        """Return the covering page of one office for its sources.

        What was `placed` stands below the folder of all offices; `left` are copies of earlier
        returns without a source.
        """
        files = [(name, _inside(one)) for name, one in placed]
        known = office(code)
        return Slip(
            office=known.name if known else UNKNOWN.get(code, code),
            today=self.today,
            due=self.today + timedelta(days=self.settings.days_to_mend),
            given_back=tuple(self._given_back(name, one) for name, one in files),
            unread=tuple(self._unread(names)),
            faults=tuple(fault for name, one in files for fault in self._faults(name, one.path)),
            absent=tuple(self._absent(code)),
            left=left,
        )

    def _given_back(self, name: str, one: Placed) -> GivenBack:
        row = self.listed[name]
        return GivenBack(
            file=one.path or NO_FILE,
            sent=name,
            title=str(row["title"] or ""),
            errors=int(row["errors"]),
            warnings=int(row["warnings"]),
            hints=int(row["hints"]),
            told=one.told,
        )

    def _unread(self, names: Iterable[str]) -> Iterator[Unread]:
        for name in names:
            refusal = self.sources[name].refusal
            if refusal:
                yield Unread(_as_sent(name), refusal.message, refusal.remedy)

    def _faults(self, name: str, file: str) -> Iterator[Fault]:
        for found in self.store.findings(self.sources[name]):
            if found.severity == Severity.ERROR.value:
                place = "!".join(filter(None, (found.sheet, found.cell)))
                yield Fault(file, place, found.message, found.advice)

    def _absent(self, code: str) -> Iterator[Absent]:
        if code == NO_OFFICE:
            return
        taken = self.held.processes.get(code, frozenset())
        for process in self.held.leaves:
            if process.code not in taken:
                yield Absent(process.code, process.name, WITHOUT_SOP)
        yield from self._held_by_others(code)

    def _held_by_others(self, code: str) -> Iterator[Absent]:
        """Yield the SOPs that most offices of the same tier have, and this one has not."""
        codes = self.held.codes
        own, peers = codes.get(code, frozenset()), _peers(code, codes)
        if len(peers) < ENOUGH_OTHERS:
            return
        counts = Counter(sop for peer in peers for sop in codes[peer])
        for sop, count in sorted(counts.items()):
            if sop not in own and count >= COMMON_SHARE * len(peers):
                why = OTHERS_HAVE.format(count=count, all=len(peers))
                yield Absent(sop, self.held.titles[sop], why)


@dataclass(frozen=True, slots=True)
class _Held:
    """What the offices have: codes of SOPs and of processes by office, titles by code."""

    codes: Mapping[str, frozenset[str]]
    processes: Mapping[str, frozenset[str]]
    titles: Mapping[str, str]
    leaves: tuple[Process, ...]

    @classmethod
    def of(cls, store: Store) -> _Held:
        """Walk the SOPs of a register once."""
        codes: defaultdict[str, set[str]] = defaultdict(set)
        processes: defaultdict[str, set[str]] = defaultdict(set)
        titles: dict[str, str] = {}
        for row in store.rows("holder"):
            codes[row["satker"]].add(row["sop_code"])
            processes[row["satker"]].add(row["hung_code"] or "")
            titles.setdefault(row["sop_code"], row["title"])
        return cls(_without_none(codes), _without_none(processes), titles, store.processes().leaves)


def _without_none(found: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {office_code: frozenset(codes - {""}) for office_code, codes in found.items()}


def _peers(code: str, codes: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return the other offices of the same tier that have an SOP in the register."""
    own = office(code)
    others = ((other, office(other)) for other in codes if other != code)
    return tuple(other for other, known in others if own and known and known.level is own.level)


def _offices(names: Iterable[str], satkers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each source with its office.

    What says none belongs to the office that its folder or it is named after, as in the report.
    """
    known = {one.code: one.name for one in offices()}
    for name in sorted(names):
        yield name, satkers.get(name) or office_in(name, known) or NO_OFFICE


def _inside(one: Placed) -> Placed:
    """Return where a copy lies inside the folder of its office."""
    return Placed(one.path.partition("/")[2], one.told)


def _as_sent(name: str) -> str:
    """Return a path without the way to it from the register, which no office has."""
    while name.startswith(UPWARDS):
        name = name.removeprefix(UPWARDS)
    return name
