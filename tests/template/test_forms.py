"""The forms speak the model's language, and offices' own words."""

from __future__ import annotations

from dataclasses import fields
from functools import reduce
from typing import TYPE_CHECKING

import pytest

from sopxl.model import identity
from sopxl.model.process import Process
from sopxl.model.sop import Sop, Step
from sopxl.template import guide
from sopxl.template.address import Spot
from sopxl.template.example import EXAMPLE
from sopxl.template.known import TEMPLATES
from sopxl.template.process_map import PROCESSES
from sopxl.template.sop_ap import SOP_AP, STEPS, TEST_LOG

if TYPE_CHECKING:
    from sopxl.template.spec import Column, Field, Table, Template

ROWS = {"steps": Step, "tests": identity.TestRecord, "processes": Process}


@pytest.mark.parametrize("field", SOP_AP.fields, ids=lambda field: field.field)
def test_every_field_of_the_head_is_one_of_the_model(field: Field) -> None:
    *parents, name = field.field.split(".")
    assert hasattr(reduce(getattr, parents, identity.Identity()), name)


def test_every_field_of_the_model_has_its_place_in_the_head() -> None:
    declared = {field.field.partition(".")[0] for field in SOP_AP.fields}
    assert declared == {field.name for field in fields(identity.Identity)}


@pytest.mark.parametrize("table", [STEPS, TEST_LOG, PROCESSES], ids=lambda table: table.sheet)
def test_every_column_is_a_field_of_the_model(table: Table) -> None:
    for column in table:
        assert column.field in {field.name for field in fields(ROWS[column.part])}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)
def test_no_two_parts_share_a_cell_or_a_name(template: Template) -> None:
    cells = [field.cell for field in template.fields]
    names = [field.defined_name for field in template.fields]
    for table in template.tables:
        letters = [column.letter for column in table]
        assert len(set(letters)) == len(letters)
        names += [column.defined_name for column in table]
    assert len(set(cells)) == len(cells)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("field", SOP_AP.fields, ids=lambda field: field.field)
def test_a_value_stands_right_of_its_label_or_below_it(field: Field) -> None:
    label, value = Spot.at(field.label_cell), Spot.at(field.cell)
    assert label < value
    assert label.row == value.row or label.row + 1 == value.row


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("Aktivitas", "activity"),
        ("URAIAN KEGIATAN : ", "activity"),
        ("kegiatan\n", "activity"),
        ("Persyaratan/Kelengkapan", "requirements"),
        ("Sumber Data", "requirements"),
        ("Ket.", "remarks"),
        ("Lanjut / Ya →", "ways_out"),
    ],
)
def test_headings_are_known_as_offices_write_them(typed: str, field: str) -> None:
    found = STEPS.answering(typed)
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("Judul SOP", "title"),
        ("Kualifikasi Pelaksanaan", "qualifications"),
        ("Pencatatan dan Pendaftaran:", "records"),
        ("Disahkan Oleh", "approver.position"),
    ],
)
def test_labels_are_known_as_offices_write_them(typed: str, field: str) -> None:
    assert [f.field for f in SOP_AP.fields if f.answers_to(typed)] == [field]


def test_no_word_of_the_steps_belongs_to_two_columns_on_one_side() -> None:
    for side in (True, False):
        columns = [column for column in STEPS if column.authoring is side]
        words = [word.casefold() for column in columns for word in _words(column)]
        assert len(set(words)) == len(words)


def test_hints_fit_into_excels_input_message() -> None:
    parts: list[Field | Column] = [*SOP_AP.fields, *STEPS, *TEST_LOG, *PROCESSES]
    assert all(len(part.hint) <= 255 for part in parts)
    assert all(len(part.label) <= 32 for part in parts if part.hint)


def test_the_example_on_the_form_starts_ends_and_decides() -> None:
    assert isinstance(EXAMPLE, Sop)
    assert [step.kind.value for step in EXAMPLE.steps] == [
        "mulai",
        "kegiatan",
        "keputusan",
        "kegiatan",
        "selesai",
    ]
    assert {actor for step in EXAMPLE.steps for actor in step.actors} == set(EXAMPLE.actors)


def test_the_five_symbols_of_the_regulation_are_explained() -> None:
    assert [symbol.name for symbol in guide.SYMBOLS] == [
        "Kapsul",
        "Kotak",
        "Belah ketupat",
        "Anak panah",
        "Segilima",
    ]


def _words(column: Column) -> tuple[str, ...]:
    return (column.label, *column.also)
