"""The process map against itself: codes are paths without gaps, levels and groups follow.

One cause is one finding. Whatever hangs below what is wrong, or is wrong in the same way, is named
in that finding and has none of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sopxl.model.process import BETWEEN_LEVELS, ProcessGroup
from sopxl.model.ref import Ref
from sopxl.register.inherited import breaks_of_groups, breaks_of_levels
from sopxl.register.raised import Raised
from sopxl.register.skipped_codes import skipped_codes
from sopxl.rules import process_map as rules
from sopxl.rules.suggestions import suggestion
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sopxl.model.place import Place
    from sopxl.model.process import Process, ProcessTree
    from sopxl.register.inherited import Break
    from sopxl.rules.rule import Rule

PATH = re.compile(r"[A-Z][A-Z0-9]*(\.\d{2})+(\.CFM\.\d{2})?|[A-Z][A-Z0-9]*|\d{2}(\.\d{2})*")
"""`KPU.01.02.CFM.01`, `KPU`, or a code without the sign of its institution, `01.02`."""

STEP_OF_PATH = re.compile(r"\.\d{2}|\.CFM\.\d{2}")

MOST_NAMED = 8
AND_MORE = "{codes}, dan {more} lainnya"
"""So many codes are named in one finding; a person finds the others below them."""

BELOW_UNCLEAR = " Induk dari {codes} menjadi tidak jelas."
BELOW_CHANGES = " Kode {codes} di bawahnya ikut berubah."
LIKEWISE = " Begitu pula {codes}."

GROUPS = tuple(group.value for group in ProcessGroup)


def check_map(
    tree: ProcessTree, map_path: str, former: Mapping[str, str] | None = None
) -> Iterator[Raised]:
    """Yield what is wrong with the rows of a map, each in its own cell.

    `former` are today's codes by those that maps had before.
    """
    positions = {id(process): position for position, process in enumerate(tree)}
    return _MapCheck(tree, map_path, former or {}, positions).faults()


@dataclass(frozen=True, slots=True)
class _MapCheck:
    tree: ProcessTree
    path: str
    former: Mapping[str, str]
    positions: Mapping[int, int]

    def faults(self) -> Iterator[Raised]:
        yield from self._missing()
        yield from self._unreadable()
        yield from self._codes()
        yield from self._gaps()
        yield from self._skipped()
        for found in breaks_of_levels(self.tree):
            yield self._wrong_level(found)
        for found in breaks_of_groups(self.tree):
            yield self._other_group(found)

    def _missing(self) -> Iterator[Raised]:
        """Yield the rows without a code or a name, and those without a level where others have."""
        for process in self.tree:
            if not process.code:
                yield self._raised(rules.process_without_code, process, name=process.name)
            elif not process.name:
                yield self._raised(rules.process_without_name, process, code=process.code)
        without = [one for one in self.tree if one.level is None and not one.written_level.text]
        if without and len(without) < len(self.tree):
            codes = _named([process.code or process.name for process in without])
            where = without[0].written_level.place
            yield self._raised(rules.process_level_missing, without[0], where, codes=codes)

    def _unreadable(self) -> Iterator[Raised]:
        """Yield the cells whose level or group means nothing."""
        for process in self.tree:
            which, level, group = process.code, process.written_level, process.written_group
            if process.level is None and level.text:
                rule = rules.process_level_unreadable
                yield self._raised(rule, process, level.place, code=which, text=level.text)
            if process.group is None and group.text:
                meant = suggestion(group.text, GROUPS)
                facts = {"code": which, "text": group.text, "suggestion": meant}
                yield self._raised(rules.process_group_unknown, process, group.place, **facts)

    def _codes(self) -> Iterator[Raised]:
        """Yield the codes that are no path, and those that stand twice."""
        for process in self.tree:
            code, first = process.code, self.tree.find(process.code)
            if not code:
                continue
            if first is not None and first is not process:
                below = self._below(code, BELOW_UNCLEAR)
                rule = rules.process_code_twice
                yield self._raised(rule, process, code=code, other=first.name, below=below)
            elif not self._is_path(process):
                below = self._below(code, BELOW_CHANGES)
                yield self._raised(rules.process_code_malformed, process, code=code, below=below)

    def _is_path(self, process: Process) -> bool:
        """Tell whether a code is a path; below one that is none, only its own end counts."""
        parent = self.tree.parent(process)
        if parent is not None and PATH.fullmatch(parent.code) is None:
            return STEP_OF_PATH.fullmatch(process.code.removeprefix(parent.code)) is not None
        return PATH.fullmatch(process.code) is not None

    def _gaps(self) -> Iterator[Raised]:
        """Yield the processes that are not there and have others below them."""
        orphans: dict[str, list[Process]] = {}
        for process in self.tree:
            above = process.parent_code
            # The sign of the institution alone (`KPU`) need not be a row.
            if BETWEEN_LEVELS in above and self.tree.find(above) is None:
                orphans.setdefault(above, []).append(process)
        for above, below in orphans.items():
            codes = _named([process.code for process in below])
            now = self.tree.find(self.former.get(above, ""))
            if now is None:
                yield self._raised(rules.process_code_gap, below[0], codes=codes, parent=above)
            else:
                facts = {"codes": codes, "old": above, "new": now.code, "name": now.name}
                yield self._raised(rules.process_parent_renumbered, below[0], **facts)

    def _skipped(self) -> Iterator[Raised]:
        """Yield, for each parent, the codes that those below it pass over."""
        absent = {one.parent_code for one in self.tree} - {one.code for one in self.tree}
        told = {code for code in absent if BETWEEN_LEVELS in code} | self.former.keys()
        for skipped in skipped_codes(self.tree, self._is_path, told):
            codes = _named(skipped.codes)
            yield self._raised(rules.process_code_skipped, skipped.beyond, codes=codes)

    def _wrong_level(self, found: Break) -> Raised:
        process, parent = found.process, found.parent
        return self._raised(
            rules.process_level_wrong,
            process,
            process.written_level.place,
            level=process.level,
            code=process.code,
            parent_level=parent.level,
            expected=(parent.level or 0) + 1,
            below=_told(found.likewise, LIKEWISE),
        )

    def _other_group(self, found: Break) -> Raised:
        process, parent = found.process, found.parent
        return self._raised(
            rules.process_group_differs,
            process,
            process.written_group.place,
            group=process.group.value if process.group else "",
            parent=parent.code,
            parent_group=parent.group.value if parent.group else "",
            below=_told(found.likewise, LIKEWISE),
        )

    def _raised(
        self, rule: Rule, process: Process, place: Place | None = None, /, **facts: Any
    ) -> Raised:
        ref = Ref("processes", self.positions[id(process)])
        where = place if place is not None and place.cell else process.place
        return Raised(self.path, rule.finding(ref, **facts), where)

    def _below(self, code: str, words: str) -> str:
        return _told([process.code for process in self.tree.below(code)], words)


def _told(codes: Sequence[str], words: str) -> str:
    return words.format(codes=_named(codes)) if codes else ""


def _named(codes: Sequence[str]) -> str:
    """Return the first codes by name and the number of the others."""
    shown = ", ".join(codes[:MOST_NAMED])
    more = len(codes) - MOST_NAMED
    return AND_MORE.format(codes=shown, more=more) if more > 0 else shown
