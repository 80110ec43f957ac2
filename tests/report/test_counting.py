"""A report on very many SOPs counts what others list, and comes to the same."""

from __future__ import annotations

from io import BytesIO
from operator import itemgetter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from sopxl.report import charts, listing
from sopxl.report.chapters.sections import OFFICE_REPORTS, UNRANKED, sections
from sopxl.report.figures import gathering
from sopxl.report.figures.first import First
from sopxl.report.figures.key_figures import key_figures
from sopxl.report.formats import Detail
from sopxl.report.listing import WORKBOOK
from sopxl.report.summary import statements
from sopxl.report.workbook import report as workbook
from tests.report.registers import examples, finding, of_offices

if TYPE_CHECKING:
    from sopxl.report.figures.records import Figures

OFFICES = [f"350{number}" for number in range(1, 8)]


def registers(detail: Detail) -> tuple[Figures, ...]:
    errors = [finding("F202", "galat"), finding("M101", "peringatan", "E8")]
    return (examples(detail), of_offices(OFFICES, errors, detail))


@given(
    things=st.lists(st.tuples(st.integers(0, 9), st.integers())), most=st.integers(1, 5) | st.none()
)
def test_what_comes_first_is_what_sorting_everything_puts_first(
    things: list[tuple[int, int]], most: int | None
) -> None:
    first: First[tuple[int, int]] = First(itemgetter(0), most)
    first.add(things[:3])
    first.add(things[3:])
    assert first.things() == tuple(sorted(things, key=itemgetter(0))[:most])
    assert first.left_out == len(things) - len(first.things())


def test_sums_give_the_same_numbers_and_sentences_as_lists() -> None:
    for listed, counted in zip(registers(Detail.STEPS), registers(Detail.COUNTED), strict=True):
        assert [one.shown for one in key_figures(counted)] == [
            one.shown for one in key_figures(listed)
        ]
        assert statements(counted) == statements(listed)


def test_sums_give_the_same_tables_but_for_those_in_the_order_of_sops() -> None:
    for listed, counted in zip(registers(Detail.STEPS), registers(Detail.COUNTED), strict=True):
        for section, other in zip(sections(listed), sections(counted), strict=True):
            for table, same in zip(section.tables, other.tables, strict=True):
                if table.caption in UNRANKED:
                    assert same.rows == ()
                    assert "--per-satker" in same.absent
                else:
                    assert same == table


def test_sums_give_the_same_charts() -> None:
    listed, counted = examples(), examples(Detail.COUNTED)
    assert [(one.title, one.description) for one in charts.draw(counted)] == [
        (one.title, one.description) for one in charts.draw(listed)
    ]


def test_no_list_grows_with_the_register(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_SHOWN", 2)
    _, figures = registers(Detail.COUNTED)
    assert (len(figures.reviews), figures.left_out.reviews) == (2, 12)
    assert figures.findings == figures.papers == figures.relations == ()
    assert figures.found.all == 14
    assert not any(one.steps or one.loads or one.handovers for one in figures.procedures)


@pytest.mark.parametrize(
    ("detail", "rest"), [(Detail.STEPS, WORKBOOK), (Detail.COUNTED, OFFICE_REPORTS)]
)
def test_a_table_says_where_the_rows_are_that_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch, detail: Detail, rest: str
) -> None:
    monkeypatch.setattr(listing, "MOST_SHOWN", 2)
    _, figures = registers(detail)
    table, _ = next(one.tables for one in sections(figures) if one.name == "waktu")
    assert (len(table.rows), table.left_out, table.rest) == (2, 5, rest)
    assert (table.beyond(2), table.beyond(1)) == (5, 6)


def test_the_workbook_of_very_many_sops_holds_sums() -> None:
    _, figures = registers(Detail.COUNTED)
    book = load_workbook(BytesIO(workbook.render(figures)))
    assert "Langkah" not in book.sheetnames
    assert [row[:4] for row in book["Temuan"].iter_rows(min_row=2, values_only=True)] == [
        ("F202", "galat", 7, 7),
        ("M101", "peringatan", 7, 7),
    ]
    loads = {row[0]: row[1] for row in book["Beban"].iter_rows(min_row=2, values_only=True)}
    assert loads == {"Pemohon": 7, "Petugas": 14, "PPID": 7}
