"""The faults: each a small function that says what its author typed, and where it must be found.

A function returns None where an example has no place for its fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.model.identity import Status
from sopxl.model.ref import Ref
from sopxl.model.runs import Runs
from sopxl.model.settings import Settings
from sopxl.model.sop import Answer, StepKind
from tests.mutations.forms import Form, Seeded, head, no, yes

if TYPE_CHECKING:
    from collections.abc import Callable

    from sopxl.model.sop import Step


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its name, the rule that must find it, and how it is typed."""

    name: str
    code: str
    seed: Callable[[Form], Seeded | None]


def typed(place: Ref, text: str | int) -> Seeded:
    """Type into one cell, where it must be found."""
    return Seeded({place: text}, place)


def in_head(field: str, text: str, code: str, item: int | None = None) -> Fault:
    """Type into a cell of the head."""
    place = head(field, item)
    name = f"{field} {text!r}" if text else f"{field} emptied"
    return Fault(
        name, code, lambda form: typed(place, text) if place in form.draft.entries else None
    )


def in_plain_step(field: str, text: str, code: str) -> Fault:
    """Type into a cell of the first plain step."""

    def seed(form: Form) -> Seeded | None:
        step = form.plain()
        return typed(step.ref(field), text.format(actor=step.actors[0])) if step else None

    return Fault(f"{field} {text!r}" if text else f"{field} emptied", code, seed)


def with_step(name: str, code: str, find: Callable[[Form], Step | None]) -> Callable[..., Fault]:
    """Declare a fault of the step that `find` finds."""

    def declare(seed_step: Callable[[Form, Step], Seeded | None]) -> Fault:
        def seed(form: Form) -> Seeded | None:
            step = find(form)
            return seed_step(form, step) if step else None

        return Fault(name, code, seed)

    return declare


def with_form(name: str, code: str) -> Callable[[Callable[[Form], Seeded | None]], Fault]:
    """Declare a fault of the whole form."""
    return lambda seed: Fault(name, code, seed)


A_DAY = Settings().minutes_per_working_day


# -- what cannot be read --------------------------------------------------------------------------

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


# -- the head -------------------------------------------------------------------------------------

HEAD_FAULTS = (
    *(
        in_head(field, "", "I101")
        for field in (
            *("title", "number", "unit", "created", "effective"),
            *("approver.position", "approver.name"),
        )
    ),
    *(
        in_head(field, "", "I103")
        for field in ("satker", "sop_code", "revision", "status", "process_code")
    ),
    *(
        in_head(f"classification.{axis}", "", "I104")
        for axis in ("nature", "scope", "completeness", "subject")
    ),
    in_head("number", "menyusul", "I201"),
    in_head("effective", "2 Februari 2025", "I202"),
    in_head("revised", "31/12/2024", "I203"),
    in_head("revision", "kedua", "I204"),
    in_head("approver.nip", "", "I301"),
    in_head("approver.nip", "19700101 199001 1", "I302"),
    in_head("approver.nip", "19701301 199001 1 001", "I303"),
    in_head("title", "SOP Pelayanan Informasi kepada Publik", "I401"),
    in_head("title", "Pelayanan", "I403"),
    in_head("satker", "99", "I501"),
    in_head("satker", "KPU Provinsi Jawa Timur", "I501"),
    in_head("process_code", "keuangan", "I502"),
    in_head("classification.nature", "teknis", "I503"),
    in_head("legal_basis", "UU Keterbukaan Informasi", "D102", 0),
    in_head("legal_basis", "UU 14/2008", "D103", 0),
    in_head("time_limit", "1 menit", "M301"),
)


@with_form("in force next year", "I206")
def in_force_next_year(form: Form) -> Seeded | None:
    in_force = form.sop.identity.status is Status.IN_FORCE
    return Seeded({head("effective"): "1 Januari 2027"}, head("status")) if in_force else None


@with_form("revised without a date", "I205")
def revised_without_a_date(_: Form) -> Seeded:
    return Seeded({head("revision"): "2", head("revised"): "-"}, head("revised"))


@with_form("title with its unit", "I402")
def title_with_its_unit(form: Form) -> Seeded:
    title = f"Pelayanan pada {form.sop.identity.unit}"
    return typed(head("title"), title)


def emptied_list(field: str, code: str) -> Fault:
    """Take all lines of a list away."""

    def seed(form: Form) -> Seeded:
        lines = getattr(form.sop.identity, field)
        return Seeded({head(field, item): "" for item in range(len(lines))}, head(field))

    return Fault(f"{field} emptied", code, seed)


LIST_FAULTS = (
    *(
        emptied_list(field, "I102")
        for field in ("related", "qualifications", "equipment", "cautions", "records")
    ),
    emptied_list("legal_basis", "D101"),
)


@with_form("partial without a sequel", "I504")
def partial_without_a_sequel(form: Form) -> Seeded:
    others = {head("related", item): "" for item in range(1, len(form.sop.identity.related))}
    told = {head("classification.completeness"): "parsial", head("related", 0): "Tidak ada"}
    return Seeded({**others, **told}, head("related"))


@with_form("law cited twice", "D104")
def law_cited_twice(form: Form) -> Seeded:
    return typed(head("legal_basis", 1), form.sop.identity.legal_basis[0])


@with_form("required citation left out", "D201")
def required_citation_left_out(form: Form) -> Seeded | None:
    lines = form.sop.identity.legal_basis
    ministry = [item for item, line in enumerate(lines) if "Pendayagunaan Aparatur" in line]
    other = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
    taken = {head("legal_basis", item): other for item in ministry}
    return Seeded(dict(taken), head("legal_basis")) if len(ministry) == 1 else None


@with_form("law repealed long ago", "D301")
def law_repealed_long_ago(_: Form) -> Seeded:
    law = "Peraturan KPU Nomor 1 Tahun 2015 tentang Pengelolaan dan Pelayanan Informasi Publik"
    return typed(head("legal_basis", 0), law)


@with_form("law repealed, nobody knows when", "D302")
def law_repealed_some_day(_: Form) -> Seeded:
    law = "Perki 1/2010 tentang Standar Layanan Informasi Publik"
    return typed(head("legal_basis", 0), law)


@with_form("related to itself", "I505")
def related_to_itself(form: Form) -> Seeded:
    return typed(head("related", 0), form.sop.identity.title)


@with_form("limit between the shortest and the longest run", "M302")
def limit_between_runs(form: Form) -> Seeded | None:
    def minutes(end: str) -> float:
        spans = [getattr(step.duration, end) for step in form.sop.steps]
        weights = [span.working_time(A_DAY) if span else 0.0 for span in spans]
        return getattr(Runs(form.sop), end)(weights) or 0.0

    shortest, longest = minutes("shortest"), minutes("longest")
    limit = typed(head("time_limit"), f"{longest - 1:.0f} menit")
    return limit if shortest < longest - 1 else None


# -- the steps ------------------------------------------------------------------------------------


def given_to(form: Form, actor: str, other: str) -> dict[Ref, str | int]:
    """Give the work of one actor to another."""
    return {
        step.ref("actors"): "; ".join(
            dict.fromkeys(other if name == actor else name for name in step.actors)
        )
        for step in form.sop.steps
        if actor in step.actors
    }


def with_one_need(form: Form) -> Step | None:
    """A step in the middle that needs one thing only."""
    return next((step for step in form.middle if ";" not in step.requirements), None)


STEP_FAULTS = (
    in_plain_step("activity", "", "S201"),
    in_plain_step("activity", "Pencatatan berkas", "S202"),
    in_plain_step("activity", "Disposisi surat kepada bagian", "S202"),
    in_plain_step("activity", "Dicatat dalam buku agenda", "S203"),
    in_plain_step("activity", "{actor} mencatat berkas", "S204"),
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


# -- the flow -------------------------------------------------------------------------------------


def first(form: Form) -> Step:
    return form.sop.steps[0]


def last(form: Form) -> Step:
    return form.sop.steps[-1]


def unaimed(form: Form) -> Step | None:
    """A plain step to which no way but that of the row before leads, behind another plain one."""
    for before, step in zip(form.middle, form.middle[1:], strict=False):
        plain = before.kind is StepKind.ACTIVITY and not before.ways_out
        if plain and step.kind is StepKind.ACTIVITY and step.number not in form.targets:
            return step
    return None


FLOW_FAULTS = (
    with_step("no start", "F101", first)(lambda _, step: typed(step.ref("kind"), "kegiatan")),
    with_step("start left empty", "F101", first)(lambda _, step: typed(step.ref("kind"), "")),
    with_step("no end", "F102", last)(lambda _, step: typed(step.ref("kind"), "kegiatan")),
    with_step("two starts", "F103", Form.plain)(lambda _, step: typed(step.ref("kind"), "mulai")),
    with_step("two ends", "F104", Form.plain)(lambda _, step: typed(step.ref("kind"), "selesai")),
    with_step("no Yes", "F201", Form.decision)(lambda _, step: typed(yes(step), "")),
    with_step("no No", "F201", Form.decision)(lambda _, step: typed(no(step), "")),
    with_step("both answers alike", "F202", Form.decision)(
        lambda _, step: typed(no(step), step.answered(Answer.YES).target)
    ),
    with_step("decision without a question", "F203", Form.decision)(
        lambda _, step: typed(step.ref("activity"), "Mencetak laporan")
    ),
    with_step("answer without a question", "F301", Form.plain)(lambda _, step: typed(no(step), 1)),
    with_step("way out of the end", "F302", last)(lambda _, step: typed(yes(step), 1)),
    with_step("Yes to nowhere", "F304", Form.decision)(lambda _, step: typed(yes(step), 99)),
    with_step("No to nowhere", "F304", Form.decision)(lambda _, step: typed(no(step), 0)),
    with_step("jump to nowhere", "F304", Form.plain)(lambda _, step: typed(yes(step), 99)),
    with_step("way to itself", "F305", Form.plain)(lambda _, step: typed(yes(step), step.number)),
    with_step("row jumped over", "F401", unaimed)(
        lambda form, step: Seeded(
            {yes(form.sop.steps[step.index - 1]): step.number + 1}, step.ref()
        )
    ),
)


@with_form("loop without exit", "F402")
def loop_without_exit(form: Form) -> Seeded | None:
    """The last work before the end leads back, and nothing else leads to the end."""
    step, end = form.sop.steps[-2], form.sop.steps[-1]
    leads_back = step.kind is StepKind.ACTIVITY and not step.ways_out
    return typed(yes(step), 2) if leads_back and end.number not in form.targets else None


@with_form("checkers without a mender", "F403")
def checkers_without_a_mender(form: Form) -> Seeded | None:
    """The work between a decision and other work becomes a check that sends back to it."""
    for decision, step, then in zip(form.middle, form.middle[1:], form.sop.steps[3:], strict=False):
        onward = decision.answered(Answer.YES)
        plain = step.kind is StepKind.ACTIVITY and not step.ways_out
        if not plain or then.kind is StepKind.DECISION:
            continue
        if decision.kind is StepKind.DECISION and onward and onward.target == step.number:
            check = {
                step.ref("kind"): "keputusan",
                step.ref("activity"): "Memeriksa berkas",
                yes(step): step.number + 1,
                no(step): decision.number,
            }
            return Seeded(check, no(step))
    return None


# -- the test log ---------------------------------------------------------------------------------


@with_form("no result of the leader", "U101")
def in_force_untested(form: Form) -> Seeded:
    line = next(line for line, test in enumerate(form.sop.tests) if test.kind)
    told = {Ref("tests", line, "kind"): "masyarakat", head("status"): "Berlaku"}
    return Seeded(told, head("status"))


@with_form("review long due", "U201")
def review_long_due(form: Form) -> Seeded | None:
    in_force = form.sop.identity.status is Status.IN_FORCE
    tested = {Ref("tests", line, "date"): "2020-01-20" for line in range(len(form.sop.tests))}
    dates = {"created": "15 Januari 2020", "revised": "-", "effective": "3 Februari 2020"}
    told = {**tested, **{head(field): text for field, text in dates.items()}}
    return Seeded(told, head("effective")) if in_force else None


@with_form("test left open in a draft", "U102")
def left_open(_: Form) -> Seeded:
    place = Ref("tests", 0, "result")
    return Seeded({place: "", head("status"): "Draft"}, place)


FAULTS = (
    *READING_FAULTS,
    *(no_step_at_all, blank_head_between_actors),
    *HEAD_FAULTS,
    *LIST_FAULTS,
    *(in_force_next_year, revised_without_a_date, title_with_its_unit, partial_without_a_sequel),
    *(law_cited_twice, required_citation_left_out, law_repealed_long_ago, law_repealed_some_day),
    *(related_to_itself, limit_between_runs, position_that_no_office_has, review_long_due),
    *STEP_FAULTS,
    *(column_without_work, column_twice, person_for_a_position, columns_out_of_order),
    *FLOW_FAULTS,
    *(loop_without_exit, checkers_without_a_mender, in_force_untested, left_open),
)
