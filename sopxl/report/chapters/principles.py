"""The eight drafting principles measured, and the test log in order of priority."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.report.listing import Column, Row, Table
from sopxl.report.summary import NOT_JUDGED
from sopxl.report.wording import NOTHING, day, listing, number, percent
from sopxl.rules.catalogue import CATALOGUE
from sopxl.rules.rule import Principle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.report.figures.records import Figures

MOST_RULES = 8


def principles(figures: Figures) -> Table:
    """Return for each principle how many SOPs keep it, and which rules say so."""
    columns = (
        Column("Asas", 28),
        Column("SOP yang menjaga", 14, numeric=True),
        Column("Bagian", 10, numeric=True),
        Column("Dilanggar menurut kaidah", 24),
        Column("Kaidah pengukur", 24),
    )
    broken: Counter[str] = Counter()
    for (_, principle), sops in figures.found.breaking.items():
        broken[principle] += sops
    measures = figures.found.measures
    everything = len(figures.procedures)
    rows = (
        Row(
            (
                one.value,
                f"{number(everything - broken[one.value])} / {number(everything)}",
                percent(everything - broken[one.value], everything),
                listing(sorted(measures.get(one.value, ())), most=MOST_RULES) or NOTHING,
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
    sops = Counter((one.satker, one.office) for one in figures.procedures)
    broken = figures.found.breaking
    return {
        f"{satker} {office}".strip() or NOTHING: tuple(
            (one, whole - broken.get((satker, one.value), 0), whole) for one in Principle
        )
        for (satker, office), whole in sorted(sops.items())
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
        for one in figures.tests
    )
    whole = len(figures.tests) + figures.left_out.tests
    absent = "Belum ada pengujian yang dicatat."
    return Table.beginning("Catatan uji SOP", columns, rows, whole, absent)
