"""Reading never fails; it finds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from sopxl.intake.draft import Draft, Entry, FoundBy
from sopxl.intake.parse.sop import Reading, parse
from sopxl.interchange.markdown import to_draft
from sopxl.model import identity as head
from sopxl.model.dates import FormDate
from sopxl.model.duration import DurationForm
from sopxl.model.ref import Ref
from sopxl.model.sop import Answer, StepKind, WayOut
from sopxl.rules.rule import Severity
from tests import strategies

if TYPE_CHECKING:
    from sopxl.intake.draft import Value

ONE_STEP = {Ref("steps", 0, "activity"): Entry("Menerima berkas", "F6")}


def read(text: str) -> Reading:
    return parse(to_draft(text))


def read_cell(ref: Ref, text: str, value: Value = None, formula: str = "") -> Reading:
    cell = {ref: Entry(text, "X1", "SOP", value, formula)}
    return parse(Draft("uji", {**ONE_STEP, **cell}))


def found(reading: Reading) -> list[tuple[str, str]]:
    """Say what was found, and in which cell."""
    return [(f.rule.code, reading.draft.place(f.ref).cell) for f in reading.findings]


def mends(reading: Reading) -> list[tuple[str, str, str]]:
    """Say which rule would put what in the place of what."""
    return [(f.rule.code, f.fix.old, f.fix.new) for f in reading.findings if f.fix]


def read_way(answer: str) -> Reading:
    """Read a way to step 5 whose answer the source states, as JSON does."""
    cells = {
        Ref("steps", 0, "ways_out", 0): Entry("5", "/steps/0/ways_out"),
        Ref("steps", 0, "answers", 0): Entry(answer, "/steps/0/ways_out"),
    }
    return parse(Draft("uji", {**ONE_STEP, **cells}))


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("mulai", StepKind.START),
        ("KEPUTUSAN", StepKind.DECISION),
        ("", StepKind.ACTIVITY),
    ],
)
def test_kinds_are_read_in_any_case(typed: str, kind: StepKind) -> None:
    reading = read_cell(Ref("steps", 0, "kind"), typed)
    assert (reading.sop.steps[0].kind, found(reading)) == (kind, [])


def test_a_word_of_older_forms_is_read_and_mended() -> None:
    ref = Ref("steps", 0, "kind")
    reading = read_cell(ref, "Proses")
    (finding,) = reading.findings
    assert reading.sop.steps[0].kind is StepKind.ACTIVITY
    assert (finding.rule.code, ref in reading.unread) == ("T105", False)
    assert finding.fix
    assert (finding.fix.old, finding.fix.new) == ("Proses", "kegiatan")


def test_a_misspelt_kind_comes_with_what_it_may_mean() -> None:
    (finding,) = read_cell(Ref("steps", 0, "kind"), "keputsan").findings
    assert finding.message == "Jenis langkah «keputsan» tidak dikenal. Maksud Anda «keputusan»?"


def test_an_unknown_kind_is_found_and_reading_goes_on() -> None:
    reading = read("""
        | No | Kegiatan        | Pelaksana | Jenis    |
        | 1  | Menerima berkas | Staf      | rapat    |
        | 2  | Mencatat berkas | Arsiparis | kegiatan |
    """)
    assert found(reading) == [("T103", "3:46")]
    assert "mulai, kegiatan, keputusan, selesai" in reading.findings[0].advice
    assert len(reading.sop.steps) == 2


@pytest.mark.parametrize("typed", ["5.0", "5,0", "5.", "langkah 5", "ke langkah 5", "No. 5"])
def test_a_target_is_a_number_however_it_is_written(typed: str) -> None:
    reading = read_cell(Ref("steps", 0, "ways_out", 0), typed)
    assert reading.sop.steps[0].ways_out == (WayOut(5),)
    assert mends(reading) == [("T114", typed, "5")]


@pytest.mark.parametrize(
    ("ref", "typed", "tidy"),
    [
        (Ref("steps", 0, "kind"), "mulai ", "mulai"),
        (Ref("steps", 0, "kind"), "\u200bselesai", "selesai"),
        (Ref("steps", 0, "actors"), "Staf;  Ketua ", "Staf; Ketua"),
        (Ref("steps", 0, "ways_out", 0), "５", "5"),
        (Ref("actors", 0), " Staf", "Staf"),
        (Ref("identity", None, "satker"), "35\u00a0", "35"),
        (Ref("identity", None, "satker"), " ", ""),
        (Ref("steps", 0, "requirements"), "KTP\u00a0asli\u200b", "KTP asli"),
        (Ref("steps", 0, "output"), "Surat\u3000 jalan\n\n１ lembar ", "Surat  jalan\n\n1 lembar "),
    ],
)
def test_characters_that_nobody_sees_are_found_and_mended(ref: Ref, typed: str, tidy: str) -> None:
    assert mends(read_cell(ref, typed)) == [("T111", typed, tidy)]


@pytest.mark.parametrize("typed", ["Surat  jalan ", "satu\n\n  dua", " KTP"])
def test_plain_spaces_and_lines_in_prose_are_the_authors_own(typed: str) -> None:
    assert found(read_cell(Ref("steps", 0, "output"), typed)) == []


def test_what_a_formula_shows_is_not_mended() -> None:
    reading = read_cell(Ref("steps", 0, "actors"), "Staf ", "Staf ", "=G5")
    assert (reading.sop.steps[0].actors, found(reading)) == (("Staf",), [])


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("5 minit", "5 menit"),
        ("1 jm 30 Mnt", "1 jam 30 menit"),
        ("maks 3 hk", "maks 3 hari kerja"),
        ("2-3 days", "2-3 hari"),
    ],
)
def test_a_unit_of_time_is_spelled_out(typed: str, whole: str) -> None:
    assert mends(read_cell(Ref("steps", 0, "duration"), typed)) == [("T112", typed, whole)]


@pytest.mark.parametrize("typed", ["5 Menit", "3 hari efektif", "2 pekan", "Setiap hr", "minimal"])
def test_another_right_word_for_a_unit_is_left_alone(typed: str) -> None:
    assert found(read_cell(Ref("steps", 0, "duration"), typed)) == []


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("Y", Answer.YES), ("Lengkap", Answer.YES), ("T", Answer.NO), ("belum sesuai", Answer.NO)],
)
def test_an_answer_is_read_in_other_words(typed: str, answer: Answer) -> None:
    reading = read_way(typed)
    assert reading.sop.steps[0].ways_out == (WayOut(5, answer),)
    assert mends(reading) == [("T113", typed, answer.value)]


def test_a_word_that_is_no_answer_is_found() -> None:
    reading = read_way("mungkin")
    assert reading.sop.steps[0].ways_out == (WayOut(5),)
    assert [code for code, _ in found(reading)] == ["T107"]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Status: Brlaku", "Berlaku"),
        ("Sifat Kegiatan: adminstratif", "administratif"),
        ("Status: sah", ""),
    ],
)
def test_a_misspelt_choice_comes_with_what_it_may_mean(line: str, meant: str) -> None:
    (finding,) = read(f"{line}\n| No | Kegiatan |\n| 1 | Menerima berkas |").findings
    assert finding.message.partition("pilihan.")[2] == (f" Maksud Anda «{meant}»?" if meant else "")


def test_a_target_may_be_a_reference_with_its_value() -> None:
    reading = read_cell(Ref("steps", 0, "ways_out", 0), "5", 5.0, "=E10")
    assert (reading.sop.steps[0].ways_out, found(reading)) == ((WayOut(5),), [])


@pytest.mark.parametrize(
    ("typed", "value", "formula", "code"),
    [
        ("#REF!", "#REF!", "=#REF!", "T106"),
        ("", None, "=E12", "T101"),
        ("#N/A", "#N/A", "=VLOOKUP(1,A1:B2,2,0)", "T102"),
        ("selesai", "selesai", "", "T104"),
        ("5.5", 5.5, "", "T104"),
        ("-1", -1.0, "", "T104"),
        ("9999999", 9999999.0, "", "T104"),
    ],
)
def test_a_target_that_is_none_is_found(typed: str, value: Value, formula: str, code: str) -> None:
    ref = Ref("steps", 0, "ways_out", 0)
    reading = read_cell(ref, typed, value, formula)
    assert (reading.sop.steps[0].ways_out, found(reading)) == ((), [(code, "X1")])
    assert reading.unread == {ref}


def test_the_column_tells_the_answer() -> None:
    reading = read("""
        | No | Kegiatan         | Jenis     | Lanjut / Ya → | Tidak → |
        | 1  | Memeriksa berkas | keputusan | 3             | 1       |
        | 2  | Mencatat berkas  | kegiatan  | 4             | 1       |
    """)
    decision, activity = reading.sop.steps
    assert decision.ways_out == (WayOut(3, Answer.YES), WayOut(1, Answer.NO))
    assert activity.ways_out == (WayOut(4), WayOut(1, Answer.NO))


def test_actors_take_the_spelling_of_their_column() -> None:
    reading = read("""
        Pelaksana: Kepala Subbagian; Staf

        | No | Kegiatan        | Pelaksana                  |
        | 1  | Menerima berkas | kepala sub bagian; STAF ;  |
        | 2  | Mencatat berkas | Arsiparis                  |
    """)
    assert [step.actors for step in reading.sop.steps] == [
        ("Kepala Subbagian", "Staf"),
        ("Arsiparis",),
    ]
    assert reading.sop.actors == ("Kepala Subbagian", "Staf")


def test_an_actor_column_without_a_head_is_found_only_between_others() -> None:
    heads = {
        Ref("actors", i): Entry(text, f"{'GHIJ'[i]}5") for i, text in enumerate(("A", "", "B", ""))
    }
    reading = parse(Draft("uji", {**ONE_STEP, **heads}))
    assert (reading.sop.actors, found(reading)) == (("A", "", "B"), [("T109", "H5")])


@pytest.mark.parametrize("typed", ["", "1", "1.", "1)", "1.0"])
def test_a_number_is_typed_or_counted(typed: str) -> None:
    reading = read_cell(Ref("steps", 0, "number"), typed, formula="=ROW()-5")
    assert (reading.sop.steps[0].number, found(reading)) == (1, [])


def test_a_lost_number_of_the_form_is_found_and_refilled() -> None:
    ref = Ref("steps", 0, "number")
    named = parse(Draft("uji", {**ONE_STEP, ref: Entry("", "E6", "SOP", found=FoundBy.NAME)}))
    assert mends(named) == [("T115", "", "1")]
    assert found(read_cell(ref, "")) == []


def test_a_number_that_is_none_is_found_and_counted() -> None:
    reading = read_cell(Ref("steps", 0, "number"), "satu")
    assert (reading.sop.steps[0].number, found(reading)) == (1, [("T108", "X1")])


def test_a_duration_that_excel_took_for_a_date_is_found() -> None:
    ref = Ref("steps", 0, "duration")
    reading = read_cell(ref, "2026-10-05", date(2026, 10, 5))
    assert found(reading) == [("T110", "X1")]
    assert reading.sop.steps[0].duration.form is DurationForm.UNREAD


def test_the_identity_is_read_in_its_types() -> None:
    identity = read("""
        Nama SOP: Pelayanan  Informasi
        Status: berlaku
        Sifat Kegiatan: Administratif
        Tanggal Efektif: 17 November 2021
        Tanggal Revisi: -
        Dasar Hukum: UU 14/2008; PKPU 22/2023

        | No | Kegiatan        |
        | 1  | Menerima berkas |
    """).sop.identity
    assert (identity.title, identity.status) == ("Pelayanan Informasi", head.Status.IN_FORCE)
    assert identity.classification.nature is head.Nature.ADMINISTRATIVE
    assert identity.effective == FormDate("17 November 2021", date(2021, 11, 17))
    assert identity.revised.is_blank
    assert identity.legal_basis == ("UU 14/2008", "PKPU 22/2023")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Tanggal Efektif: kapan saja", "T201"),
        ("Tanggal Efektif: Januari 2025", "T202"),
        ("Status: sah", "T203"),
        ("Cakupan: besar", "T203"),
        ("Nama SOP: #NAME?", "T102"),
    ],
)
def test_what_the_identity_cannot_mean_is_found(line: str, code: str) -> None:
    reading = read(f"{line}\n| No | Kegiatan |\n| 1 | Menerima berkas |")
    assert found(reading) == [(code, f"1:{line.index(':') + 3}")]


def test_a_date_cell_counts_by_what_it_stores() -> None:
    reading = read_cell(Ref("identity", None, "created"), "17-Nov", date(2021, 11, 17))
    assert reading.sop.identity.created.day == date(2021, 11, 17)


def test_empty_lines_of_a_list_do_not_count_and_cells_stay_right() -> None:
    lines = ("", "UU 14/2008", "", "UU ??", "")
    cells = {
        Ref("identity", None, "legal_basis", i): Entry(text, f"B{12 + i}")
        for i, text in enumerate(lines)
    }
    reading = parse(Draft("uji", {**ONE_STEP, **cells}))
    assert reading.sop.identity.legal_basis == ("UU 14/2008", "UU ??")
    assert reading.draft.place(Ref("identity", None, "legal_basis", 1)).cell == "B15"


def test_rows_are_counted_without_gaps_and_cells_stay_right() -> None:
    cells = {Ref("steps", i, "activity"): Entry("Menerima", f"F{6 + i}") for i in (2, 7)}
    reading = parse(Draft("uji", cells))
    assert [step.index for step in reading.sop.steps] == [0, 1]
    assert reading.draft.place(Ref("steps", 1, "activity")).cell == "F13"


def test_the_test_log_leaves_empty_rows_out() -> None:
    reading = read("""
        | No | Kegiatan        |
        | 1  | Menerima berkas |

        | Penguji   | Jabatan | Tanggal    |
        | Pelaksana | Staf    | 2026-01-20 |
        | tetangga  |         |            |
    """)
    first, second = reading.sop.tests
    assert (first.kind, first.date.day) == (head.TesterKind.ACTOR, date(2026, 1, 20))
    assert (second.kind, found(reading)) == (None, [("T203", "7:11")])


def test_an_empty_form_has_one_finding() -> None:
    reading = parse(Draft("uji", {Ref("identity", None, "title"): Entry("", "I10")}))
    assert [finding.rule.code for finding in reading.findings] == ["T001"]
    assert {Ref("steps"), Ref("identity", None, "title")} <= reading.unread


def test_a_head_without_steps_is_found() -> None:
    assert [code for code, _ in found(read("Nama SOP: Pelayanan"))] == ["T002"]


@given(strategies.drafts)
def test_whatever_the_cells_say_the_sop_is_whole(draft: Draft) -> None:
    reading = parse(draft)
    rows = {ref.index for ref in draft.entries if ref.part == "steps" and ref.index is not None}
    assert [step.index for step in reading.sop.steps] == list(range(len(rows)))
    assert reading.unread >= {
        finding.ref
        for finding in reading.findings
        if finding.rule.code != "T001" and finding.rule.severity is not Severity.HINT
    }


@given(strategies.drafts)
def test_every_finding_names_its_facts_and_stands_in_the_draft(draft: Draft) -> None:
    reading = parse(draft)
    for finding in reading.findings:
        assert finding.message
        assert finding.advice
        # A form may be empty, or have no table, without a cell for either.
        whole_part = finding.rule.code == "T001" or finding.ref == Ref("steps")
        assert whole_part or finding.ref in reading.draft.entries


@given(strategies.drafts)
def test_reading_twice_finds_the_same(draft: Draft) -> None:
    once = parse(draft)
    again = parse(once.draft)
    assert (again.sop, again.findings, again.draft) == (once.sop, once.findings, once.draft)


def test_an_actor_far_away_costs_nothing() -> None:
    far = Draft("uji", {Ref("actors", 10**9): Entry("Staf", "A1", "SOP")})
    assert parse(far).sop.actors == ("Staf",)
