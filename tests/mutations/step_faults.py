"""Faults of the rows and the actor columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.ref import Ref
from sopxl.model.sop import Answer
from tests.mutations.forms import Form, Seeded, no, yes
from tests.mutations.seeding import (
    given_to,
    in_head,
    in_plain_step,
    typed,
    with_form,
    with_step,
)

if TYPE_CHECKING:
    from sopxl.model.sop import Step

READING_FAULTS = (
    in_plain_step("kind", "rapat", "T103"),
    in_plain_step("kind", "proses", "T105"),
    in_plain_step("kind", "kegiatan\u00a0", "T111"),
    in_plain_step("duration", "15 minit", "T112"),
    in_plain_step("number", "tiga", "T108"),
    in_plain_step("number", "", "T115"),
    in_head("created", "awal tahun", "T201"),
    in_head("effective", "Februari 2026", "T202"),
    in_head("status", "sah", "T203"),
    in_head("classification.scope", "besar", "T203"),
    with_step("target in words", "T114", Form.decision)(
        lambda _, step: typed(no(step), f"langkah {step.answered(Answer.NO).target}")
    ),
    with_step("target that is no number", "T104", Form.decision)(
        lambda _, step: typed(no(step), "selesai")
    ),
    with_step("target whose row was deleted", "T106", Form.decision)(
        lambda _, step: typed(yes(step), "#REF!")
    ),
)


@with_form("no step at all", "T002")
def no_step_at_all(form: Form) -> Seeded:
    emptied: dict[Ref, str | int] = {
        step.ref(field): "" for step in form.sop.steps for field in ("kind", "activity")
    }
    return Seeded(emptied, Ref("steps"))


@with_form("blank head between actors", "T109")
def blank_head_between_actors(form: Form) -> Seeded | None:
    blank = form.sop.actors[1]
    moved = given_to(form, blank, form.sop.actors[0])
    place = Ref("actors", 1)
    return Seeded({**moved, place: ""}, place) if len(form.sop.actors) > 2 else None


def with_one_need(form: Form) -> Step | None:
    """A step in the middle that needs one thing only."""
    return next((step for step in form.middle if ";" not in step.requirements), None)


STEP_FAULTS = (
    in_plain_step("activity", "", "S201"),
    in_plain_step("activity", "Pencatatan berkas", "S202"),
    in_plain_step("activity", "Disposisi surat kepada bagian", "S202"),
    in_plain_step("activity", "Dicatat dalam buku agenda", "S203"),
    in_plain_step("activity", "{actor} mencatat berkas", "S204"),
    in_plain_step("activity", "Kasubbag Hukum mencatat berkas", "S204"),
    in_plain_step("activity", "Menyusun laporan serta mengirimkannya", "S205"),
    in_plain_step("activity", "Telah dicatat oleh petugas", "S202"),
    in_plain_step("activity", "Mencatat berkas lalu meneruskannya", "S205"),
    in_plain_step("activity", "Melakulan pencatatan", "S206"),
    in_plain_step("actors", "", "S301"),
    in_plain_step("actors", "Camat", "S302"),
    in_plain_step("actors", "{actor}k", "S302"),
    in_plain_step("actors", "{actor}; {actor}", "S303"),
    in_plain_step("requirements", "", "M101"),
    in_plain_step("requirements", "-", "M101"),
    in_plain_step("requirements", "Meteorit", "M106"),
    in_plain_step("output", "Meteorit", "M105"),
    in_plain_step("output", "", "M102"),
    in_plain_step("output", "Surat tugas; daftar hadir; notula", "M104"),
    in_plain_step("duration", "", "M201"),
    in_plain_step("duration", "10", "M202"),
    in_plain_step("duration", "Sesuai kebutuhan", "M203"),
    in_plain_step("duration", "2 hari", "M204"),
    in_plain_step("duration", "Menyesuaikan", "M203"),
    in_plain_step("duration", "lima belas", "M202"),
    with_step("output as given", "M103", with_one_need)(
        lambda _, step: typed(step.ref("output"), f"{step.requirements}.".upper())
    ),
    with_step("shared decision", "S304", Form.decision)(
        lambda form, step: typed(
            step.ref("actors"),
            "; ".join(dict.fromkeys((*step.actors, *form.sop.actors[:2]))),
        )
    ),
    with_step("number of another row", "S101", Form.plain)(
        lambda form, step: (
            None
            if step.number in form.targets
            else typed(step.ref("number"), len(form.sop.steps) + 90)
        )
    ),
)


@with_form("column without work", "S401")
def column_without_work(form: Form) -> Seeded | None:
    last = len(form.sop.actors) - 1
    moved = given_to(form, form.sop.actors[last], form.sop.actors[0])
    return Seeded(moved, Ref("actors", last)) if last > 1 else None


@with_form("column twice", "S402")
def column_twice(form: Form) -> Seeded | None:
    last, first = len(form.sop.actors) - 1, form.sop.actors[0]
    moved = given_to(form, form.sop.actors[last], first)
    place = Ref("actors", last)
    return Seeded({**moved, place: first}, place) if last > 1 else None


@with_form("person for a position", "S403")
def person_for_a_position(form: Form) -> Seeded:
    person, place = "Drs. Fulan, M.Si.", Ref("actors", 1)
    return Seeded({**given_to(form, form.sop.actors[1], person), place: person}, place)


@with_form("position that no office has", "S406")
def position_that_no_office_has(form: Form) -> Seeded:
    place, actor = Ref("actors", 1), "Juru Sungging"
    return Seeded({**given_to(form, form.sop.actors[1], actor), place: actor}, place)


@with_form("columns out of order", "S404")
def columns_out_of_order(form: Form) -> Seeded:
    left, right = form.sop.actors[:2]
    return Seeded({Ref("actors", 0): right, Ref("actors", 1): left}, Ref("actors", 1))


FAULTS_OF_THE_STEPS = (
    *READING_FAULTS,
    *STEP_FAULTS,
    *(no_step_at_all, blank_head_between_actors, position_that_no_office_has),
    *(column_without_work, column_twice, person_for_a_position, columns_out_of_order),
)
