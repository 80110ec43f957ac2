"""Maps drawn from what the SOPs say of each other."""

from __future__ import annotations

import pytest

from sopxl.report.charts.lanes import lane_maps
from sopxl.report.charts.process_tree import process_tree
from sopxl.report.figures import Evidence, Figures
from sopxl.report.lanes import cross_functional
from sopxl.report.map_tables import papers, relations, responsibilities, unit_pairs
from tests.report.registers import examples, nothing, small


@pytest.fixture(scope="module")
def figures() -> Figures:
    return examples()


def test_papers_link_the_examples_as_their_cells_say(figures: Figures) -> None:
    by_paper = [one for one in figures.relations if one.evidence is Evidence.PAPER]
    titles = {
        (figures.by_id[one.giver].title, figures.by_id[one.receiver].title, one.what)
        for one in by_paper
    }
    performance = "Pengelolaan Kinerja dan Penyusunan Laporan Kinerja"
    assert titles == {
        ("Penganggaran dan Pencairan", performance, "DIPA Petikan"),
        (performance, "Pelaporan Capaian Kinerja", "Perjanjian kinerja"),
    }
    assert all(one.given.place and one.taken and one.taken.place for one in by_paper)


def test_names_link_them_where_no_paper_does(figures: Figures) -> None:
    named = [one for one in figures.relations if one.evidence is not Evidence.PAPER]
    assert len(named) == 16
    assert {one.evidence for one in named} == {Evidence.MUTUAL}


def test_units_are_linked_by_their_sops(figures: Figures) -> None:
    rows = [row.cells for row in unit_pairs(figures).rows]
    planning = "Bagian Perencanaan, Data dan Informasi"
    assert ("Bagian Keuangan, Umum dan Logistik", planning, "1", "2") in rows
    assert sum(int(row[3]) for row in rows) == len(figures.relations)


def test_every_relation_says_where_it_is_seen(figures: Figures) -> None:
    assert all("/" in row.cells[4] for row in relations(figures).rows)


def test_a_cross_functional_map_puts_givers_above_receivers(figures: Figures) -> None:
    (lanes,) = cross_functional(figures)
    assert lanes.process.code == "KPU.03"
    assert lanes.units[lanes.boxes[0].lane] == "Bagian Keuangan, Umum dan Logistik"
    flows = [(source, target) for source, target, kind in lanes.flows if kind is Evidence.PAPER]
    assert flows == [(0, 2), (2, 3)]
    assert all(source < target for source, target in flows)


def test_the_map_names_its_units_and_flows(figures: Figures) -> None:
    (chart,) = lane_maps(figures)
    assert chart.title.endswith("4 SOP pada 2 unit kerja, 2 aliran dokumen")
    assert "Penganggaran dan Pencairan kepada Pengelolaan Kinerja" in chart.description
    assert "Revisi Anggaran" in chart.svg()


def test_the_tree_shows_every_process_and_its_gaps(figures: Figures) -> None:
    chart = process_tree(figures)
    assert chart is not None
    assert chart.title == "Peta proses: 32 proses pada 4 tingkat, 3 kelompok"
    drawn = chart.svg()
    assert drawn.count("belum ada SOP") == len(figures.uncovered)
    assert "5 SOP" in drawn


def test_roles_are_marked_as_derived(figures: Figures) -> None:
    table = responsibilities(figures)
    assert "Diturunkan" in table.caption
    assert len(table.rows) == len(figures.procedures)


def test_papers_name_makers_and_users(figures: Figures) -> None:
    rows = {row.cells[0]: row.cells[1:] for row in papers(figures).rows}
    assert rows["DIPA Petikan"][0] == "Penganggaran dan Pencairan"
    assert "Pengelolaan Kinerja dan Penyusunan Laporan Kinerja" in rows["DIPA Petikan"][1]


def test_without_relations_the_report_says_so() -> None:
    assert small().relations == ()
    assert unit_pairs(nothing()).absent == "Belum ada hubungan yang terbaca."
