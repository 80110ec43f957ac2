"""What can be counted in one SOP, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.model.settings import Settings
from sopxl.register.analysis import NOT_MEASURED, Times, figures
from sopxl.register.relations import Handover, added, handovers
from tests import strategies

if TYPE_CHECKING:
    from sopxl.model.sop import Sop

BRANCH = """
| No | Kegiatan          | Pelaksana   | Jenis     | Ya | Tidak | Waktu        |
| 1  | Menerima berkas   | Staf        | mulai     |    |       | 30 menit     |
| 2  | Memeriksa berkas  | Kasubbag    | keputusan | 4  | 3     | 1 jam        |
| 3  | Memperbaiki       | Staf        | kegiatan  | 2  |       | 1-2 hari kerja |
| 4  | Mengumumkan       | Staf; Humas | kegiatan  |    |       | 3 hari       |
| 5  | Mengarsipkan      | Arsiparis   | selesai   |    |       | seperlunya   |
"""


def sop(table: str) -> Sop:
    return parse(to_draft(table)).sop


def test_the_shortest_run_takes_no_detour_and_a_loop_counts_once() -> None:
    counted = figures(sop(BRANCH), Settings(minutes_per_working_day=450))
    assert (counted.steps, counted.decisions, counted.actors, counted.measured) == (5, 1, 4, 4)
    assert counted.times == Times(90.0, 90.0, 3 * 1440.0, 3 * 1440.0)


def test_working_and_calendar_time_are_told_apart_in_words() -> None:
    assert figures(sop(BRANCH), Settings()).time_text(Settings()) == (
        "1 jam 30 menit dan 3 hari kalender"
    )


def test_two_ways_to_the_end_give_a_shortest_and_a_longest_time() -> None:
    table = BRANCH.replace("| 2  |       | 1-2 hari kerja", "|    |       | 1-2 hari kerja")
    settings = Settings(minutes_per_working_day=330)
    counted = figures(sop(table), settings)
    assert (counted.times.shortest, counted.times.longest) == (90.0, 90.0 + 2 * 330)
    assert " – " in counted.time_text(settings)


def test_a_procedure_that_measures_nothing_says_so() -> None:
    table = "| No | Kegiatan | Pelaksana |\n| 1 | Menerima | Staf |"
    assert figures(sop(table), Settings()).time_text(Settings()) == NOT_MEASURED


@settings(max_examples=40)
@given(strategies.sops())
def test_no_run_is_longer_than_all_steps_together(any_sop: Sop) -> None:
    times = figures(any_sop, Settings()).times
    all_steps = sum(
        step.duration.longest.working_time(450)
        for step in any_sop.steps
        if step.duration.measurable and step.duration.longest
    )
    if times.shortest is not None and times.longest is not None:
        assert 0 <= times.shortest <= times.longest <= all_steps


def test_work_is_handed_over_where_the_roles_change() -> None:
    assert handovers(sop(BRANCH)) == (
        Handover("Humas", "Arsiparis", 1),
        Handover("Kasubbag", "Humas", 1),
        Handover("Kasubbag", "Staf", 2),
        Handover("Staf", "Arsiparis", 1),
        Handover("Staf", "Kasubbag", 2),
    )


def test_a_role_that_stays_hands_nothing_over() -> None:
    table = "| No | Kegiatan | Pelaksana |\n| 1 | Menulis | Staf |\n| 2 | Mencetak | Staf; Humas |"
    assert handovers(sop(table)) == ()


def test_handovers_of_many_procedures_add_up() -> None:
    pairs = handovers(sop(BRANCH))
    assert added((*pairs, *pairs)) == tuple(
        Handover(one.giver, one.receiver, 2 * one.count) for one in pairs
    )
