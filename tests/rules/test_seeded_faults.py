"""Faults seeded one by one into a sound procedure: found by the right rule, in the right cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sopxl.intake.draft import Entry
from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.model.ref import Ref
from sopxl.rules.catalogue import CATALOGUE, check
from sopxl.rules.rule import Circumstances
from tests.rules.sound import SOUND, TODAY

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft


class Fault(NamedTuple):
    """What is typed into which cells, and the one finding that this must give."""

    name: str
    typed: dict[Ref, str]
    code: str
    place: Ref


def head(field: str, item: int | None = None) -> Ref:
    return Ref("identity", None, field, item)


def step(number: int, field: str, item: int | None = None) -> Ref:
    return Ref("steps", number - 1, field, item)


def yes(number: int) -> Ref:
    return step(number, "ways_out", 0)


def no(number: int) -> Ref:
    return step(number, "ways_out", 1)


def in_one_cell(name: str, place: Ref, typed: str, code: str) -> Fault:
    return Fault(name, {place: typed}, code, place)


def emptied(place: Ref, code: str) -> Fault:
    return in_one_cell(f"{place} emptied", place, "", code)


HEAD_FAULTS = (
    *(
        emptied(head(field), "I101")
        for field in (
            *("title", "number", "unit", "created", "effective"),
            *("approver.position", "approver.name"),
        )
    ),
    *(
        Fault(f"{field} left as a dash", {head(field, 0): "-"}, "I102", head(field))
        for field in ("related", "qualifications", "equipment", "cautions", "records")
    ),
    *(
        emptied(head(field), "I103")
        for field in ("satker", "sop_code", "revision", "status", "process_code")
    ),
    *(
        emptied(head(f"classification.{axis}"), "I104")
        for axis in ("nature", "scope", "completeness", "subject")
    ),
    in_one_cell("number without digits", head("number"), "menyusul", "I201"),
    in_one_cell("in force before made", head("effective"), "14 Januari 2026", "I202"),
    in_one_cell("revised before made", head("revised"), "31/12/2025", "I203"),
    in_one_cell("revision in words", head("revision"), "kedua", "I204"),
    Fault(
        "second revision without a date",
        {head("revision"): "2", head("revised"): "-"},
        "I205",
        head("revised"),
    ),
    Fault("in force next year", {head("effective"): "1 Januari 2027"}, "I206", head("status")),
    emptied(head("approver.nip"), "I301"),
    in_one_cell("NIP too short", head("approver.nip"), "19700101 199001 1", "I302"),
    in_one_cell("NIP with a letter", head("approver.nip"), "19700101 199001 1 00O", "I302"),
    in_one_cell("NIP of 30 February", head("approver.nip"), "197002301990011001", "I303"),
    in_one_cell("NIP of one appointed unborn", head("approver.nip"), "199501011990011001", "I303"),
    in_one_cell("title with SOP", head("title"), "SOP Penanganan Keberatan", "I401"),
    Fault(
        "title with its unit",
        {head("title"): "Keberatan pada Bagian Hukum", head("unit"): "Bagian Hukum"},
        "I402",
        head("title"),
    ),
    in_one_cell("title of one word", head("title"), "Keberatan", "I403"),
    in_one_cell("office that is none", head("satker"), "99", "I501"),
    in_one_cell("code out of nowhere", head("process_code"), "keberatan", "I502"),
    in_one_cell("technical with many actors", head("classification.nature"), "teknis", "I503"),
    in_one_cell(
        "related to itself",
        head("related", 0),
        "Penanganan keberatan informasi (4/OT.02.01-SOP/35/KPU-Prov/2026)",
        "I505",
    ),
    Fault(
        "partial without a sequel",
        {head("classification.completeness"): "parsial", head("related", 0): "Tidak ada"},
        "I504",
        head("related"),
    ),
)

LAW_FAULTS = (
    Fault(
        "no law at all",
        {head("legal_basis", 0): "-", head("legal_basis", 1): ""},
        "D101",
        head("legal_basis"),
    ),
    in_one_cell("law without a number", head("legal_basis", 0), "UU Keterbukaan", "D102"),
    in_one_cell("law without a subject", head("legal_basis", 0), "UU 14/2008", "D103"),
    in_one_cell(
        "law cited twice",
        head("legal_basis", 2),
        "UU No. 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
        "D104",
    ),
    in_one_cell(
        "law repealed long ago",
        head("legal_basis", 0),
        "Peraturan KPU Nomor 1 Tahun 2015 tentang Pelayanan Informasi Publik",
        "D301",
    ),
    in_one_cell(
        "law repealed, nobody knows when",
        head("legal_basis", 0),
        "Perki 1/2010 tentang Standar Layanan Informasi Publik",
        "D302",
    ),
    in_one_cell(
        "law that may be repealed",
        head("legal_basis", 0),
        "Permen PANRB 25/2020 tentang Road Map Reformasi Birokrasi",
        "D303",
    ),
    Fault(
        "law younger than the procedure",
        {
            head("legal_basis", 0): "UU 20/2023 tentang Aparatur Sipil Negara",
            head("created"): "2 Januari 2023",
            head("effective"): "1 Februari 2023",
            head("revised"): "-",
        },
        "D304",
        head("legal_basis", 0),
    ),
)

STEP_FAULTS = (
    in_one_cell("number skipped", step(7, "number"), "8", "S101"),
    in_one_cell("number repeated", step(4, "number"), "3", "S101"),
    emptied(step(3, "activity"), "S201"),
    in_one_cell("noun for a verb", step(3, "activity"), "Pencatatan keberatan", "S202"),
    in_one_cell("noun that looks passive", step(3, "activity"), "Disposisi berkas", "S202"),
    in_one_cell("passive", step(3, "activity"), "Dicatat dalam register", "S203"),
    in_one_cell("actor as subject", step(3, "activity"), "Petugas mencatat berkas", "S204"),
    in_one_cell(
        "two activities", step(3, "activity"), "Mencatat berkas lalu meneruskannya", "S205"
    ),
    in_one_cell("misspelt verb", step(3, "activity"), "Melakulan pencatatan", "S206"),
    emptied(step(3, "actors"), "S301"),
    in_one_cell("misspelt actor", step(3, "actors"), "Petugs", "S302"),
    in_one_cell("actor named twice", step(3, "actors"), "Petugas; Petugas", "S303"),
    in_one_cell("shared decision", step(2, "actors"), "Petugas; Pemohon", "S304"),
    in_one_cell("column without work", Ref("actors", 4), "Ketua", "S401"),
    in_one_cell("column twice", Ref("actors", 4), "Petugas", "S402"),
    *(
        Fault(
            f"person for a position: {person}",
            {Ref("actors", 2): person, step(4, "actors"): person},
            "S403",
            Ref("actors", 2),
        )
        for person in ("Dr. Fulan", "Fulan, S.H.", "NIP 197001011990011001")
    ),
    Fault(
        "misspelt position",
        {Ref("actors", 2): "PIPD", step(4, "actors"): "PIPD"},
        "S406",
        Ref("actors", 2),
    ),
    Fault(
        "columns out of order",
        {Ref("actors", 0): "Petugas", Ref("actors", 1): "Pemohon"},
        "S404",
        Ref("actors", 1),
    ),
)

STANDARD_FAULTS = (
    emptied(step(3, "requirements"), "M101"),
    emptied(step(3, "output"), "M102"),
    in_one_cell("output as given", step(3, "output"), "hasil  pemeriksaan.", "M103"),
    in_one_cell("list of outputs", step(3, "output"), "Nomor; tanda terima", "M104"),
    Fault(
        "output for nobody",
        {step(3, "output"): "Nomor agenda", step(4, "requirements"): "Formulir terisi"},
        "M105",
        step(3, "output"),
    ),
    Fault(
        "needs from nowhere",
        {step(3, "output"): "Register terisi", step(4, "requirements"): "Kertas segel"},
        "M106",
        step(4, "requirements"),
    ),
    emptied(step(3, "duration"), "M201"),
    in_one_cell("duration as a dash", step(3, "duration"), "-", "M201"),
    in_one_cell("duration without a unit", step(3, "duration"), "10", "M202"),
    in_one_cell("duration as needed", step(3, "duration"), "Sesuai kebutuhan", "M203"),
    in_one_cell("days of some kind", step(3, "duration"), "2 hari", "M204"),
    in_one_cell("limit below the shortest run", head("time_limit"), "5 hari kerja", "M301"),
    Fault(
        "limit below the longest run",
        {head("time_limit"): "10 hari kerja", step(4, "duration"): "5-9 hari kerja"},
        "M302",
        head("time_limit"),
    ),
)

FLOW_FAULTS = (
    in_one_cell("no start", step(1, "kind"), "kegiatan", "F101"),
    emptied(step(1, "kind"), "F101"),
    in_one_cell("no end", step(7, "kind"), "kegiatan", "F102"),
    in_one_cell("two starts", step(3, "kind"), "mulai", "F103"),
    in_one_cell("two ends", step(4, "kind"), "selesai", "F104"),
    emptied(yes(2), "F201"),
    emptied(no(2), "F201"),
    Fault("both answers alike", {no(2): "3"}, "F202", no(2)),
    in_one_cell("decision without a question", step(5, "activity"), "Mencetak telaah", "F203"),
    in_one_cell("answer without a question", no(3), "1", "F301"),
    in_one_cell("way out of the end", yes(7), "1", "F302"),
    in_one_cell("way to nowhere", yes(3), "12", "F304"),
    in_one_cell("answer to nowhere", no(5), "0", "F304"),
    in_one_cell("way to itself", yes(3), "3", "F305"),
    Fault("row jumped over", {yes(2): "4"}, "F401", Ref("steps", 2)),
    Fault("two rows jumped over", {yes(2): "5", no(5): "1"}, "F401", Ref("steps", 2)),
    in_one_cell("loop without exit", yes(6), "5", "F402"),
    Fault(
        "checkers without a mender",
        {
            step(4, "kind"): "keputusan",
            step(4, "activity"): "Menilai keberatan",
            yes(4): "5",
            no(4): "6",
        },
        "F403",
        no(5),
    ),
)

TEST_FAULTS = (
    Fault(
        "never looked at again",
        {Ref("tests", 2, "date"): "2026-05-20"},
        "U201",
        head("effective"),
    ),
    Fault("no test by the leader", {Ref("tests", 1, "kind"): "masyarakat"}, "U101", head("status")),
    Fault(
        "test left open in a draft",
        {head("status"): "Draft", Ref("tests", 0, "result"): ""},
        "U102",
        Ref("tests", 0, "result"),
    ),
)

NOT_SEEDED = {"D201", "F303", "S405"}
"""Broken in their own tests: by settings, by JSON, by nine actors."""

FAULTS = (
    *HEAD_FAULTS,
    *LAW_FAULTS,
    *STEP_FAULTS,
    *STANDARD_FAULTS,
    *FLOW_FAULTS,
    *TEST_FAULTS,
)


def typed_into(draft: Draft, typed: dict[Ref, str]) -> Draft:
    """Return the draft with other text in some cells, which keep their place."""
    entries = dict(draft.entries)
    for ref, text in typed.items():
        entry = entries.get(ref, Entry("", f"new:{ref}"))
        entries[ref] = entry._replace(text=text, value=text)
    return replace(draft, entries=entries)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found_by_its_rule_in_its_cell(fault: Fault) -> None:
    reading = parse(typed_into(to_draft(SOUND), fault.typed))
    found = reading.findings + check(reading.sop, Circumstances(today=TODAY), reading.unread)
    assert [(each.rule.code, each.ref) for each in found] == [(fault.code, fault.place)]


def test_every_rule_is_broken_by_a_seeded_fault() -> None:
    seeded = {fault.code for fault in FAULTS}
    checked = {rule.code for rule in CATALOGUE if rule.check}
    assert checked - seeded == NOT_SEEDED


def test_the_sound_procedure_has_no_fault() -> None:
    reading = parse(to_draft(SOUND))
    assert reading.findings == ()
    assert check(reading.sop, Circumstances(today=TODAY), reading.unread) == ()
