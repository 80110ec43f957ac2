"""A form that was copied from another office is known by the name of its file or folder."""

from __future__ import annotations

import pytest

from sopxl.register.own_office import raise_of_another_office
from tests.register.cards import card, told

SURABAYA = ("3578", "KPU.01.SOP.01", "", "0")


@pytest.mark.parametrize(
    "path",
    [
        "3526/arsip.xlsx",
        "Jawa Timur/3526 Bangkalan/2026/arsip.xlsx",
        "3526_arsip.xlsx",
        "3578/3526-arsip.xlsx",
        "kiriman.zip!/3526/arsip.xlsx",
    ],
)
def test_a_file_named_after_another_office_is_told_in_the_code_of_the_form(path: str) -> None:
    raised = tuple(raise_of_another_office([card(path, SURABAYA)]))
    assert told(raised) == [(path, "R107", "identity.satker")]
    assert "3578 (Sekretariat KPU Kota Surabaya)" in raised[0].finding.message
    assert "3526 (Sekretariat KPU Kabupaten Bangkalan)" in raised[0].finding.message


@pytest.mark.parametrize(
    "path",
    [
        "3578/arsip.xlsx",
        "3526/3578_arsip.xlsx",
        "arsip.xlsx",
        "2026/12 arsip.xlsx",
        "9999/arsip.xlsx",
        "35260101 arsip.xlsx",
    ],
)
def test_numbers_that_name_no_other_office_say_nothing(path: str) -> None:
    assert not tuple(raise_of_another_office([card(path, SURABAYA)]))


@pytest.mark.parametrize("satker", ["", "3500"])
def test_a_form_without_a_known_office_is_left_to_the_rules_of_the_form(satker: str) -> None:
    assert not tuple(raise_of_another_office([card("3526/a.xlsx", (satker, "X", "", "0"))]))
