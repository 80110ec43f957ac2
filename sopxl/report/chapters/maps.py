"""Tables behind the maps: who gives what to whom, who is what to an SOP, which papers go round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.report.listing import Column, Row, Table
from sopxl.report.wording import NOTHING, listing, number

if TYPE_CHECKING:
    from sopxl.report.figures.procedure_records import Procedure
    from sopxl.report.figures.records import Figures

MOST_NAMED, SHARED = 3, 2
DERIVED = "Diturunkan dari alur dan pelaksana; perlu ditinjau sebelum dipakai"
RACI = f"RACI. {DERIVED}"
SHARED_PAPERS = "Dokumen dan formulir yang dipakai bersama"


def unit_pairs(figures: Figures) -> Table:
    """Return which unit gives to which, and how often."""
    columns = (
        Column("Dari unit", 36),
        Column("Kepada unit", 36),
        Column("Dokumen", 12, numeric=True),
        Column("Semua", 12, numeric=True),
    )
    pairs = figures.related.units
    order = sorted(pairs, key=lambda one: (-one.relations, one.giver, one.receiver))
    rows = (
        Row(
            (
                one.giver or NOTHING,
                one.receiver or NOTHING,
                number(one.papers),
                number(one.relations),
            )
        )
        for one in order
    )
    absent = "Belum ada hubungan yang terbaca."
    return Table.beginning("Peta relasi antarunit", columns, rows, len(pairs), absent)


def responsibilities(figures: Figures) -> Table:
    """Return who does, answers for, is consulted in and is told of each SOP."""
    columns = (
        Column("SOP", 24),
        Column("R – melaksanakan", 25),
        Column("A – bertanggung jawab", 18),
        Column("C – memberi pertimbangan", 18),
        Column("I – diberi tahu", 15),
    )
    rows = map(_roles, figures.procedures)
    return Table.beginning(RACI, columns, rows, len(figures.procedures), "Belum ada SOP.")


def papers(figures: Figures) -> Table:
    """Return the documents that several SOPs share, the most used first; the workbook has all."""
    columns = (
        Column("Dokumen atau formulir", 34),
        Column("Dihasilkan oleh", 28),
        Column("Dipakai oleh", 28),
        Column("SOP", 10, numeric=True),
    )
    shared = [one for one in figures.papers if one.sops >= SHARED]
    rows = (
        Row(
            (
                one.name,
                _named(figures, one.makers),
                _named(figures, one.users),
                number(one.sops),
            )
        )
        for one in shared
    )
    absent = "Tidak ada dokumen yang dipakai bersama."
    return Table.beginning(SHARED_PAPERS, columns, rows, len(shared), absent)


def _roles(one: Procedure) -> Row:
    roles = one.roles
    sides = (roles.responsible, roles.accountable, roles.consulted, roles.informed)
    return Row((one.label, *("; ".join(side) or NOTHING for side in sides)), one.id)


def _named(figures: Figures, handles: tuple[str, ...]) -> str:
    labels = list(dict.fromkeys(figures.by_id[handle].label for handle in handles))
    return listing(labels, most=MOST_NAMED) or NOTHING
