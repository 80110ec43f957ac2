"""Charts: what they say, and that paper and screen can both show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from sopxl.report.charts import Chart, draw
from sopxl.report.charts.fields import square
from sopxl.report.charts.frame import ON_A_PAGE, canvas, styled
from tests.report.registers import nothing, of_offices, small

if TYPE_CHECKING:
    from sopxl.report.figures.records import Figures


@pytest.fixture(scope="module")
def charts() -> tuple[Chart, ...]:
    return draw(small())


@pytest.fixture(scope="module")
def svgs(charts: tuple[Chart, ...]) -> dict[str, str]:
    return {chart.name: chart.svg() for chart in charts}


def words(svg: str) -> list[str]:
    return ["".join(found.itertext()) for found in ET.fromstring(svg).iter() if text(found)]


def text(element: ET.Element) -> bool:
    return element.tag.endswith("text")


def test_titles_say_what_the_charts_show(charts: tuple[Chart, ...]) -> None:
    assert {chart.name: chart.title for chart in charts} == {
        "status": "1 dari 2 SOP sudah berlaku",
        "cakupan": "1 dari 3 proses sudah memiliki SOP",
        "pohon": "Peta proses: 4 proses pada 2 tingkat, 2 kelompok",
        "waktu": "1 SOP dapat melampaui batas waktunya: «Revisi Anggaran»",
        "temuan": "5 temuan, paling banyak pada bagian Alur (40%)",
        "beban": "Pekerjaan paling banyak berada pada Staf (60% dari beban waktu)",
        "serah-terima": "Serah terima tersering: Kepala kepada Staf, 1 kali",
    }


def test_every_chart_names_its_source_and_can_be_told(charts: tuple[Chart, ...]) -> None:
    assert all(chart.source.startswith("Sumber: ") for chart in charts)
    assert all(len(chart.description) > 10 for chart in charts)


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw(nothing()) == ()


def test_axes_name_their_units(svgs: dict[str, str]) -> None:
    assert "hari kerja; jalur tanpa pengulangan, perkiraan dengan pengulangan" in words(
        svgs["waktu"]
    )
    assert "banyaknya SOP" in words(svgs["status"])


def test_a_process_without_sop_is_named_as_a_gap(svgs: dict[str, str]) -> None:
    assert words(svgs["cakupan"]).count("belum ada") == 2


def test_a_limit_that_is_broken_is_marked_otherwise_than_one_that_is_kept(
    svgs: dict[str, str],
) -> None:
    assert "batas terlampaui" in words(svgs["waktu"])


def test_charts_use_the_page_s_own_colours_only(svgs: dict[str, str]) -> None:
    known = set(ON_A_PAGE.values())
    for svg in svgs.values():
        assert set(re.findall(r"var\(--[\w-]+\)", svg)) <= known
        assert re.findall(r"#[0-9a-fA-F]{6}\b", svg) == []


def test_ids_of_charts_on_one_page_never_meet(svgs: dict[str, str]) -> None:
    ids = [found for svg in svgs.values() for found in re.findall(r'\bid="([^"]+)"', svg)]
    assert len(ids) == len(set(ids))


def test_the_same_figures_give_the_same_charts_in_whatever_order_they_are_saved(
    svgs: dict[str, str],
) -> None:
    again = draw(small())
    assert all(chart.png().startswith(b"\x89PNG") for chart in again)
    assert {chart.name: chart.svg() for chart in again} == svgs


def test_a_few_offices_are_shown_one_by_one_and_many_by_province() -> None:
    few = coverage(of_offices(["3501", "3502", "3503"]))
    assert {"3501", "3502", "3503"} <= set(few)
    many = coverage(
        of_offices([f"{province}{number:02}" for province in (33, 35) for number in range(1, 35)])
    )
    assert {"Jawa Tengah", "Jawa Timur", "100"} <= set(many)
    assert "3501" not in many


def coverage(figures: Figures) -> list[str]:
    return next(words(chart.svg()) for chart in draw(figures) if chart.name == "cakupan")


def test_a_matrix_names_long_units_whole_and_level() -> None:
    units = (
        "Bagian Partisipasi, Hubungan Masyarakat dan Sumber Daya Manusia",
        "Bagian Perencanaan, Data dan Informasi",
        "Bagian Keuangan, Umum dan Logistik",
    )
    with styled():
        picture, axes = canvas(len(units))
        square(axes, units, [[1, 2, 0], [0, 3, 0], [1, 0, 0]])
    rows = [label.get_text().replace("\n", " ") for label in axes.get_yticklabels()]
    heads = axes.get_xticklabels()
    assert rows == [f"{place}. {unit}" for place, unit in enumerate(units, 1)]
    assert [head.get_text() for head in heads] == ["1", "2", "3"]
    assert {head.get_rotation() for head in heads} == {0.0}
    assert picture.axes == [axes]
