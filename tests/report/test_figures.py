"""Figures of small registers, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sopxl.model.settings import Settings
from sopxl.report.chapters.sections import sections
from sopxl.report.figures.gathering import gather
from sopxl.report.figures.key_figures import Code, key_figures
from sopxl.report.figures.procedure_records import Verdict
from sopxl.report.figures.records import Figures
from sopxl.report.formats import MOST_LISTED, Detail, ReportFormat, detail_of
from sopxl.rules.rule import Severity
from tests.report.registers import TODAY, of_offices, small, small_material


@pytest.fixture(scope="module")
def figures() -> Figures:
    return small()


def value(figures: Figures, code: Code) -> str:
    return next(one.shown for one in key_figures(figures) if one.code is code)


def test_the_leading_numbers_are_those_counted_by_hand(figures: Figures) -> None:
    assert {one.code.value: one.shown for one in key_figures(figures)} == {
        "A1": "2",
        "A2": "1 / 2",
        "A3": "2 / 3",  # 01.02 and 02 have none
        "A4": "1 / 2",  # KPU.09 is not in the map
        "A5": "1 / 3",
        "A6": "1 / 1",  # in force since February, monitored after six months
        "A7": "1 / 2",
        "A8": "1 / 2",
        "A9": "1 / 2",  # PKPU 1/2015
        "A10": "5",
        "A11": "8,3",  # 5 + 2 + 1,18 + 0,09
        "A12": "6",  # service: 1-2, 2-3, 3-4 and back 2-1; budget: 1-2 and 2-3
        "A14": "1 / 2",  # Surabaya has sent nothing
    }


def test_lead_times_add_working_time_along_the_shortest_and_longest_way(figures: Figures) -> None:
    service, budget = (one.lead for one in figures.procedures)
    assert (service.shortest, service.longest) == (pytest.approx(1.2), pytest.approx(1.2))
    assert (budget.shortest, budget.longest) == (3, 6)


def test_calendar_days_stand_beside_working_days(figures: Figures) -> None:
    service, budget = (one.lead for one in figures.procedures)
    assert (service.calendar, budget.calendar) == (4, 0)


def test_a_limit_that_only_the_longest_way_breaks_is_at_risk(figures: Figures) -> None:
    assert figures.procedures[1].lead.verdict is Verdict.AT_RISK


def test_a_limit_is_not_called_kept_where_calendar_days_were_left_out(figures: Figures) -> None:
    assert figures.procedures[0].lead.verdict is Verdict.UNKNOWN


def test_loads_count_effective_days_and_charge_a_shared_step_to_each(figures: Figures) -> None:
    loads = {load.actor: (load.steps, round(load.days, 3)) for load in figures.loads}
    assert loads == {
        "Staf": (3, 5),  # 2 + 2 + 1
        "Kepala": (2, 2),
        "Petugas": (2, round(1 + 60 / 330, 3)),
        "Pemohon": (1, round(30 / 330, 3)),
        "PPID": (1, 0),  # calendar days are no work
    }


def test_the_bottleneck_is_the_actor_with_most_of_the_time(figures: Figures) -> None:
    bottlenecks = [one.work.bottleneck for one in figures.procedures]
    assert [one and one.actor for one in bottlenecks] == ["Petugas", "Staf"]


def test_every_step_leads_back_to_its_cell(figures: Figures) -> None:
    step = figures.procedures[1].steps[1]
    assert (step.number, step.leads_to) == (2, "Ya → 4; Tidak → 3")
    assert str(step.trace).startswith("keuangan/revisi.md › 13:")


def test_findings_stand_by_weight_and_rule(figures: Figures) -> None:
    assert [(one.severity, one.rule) for one in figures.findings] == [
        (Severity.ERROR, "F202"),
        (Severity.ERROR, "F202"),
        (Severity.WARNING, "M101"),
        (Severity.HINT, "R302"),
        (Severity.HINT, "S301"),
    ]


def test_repealed_regulations_come_first_and_name_what_took_their_place(figures: Figures) -> None:
    first, second = figures.citations
    assert (first.name, first.repealed) == ("PKPU 1/2015", True)
    assert "PKPU 22/2023" in first.status
    assert (second.name, second.repealed) == ("UU 14/2008", False)


def test_a_regulation_is_not_yet_repealed_on_a_day_before_its_repeal() -> None:
    before = small(today=date(2023, 10, 1))
    assert [one.repealed for one in before.citations] == [False, False]


def test_reviews_are_late_from_the_day_after_they_fall_due() -> None:
    due, next_day = date(2026, 8, 2), date(2026, 8, 3)
    assert small(today=due).late_reviews == ()
    assert [one.due for one in small(today=next_day).late_reviews] == [due]


def test_a_report_of_one_office_leaves_out_what_belongs_to_none() -> None:
    of_one = small(satker="35")
    assert of_one.office == "KPU Provinsi Jawa Timur"
    assert (len(of_one.procedures), of_one.broken) == (2, ())
    assert {one.rule for one in of_one.findings} == {"F202", "M101", "S301"}


def test_an_office_sees_its_own_sops_only() -> None:
    assert [one.satker for one in small(satker="35").procedures] == ["35", "35"]
    assert small(satker="3578").procedures == ()


def test_without_a_process_map_no_sop_hangs_wrongly() -> None:
    without = Figures(today=date(2026, 11, 21), hour=0.1, procedures=small().procedures)
    assert without.unhung == ()
    assert value(without, Code.UNCOVERED) == "0 / 0"


def test_every_number_says_how_it_was_counted_and_from_what(figures: Figures) -> None:
    numbers = key_figures(figures)
    assert [one.code for one in numbers] == [code for code in Code if code is not Code.ABSENT]
    assert all(one.rule.endswith(".") and one.source for one in numbers)


def test_the_same_sop_in_many_offices_is_as_many_sops() -> None:
    figures = of_offices(["3501", "3502", "3503"])
    assert [one.satker for one in figures.procedures] == ["3501", "3502", "3503"]
    assert next(one for one in figures.processes if one.code == "KPU.01.01").procedures == (
        "s1",
        "s2",
        "s3",
    )


def test_chapters_need_no_steps_of_any_sop(figures: Figures) -> None:
    short = gather(replace(small_material(), detail=Detail.TOLD), Settings(), TODAY)
    assert all(one.steps for one in figures.procedures)
    assert not any(one.steps for one in short.procedures)
    assert sections(short) == sections(figures)


@pytest.mark.parametrize(
    ("forms", "sops", "letters", "kept"),
    [
        ({ReportFormat.PDF}, 1, False, Detail.TOLD),
        ({ReportFormat.HTML, ReportFormat.PDF}, MOST_LISTED, False, Detail.STEPS),
        ({ReportFormat.XLSX}, MOST_LISTED, False, Detail.STEPS),
        (set(ReportFormat), MOST_LISTED + 1, False, Detail.COUNTED),
        (set(ReportFormat), MOST_LISTED + 1, True, Detail.TOLD),
    ],
)
def test_no_more_is_kept_of_an_sop_than_the_report_shows(
    forms: set[ReportFormat], sops: int, letters: bool, kept: Detail
) -> None:
    assert detail_of(forms, sops, letters=letters) is kept
