"""The chapters of a report as words in rows: the printed and the web report show the same ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sopxl.report.chapters.across import ages, monthly, outliers, ranking
from sopxl.report.chapters.awaited import absent
from sopxl.report.chapters.lanes import cross_functional
from sopxl.report.chapters.maps import (
    RACI,
    SHARED_PAPERS,
    papers,
    responsibilities,
    unit_pairs,
)
from sopxl.report.chapters.network import evidence
from sopxl.report.chapters.principles import by_office, principles, trials
from sopxl.report.chapters.score_cards import score_cards, score_table
from sopxl.report.chapters.timing import courses, lead_times
from sopxl.report.figures.key_figures import key_figures
from sopxl.report.formats import Detail
from sopxl.report.listing import Column, Row, Section, Table
from sopxl.report.summary import NOT_JUDGED, clean
from sopxl.report.wording import NOTHING, day, number, percent
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from sopxl.report.figures.procedure_records import Load, Procedure
    from sopxl.report.figures.records import Figures


TOO_MANY = "Register ini terlalu besar untuk daftar ini; buat laporan per satker (--per-satker)."
OFFICE_REPORTS = "laporan per satker (sopxl report --per-satker)"
"""Where all rows are of which a report on very many SOPs holds only the first."""

ALL_SOPS, ALL_ERRORS = "Semua SOP dalam register", "Galat yang harus diperbaiki"
HOLDERS = "Pelaksana yang paling menentukan lama tiap SOP"
UNRANKED = frozenset({ALL_SOPS, ALL_ERRORS, HOLDERS, RACI, SHARED_PAPERS})
"""Tables in the order of SOPs: the first rows of very many tell a leader nothing."""


def sections(figures: Figures) -> tuple[Section, ...]:
    """Return the chapters in the order of the summary, the appendix last."""
    found = _sections(figures)
    if figures.detail is not Detail.COUNTED:
        return found
    return tuple(replace(one, tables=tuple(map(_in_office_reports, one.tables))) for one in found)


def _in_office_reports(table: Table) -> Table:
    """Return a table that says where all rows are; without any where their order says nothing."""
    if table.caption in UNRANKED:
        return replace(table, rows=(), left_out=0, absent=TOO_MANY)
    return replace(table, rest=OFFICE_REPORTS) if table.left_out else table


def _sections(figures: Figures) -> tuple[Section, ...]:
    cards = score_cards(figures)
    return (
        Section("daftar", "Daftar SOP", ("status",), (_procedures(figures),)),
        Section("kartu", "Kartu skor satker", (), (score_table(figures, cards),), cards),
        Section("cakupan", "Cakupan proses", ("cakupan",), (_uncovered(figures), _unhung(figures))),
        Section("peta", "Peta proses", ("pohon", *_lane_charts(figures)), ()),
        Section(
            "relasi",
            "Peta relasi",
            ("jaringan", "relasi"),
            (evidence(figures), unit_pairs(figures)),
        ),
        Section("waktu", "Lama penyelesaian", ("waktu",), (lead_times(figures), courses(figures))),
        Section("reviu", "Reviu yang jatuh tempo", (), (_reviews(figures),)),
        Section("temuan", "Temuan", ("temuan",), (_rules(figures), _errors(figures))),
        Section("asas", "Asas dan pengujian", (), _principles(figures)),
        Section("dasar-hukum", "Dasar hukum", (), (_citations(figures),)),
        Section(
            "beban", "Tempat pekerjaan menunggu", ("beban", "serah-terima"), (_waits(figures),)
        ),
        Section("perbandingan", "Perbandingan SOP", (), _across(figures)),
        Section("peran", "Peran dan dokumen", (), (responsibilities(figures), papers(figures))),
        Section("berkas", "Belum mengirim dan tidak terbaca", (), absent(figures)),
        Section("lampiran", "Lampiran: asal angka", (), (_counted(figures), _assumed(figures))),
    )


def _across(figures: Figures) -> tuple[Table, ...]:
    return (monthly(figures), outliers(figures), ranking(figures), ages(figures))


def _principles(figures: Figures) -> tuple[Table, ...]:
    """Return the profile of all, of each office where there are several, and the test log."""
    profiles = (by_office(figures),) if len({one.satker for one in figures.procedures}) > 1 else ()
    return (principles(figures), *profiles, trials(figures))


def _lane_charts(figures: Figures) -> tuple[str, ...]:
    return tuple(lanes.chart for lanes in cross_functional(figures))


def _procedures(figures: Figures) -> Table:
    columns = (
        Column("SOP", 33),
        Column("Nomor", 22),
        Column("Unit kerja", 24),
        Column("Status", 10),
        Column("Langkah", 10, numeric=True),
        Column("Galat", 8, numeric=True),
    )
    rows = (
        Row(
            (
                one.label,
                one.number or NOTHING,
                one.unit or NOTHING,
                one.status.value if one.status else NOTHING,
                number(one.lead.steps),
                number(one.severities.get(Severity.ERROR, 0)),
            ),
            one.id,
        )
        for one in figures.procedures
    )
    whole, absent = len(figures.procedures), "Register belum berisi SOP."
    return Table.beginning(ALL_SOPS, columns, rows, whole, absent)


def _uncovered(figures: Figures) -> Table:
    columns = (
        Column("Kode", 20),
        Column("Proses", 38),
        Column("Kelompok", 14),
        Column("Pemilik", 28),
    )
    rows = (
        Row((one.code, one.name, one.group or NOTHING, one.owner or NOTHING))
        for one in figures.uncovered
    )
    nothing = (
        "Semua proses di ujung cabang memiliki SOP."
        if figures.processes
        else "Peta proses belum disertakan."
    )
    return Table("Proses yang belum memiliki SOP", columns, tuple(rows), nothing)


def _unhung(figures: Figures) -> Table:
    columns = (Column("SOP", 60), Column("Kode proses pada formulir", 40))
    rows = (Row((one.label, one.process_code or NOTHING), one.id) for one in figures.unhung)
    nothing = "Semua SOP bergantung pada proses dalam peta."
    whole = len(figures.unhung)
    return Table.beginning("SOP tanpa proses dalam peta", columns, rows, whole, nothing)


def _reviews(figures: Figures) -> Table:
    columns = (
        Column("SOP", 46),
        Column("Jenis", 20),
        Column("Jatuh tempo", 20),
        Column("Keadaan", 14),
    )
    rows = (
        Row(
            (
                figures.by_id[one.procedure].label,
                one.kind,
                day(one.due),
                f"lewat {number((figures.today - one.due).days)} hari" if one.late else "belum",
            ),
            one.procedure,
        )
        for one in figures.reviews
    )
    nothing = "Tidak ada SOP berlaku yang tanggal efektifnya terbaca."
    caption = f"Keadaan pada {day(figures.today)}"
    whole = len(figures.reviews) + figures.left_out.reviews
    return Table.beginning(caption, columns, rows, whole, nothing)


def _rules(figures: Figures) -> Table:
    columns = (
        Column("Kaidah", 9),
        Column("Bobot", 12),
        Column("Kali", 7, numeric=True),
        Column("SOP", 7, numeric=True),
        Column("Contoh temuan dan cara memperbaikinya", 65),
    )
    rows = (
        Row(
            (
                one.rule,
                one.severity.value,
                number(one.times),
                number(one.sops),
                f"{one.example.message} {one.example.advice}",
            )
        )
        for one in figures.found.rules
    )
    return Table("Temuan menurut kaidah", columns, tuple(rows), clean(figures))


def _errors(figures: Figures) -> Table:
    columns = (
        Column("SOP atau berkas", 30),
        Column("Sel", 14),
        Column("Kaidah", 9),
        Column("Temuan", 47),
    )
    rows = (
        Row(
            (
                figures.by_id[one.procedure].label if one.procedure else one.trace.file,
                one.trace.place or NOTHING,
                one.rule,
                one.message,
            ),
            one.procedure,
        )
        for one in figures.findings
        if one.severity is Severity.ERROR
    )
    nothing = "Tidak ada galat." if figures.judged else NOT_JUDGED
    whole = figures.found.of(Severity.ERROR)
    return Table.beginning(ALL_ERRORS, columns, rows, whole, nothing)


def _citations(figures: Figures) -> Table:
    columns = (
        Column("Peraturan", 26),
        Column("Tentang", 40),
        Column("Status", 24),
        Column("SOP", 10, numeric=True),
    )
    rows = (
        Row(
            (
                one.name,
                one.subject or NOTHING,
                one.status,
                number(len(one.procedures)),
            )
        )
        for one in figures.citations
    )
    return Table(
        "Peraturan yang dirujuk", columns, tuple(rows), "Belum ada dasar hukum yang terbaca."
    )


def _waits(figures: Figures) -> Table:
    columns = (
        Column("SOP", 40),
        Column("Waktu terbanyak pada", 34),
        Column("Hari", 10, numeric=True),
        Column("Bagian", 16, numeric=True),
    )
    rows = (
        _wait(one, one.work.heaviest)
        for one in figures.procedures
        if one.work.heaviest and one.work.days
    )
    whole = sum(bool(one.work.days) for one in figures.procedures)
    return Table.beginning(HOLDERS, columns, rows, whole)


def _wait(procedure: Procedure, heaviest: Load) -> Row:
    share = percent(heaviest.days, procedure.work.days)
    cells = (procedure.label, heaviest.actor, number(heaviest.days, 1), share)
    return Row(cells, procedure.id)


def _counted(figures: Figures) -> Table:
    columns = (
        Column("Kode", 7),
        Column("Angka", 24),
        Column("Nilai", 12, numeric=True),
        Column("Cara menghitung", 33),
        Column("Sumber", 24),
    )
    rows = (
        Row((one.code.value, one.label, one.shown, one.explained, one.source))
        for one in key_figures(figures)
    )
    return Table("Angka utama dan cara menghitungnya", columns, tuple(rows))


def _assumed(figures: Figures) -> Table:
    columns = (Column("Anggapan", 22), Column("Nilai", 20), Column("Dipakai untuk", 58))
    rows = (Row((one.name, one.value, one.meaning)) for one in figures.assumptions)
    return Table("Anggapan", columns, tuple(rows))
