"""Faults of the head and of the test log."""

from __future__ import annotations

from sopxl.model.identity import Status
from sopxl.model.ref import Ref
from sopxl.model.runs import Runs
from sopxl.model.settings import Settings
from tests.mutations.forms import Form, Seeded, head
from tests.mutations.seeding import Fault, in_head, typed, with_form

A_DAY = Settings().minutes_per_working_day
UNCERTAIN_LAW = "Permen PANRB Nomor 25 Tahun 2020 tentang Road Map Reformasi Birokrasi 2020-2024"

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
    in_head("approver.nip", "19700101.199001.1.0O1", "I302"),
    in_head("approver.nip", "199502301990011001", "I303"),
    in_head("title", "Standar Operasional Prosedur Pelayanan Informasi", "I401"),
    in_head("sop_code", "SOP-01", "I502"),
    in_head("time_limit", "1 menit kerja", "M301"),
    in_head("legal_basis", UNCERTAIN_LAW, "D303", 0),
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


@with_form("law not yet in force", "D304")
def law_not_yet_in_force(form: Form) -> Seeded:
    dates = {"created": "15 Januari 2023", "revised": "-", "effective": "1 Februari 2023"}
    lines = [
        "UU Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara",
        "PermenPANRB 35/2012 tentang SOP",
    ]
    lines += [""] * (len(form.sop.identity.legal_basis) - len(lines))
    laws = {head("legal_basis", item): line for item, line in enumerate(lines)}
    told = {**laws, **{head(field): text for field, text in dates.items()}}
    return Seeded(told, head("legal_basis", 0))


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


@with_form("no result of the leader", "U101")
def in_force_untested(form: Form) -> Seeded | None:
    in_force = form.sop.identity.status is Status.IN_FORCE
    told = {Ref("tests", 0, "kind"): "masyarakat"}
    return Seeded(told, head("status")) if in_force and form.sop.tests else None


@with_form("review long due", "U201")
def review_long_due(form: Form) -> Seeded | None:
    """Old dates; a law of 2025 would not yet have been in force."""
    identity = form.sop.identity
    if identity.status is not Status.IN_FORCE or "2025" in "".join(identity.legal_basis):
        return None
    tested = {Ref("tests", line, "date"): "2025-01-20" for line in range(len(form.sop.tests))}
    dates = {"created": "15 Januari 2025", "revised": "-", "effective": "3 Februari 2025"}
    told = {**tested, **{head(field): text for field, text in dates.items()}}
    return Seeded(told, head("effective"))


@with_form("test left open in a draft", "U102")
def left_open(form: Form) -> Seeded | None:
    place = Ref("tests", 0, "result")
    return Seeded({place: "", head("status"): "Draft"}, place) if form.sop.tests else None


FAULTS_OF_THE_HEAD = (
    *HEAD_FAULTS,
    *LIST_FAULTS,
    *(in_force_next_year, revised_without_a_date, title_with_its_unit, partial_without_a_sequel),
    *(law_cited_twice, required_citation_left_out, law_repealed_long_ago, law_repealed_some_day),
    *(law_not_yet_in_force, related_to_itself, limit_between_runs),
    *(in_force_untested, review_long_due, left_open),
)
