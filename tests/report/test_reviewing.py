"""Principles, tests and the forms of those who review, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sopxl.model import identity as head
from sopxl.model.dates import FormDate
from sopxl.model.settings import Settings
from sopxl.report.chapters.principles import by_office, principles, trials
from sopxl.report.figures.gathering import gather
from sopxl.report.review_forms import CRITERIA, evaluation, monitoring
from sopxl.rules.rule import Principle
from tests.report.registers import TODAY, finding, of_offices, small, small_material


def test_a_principle_is_kept_by_the_sops_without_a_weighty_finding() -> None:
    rows = {row.cells[0]: row.cells[1:4] for row in principles(small()).rows}
    assert list(rows) == [one.value for one in Principle]
    assert rows["keterukuran"] == ("0 / 2", "0%", "F202 dan M101")
    assert rows["dinamis"] == ("2 / 2", "100%", "–")


def test_every_rule_measures_one_principle() -> None:
    assert all(int(row.cells[4]) > 0 for row in principles(small()).rows)


def test_principles_are_not_called_kept_where_nobody_checked() -> None:
    unjudged = replace(small(), judged=False)
    assert principles(unjudged).rows == ()
    assert "tanpa pemeriksaan" in principles(unjudged).absent


def test_what_the_public_asked_to_change_first_comes_first() -> None:
    asked = (
        head.TestRecord(kind=head.TesterKind.LEADER, result="Setuju"),
        head.TestRecord(kind=head.TesterKind.ACTOR, note="Perjelas langkah 2", priority="1"),
        head.TestRecord(
            kind=head.TesterKind.PUBLIC,
            position="Warga",
            date=FormDate("2026-03-01", date(2026, 3, 1)),
            note="Persingkat formulir",
            priority="1",
        ),
    )
    material = small_material()
    entries = tuple(material.entries)
    tested = replace(entries[0], sop=replace(entries[0].sop, tests=asked))
    figures = gather(replace(material, entries=(tested, entries[1])), Settings(), TODAY)
    rows = [row.cells[1:] for row in trials(figures).rows]
    assert rows[0] == ("masyarakat – Warga", "1 Maret 2026", "–", "Persingkat formulir", "1")
    assert [row[0] for row in rows] == ["masyarakat – Warga", "pelaksana", "pimpinan"]
    assert [row["Pengujian"] for row in evaluation(figures)] == [3, 0]


def test_the_monitoring_form_is_filled_in_with_what_is_known() -> None:
    notes = {row["Prosedur"]: row["Catatan hasil penilaian"] for row in monitoring(small())}
    assert notes == {
        "Pelayanan Informasi": "pemantauan jatuh tempo 2 Agustus 2026; pengulangan 4% waktu",
        "Revisi Anggaran": "galat F202",
    }


def test_judgement_is_left_to_people() -> None:
    assert all(row["Tindakan yang harus diambil"] == "" for row in monitoring(small()))
    assert all(row[criterion] == "" for row in evaluation(small()) for criterion in CRITERIA)
    assert len(CRITERIA) == 7


def test_each_office_has_its_own_profile_of_principles() -> None:
    figures = of_offices(["3501", "3502"])
    (first, second) = by_office(figures).rows
    assert first.cells == ("3501", *["100%"] * 8)
    assert second.cells[0] == "3502"
    (worse,) = by_office(of_offices(["3502"], [finding("M101", "peringatan")])).rows
    assert worse.cells[0] == "3502"
    assert worse.cells.count("0%") == 1
    (hinted,) = by_office(of_offices(["3502"], [finding("M101", "saran")])).rows
    assert "0%" not in hinted.cells
