"""What the covering page says first."""

from __future__ import annotations

from datetime import date

import pytest

from sopxl.report.slip import (
    BY_WHEN,
    FINE,
    HOW,
    OLD_COPIES,
    Absent,
    GivenBack,
    Slip,
    Unread,
    sentences,
    tables,
)

UNREAD = (Unread("a.xlsx", "Rusak.", "Kirim ulang."),)


def given(errors: int, warnings: int) -> tuple[GivenBack, ...]:
    return (
        GivenBack(
            file="a.xlsx", sent="a.xlsx", title="A", errors=errors, warnings=warnings, hints=0
        ),
    )


@pytest.mark.parametrize(
    ("back", "unread", "said"),
    [
        (given(0, 0), (), {FINE, HOW}),
        (given(0, 7), (), {"Perlu dibenahi: 0 galat dan 7 peringatan.", HOW}),
        (given(1, 0), (), {"Perlu dibenahi: 1 galat dan 0 peringatan.", BY_WHEN, HOW}),
        ((), UNREAD, {BY_WHEN}),
    ],
)
def test_what_is_wrong_and_by_when_is_said_only_where_it_is_true(
    back: tuple[GivenBack, ...], unread: tuple[Unread, ...], said: set[str]
) -> None:
    day = date(2026, 12, 5)
    slip = Slip(office="A", today=day, due=day, given_back=back, unread=unread)
    received, *others = sentences(slip)
    assert received.startswith("Diterima: 1 berkas")
    by_when = BY_WHEN.format(day="5 Desember 2026")
    assert {BY_WHEN if one == by_when else one for one in others} == said


def test_old_copies_are_told_first_and_listed_before_what_is_missing() -> None:
    day = date(2026, 12, 5)
    absent = (Absent("KPU.01", "Pemilu", "proses tanpa SOP"),)
    slip = Slip(office="A", today=day, due=day, absent=absent, left=("a.xlsx", "b.xlsx"))
    assert list(sentences(slip))[-1] == OLD_COPIES.format(count=2)
    captions = [table.caption for table in tables(slip)]
    assert captions == ["Yang diterima dan dikembalikan", "Salinan lama", "Yang belum ada"]
