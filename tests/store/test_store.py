"""The register at rest: what is put in comes out, whole SOPs or none, one file, one user."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from sopxl.intake.parse.sop import parse
from sopxl.interchange import markdown, sop_json
from sopxl.model.dates import FormDate
from sopxl.model.errors import UsageError, UserError
from sopxl.model.identity import Identity
from sopxl.model.place import Place
from sopxl.model.process import Process, ProcessGroup, ProcessTree
from sopxl.model.ref import Ref
from sopxl.model.settings import Profile, Settings
from sopxl.model.sop import Sop, Step, WayOut
from sopxl.reference.offices import offices
from sopxl.register.entry import Entry, FindingRecord, Refusal, Source, State
from sopxl.register.hanging import ProcessMap
from sopxl.register.links import Link
from sopxl.register.merge import merge
from sopxl.store.columns import SOP_TABLES
from sopxl.store.parcel import Parcel, parcel
from sopxl.store.store import Store
from tests import strategies
from tests.register.cards import of_kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = """
Nama SOP: {title}
Nomor SOP: 1/SOP/35
Kode Satker: 35
Kode SOP: KPU.01.CFM.01.SOP.{code}
Status: Berlaku
Tanggal Efektif: 2026-02-16
Keterkaitan: {related}

| No | Kegiatan         | Pelaksana | Jenis   | Waktu   | Output |
| 1  | Menerima berkas  | Pemohon Informasi | mulai   | 1 jam   | Berkas |
| 2  | Menyusun {title} | Staf      | selesai | 2 jam   | Arsip  |
"""
FINDING = FindingRecord(
    rule="I101",
    name="missing-head-field",
    severity="galat",
    sheet="Identitas",
    cell="I2",
    message="Nomor SOP belum diisi.",
    advice="Isi.",
    basis="Permen",
    principle="kepastian hukum",
    fix=("", "1"),
)


def entry(title: str, code: str = "01", related: str = "-", path: str = "") -> Entry:
    draft = markdown.to_draft(TEXT.format(title=title, code=code, related=related))
    places = {ref: Place(cell.sheet, cell.cell) for ref, cell in draft.entries.items()}
    source = Source(path=path or f"{title}.md", sha256=title, size=7, modified_ns=8)
    return Entry(source=source, sop=parse(draft).sop, places=places, findings=(FINDING,))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "register.db") as opened:
        yield opened


def put(store: Store, *entries: Entry) -> None:
    with store.transaction():
        for one in entries:
            store.put(parcel(one, Settings()))


def conclude(store: Store, process_map: ProcessMap | None = None) -> None:
    with store.transaction():
        store.conclude(merge(store, process_map), Profile.NEW)


def test_an_entry_comes_back_whole_with_places_and_findings(store: Store) -> None:
    put(store, entry("Arsip"))
    conclude(store)
    (back,) = store.entries()
    first = entry("Arsip")
    assert (back.source, back.sop, back.findings) == (first.source, first.sop, first.findings)
    for ref in (
        Ref("identity", field="title"),
        Ref("identity", field="related", item=0),
        Ref("steps", 1, "activity"),
        Ref("steps", 0, "duration"),
    ):
        assert back.places.get(ref) == first.places.get(ref)


def test_any_sop_comes_back_as_it_was(store: Store) -> None:
    source = Source(path="a")

    @settings(max_examples=40)
    @given(strategies.sops())
    def comes_back(sop: Sop) -> None:
        put(store, Entry(source=source, sop=sop))
        back = store.entry(source)
        assert back is not None
        assert back.sop == sop

    comes_back()


def test_the_record_of_any_sop_says_what_its_json_says(store: Store) -> None:
    source = Source(path="a")

    @settings(max_examples=40)
    @given(strategies.sops())
    def says_the_same(sop: Sop) -> None:
        put(store, Entry(source=source, sop=sop, findings=(FINDING,)))
        (row,) = store.rows("file_record")
        assert json.loads(row["record"]) == {
            "file": "a",
            "template": "",
            "sop": sop_json.record(sop),
            "findings": [FINDING.record()],
            "error": None,
        }

    says_the_same()


def test_a_month_without_a_day_is_told_as_it_was_typed_here_as_by_check(store: Store) -> None:
    sop = Sop(identity=Identity(created=FormDate.parse("Maret 2024")))
    put(store, Entry(source=Source(path="a"), sop=sop))
    (row,) = store.rows("file_record")
    kept = json.loads(row["record"])["sop"]
    assert kept == sop_json.record(sop)
    assert kept["identity"]["created"] == "Maret 2024"


@pytest.mark.parametrize(
    "text", ["\x00", "\ud800", "'); DROP TABLE sop; --", "=1+1", "\U0001f600", "a\nb"]
)
def test_no_text_is_too_strange_to_keep(store: Store, text: str) -> None:
    step = Step(index=0, number=10**30, activity=text, actors=(text,), ways_out=(WayOut(10**30),))
    put(store, Entry(source=Source(path="a"), sop=Sop(actors=(text,), steps=(step,))))
    back = store.entry(Source(path="a"))
    assert back is not None
    readable = text.encode(errors="replace").decode()
    assert back.sop.steps[0] == replace(step, activity=readable, actors=(readable,))
    (row,) = store.rows("file_record")
    assert json.loads(row["record"])["sop"] == sop_json.record(back.sop)


def test_a_source_put_again_replaces_all_its_rows(store: Store) -> None:
    put(store, entry("Arsip", path="a"), entry("Lama", path="b"))
    put(store, entry("Baru", path="b"))
    assert [card.title for card in store.cards()] == ["Arsip", "Baru"]


def test_what_fails_inside_a_transaction_leaves_nothing_behind(store: Store) -> None:
    put(store, entry("Arsip"))
    broken = parcel(entry("Baru"), Settings())
    broken.rows["step"] *= 2  # type: ignore[index]  # this parcel has rows
    with pytest.raises(sqlite3.IntegrityError), store.transaction():
        store.put(broken)
    assert [card.title for card in store.cards()] == ["Arsip"]


def test_a_refused_source_keeps_its_reason_and_has_no_sop(store: Store) -> None:
    refused = Source(
        path="rusak.xlsx",
        state=State.QUARANTINED,
        refusal=Refusal("corrupt", "Berkas rusak.", "Simpan ulang."),
    )
    with store.transaction():
        store.put(Parcel(refused))
    assert list(store.sources()) == [refused]
    assert list(store.cards()) == []
    assert store.entry(refused) is None


def test_a_source_that_is_gone_keeps_its_rows_and_leaves_the_list(store: Store) -> None:
    first = entry("Arsip")
    put(store, first)
    with store.transaction():
        store.update(replace(first.source, state=State.GONE))
    conclude(store)
    assert list(store.rows("listing")) == []
    kept = store.entry(first.source)
    assert kept is not None
    assert kept.sop == first.sop


def test_a_finding_of_merging_stands_in_its_cell_after_those_of_the_file(store: Store) -> None:
    first = entry("Arsip", related="Surat")
    put(store, first)
    conclude(store)
    conclude(store)
    findings = store.findings(first.source)
    assert [found.rule for found in findings] == ["I101", "R201"]
    assert findings[1].cell == first.places[Ref("identity", field="related", item=0)].cell


def test_the_process_map_comes_back_and_the_list_shows_what_stands_above(store: Store) -> None:
    tree = ProcessTree(
        (
            Process(code="KPU.01", name="Pemilu", level=0, group=ProcessGroup.MAIN),
            Process(code="KPU.01.CFM.01", name="Arsip", inputs=("Surat", "Berkas; dua"), level=1),
        )
    )
    with store.transaction():
        store.set_processes(tree, {})
        store.put(Parcel(Source(path="peta.xlsx", template="peta-proses/1")))
    first = entry("Arsip")
    coded = replace(first.sop.identity, process_code="KPU.01.CFM.01")
    put(store, replace(first, sop=replace(first.sop, identity=coded)))
    conclude(store, ProcessMap(path="peta.xlsx", tree=tree))
    assert store.processes().processes == tree.processes
    (row,) = store.rows("listing")
    assert (row["name_0"], row["name_map"]) == ("Pemilu", "Arsip")
    assert [row["sops_below"] for row in store.rows("process_listing")] == [1, 1]


def test_the_columns_of_an_sop_are_derived_from_its_rows(store: Store) -> None:
    put(store, entry("Arsip"))
    with store.transaction():
        store.set_offices(offices())
    conclude(store)
    (row,) = store.rows("listing")
    derived = ("office", "actors", "external_roles", "input", "output", "longest_minutes")
    assert [row[name] for name in derived] == [
        "Sekretariat KPU Provinsi Jawa Timur",
        "Pemohon Informasi; Staf",
        "Pemohon Informasi",
        "",
        "Arsip",
        180.0,
    ]
    assert (row["monitoring_due"], row["errors"]) == ("2026-08-16", 1)


def test_words_are_found_in_titles_before_steps(store: Store) -> None:
    put(store, entry("Surat Keluar", "01"), entry("Arsip", "02"), entry("Menerima Tamu", "03"))
    conclude(store)
    assert next(iter(store.find("menerima"))).title == "Menerima Tamu"
    assert [hit.path for hit in store.find("surat kel")] == ["Surat Keluar.md"]
    assert store.find("tidakada") == ()
    assert store.find('" OR *') == ()


def test_a_date_that_has_come_since_makes_its_source_ripe(store: Store) -> None:
    first = entry("Arsip")
    put(store, replace(first, source=replace(first.source, imported="2026-02-15")))
    assert store.ripe("2026-02-15") == frozenset()
    assert store.ripe("2026-02-16") == {"Arsip.md"}
    assert store.ripe("2026-01-01") == frozenset()


def test_a_register_is_one_file_at_rest(tmp_path: Path) -> None:
    with Store.open(tmp_path / "register.db") as store:
        put(store, entry("Arsip"))
    assert [path.name for path in tmp_path.iterdir()] == ["register.db"]
    assert (tmp_path / "register.db").read_bytes()[18:20] == b"\x01\x01"  # no write-ahead log


def test_an_interruption_in_the_middle_of_a_query_is_not_hidden_by_another(tmp_path: Path) -> None:
    path = tmp_path / "register.db"

    def interrupted() -> None:
        with Store.open(path) as store:
            put(store, entry("Arsip"), entry("Surat"))
            for _ in store.cards():
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with Store.open(path) as store:
        assert [card.title for card in store.cards()] == ["Arsip", "Surat"]


def test_the_order_of_arrival_leaves_no_trace(tmp_path: Path) -> None:
    entries = [entry("Arsip", "01"), entry("Surat", "02"), entry("Tamu", "03")]
    dumps = []
    for order in (entries, entries[::-1]):
        path = tmp_path / f"{order[0].source.path}.db"
        with Store.open(path) as store:
            for one in order:
                put(store, one)
            conclude(store)
        with sqlite3.connect(path) as connection:
            dumps.append(sorted(connection.iterdump()))
        connection.close()
    assert dumps[0] == dumps[1]


def test_nobody_else_can_open_a_register_that_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sopxl.store.connection.WAIT_SECONDS", 0.05)
    path = tmp_path / "register.db"
    with Store.open(path) as store, store.transaction():
        for open_too in (Store.open, Store.read):
            with pytest.raises(UserError, match="sedang dipakai") as refused:
                open_too(path)
            assert refused.value.code == "in-use"


@pytest.mark.parametrize("content", [b"PK\x03\x04 not a database" * 50, b"SQLite format 3\x00"])
def test_a_file_that_is_no_register_is_refused_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "register.db"
    path.write_bytes(content)
    for opened, remedy in ((Store.open, "dengan -o"), (Store.read, "Sebutkan register.db")):
        with pytest.raises(UserError, match="bukan register") as refused:
            opened(path)
        assert remedy in refused.value.remedy
    assert path.read_bytes() == content


def test_a_database_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    before = path.read_bytes()
    for opened in (Store.open, Store.read):
        with pytest.raises(UserError, match="bukan register"):
            opened(path)
    assert path.read_bytes() == before


def test_a_register_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tidak ada"):
        Store.read(tmp_path / "register.db")


def test_rows_stand_in_the_order_of_their_columns(store: Store) -> None:
    one = parcel(entry("Arsip", related="1. Surat"), Settings())
    assert one.rows is not None
    assert set(one.rows) == set(SOP_TABLES)
    for table, rows in one.rows.items():
        assert set(SOP_TABLES[table]) <= set(store.columns(table))
        assert all(len(row) == len(SOP_TABLES[table]) for row in rows)
    titles = [row[SOP_TABLES["sop"].index("title")] for row in one.rows["sop"]]
    assert titles == ["Arsip"]


def of_office(satker: str, one: Entry) -> Entry:
    return replace(one, sop=replace(one.sop, identity=replace(one.sop.identity, satker=satker)))


def test_entries_come_office_by_office_or_of_one_office_alone(store: Store) -> None:
    put(
        store,
        of_office("3578", entry("Arsip", path="a")),
        entry("Berkas", path="b"),
        of_office("3578", entry("Surat", "02", path="c")),
    )
    conclude(store)
    assert [one.source.path for one in store.entries()] == ["b", "a", "c"]
    assert [one.source.path for one in store.entries("3578")] == ["a", "c"]


def test_keterkaitan_comes_back_as_merging_followed_it(store: Store) -> None:
    put(
        store,
        entry("Arsip", related="Surat", path="a"),
        entry("Surat", "02", related="Arsip", path="b"),
        entry("Berkas", "03", related="Tidak dikenal", path="c"),
    )
    conclude(store)
    links = of_kind(Link, merge(store, None))
    followed = sorted((one for one in links if one.target), key=attrgetter("path"))
    assert [(one.path, one.target, one.mutual) for one in followed] == [
        ("a", "b", True),
        ("b", "a", True),
    ]
    assert sorted(store.links(), key=attrgetter("path")) == followed
    assert list(store.links("3578")) == []
