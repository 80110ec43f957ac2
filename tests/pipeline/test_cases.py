"""The table of cases per month, as offices write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sopxl.model.errors import UsageError
from sopxl.pipeline.reporting.cases import read_cases, unmatched_cases

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("separator", [";", ","])
def test_cases_are_read_with_either_separator(tmp_path: Path, separator: str) -> None:
    file = tmp_path / "kasus.csv"
    file.write_text(f"kode_sop{separator}kasus_per_bulan\nkpu.02.sop.01{separator}12\n")
    assert read_cases(file) == {("", "KPU.02.SOP.01"): 12}


def test_an_office_may_have_cases_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "kasus.csv"
    file.write_text("satker;kode_sop;kasus_per_bulan\n;X;4\n3578;X;9\n")
    assert read_cases(file) == {("", "X"): 4, ("3578", "X"): 9}


def test_a_decimal_comma_is_read(tmp_path: Path) -> None:
    file = tmp_path / "kasus.csv"
    file.write_text("kode_sop;kasus_per_bulan\nX;0,5\n")
    assert read_cases(file) == {("", "X"): 0.5}


def test_rows_whose_sop_is_unknown_are_named_with_code_and_line(tmp_path: Path) -> None:
    file = tmp_path / "kasus.csv"
    file.write_text("satker;kode_sop;kasus_per_bulan\n;x;4\n;tiada;9\n3578;X;1\n35;X;2\n")
    told = unmatched_cases(file, {("35", "X")})
    assert [one.partition(" tidak ada")[0].partition("baris ")[2] for one in told] == [
        "3: kode SOP TIADA",
        "4: kode SOP X satker 3578",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kode;jumlah\nX;1\n", "tidak berjudul kolom"),
        ("kode_sop;kasus_per_bulan\nX;banyak\n", "«banyak» bukan jumlah kasus pada baris 2"),
        ("kode_sop;kasus_per_bulan\nX;-1\n", "«-1» bukan jumlah kasus pada baris 2"),
        ("kode_sop;kasus_per_bulan\nX\n", "«» bukan jumlah kasus pada baris 2"),
    ],
)
def test_a_broken_table_of_cases_is_refused_with_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "kasus.csv"
    file.write_text(text)
    with pytest.raises(UsageError, match=said):
        read_cases(file)
    with pytest.raises(UsageError, match="tidak dapat dibaca"):
        read_cases(tmp_path / "tiada.csv")
