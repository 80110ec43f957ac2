"""Role names that mean one role: proposals, for a person to confirm."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sopxl.reference.positions import position
from sopxl.register.proposals import Proposal
from sopxl.rules.suggestions import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SAME_WORDS, A_SLIP_APART = 100, 95
"""Percent of likeness: the same words spelled out, or one slip in one of them."""

SPELLED_OUT = {
    "adm": "administrasi",
    "bag": "bagian",
    "ka": "kepala",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kasubag": "kepala subbagian",
    "kasubbag": "kepala subbagian",
    "kasubbid": "kepala subbidang",
    "kasi": "kepala seksi",
    "pel": "pelaksana",
    "sek": "sekretaris",
    "sekr": "sekretaris",
    "staff": "staf",
    "sub": "sub",
    "subag": "subbagian",
    "subbag": "subbagian",
}
"""Short forms of the words of roles; they are only compared so, never written so."""

LONGEST_ACRONYM = 7
"""Letters: SIDALIH is one, a longer word in capitals is only loud."""

SMALL_WORDS = frozenset({"atau", "dan", "di", "pada", "untuk", "yang"})
"""Words that stay small within a name."""

JOINED = {"sub bagian": "subbagian", "sub bidang": "subbidang", "sub koordinator": "subkoordinator"}


def propose_roles(uses: Mapping[str, int]) -> Iterator[Proposal]:
    """Yield a proposal for each role name that means a better known one; `uses` counts SOPs.

    Of the same words the name in the list of positions is the better known, then the most used,
    then the better written. Single slips are compared with names that begin alike, word by word.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(uses):
        groups[_spelled_out(name)].append(name)
    bests = {_best_known(names, uses): names for names in groups.values()}
    order = {best: (max(map(uses.__getitem__, bests[best])), *_writing(best)) for best in bests}
    heads: defaultdict[str, list[str]] = defaultdict(list)
    for best in sorted(bests, key=order.__getitem__, reverse=True):
        known = heads[_beginnings(best)]
        meant = same_name(best, known)
        likeness = A_SLIP_APART if meant else SAME_WORDS
        if not meant:
            known.append(best)
        yield from _proposals(bests[best], meant or best, likeness, uses)


def _best_known(names: Iterable[str], uses: Mapping[str, int]) -> str:
    return max(
        names, key=lambda name: (position(name) is not None, uses[name], *_writing(name), name)
    )


def _proposals(
    group: Iterable[str], meant: str, likeness: int, uses: Mapping[str, int]
) -> Iterator[Proposal]:
    for name in group:
        if name != meant:
            yield Proposal(
                subject=name, proposed=meant, about=(str(uses[name]),), likeness=likeness
            )


def _writing(name: str) -> tuple[bool, int, int, bool]:
    """Return how well a name is written, as a sign that sorts.

    First as the list of positions writes it, most of its words so; then with its acronyms in
    capitals; then with a capital at the beginning of each word.
    """
    found = position(name)
    names = () if found is None else (found.name, *found.also)
    listed = [one for one in names if f"{name} ".startswith(f"{one} ")]
    words = [word for word in name.split() if word not in SMALL_WORDS]
    loud = name.isupper() and (len(words) > 1 or len(name) > LONGEST_ACRONYM)
    acronyms = sum(word.isupper() and 1 < len(word) <= LONGEST_ACRONYM for word in words)
    return (
        found is not None and found.name in listed,
        max((len(one.split()) for one in listed), default=0),
        0 if loud else acronyms,
        not loud and not any(word[0].islower() for word in words),
    )


def _spelled_out(name: str) -> str:
    bare = "".join(sign if sign.isalnum() else " " for sign in name.casefold())
    words = " ".join(SPELLED_OUT.get(word, word) for word in bare.split())
    for apart, joined in JOINED.items():
        words = words.replace(apart, joined)
    return words


def _beginnings(name: str) -> str:
    """Return the first letters of the words of a name: a slip seldom stands there."""
    return "".join(word[0] for word in _spelled_out(name).split())
