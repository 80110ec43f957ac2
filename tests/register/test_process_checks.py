"""The process map is checked against itself, and against the map before it."""

from __future__ import annotations

import pytest

from sopxl.model.identity import Identity
from sopxl.model.process import Process, ProcessGroup, ProcessTree
from sopxl.model.sop import Sop, Step
from sopxl.register.entry import Entry, Source
from sopxl.register.hanging import HungBy, hang, propose_processes
from sopxl.register.merge import ProcessMap, merge
from sopxl.register.process_checks import check_map, renamed, renamed_since
from sopxl.register.settled import settled
from tests.register.cards import Cards, card, told

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
        (Process(code="KPU.1-a", name="Aneh"), "R305"),
        (Process(code="KPU.01.02", name="Dangkal", level=0), "R306"),
        (Process(code="KPU.01.02", name="Dalam", level=2), "R306"),
        (Process(code="KPU.01.02", name="Lain", group=ProcessGroup.SUPPORT), "R307"),
    ],
)
def test_each_fault_of_a_row_is_told(process: Process, rule: str) -> None:
    assert codes(process) == [rule]


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
    merged = merge(Cards(procedure), process_map)
    assert [(one.code, one.by) for one in merged.hanging] == [
        ("KPU.01.01.CFM.01", HungBy.FORMER_CODE)
    ]
    assert told(merged.raised) == [("a", "R308", "identity.process_code")]


def test_an_sop_hangs_by_the_surest_sign_and_never_by_likeness_alone() -> None:
    cards = (
        card("a", process_code="KPU.01.01"),
        card("b", ("35", "KPU.01.01.CFM.01.SOP.01", "", "0")),
        card("c", title="Pemutakhiran Data Berkala"),
        card("d", title="Pemutakhiran Data Berkala"),
    )
    tree = ProcessTree(MAP)
    hung = tuple(hang(cards, tree, {}, {"d": "KPU.01.01.CFM.01"}))
    assert [(one.path, one.by) for one in hung] == [
        ("a", HungBy.PROCESS_CODE),
        ("b", HungBy.SOP_CODE),
        ("d", HungBy.CONFIRMED),
    ]
    proposed = {
        one.subject: (one.proposed, one.likeness) for one in propose_processes(cards, tree, hung)
    }
    assert proposed == dict.fromkeys("cd", ("KPU.01.01.CFM.01", 80))


def test_what_was_confirmed_is_counted_and_what_is_written_stays() -> None:
    step = Step(index=0, number=1, activity="Menulis", actors=("Kasubbag", "Kepala Subbagian"))
    sop = Sop(identity=Identity(title="A"), actors=("Kasubbag",), steps=(step,))
    entry = Entry(source=Source(path="a"), sop=sop)
    changed = settled(entry, {"Kasubbag": "Kepala Subbagian"}, {"a": "KPU.01"})
    assert changed.sop.actors == ("Kepala Subbagian",)
    assert changed.sop.steps[0].actors == ("Kepala Subbagian",)
    assert changed.sop.identity.process_code == "KPU.01"
    assert settled(entry, {"Lain": "X"}, {}) is entry
