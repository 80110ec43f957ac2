"""Words lead to SOPs, and to the cell in which they stand."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopxl.intake.parse.sop import parse
from sopxl.interchange import markdown
from sopxl.model.place import Place
from sopxl.model.settings import Profile, Settings
from sopxl.register.entry import Entry, Source
from sopxl.register.merge import merge
from sopxl.store.parcel import parcel
from sopxl.store.search_codes import BEGUN, WHOLE
from sopxl.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sopxl.store.search import Hit

TEXT = """
Nama SOP: {title}
Nomor SOP: {number}
Kode Satker: {satker}
Kode SOP: {code}
Dasar Hukum:
- PKPU Nomor 1 Tahun 2015 tentang Pelayanan Informasi

| No | Kegiatan   | Pelaksana  | Jenis   | Waktu | Output  |
| 1  | {activity} | Bendahara  | mulai   | 1 jam | Berkas  |
| 2  | Menyimpan  | Arsiparis  | selesai | 2 jam | Kuitansi|
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "register.db") as opened:
        yield opened


def fill(store: Store, *sops: dict[str, str]) -> None:
    given_nothing = {
        "title": "Arsip",
        "code": "",
        "number": "1",
        "satker": "35",
        "activity": "Membaca",
    }
    with store.transaction():
        for position, said in enumerate(sops):
            draft = markdown.to_draft(TEXT.format(**{**given_nothing, **said}))
            places = {ref: Place(cell.sheet, cell.cell) for ref, cell in draft.entries.items()}
            source = Source(path=f"{position}.md", sha256=str(position))
            store.put(parcel(Entry(source=source, sop=parse(draft).sop, places=places), Settings()))
        store.conclude(merge(store, None), Profile.NEW)


def paths(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.path for hit in hits]


def test_any_form_of_a_word_finds_every_other(store: Store) -> None:
    fill(store, {"title": "Penyusunan Anggaran"}, {"title": "Kearsipan"})
    assert paths(store.find("di mana SOP tentang penganggaran?")) == ["0.md"]


def test_a_title_comes_before_an_activity_and_that_before_the_rest(store: Store) -> None:
    fill(
        store,
        {"number": "7/informasi"},
        {"activity": "Menyebarkan informasi"},
        {"title": "Informasi"},
    )
    assert paths(store.find("informasi")) == ["2.md", "0.md", "1.md"]


@pytest.mark.parametrize(
    "typed",
    [
        "KPU.03.02.CFM.01.SOP.01",
        " kpu.03.02.cfm.01.sop.01",
        "kpu.03.02.cfm.01.sop.1",
        "KPU. 3.2.CFM.1.SOP.01",
    ],
)
def test_a_code_finds_its_sop_and_those_below_and_no_loose_parts(store: Store, typed: str) -> None:
    codes = ("KPU.03.01.CFM.02.SOP.01", "KPU.03.02.CFM.01.SOP.01.02", "KPU.03.02.CFM.01.SOP.01")
    fill(store, *({"code": code} for code in codes))
    assert paths(store.find(typed)) == ["2.md", "1.md"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("CFM.02", ["0.md"]),
        ("CFM.2", ["0.md"]),
        ("03.01.CFM", ["0.md"]),
        ("KPU.02", []),
        ("KPU.02.02", []),
        ("SOP.01", ["0.md", "1.md"]),
        ("SOP.011", []),
        ("OT.02", ["1.md"]),
    ],
)
def test_a_run_of_parts_finds_the_codes_that_have_it(
    store: Store, typed: str, found: list[str]
) -> None:
    fill(
        store,
        {"code": "KPU.03.01.CFM.02.SOP.01", "title": "KPU 02"},
        {"code": "KPU.03.02.CFM.01.SOP.01", "number": "1/OT.02-SOP/02/KPU"},
    )
    assert paths(store.find(typed)) == found


def test_the_passage_of_a_code_is_the_code(store: Store) -> None:
    fill(store, {"code": "KPU.02.02.SOP.01", "number": "2/KPU.02", "title": "KPU 02"})
    (hit,) = store.find("KPU.02")
    assert (hit.field, hit.passage, bool(hit.cell)) == ("Kode SOP", "«KPU.02».02.SOP.01", True)


def test_what_no_sop_has_as_its_code_is_found_where_it_is_said(store: Store) -> None:
    fill(store, {"activity": "Mengisi Model A.3 lalu"}, {"activity": "Mengisi 3 lembar Model A"})
    assert [hit.passage for hit in store.find("A.3")] == ["Mengisi Model «A.3» lalu"]


@pytest.mark.parametrize(
    "question", ["PKPU 1/2015", "pkpu no. 1 thn 2015", "PKPU 01/2015", "PKPU Nomor 1 Tahun 2015"]
)
def test_a_law_finds_what_cites_it_however_it_is_written(store: Store, question: str) -> None:
    fill(store, {"title": "Rapat"}, {"title": "PKPU 1/2015", "satker": "3578"})
    assert set(paths(store.find(question))) == {"0.md", "1.md"}
    (hit,) = store.find(question, satker="35")
    assert hit.field == "Dasar Hukum"
    assert hit.passage == "PKPU Nomor «1» Tahun «2015» tentang Pelayanan Informasi"
    assert store.find("UU 1/2015", satker="35") == ()


def test_words_beside_a_law_are_looked_for_too(store: Store) -> None:
    fill(store, {"title": "Rapat"}, {"title": "Tamu"})
    assert paths(store.find("PKPU Nomor 1 Tahun 2015 rapat")) == ["0.md"]


def test_a_number_that_was_begun_leads_to_the_sop(store: Store) -> None:
    fill(store, {"number": "8/OT.02-SOP/35"}, {"number": "35/OT.02-SOP/8"})
    assert paths(store.find("35/OT.02"))[0] == "1.md"
    assert paths(store.find("35/OT.02", limit=1)) == ["1.md"]


def test_codes_that_begin_so_come_by_code_after_the_number_that_is_so(store: Store) -> None:
    said = [{"code": "KPU.03.02"}, {"code": "KPU.03.01"}, {"number": "KPU.03"}, {"code": "KPU.031"}]
    fill(store, *said, {"code": "KPU.04"})
    assert paths(store.find("KPU.03")) == ["2.md", "1.md", "0.md"]


@pytest.mark.parametrize("query", [*WHOLE, *BEGUN])
def test_a_code_is_looked_up_and_not_searched_for(tmp_path: Path, query: str) -> None:
    with Store.open(tmp_path / "register.db") as store:
        fill(store, {"code": "KPU.03"})
    connection = sqlite3.connect(tmp_path / "register.db")
    plan = connection.execute(f"EXPLAIN QUERY PLAN {query}", ("KPU.03", "", 20)).fetchone()
    connection.close()
    assert plan[-1].startswith("SEARCH sop USING INDEX")


def test_a_code_is_looked_for_in_one_office_where_one_is_named(store: Store) -> None:
    code = "KPU.03.02.CFM.01.SOP.01"
    fill(store, {"code": code}, {"code": code, "satker": "3578"})
    assert paths(store.find(code, satker="3578")) == ["1.md"]


def test_the_very_word_comes_before_others_of_its_stem(store: Store) -> None:
    fill(store, {"title": "Revisi Anggaran"}, {"title": "Penganggaran dan Pencairan Dana Rutin"})
    assert paths(store.find("penganggaran")) == ["1.md", "0.md"]
    assert paths(store.find("anggaran")) == ["0.md", "1.md"]
    assert paths(store.find("penganggaran dana")) == ["1.md"]


@pytest.mark.parametrize(
    ("question", "field", "passage"),
    [
        ("rapat", "Kegiatan 1", "Mengundang «rapat»"),
        ("kwitansi kuitansi", "", ""),
        ("kuitansi", "Output langkah 2", "«Kuitansi»"),
        ("bendaharawan bendahara", "", ""),
        ("bendahara", "Pelaksana", "«Bendahara»"),
        (
            "pkpu pelayanan",
            "Dasar Hukum",
            "«PKPU» Nomor 1 Tahun 2015 tentang «Pelayanan» Informasi",
        ),
        ("7/SOP/35", "Nomor SOP", "«7/SOP/35»/2026"),
    ],
)
def test_every_field_is_searched_and_its_cell_told(
    store: Store, question: str, field: str, passage: str
) -> None:
    fill(store, {"activity": "Mengundang rapat", "number": "7/SOP/35/2026"})
    told = [(hit.field, hit.passage) for hit in store.find(question)]
    assert told == ([(field, passage)] if field else [])
    assert all(hit.cell for hit in store.find(question))


def test_words_in_different_fields_are_found_together(store: Store) -> None:
    fill(store, {"title": "Rapat", "activity": "Mengundang tamu"}, {"title": "Tamu"})
    assert paths(store.find("undangan rapat")) == ["0.md"]


def test_beginnings_suffice_where_whole_words_find_nothing(store: Store) -> None:
    fill(store, {"title": "Surat Keluar"}, {"title": "Surat Masuk"})
    assert paths(store.find("surat mas")) == ["1.md"]


def test_a_common_word_is_no_beginning_of_another(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, *({"title": title} for title in ("Surat Satu", "Surat Dua", "Suratkabar Masuk")))
    assert paths(store.find("surat mas")) == ["2.md"]
    monkeypatch.setattr("sopxl.store.search.COMMON", 2)
    assert set(paths(store.find("surat mas"))) == {"0.md", "1.md"}


def test_some_words_of_a_title_suffice_where_all_find_nothing(store: Store) -> None:
    fill(store, {"title": "Pemutakhiran Data Pemilih"}, {"title": "Tamu"})
    (hit,) = store.find("pemutakhiran pemilih sakti")
    assert (hit.path, hit.partial) == ("0.md", True)
    assert not any(hit.partial for hit in store.find("pemutakhiran pemilih"))


def test_a_search_can_keep_to_one_office(store: Store) -> None:
    fill(store, {"title": "Rapat"}, {"title": "Rapat", "satker": "3578"})
    assert paths(store.find("rapat", satker="3578")) == ["1.md"]
    assert paths(store.find("rapat", limit=1, satker="35")) == ["0.md"]
    assert store.find("rapat", satker='"') == ()


def test_a_long_passage_is_cut_around_its_word(store: Store) -> None:
    fill(store, {"activity": f"{'Membaca ' * 30}kuitansi {'dan ' * 60}"})
    (hit,) = store.find("kuitansi")
    assert len(hit.passage) < 200
    assert "Membaca «kuitansi» dan" in hit.passage
    assert (hit.passage[0], hit.passage[-1]) == ("…", "…")


def test_what_is_gone_is_not_found(store: Store) -> None:
    fill(store, {"title": "Rapat"})
    fill(store)
    assert paths(store.find("rapat")) == ["0.md"]
    assert store.find("tidakada") == ()


def test_no_question_is_too_strange(store: Store) -> None:
    fill(store, {"title": "Rapat"})

    @settings(max_examples=60)
    @given(
        st.text(max_size=30) | st.sampled_from(['" OR *', "NEAR(a)", "{title}: a", "a^2", "0_0"])
    )
    def answers(question: str) -> None:
        assert len(store.find(question)) <= 1

    answers()
