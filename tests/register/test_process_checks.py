"""The process map is checked against itself, and against the map before it."""

from __future__ import annotations

import pytest

from sopxl.model.identity import Identity
from sopxl.model.place import Place
from sopxl.model.process import Process, ProcessGroup, ProcessTree, Written
from sopxl.model.sop import Sop, Step
from sopxl.register.entry import Entry, Source
from sopxl.register.former_codes import renamed, renamed_since
from sopxl.register.hanging import Hanging, HungBy, ProcessMap, hang
from sopxl.register.merge import merge
from sopxl.register.process_checks import check_map
from sopxl.register.process_proposals import propose_processes
from sopxl.register.settled import settled
from tests.register.cards import Cards, card, of_kind, told

MAP = (
    Process(code="KPU.01", name="Pemilu", level=0, group=ProcessGroup.MAIN),
    Process(code="KPU.01.01", name="Pengelolaan Data Pemilih", level=1, group=ProcessGroup.MAIN),
    Process(code="KPU.01.01.CFM.01", name="Pemutakhiran Data", level=2),
)


def codes(*more: Process) -> list[str]:
    return [code for _, code, _ in told(check_map(ProcessTree((*MAP, *more)), "peta.xlsx"))]


def test_a_sound_map_of_any_depth_has_no_fault() -> None:
    deep = [
        Process(code="KPU.01" + ".01" * depth, name=str(depth), level=depth)
        for depth in range(2, 6)
    ]
    assert codes(*deep) == []


@pytest.mark.parametrize(
    ("process", "rule"),
    [
        (Process(code="KPU.01", name="Lain", level=0), "R303"),
        (Process(code="KPU.01.07.01", name="Tanpa induk", level=2), "R304"),
        (Process(code="KPU.02.CFM.01", name="Tanpa induk", level=1), "R304"),
        (Process(code="KPU.1-a", name="Aneh", level=0), "R305"),
        (Process(code="KPU.01.02", name="Dangkal", level=0), "R306"),
        (Process(code="KPU.01.02", name="Dalam", level=2), "R306"),
        (Process(code="KPU.01.02", name="Lain", level=1, group=ProcessGroup.SUPPORT), "R307"),
        (Process(code="KPU.01.02", name="Lain"), "R311"),
        (Process(code="KPU.01.02", name="Lain", written_level=Written("dua")), "R310"),
        (Process(code="KPU.01.02", name="Lain", level=1, written_group=Written("Intik")), "R312"),
        (Process(code="", name="Tanpa kode", level=1), "R313"),
        (Process(code="KPU.01.02", level=1), "R314"),
        (Process(code="KPU.01.03", name="Melompat", level=1), "R315"),
        (Process(code="KPU.01.01.CFM.03", name="Melompat", level=2), "R315"),
        (Process(code="KPU.04", name="Melompat", level=0), "R315"),
    ],
)
def test_each_fault_of_a_row_is_told(process: Process, rule: str) -> None:
    assert codes(process) == [rule]


def messages(*more: Process) -> list[str]:
    return [one.finding.message for one in check_map(ProcessTree((*MAP, *more)), "peta.xlsx")]


def process(code: str, level: int, group: ProcessGroup | None = None) -> Process:
    return Process(code=code, name=code, level=level, group=group)


def test_a_map_without_any_level_has_none_missing() -> None:
    tree = ProcessTree((Process(code="KPU.01", name="Satu"), Process(code="KPU.01.01", name="Dua")))
    assert told(check_map(tree, "peta.xlsx")) == []


def test_what_means_nothing_is_told_in_its_own_cell() -> None:
    level, group = Place("Peta", "C9"), Place("Peta", "D9")
    row = Process(
        code="KPU.01.02",
        name="Lain",
        written_level=Written("-1", level),
        written_group=Written("penduking", group),
        place=Place("Peta", "A9"),
    )
    found = tuple(check_map(ProcessTree((*MAP, row)), "peta.xlsx"))
    assert [one.place for one in found] == [level, group]
    assert "«-1»" in found[0].finding.message
    assert found[1].finding.message.endswith("Maksud Anda «pendukung»?")


def test_a_missing_process_is_told_once_and_names_those_below_it() -> None:
    below = [process(f"KPU.03.{number:02}", 1) for number in range(1, 11)]
    (message,) = messages(*below)
    assert message.startswith("Proses induk KPU.03 dari KPU.03.01, KPU.03.02, ")
    assert message.endswith("KPU.03.08, dan 2 lainnya tidak ada dalam peta proses.")


def test_the_codes_that_are_passed_over_below_one_process_are_told_once() -> None:
    more = (process("KPU.01.CFM.02", 1), process("KPU.01.05", 1), process("KPU.01.03", 1))
    (raised,) = check_map(ProcessTree((*MAP, *more)), "peta.xlsx")
    assert raised.finding.message == (
        "Kode KPU.01.02, KPU.01.04, KPU.01.CFM.01 tidak ada dalam peta proses, "
        "padahal kode sesudahnya dipakai."
    )
    assert raised.finding.ref.index == 5
    assert codes(*more, process("KPU.01.1-a", 1)) == ["R305"]


def test_a_code_that_is_missing_above_or_has_changed_is_not_told_as_passed_over() -> None:
    assert codes(process("KPU.02.01", 1), process("KPU.03", 0)) == ["R304"]
    tree = ProcessTree((*MAP, process("KPU.01.03", 1)))
    assert told(check_map(tree, "peta.xlsx", {"KPU.01.02": "KPU.01.03"})) == []


def test_a_code_that_is_no_path_is_told_once_and_names_those_below_it() -> None:
    (message,) = messages(
        process("KPU.2", 0), process("KPU.2.01", 1), process("KPU.2.01.CFM.01", 2)
    )
    assert message.endswith(" Kode KPU.2.01, KPU.2.01.CFM.01 di bawahnya ikut berubah.")


def test_a_code_below_one_that_is_no_path_is_told_where_its_own_end_is_wrong() -> None:
    assert codes(process("KPU.2", 0), process("KPU.2.x", 1)) == ["R305", "R305"]


def test_a_wrong_level_is_told_once_whether_those_below_follow_it_or_not() -> None:
    (message,) = messages(
        process("KPU.01.02", 3),
        process("KPU.01.02.01", 4),
        process("KPU.01.02.02", 2),
        process("KPU.01.02.02.01", 3),
        process("KPU.01.03", 3),
    )
    assert message.endswith("berlevel 0. Begitu pula KPU.01.03, KPU.01.02.01.")


def test_another_group_is_told_once_for_all_who_share_it() -> None:
    (message,) = messages(
        process("KPU.01.02", 1, ProcessGroup.SUPPORT),
        process("KPU.01.02.01", 2, ProcessGroup.SUPPORT),
        process("KPU.01.02.02", 2, ProcessGroup.MAIN),
        process("KPU.01.02.02.01", 3, ProcessGroup.MAIN),
    )
    assert message.endswith("yaitu «utama». Begitu pula KPU.01.02.01.")


def test_children_that_kept_the_code_of_their_renumbered_parent_are_told_the_new_one() -> None:
    former = {"KPU.09": "KPU.01"}
    tree = ProcessTree((*MAP, process("KPU.09.01", 1), process("KPU.09.02", 1)))
    (raised,) = check_map(tree, "peta.xlsx", former)
    assert raised.finding.rule.code == "R309"
    assert raised.finding.message == (
        "Kode KPU.09.01, KPU.09.02 masih diawali KPU.09, padahal proses itu kini KPU.01 «Pemilu»."
    )


def test_a_row_without_a_code_is_no_process_without_sop() -> None:
    tree = ProcessTree((process("KPU.01", 0), Process(code="", name="Tanpa kode", level=0)))
    merged = merge(Cards(), ProcessMap(path="peta", tree=tree))
    assert [code for _, code, _ in told(merged)] == ["R302", "R313"]


def test_a_changed_code_is_known_by_its_name_and_cascades_to_those_below() -> None:
    before = ProcessTree((*MAP, Process(code="KPU.01.01.CFM.02", name="Nama yang juga diganti")))
    now = ProcessTree(
        (
            Process(code="KPU.01", name="Pemilu"),
            Process(code="KPU.01.05", name="Pengelolaan Data Pemilih"),
            Process(code="KPU.01.05.CFM.01", name="Pemutakhiran Data"),
            Process(code="KPU.01.05.CFM.02", name="Nama baru"),
        )
    )
    found = {
        "KPU.01.01": "KPU.01.05",
        "KPU.01.01.CFM.01": "KPU.01.05.CFM.01",
        "KPU.01.01.CFM.02": "KPU.01.05.CFM.02",
    }
    assert renamed(before, now) == found
    assert renamed_since(now, now, found) == found
    assert renamed_since(now, before, found) == {
        "KPU.01.05": "KPU.01.01",
        "KPU.01.05.CFM.01": "KPU.01.01.CFM.01",
        "KPU.01.05.CFM.02": "KPU.01.01.CFM.02",
    }


def test_an_sop_under_a_former_code_is_told_and_hangs_under_todays() -> None:
    procedure = card("a", ("35", "X.SOP.1", "", "0"), process_code="KPU.09")
    tree = ProcessTree(MAP)
    process_map = ProcessMap(path="peta", tree=tree, former={"KPU.09": "KPU.01.01.CFM.01"})
    merged = tuple(merge(Cards(procedure), process_map))
    assert [(one.code, one.by) for one in of_kind(Hanging, merged)] == [
        ("KPU.01.01.CFM.01", HungBy.FORMER_CODE)
    ]
    assert told(merged) == [("a", "R308", "identity.process_code")]


def test_an_sop_hangs_by_the_surest_sign_and_never_by_likeness_alone() -> None:
    cards = (
        card("a", process_code="KPU.01.01"),
        card("b", ("35", "KPU.01.01.CFM.01.SOP.01", "", "0")),
        card("c", title="Pemutakhiran Data Berkala"),
        card("d", title="Pemutakhiran Data Berkala"),
    )
    process_map = ProcessMap(path="peta", tree=ProcessTree(MAP))
    hung = [hang(one, process_map, {"d": "KPU.01.01.CFM.01"}) for one in cards]
    assert [(one.path, one.by) for one in hung if one] == [
        ("a", HungBy.PROCESS_CODE),
        ("b", HungBy.SOP_CODE),
        ("d", HungBy.CONFIRMED),
    ]


def test_the_process_with_the_name_most_like_a_title_is_proposed() -> None:
    (proposal,) = propose_processes(
        [card("c", title="Pemutakhiran Data Berkala"), card("e", title="Rapat")], ProcessTree(MAP)
    )
    assert (proposal.subject, proposal.proposed) == ("c", "KPU.01.01.CFM.01")
    assert proposal.likeness == 80


def test_what_was_confirmed_is_counted_and_what_is_written_stays() -> None:
    step = Step(index=0, number=1, activity="Menulis", actors=("Kasubbag", "Kepala Subbagian"))
    sop = Sop(identity=Identity(title="A"), actors=("Kasubbag",), steps=(step,))
    entry = Entry(source=Source(path="a"), sop=sop)
    changed = settled(entry, {"Kasubbag": "Kepala Subbagian"}, {"a": "KPU.01"})
    assert changed.sop.actors == ("Kepala Subbagian",)
    assert changed.sop.steps[0].actors == ("Kepala Subbagian",)
    assert changed.sop.identity.process_code == "KPU.01"
    assert settled(entry, {"Lain": "X"}, {}) is entry
