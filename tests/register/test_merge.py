"""The whole comparison: against each other, and against the process map."""

from __future__ import annotations

from sopxl.model.place import Place
from sopxl.model.process import Process, ProcessTree
from sopxl.register.conflicts import Standing
from sopxl.register.merge import ProcessMap, merge
from tests.register.cards import Cards, card, told

MAP = ProcessMap(
    path="peta.xlsx",
    tree=ProcessTree(
        (
            Process(code="KPU.01", name="Pemilu"),
            Process(code="KPU.01.01", name="Data", place=Place("Peta Proses", "A6")),
            Process(code="KPU.01.02", name="Logistik", place=Place("Peta Proses", "A7")),
        )
    ),
)


def hung(path: str, code: str, satker: str = "35") -> object:
    return card(path, (satker, f"{code}.SOP.01", "", "0"), process_code=code, title=path)


def test_an_sop_under_an_unknown_process_is_told_in_its_code() -> None:
    merged = merge(Cards(hung("a", "KPU.01.01"), hung("b", "KPU.09")), MAP)
    assert ("b", "R301", "identity.process_code") in told(merged.raised)


def test_the_end_of_a_branch_without_sop_is_told_in_the_map() -> None:
    merged = merge(Cards(hung("a", "KPU.01.01")), MAP)
    assert told(merged.raised) == [("peta.xlsx", "R302", "processes[2]")]
    assert merged.raised[0].place == Place("Peta Proses", "A7")


def test_without_a_map_nothing_is_said_about_processes() -> None:
    assert merge(Cards(hung("a", "KPU.09")), None).raised == ()


def test_a_copy_breaks_no_rule_a_second_time() -> None:
    first = card("a", ("99", "K", "", "0"), sha256="x", related=("Tidak dikenal",))
    copy = card("b", ("99", "K", "", "0"), sha256="x", related=("Tidak dikenal",))
    merged = merge(Cards(first, copy), None)
    assert told(merged.raised) == [
        ("a", "R201", "identity.related[0]"),
        ("b", "R101", "identity.title"),
    ]
    assert merged.standings["b"] is Standing.COPY


def test_an_empty_register_merges_to_nothing_but_the_gaps_of_the_map() -> None:
    merged = merge(Cards(), MAP)
    assert [one.finding.facts["code"] for one in merged.raised] == ["KPU.01.01", "KPU.01.02"]
