"""Maps drawn from what the SOPs say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sopxl.interchange import markdown
from sopxl.model.process import ProcessTree
from sopxl.model.settings import Settings
from sopxl.report.chapters.lanes import cross_functional
from sopxl.report.chapters.maps import papers, responsibilities, unit_pairs
from sopxl.report.chapters.network import evidence, network
from sopxl.report.charts.lanes import lane_maps
from sopxl.report.charts.network import relation_network
from sopxl.report.charts.process_tree import process_tree
from sopxl.report.figures.gathering import Material, gather
from sopxl.report.figures.relations import Evidence
from tests.report.registers import TODAY, entry, examples, nothing, small

if TYPE_CHECKING:
    from sopxl.report.figures.records import Figures

HEAD = "Kode Satker: {{office}}\nUnit Kerja: Bagian {0}\nNama SOP: {1}\nKode SOP: {2}\n\n"
TABLE = "| No | Jenis | Pelaksana | Kegiatan | Kelengkapan | Waktu | Output |\n{row}\n"
FORM_A = HEAD.format("A", "Membuat Rencana", "KPU.01.SOP.01") + TABLE
FORM_B = HEAD.format("B", "Memakai Rencana", "KPU.01.SOP.02") + TABLE
GIVES = "1 | mulai | Staf | Menyusun rencana | Data dasar | 1 jam | Rencana kerja tahunan"
TAKES = "1 | mulai | Staf | Membaca rencana | Rencana kerja tahunan | 1 jam | Catatan rapat"


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


def test_every_relation_is_behind_an_arrow_with_its_cells(figures: Figures) -> None:
    drawn = network(figures)
    pairs = {
        (drawn.nodes[one.giver].label, drawn.nodes[one.receiver].label) for one in drawn.arrows
    }
    both = pairs | {(receiver, giver) for giver, receiver in pairs}
    labels = {one.id: one.name for one in figures.procedures}
    assert {(labels[one.giver], labels[one.receiver]) for one in figures.relations} <= both
    assert [one.evidence for one in drawn.arrows[:3]] == [Evidence.PAPER] * 2 + [Evidence.MUTUAL]
    assert all(one.both is (one.evidence is Evidence.MUTUAL) for one in drawn.arrows)
    rows = evidence(figures).rows
    assert [row.cells[0] for row in rows] == [str(place + 1) for place in range(len(drawn.arrows))]
    assert all("/" in row.cells[6] for row in rows)


def test_the_network_carries_the_number_of_every_arrow(figures: Figures) -> None:
    chart = relation_network(figures)
    assert chart is not None
    svg = chart.svg()
    assert all(f">{place}</text>" in svg for place in range(1, len(network(figures).arrows) + 1))
    assert relation_network(nothing()) is None


def test_an_sop_of_many_offices_is_one_node_with_their_number() -> None:
    giver, taker = (f"| {row} |" for row in (GIVES, TAKES))
    entries = [
        entry(markdown.to_draft(form.format(office=office, row=row)), f"{office}/{name}.md")
        for office in ("3501", "3502", "3503")
        for name, form, row in (("a", FORM_A, giver), ("b", FORM_B, taker))
    ]
    material = Material(entries=tuple(entries), tree=ProcessTree(()), offices={})
    drawn = network(gather(material, Settings(), TODAY))
    assert [one.label for one in drawn.nodes] == ["Membuat Rencana", "Memakai Rencana"]
    assert [(one.giver, one.receiver, one.offices) for one in drawn.arrows] == [(0, 1, 3)]


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


def test_sops_without_code_and_title_are_not_taken_for_one_another() -> None:
    nameless = FORM_A.replace("Membuat Rencana", "").replace("KPU.01.SOP.01", "")
    takes = FORM_B.replace("Memakai Rencana", "").replace("KPU.01.SOP.02", "")
    forms = ((nameless, GIVES), (takes, TAKES))
    entries = tuple(
        entry(markdown.to_draft(form.format(office="3501", row=f"| {row} |")), f"3501/{place}.md")
        for place, (form, row) in enumerate(forms)
    )
    drawn = network(
        gather(Material(entries=entries, tree=ProcessTree(()), offices={}), Settings(), TODAY)
    )
    assert [one.label for one in drawn.nodes] == ["0.md", "1.md"]
    assert len(drawn.arrows) == 1
