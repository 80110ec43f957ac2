"""What an office sets for itself."""

from __future__ import annotations

from dataclasses import fields

import pytest

from sopxl.model.errors import UserError
from sopxl.model.settings import SETTING_KEYS, OffPagePlace, Paper, Profile, Settings, settings_from


def test_nothing_set_leaves_the_defaults() -> None:
    assert settings_from({}) == Settings()
    assert settings_from(dict.fromkeys(SETTING_KEYS, "")).profile is Profile.NEW


@pytest.mark.parametrize("number", [330, "330"])
def test_a_sheet_says_the_same_as_a_toml_file(number: object) -> None:
    read = settings_from(
        {"profil": "Lama", "kertas": "a4", "penghubung": "tepi", "menit_hari_kerja": number}
    )
    assert read == Settings(
        profile=Profile.LEGACY,
        paper=Paper.A4,
        off_page_place=OffPagePlace.EDGE,
        minutes_per_working_day=330,
    )


@pytest.mark.parametrize("value", [["UU", "PermenPANRB"], "UU; PermenPANRB"])
def test_a_list_is_a_toml_list_or_words_with_semicolons(value: object) -> None:
    assert settings_from({"wajib_dikutip": value}).required_citations == ("UU", "PermenPANRB")


@pytest.mark.parametrize(
    ("key", "value", "allowed"),
    [
        ("profil", "ketat", "baru, lama"),
        ("kertas", ["f4"], "f4, a4"),
        ("menit_efektif", "banyak", "1 sampai 1440"),
        ("menit_efektif", 0, "1 sampai 1440"),
        ("menit_efektif", True, "1 sampai 1440"),
        ("bulan_evaluasi", 1.5, "1 sampai 120"),
        ("pola_nomor", "(", "regex"),
        ("wajib_dikutip", 3, "daftar teks"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_does(
    key: str, value: object, allowed: str
) -> None:
    with pytest.raises(UserError) as refused:
        settings_from({key: value})
    assert key in refused.value.message
    assert allowed in refused.value.remedy


def test_an_unknown_key_is_refused_by_name() -> None:
    with pytest.raises(UserError, match=r"«menit_hari» tidak dikenal.*menit_hari_kerja"):
        settings_from({"menit_hari": 450})


def test_every_setting_has_a_key() -> None:
    assert len(SETTING_KEYS) == len(fields(Settings))
