"""SOPs held against each other, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from sopxl.model.settings import Settings
from sopxl.model.span import MINUTES_PER_HOUR
from sopxl.report.chapters.across import ages, monthly, outliers, ranking
from sopxl.report.figures.gathering import gather
from sopxl.report.figures.monthly import MonthlySums
from sopxl.report.figures.ranks import OfficeCount, ranks
from sopxl.report.summary import statements
from tests.report.registers import TODAY, of_offices, small, small_material

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sopxl.report.figures.monthly import MonthlyLoad
    from sopxl.report.figures.procedure_records import Procedure
    from sopxl.report.figures.records import Figures


def test_the_hardest_sop_comes_first() -> None:
    rows = [row.cells for row in ranking(small()).rows]
    # Service: 4 steps, 1 decision, 1 way back, 3 actors, 4 handovers; budget: 4, 1, 0, 2, 2.
    assert rows == [
        ("Pelayanan Informasi", "19", "4", "1", "1", "4"),
        ("Revisi Anggaran", "13", "4", "1", "0", "2"),
    ]


def test_ages_count_from_the_effective_date() -> None:
    assert [row.cells for row in ages(small()).rows] == [
        ("kurang dari 1 tahun", "1"),
        ("tanggal efektif tidak terbaca", "1"),
    ]
    later = ages(small(today=date(2030, 2, 3)))
    assert ("3 sampai 5 tahun", "1") in [row.cells for row in later.rows]


def test_an_office_that_takes_far_longer_is_named() -> None:
    figures = of_offices([f"350{number}" for number in range(1, 8)])
    slow = figures.procedures[3]
    slower = replace(slow, lead=replace(slow.lead, longest=9.0))
    others = tuple(slower if one is slow else one for one in figures.procedures)
    rows = [row.cells for row in outliers(replace(figures, procedures=others)).rows]
    assert rows == [("Pelayanan Informasi", "3504", "9", "1,2", "6")]


@pytest.mark.parametrize(("days", "told"), [(10.8, False), (11.2, True), (9.2, False), (8.8, True)])
def test_a_tenth_of_the_length_tells_an_office_from_others_that_all_agree(
    days: float, told: bool
) -> None:
    figures = of_lengths([10.0, 10.0, 10.0, 10.0, 10.0, days])
    assert bool(outliers(figures).rows) is told


@pytest.mark.parametrize(("minutes", "told"), [(110, False), (130, True)])
def test_an_hour_tells_a_short_sop_from_its_kin(minutes: int, told: bool) -> None:
    hour = MINUTES_PER_HOUR / Settings().minutes_per_working_day
    figures = of_lengths([hour] * 5 + [hour * minutes / MINUTES_PER_HOUR])
    assert bool(outliers(figures).rows) is told


def test_what_is_called_far_stands_among_the_assumptions() -> None:
    (far,) = (one for one in small().assumptions if one.name == "jauh berbeda")
    assert far.value == "lebih dari 10% dan 1 jam"
    assert "1,5 kali" in far.meaning


def of_lengths(lengths: Sequence[float]) -> Figures:
    figures = of_offices([f"35{place:02}" for place in range(1, len(lengths) + 1)])
    timed = (
        replace(one, lead=replace(one.lead, longest=length))
        for one, length in zip(figures.procedures, lengths, strict=True)
    )
    return replace(figures, procedures=tuple(timed))


def test_a_month_is_cases_times_expected_work() -> None:
    material = replace(small_material(), cases={("", "KPU.02.SOP.01"): 21})
    figures = gather(material, Settings(), TODAY)
    # One case: Staf 1,5 + 0,2 x 2 + 1 days, Kepala 1 + 1; twenty-one working days a month.
    assert {one.actor: (round(one.days, 6), round(one.people, 6)) for one in figures.monthly} == {
        "Staf": (60.9, 2.9),
        "Kepala": (42.0, 2.0),
    }
    assert monthly(figures).rows[0].cells == (
        "Staf",
        "KPU Provinsi Jawa Timur",
        "21",
        "60,9",
        "2,9",
    )


def test_the_same_position_in_two_offices_is_two_people_with_their_own_cases() -> None:
    cases = {("", "KPU.01.01.SOP.01"): 10.0, ("3502", "KPU.01.01.SOP.01"): 20.0}
    loads = monthly_loads(of_offices(["3501", "3502"]).procedures, cases)
    days = {(one.satker, one.actor): one.days for one in loads if one.actor == "Petugas"}
    assert list(days) == [("3502", "Petugas"), ("3501", "Petugas")]
    assert days["3502", "Petugas"] == 2 * days["3501", "Petugas"] > 0


def test_an_sop_code_as_typed_finds_its_cases() -> None:
    (typed,) = of_offices(["3501"]).procedures
    typed = replace(typed, sop_code=" kpu.01.01 .sop.01")
    assert monthly_loads([typed], {("", "KPU.01.01.SOP.01"): 10.0})


def monthly_loads(
    procedures: Iterable[Procedure], cases: Mapping[tuple[str, str], float]
) -> tuple[MonthlyLoad, ...]:
    sums = MonthlySums(cases)
    for one in procedures:
        sums.add(one, one.loads)
    return sums.loads()


def test_without_cases_the_table_says_how_to_give_them() -> None:
    assert monthly(small()).rows == ()
    assert "--kasus" in monthly(small()).absent


def test_offices_are_ranked_without_naming_the_others() -> None:
    counts = (
        OfficeCount("35", 2, 1, 4),
        OfficeCount("3578", 2, 2, 0),
        OfficeCount("3507", 4, 2, 8),
    )
    own = ranks(counts, "35")
    assert [(one.value, one.place, one.among) for one in own] == [(0.5, 2, 3), (2.0, 2, 3)]
    assert ranks(counts, "11") == ()
    said = statements(replace(small(satker="35"), ranks=own))
    assert any("peringkat 2 dari 3 satker" in one.text for one in said)


def test_sops_that_name_no_office_have_no_rank_and_count_as_no_office() -> None:
    counts = (OfficeCount("", 1, 0, 3), OfficeCount("35", 2, 1, 4))
    assert ranks(counts, "") == ()
    assert [(one.place, one.among) for one in ranks(counts, "35")] == [(1, 1), (1, 1)]
    figures = small()
    first, second = figures.procedures
    said = [
        one.text
        for one in statements(replace(figures, procedures=(replace(first, satker=""), second)))
    ]
    assert "pada 1 satker" in said[0]
    assert said[1] == f"1 SOP tidak menyebut Kode Satker: «{first.label}»."


def test_offices_of_a_province_that_sent_nothing_are_named() -> None:
    assert small().missing == ("3578 KPU Kota Surabaya",)
