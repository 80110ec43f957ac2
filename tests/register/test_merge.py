"""The whole comparison: against each other, and against the process map."""

from __future__ import annotations

from sopxl.model.place import Place
from sopxl.model.process import Process, ProcessTree
from sopxl.register.hanging import ProcessMap
from sopxl.register.merge import merge
from sopxl.register.raised import Raised
from sopxl.register.standing import Standing, Stands
from tests.register.cards import Cards, card, of_kind, told

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
    assert ("b", "R301", "identity.process_code") in told(merged)


def test_the_end_of_a_branch_without_sop_is_told_in_the_map() -> None:
    (raised,) = of_kind(Raised, merge(Cards(hung("a", "KPU.01.01")), MAP))
    assert told([raised]) == [("peta.xlsx", "R302", "processes[2]")]
    assert raised.place == Place("Peta Proses", "A7")


def test_without_a_map_nothing_is_said_about_processes() -> None:
    assert told(merge(Cards(hung("a", "KPU.09")), None)) == []


def test_a_copy_breaks_no_rule_a_second_time() -> None:
    first = card("a", ("99", "K", "", "0"), sha256="x", related=("Tidak dikenal",))
    copy = card("b", ("99", "K", "", "0"), sha256="x", related=("Tidak dikenal",))
    merged = tuple(merge(Cards(first, copy), None))
    assert told(merged) == [
        ("a", "R201", "identity.related[0]"),
        ("b", "R101", "identity.title"),
    ]
    assert Stands("b", Standing.COPY) in merged


def test_an_empty_register_merges_to_nothing_but_the_gaps_of_the_map() -> None:
    merged = merge(Cards(), MAP)
    assert [one.finding.facts["code"] for one in of_kind(Raised, merged)] == [
        "KPU.01.01",
        "KPU.01.02",
    ]
