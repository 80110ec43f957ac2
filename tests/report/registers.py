"""Small registers whose figures can be worked out by hand, and the nine examples."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.interchange import markdown, sop_json
from sopxl.model.process import Process, ProcessGroup, ProcessTree
from sopxl.model.settings import Settings
from sopxl.register.entries import Card
from sopxl.register.entry import Entry, FindingRecord, Refusal, Source, State
from sopxl.register.following import follow
from sopxl.register.links import Link
from sopxl.report.figures.gathering import Material, gather
from sopxl.report.formats import Detail
from sopxl.rules.catalogue import check
from sopxl.rules.located import Located
from sopxl.rules.rule import Circumstances
from tests.register.cards import Cards, of_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopxl.intake.draft import Draft
    from sopxl.report.figures.records import Figures

TODAY = date(2026, 11, 21)
EXAMPLES = Path(__file__).parents[2] / "examples" / "sources"
OFFICES = {"35": "KPU Provinsi Jawa Timur", "3578": "KPU Kota Surabaya"}

SERVICE = """
Nama SOP: Pelayanan Informasi
Nomor SOP: 1/SOP/35/2026
Kode Satker: 35
Kode SOP: KPU.01.01.SOP.01
Status: Berlaku
Unit Kerja: Bagian Hubungan Masyarakat
Kode Proses: KPU.01.01
Tanggal Efektif: 2026-02-02
Batas Waktu: 10 hari kerja
Dasar Hukum:
- Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik
- PKPU Nomor 1 Tahun 2015

| No | Jenis     | Pelaksana | Ya | Tidak | Kegiatan             | Kelengkapan | Waktu        |
| 1  | mulai     | Pemohon   |    |       | Mengisi formulir     | Formulir    | 30 menit     |
| 2  | keputusan | Petugas   | 3  | 1     | Memeriksa formulir   | Formulir    | 60 menit     |
| 3  | kegiatan  | PPID      |    |       | Menyiapkan informasi | Formulir    | 2-4 hari     |
| 4  | selesai   | Petugas   |    |       | Menyerahkan salinan  | Salinan     | 1 hari kerja |
"""
"""Working time one way: 90 minutes and 1 day = 1,2 days of 450 minutes; 2 to 4 calendar days."""

BUDGET = """
Nama SOP: Revisi Anggaran
Nomor SOP: 2/SOP/35/2026
Kode Satker: 35
Kode SOP: KPU.02.SOP.01
Status: Draft
Unit Kerja: Bagian Keuangan
Kode Proses: KPU.09
Batas Waktu: 3 hari kerja

| No | Jenis     | Pelaksana    | Ya | Tidak | Kegiatan           | Kelengkapan | Waktu          |
| 1  | mulai     | Staf         |    |       | Menyusun usulan    | Data        | 1-2 hari kerja |
| 2  | keputusan | Kepala       | 4  | 3     | Menelaah usulan    | Usulan      | 1 hari kerja   |
| 3  | kegiatan  | Staf         |    |       | Memperbaiki usulan | Telaah      | 2 hari kerja   |
| 4  | selesai   | Kepala; Staf |    |       | Menetapkan usulan  | Usulan      | 1 hari kerja   |
"""
"""Shortest 1 + 1 + 1 = 3 days, longest 2 + 1 + 2 + 1 = 6 days, against a limit of 3."""

TREE = ProcessTree(
    (
        Process(code="KPU.01", name="Pelayanan", group=ProcessGroup.MAIN, owner="Humas"),
        Process(code="KPU.01.01", name="Informasi", group=ProcessGroup.MAIN, owner="Humas"),
        Process(code="KPU.01.02", name="Pengaduan", group=ProcessGroup.MAIN, owner="Humas"),
        Process(code="KPU.02", name="Keuangan", group=ProcessGroup.SUPPORT, owner="Keuangan"),
    )
)
"""Three processes ought to have an SOP: 01.01, 01.02 and 02."""

LOCKED = Source(
    path="rusak/terkunci.xlsx",
    state=State.QUARANTINED,
    refusal=Refusal(
        "password-protected",
        "Berkas «terkunci.xlsx» dikunci kata sandi.",
        "Buka di Excel, hapus kata sandinya, lalu simpan.",
    ),
)


def finding(rule: str, severity: str, cell: str = "E7") -> FindingRecord:
    return FindingRecord(
        rule=rule,
        name="a-rule",
        severity=severity,
        sheet="SOP",
        cell=cell,
        message=f"Pesan {rule}.",
        advice="Perbaiki.",
        basis="Permen PANRB 35/2012",
        principle="keterukuran",
    )


def entry(draft: Draft, path: str, findings: Iterable[FindingRecord] = ()) -> Entry:
    return Entry(
        source=Source(path=path),
        sop=parse(draft).sop,
        places={ref: draft.place(ref) for ref in draft.entries},
        findings=tuple(findings),
    )


def small_material() -> Material:
    entries = (
        entry(markdown.to_draft(SERVICE), "humas/layanan.md", [finding("M101", "peringatan")]),
        entry(
            markdown.to_draft(BUDGET),
            "keuangan/revisi.md",
            [finding("F202", "galat"), finding("F202", "galat", "E8"), finding("S301", "saran")],
        ),
    )
    return Material(
        entries=entries,
        tree=TREE,
        sources=(*(one.source for one in entries), LOCKED),
        elsewhere=(("peta-proses.xlsx", finding("R302", "saran", "A4")),),
        offices=OFFICES,
    )


@cache
def small(satker: str = "", today: date = TODAY) -> Figures:
    return gather(small_material(), Settings(), today, satker)


def named(words: str) -> Figures:
    """Return the small register with every title, unit and first activity saying `words`."""

    def renamed(one: Entry) -> Entry:
        identity = replace(one.sop.identity, title=words, unit=words)
        first = replace(one.sop.steps[0], activity=words, actors=(words,))
        steps = (first, *one.sop.steps[1:])
        found = tuple(replace(record, message=words) for record in one.findings)
        return replace(one, sop=replace(one.sop, identity=identity, steps=steps), findings=found)

    material = small_material()
    return gather(
        replace(material, entries=tuple(map(renamed, material.entries))), Settings(), TODAY
    )


def nothing() -> Figures:
    material = Material(entries=(), tree=ProcessTree(()), offices=OFFICES)
    return gather(material, Settings(), TODAY)


@cache
def examples(detail: Detail = Detail.STEPS) -> Figures:
    entries = tuple(map(_example, sorted(EXAMPLES.glob("0*.json"))))
    records = json.loads((EXAMPLES / "peta-proses.json").read_text(encoding="utf-8"))
    material = Material(
        entries=entries,
        tree=ProcessTree(map(_process, records)),
        sources=tuple(one.source for one in entries),
        links=of_kind(Link, follow(Cards(*map(Card.of, entries)))),
        offices=OFFICES,
        detail=detail,
    )
    return gather(material, Settings(), TODAY)


def of_offices(
    codes: Iterable[str], findings: Iterable[FindingRecord] = (), detail: Detail = Detail.STEPS
) -> Figures:
    """Return the same small SOP in each of some offices."""
    made = entry(markdown.to_draft(SERVICE), "layanan.md", findings)
    entries = tuple(
        replace(
            made,
            source=Source(path=f"{code}/layanan.md"),
            sop=replace(made.sop, identity=replace(made.sop.identity, satker=code)),
        )
        for code in codes
    )
    material = Material(entries=entries, tree=TREE, offices=OFFICES, detail=detail)
    return gather(material, Settings(), TODAY)


def _example(file: Path) -> Entry:
    draft = sop_json.to_draft(file.read_text(encoding="utf-8"), file.name)
    reading = parse(draft)
    found = check(reading.sop, Circumstances(Settings(), TODAY.isoformat()), reading.unread)
    located = (Located(one, draft.place(one.ref), one.rule.severity) for one in found)
    return entry(draft, file.name, map(FindingRecord.of, located))


def _process(record: dict[str, object]) -> Process:
    known = {
        key: tuple(value) if isinstance(value, list) else value for key, value in record.items()
    }
    return Process(**{**known, "group": ProcessGroup(record["group"])})  # type: ignore[arg-type]
