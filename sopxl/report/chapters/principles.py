"""The eight drafting principles measured, and the test log in order of priority."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sopxl.report.listing import Column, Row, Table
from sopxl.report.summary import NOT_JUDGED
from sopxl.report.wording import NOTHING, day, listing, number, percent
from sopxl.rules.catalogue import CATALOGUE
from sopxl.rules.rule import Principle, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.report.figures.procedure_records import TestRow
    from sopxl.report.figures.records import Figures

MOST_RULES = 8
WEIGHTY = frozenset({Severity.ERROR, Severity.WARNING})
"""A hint breaks no principle."""

PRIORITIES = ("tinggi", "sedang", "rendah")
"""Priorities in words, the most urgent first."""


def principles(figures: Figures) -> Table:
    """Return for each principle how many SOPs keep it, and which rules say so."""
    columns = (
        Column("Asas", 28),
        Column("SOP yang menjaga", 14, numeric=True),
        Column("Bagian", 10, numeric=True),
        Column("Dilanggar menurut kaidah", 24),
        Column("Kaidah pengukur", 24),
    )
    broken, by_rule = _broken(figures)
    everything = len(figures.procedures)
    rows = (
        Row(
            (
                one.value,
                f"{number(everything - len(broken[one.value]))} / {number(everything)}",
                percent(everything - len(broken[one.value]), everything),
                listing(sorted(by_rule[one.value]), most=MOST_RULES) or NOTHING,
                number(sum(rule.principle is one for rule in CATALOGUE)),
            )
        )
        for one in Principle
        if figures.judged and everything
    )
    caption = "Delapan asas penyusunan SOP: terjaga bila tanpa galat dan peringatan kaidahnya"
    return Table(caption, columns, tuple(rows), NOT_JUDGED if everything else "Belum ada SOP.")


def by_office(figures: Figures) -> Table:
    """Return for each office the share of its SOPs that keep each principle, office by office."""
    columns = (
        Column("Satker", 28),
        *(Column(one.value.capitalize(), 9, numeric=True) for one in Principle),
    )
    rows = tuple(
        Row((office, *(percent(kept, whole) for _, kept, whole in profile)))
        for office, profile in (profiles(figures) if figures.judged else {}).items()
    )
    return Table("Profil asas tiap satker: bagian SOP yang menjaganya", columns, rows, NOT_JUDGED)


def profiles(figures: Figures) -> Mapping[str, tuple[tuple[Principle, int, int], ...]]:
    """Return, by office in the order of codes, each principle with how many SOPs keep it."""
    broken, _ = _broken(figures)
    own: dict[str, list[str]] = {}
    for one in sorted(figures.procedures, key=lambda one: one.satker):
        own.setdefault(f"{one.satker} {one.office}".strip() or NOTHING, []).append(one.id)
    return {
        office: tuple(
            (one, len(handles) - len(broken[one.value] & set(handles)), len(handles))
            for one in Principle
        )
        for office, handles in own.items()
    }


def trials(figures: Figures) -> Table:
    """Return what was tested by whom, what the public asked to change first."""
    columns = (
        Column("SOP", 26),
        Column("Penguji", 14),
        Column("Tanggal", 14),
        Column("Hasil", 14),
        Column("Catatan", 22),
        Column("Prioritas", 10),
    )
    rows = (
        Row(
            (
                figures.by_id[one.procedure].label,
                " – ".join(filter(None, (one.kind, one.position))) or NOTHING,
                day(one.day) if one.day else one.date_text or NOTHING,
                one.result or NOTHING,
                one.note or NOTHING,
                one.priority or NOTHING,
            ),
            one.procedure,
        )
        for one in sorted(figures.tests, key=_most_urgent)
    )
    return Table("Catatan uji SOP", columns, tuple(rows), "Belum ada pengujian yang dicatat.")


def _broken(figures: Figures) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return, by principle, the SOPs that break it and the rules that tell."""
    sops: defaultdict[str, set[str]] = defaultdict(set)
    rules: defaultdict[str, set[str]] = defaultdict(set)
    for finding in figures.findings:
        if finding.procedure and finding.severity in WEIGHTY:
            sops[finding.principle].add(finding.procedure)
            rules[finding.principle].add(finding.rule)
    return sops, rules


def _most_urgent(one: TestRow) -> tuple[bool, bool, tuple[int, int, str], str]:
    """Order what the public asked for before the rest, each by priority, none at the end."""
    priority = one.priority.strip()
    return (not priority, not one.public, _urgency(priority), one.procedure)


def _urgency(priority: str) -> tuple[int, int, str]:
    """Order the known words from high to low, then numbers from one up, then other words."""
    word = priority.casefold()
    if word in PRIORITIES:
        return (0, PRIORITIES.index(word), word)
    return (1, int(word), word) if word.isdecimal() else (2, 0, word)
