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

JOINED = {"sub bagian": "subbagian", "sub bidang": "subbidang", "sub koordinator": "subkoordinator"}


def propose_roles(uses: Mapping[str, int]) -> Iterator[Proposal]:
    """Yield a proposal for each role name that means a better known one; `uses` counts SOPs.

    Of the same words the name in the list of positions is the better known, then the most used.
    Single slips are compared with names that begin alike, word by word.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(uses):
        groups[_spelled_out(name)].append(name)
    heads: defaultdict[str, list[str]] = defaultdict(list)
    for group in sorted(groups.values(), key=lambda names: -max(map(uses.__getitem__, names))):
        best = max(group, key=lambda name: (position(name) is not None, uses[name], name))
        known = heads[_beginnings(best)]
        meant = same_name(best, known)
        likeness = A_SLIP_APART if meant else SAME_WORDS
        if not meant:
            known.append(best)
        yield from _proposals(group, meant or best, likeness, uses)


def _proposals(
    group: Iterable[str], meant: str, likeness: int, uses: Mapping[str, int]
) -> Iterator[Proposal]:
    for name in group:
        if name != meant:
            yield Proposal(
                subject=name, proposed=meant, about=(str(uses[name]),), likeness=likeness
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
