"""Reviews fall due six and twelve months after somebody last looked at a procedure in force."""

from __future__ import annotations

import pytest

from sopxl.model.settings import Settings
from sopxl.rules.catalogue import check
from sopxl.rules.rule import Circumstances
from tests.rules.sound import completed

HEAD = """\
Status: {status}
Tanggal Pembuatan: 15 Januari 2024
Tanggal Efektif: 31 Agustus 2024
Tanggal Revisi: {revised}

| Penguji   | Jabatan | Tanggal    | Hasil    |
| --------- | ------- | ---------- | -------- |
| pelaksana | Staf    | {tested}   | {result} |
"""


def told(
    today: str,
    *,
    status: str = "Berlaku",
    revised: str = "-",
    tested: str = "2024-01-20",
    result: str = "Sesuai",
    settings: Settings | None = None,
) -> list[str]:
    sop = completed(HEAD.format(status=status, revised=revised, tested=tested, result=result))
    found = check(sop, Circumstances(settings or Settings(), today))
    return [each.message for each in found if each.rule.code == "U201"]


@pytest.mark.parametrize(
    ("today", "messages"),
    [
        ("2025-02-27", []),
        ("2025-02-28", ["Pemantauan SOP ini jatuh tempo sejak 28 Februari 2025."]),
        ("2025-08-30", ["Pemantauan SOP ini jatuh tempo sejak 28 Februari 2025."]),
        ("2025-08-31", ["Evaluasi SOP ini jatuh tempo sejak 31 Agustus 2025."]),
        ("2024-08-30", []),
        ("", []),
    ],
)
def test_the_day_decides_which_review_is_due(today: str, messages: list[str]) -> None:
    assert told(today) == messages


def test_the_months_are_counted_from_the_last_test_that_has_its_result() -> None:
    assert told("2025-03-01", tested="2025-01-20") == []
    assert len(told("2025-03-01", tested="2025-01-20", result="-")) == 1


def test_a_revision_date_after_the_procedure_came_in_force_is_a_planned_review() -> None:
    planned = "Reviu terencana SOP ini jatuh tempo sejak 20 Januari 2025."
    assert told("2025-01-19", revised="20 Januari 2025") == []
    assert told("2025-01-20", revised="20 Januari 2025") == [planned]
    assert told("2025-01-25", revised="20 Januari 2025", tested="2025-01-21") == []
    assert told("2025-01-25", revised="20 Januari 2024") == []


def test_only_a_procedure_in_force_is_due() -> None:
    assert told("2026-01-01", status="Draft") == []


def test_an_office_sets_its_own_months() -> None:
    assert told("2025-02-28", settings=Settings(review_months=7)) == []
