"""The limit of time against the runs of a procedure: each kind of time on its own."""

from __future__ import annotations

import pytest

from sopxl.rules.catalogue import check
from tests.rules.sound import completed

TABLE = """\
Batas Waktu: {limit}

| No | Kegiatan            | Waktu    |
| -- | ------------------- | -------- |
| 1  | Menerima permohonan | {first}  |
| 2  | Mengarsipkan berkas | {second} |
"""


def told(limit: str, first: str, second: str) -> list[str]:
    sop = completed(TABLE.format(limit=limit, first=first, second=second))
    return [f"{each.rule.code} {each.message}" for each in check(sop) if each.rule.code[0] == "M"]


def test_calendar_days_are_held_against_a_limit_in_calendar_days() -> None:
    found = told("3 hari kalender", "2 hari kalender", "2 hari kalender")
    over = (
        "Jalur tersingkat pun memerlukan 4 hari kalender, melebihi Batas Waktu «3 hari kalender»."
    )
    assert found == [f"M301 {over}"]
    assert told("4 hari kalender", "2 hari kalender", "2 hari kalender") == []


@pytest.mark.parametrize(
    ("limit", "first", "second"),
    [
        ("3 hari kerja", "9 hari kalender", "1 hari kerja"),
        ("3 hari kalender", "9 hari kerja", "1 hari kerja"),
        ("1 hari kerja 1 hari kalender", "9 hari kerja", "9 hari kalender"),
        ("sesuai kebutuhan", "9 hari kerja", "9 hari kerja"),
        ("-", "9 hari kerja", "9 hari kerja"),
    ],
)
def test_times_that_cannot_be_compared_are_not(limit: str, first: str, second: str) -> None:
    assert told(limit, first, second) == []


def test_the_longest_run_counts_where_a_branch_is_skipped() -> None:
    sop = completed("""
        Batas Waktu: 3 hari kerja

        | No | Kegiatan              | Jenis     | Ya | Tidak | Waktu        |
        | 1  | Menerima permohonan   | mulai     |    |       | 1 hari kerja |
        | 2  | Memeriksa berkas      | keputusan | 4  | 3     | 1 hari kerja |
        | 3  | Melengkapi berkas     | kegiatan  |    |       | 2 hari kerja |
        | 4  | Mengarsipkan berkas   | selesai   |    |       | 1 hari kerja |
    """)
    assert [each.rule.code for each in check(sop)] == ["M302"]
