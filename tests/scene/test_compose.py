"""The pages of a drawing: cover, table, and the flow over it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from benchmarks.layout_corpus import form_for
from sopxl.layout.geometry import EMU_PER_POINT, Shape
from sopxl.layout.laying_out import lay_out
from sopxl.model.settings import Settings
from sopxl.model.sop import Sop
from sopxl.scene import Box, Cell, Page, Scene
from sopxl.scene.compose import compose
from tests.layout.procedures import broken_procedures, procedures
from tests.scene.procedures import FORM, IDENTITY, LAYOUT, OFFICE, SCENE, SOP

COVER, *PAGES = SCENE.pages
FIRST, SECOND = PAGES


def words(page: Page) -> list[str]:
    return [" ".join(item.lines) for item in page.items if isinstance(item, Cell) and item.lines]


def composed(sop: Sop) -> Scene:
    form = form_for(sop)
    return compose(sop, lay_out(sop, form, Settings()), form, office=OFFICE)


def test_the_cover_comes_first_and_carries_no_flow() -> None:
    assert (COVER.cover, COVER.number, COVER.nodes, COVER.edges) == (True, 0, (), ())
    assert [page.number for page in PAGES] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        OFFICE.upper(),
        IDENTITY.number,
        IDENTITY.unit,
        IDENTITY.subunit,
        "4 Mei 2026",
        "-",
        "1 Juni 2026",
        IDENTITY.approver.position,
        IDENTITY.approver.name,
        IDENTITY.approver.nip,
        IDENTITY.title,
        f"1. {IDENTITY.legal_basis[0]} 2. {IDENTITY.legal_basis[1]}",
        *IDENTITY.qualifications,
        *IDENTITY.related,
        "1. Komputer 2. Buku register",
        *IDENTITY.cautions,
        *IDENTITY.records,
    ],
)
def test_the_cover_says_what_the_identity_says(text: str) -> None:
    assert text in words(COVER)


LAW = "Peraturan Komisi Pemilihan Umum Nomor 1 Tahun 2024 tentang Tata Kerja Sekretariat"


@pytest.mark.parametrize(("laws", "pages"), [(5, 1), (18, 1), (40, 2), (150, 5)])
def test_lists_too_long_for_the_cover_go_on_before_they_cannot_be_read(
    laws: int, pages: int
) -> None:
    identity = replace(IDENTITY, legal_basis=(LAW,) * laws)
    covers = [p for p in composed(replace(SOP, identity=identity)).pages if p.cover]
    assert [cover.number for cover in covers] == [0] * pages
    bodies = [
        (cover, item)
        for cover in covers
        for item in cover.items
        if isinstance(item, Cell) and any("Tata Kerja" in line for line in item.lines)
    ]
    assert sum(" ".join(body.lines).count("Sekretariat") for _, body in bodies) == laws
    for cover, body in bodies:
        assert body.box.bottom <= cover.frame[3]
        assert body.size >= 6 * EMU_PER_POINT
        assert len(body.lines) * body.size < body.box.height
    assert "Register permohonan" in words(covers[-1])


def test_what_goes_on_says_so_and_a_list_that_has_ended_is_not_named_again() -> None:
    identity = replace(IDENTITY, legal_basis=(LAW,) * 80)
    _, second, *_ = [p for p in composed(replace(SOP, identity=identity)).pages if p.cover]
    assert words(second)[0] == "IDENTITAS SOP (LANJUTAN): PELAYANAN INFORMASI"
    assert "Dasar Hukum (lanjutan)" in words(second)
    assert not any(word.startswith("Kualifikasi") for word in words(second))


def test_title_on_the_first_page_headings_on_all() -> None:
    assert words(FIRST)[:3] == ["PELAYANAN INFORMASI", OFFICE.upper(), f"Nomor: {IDENTITY.number}"]
    assert "PELAYANAN INFORMASI" not in words(SECOND)
    for page in PAGES:
        headings = ["No", "Kegiatan", "Pelaksana", "Mutu Baku", *SOP.actors]
        assert [word for word in words(page) if word in headings] == headings
        assert f"Halaman {page.number} dari 2" in words(page)


def test_every_row_says_what_its_step_says() -> None:
    text = [word for page in PAGES for word in words(page)]
    for step in SOP.steps:
        assert step.activity in text
    assert text.count("15 menit") == len(SOP.steps)


def test_cells_of_a_page_cover_the_table_without_a_gap() -> None:
    for page in PAGES:
        framed = [i.box for i in page.items if isinstance(i, Cell) and i.border]
        table = Box(*framed[0][:2], 0, 0)
        for box in framed:
            table = table.union(box)
        assert sum(box.width * box.height for box in framed) == table.width * table.height


def test_every_arrow_ends_in_the_middle_of_a_side_and_turns_at_right_angles() -> None:
    for page in PAGES:
        boxes = {node.id: node.box for node in page.nodes}
        for edge in page.edges:
            assert edge.points[0] == boxes[edge.source[0]].dock(edge.source[1])
            assert edge.points[-1] == boxes[edge.target[0]].dock(edge.target[1])
            assert all(a.x == b.x or a.y == b.y for a, b in pairwise(edge.points))


def test_the_paper_leads_back_to_the_sheet() -> None:
    for page, plan in zip(PAGES, LAYOUT.pages, strict=True):
        for node, symbol in zip(page.nodes, plan.symbols, strict=True):
            centre, wanted = node.box.centre, symbol.box.centre
            x = page.sheet_origin.x + (centre.x - page.origin.x) * 100 / page.scale
            y = page.sheet_origin.y + (centre.y - page.origin.y) * 100 / page.scale
            assert (abs(x - wanted.x) <= 2, abs(y - wanted.y) <= 2) == (True, True)


def test_symbols_stand_in_their_column_and_row() -> None:
    for page, plan in zip(PAGES, LAYOUT.pages, strict=True):
        for node, symbol in zip(page.nodes, plan.symbols, strict=True):
            left, right = page.columns[symbol.column]
            assert left < node.box.x
            assert node.box.right < right
            if symbol.step is not None:
                top, bottom = page.rows[symbol.step - plan.first]
                assert top < node.box.y
                assert node.box.bottom < bottom


def test_first_and_last_symbol_are_capsules_and_decisions_diamonds() -> None:
    shapes = {node.step: node.shape for page in PAGES for node in page.nodes if node.step}
    assert shapes[1] is shapes[6] is Shape.TERMINATOR
    assert shapes[2] is shapes[4] is Shape.DECISION
    assert shapes[3] is Shape.PROCESS
    texts = {node.step: node.text for page in PAGES for node in page.nodes if node.step}
    assert (texts[1], texts[3], texts[6]) == ("Mulai", "", "Selesai")


def test_a_screen_reader_is_told_what_the_eye_sees() -> None:
    told = [node.description for page in PAGES for node in page.nodes]
    assert "Langkah 1, Pemohon: Mengajukan permohonan" in told
    assert "Penghubung halaman A: ke langkah 4, hal. 2" in told
    said = [edge.description for page in PAGES for edge in page.edges]
    assert "Dari langkah 2 ke langkah 1, jawaban Tidak" in said
    assert "Dilaksanakan bersama-sama" in said
    assert "Lanjutan dari penghubung halaman A" in said


def test_a_link_has_no_arrow_head_and_belongs_to_no_flow() -> None:
    (link,) = [edge for page in PAGES for edge in page.edges if not edge.arrow]
    assert (link.from_step, link.to_step, link.answer) == (None, None, "")
    assert {link.source[0], link.target[0]} == {"n5-1", "n5-2"}


@settings(max_examples=15)
@given(procedures(most=25))
def test_everything_stands_on_the_paper(sop: Sop) -> None:
    for page in composed(sop).pages:
        width, height = page.paper
        for item in page.items:
            box = item.bounds if hasattr(item, "bounds") else item.box
            assert 0 <= box.x <= box.right <= width
            assert 0 <= box.y <= box.bottom <= height


@settings(max_examples=25)
@given(broken_procedures())
def test_a_broken_procedure_becomes_a_scene_all_the_same(sop: Sop) -> None:
    scene = composed(sop)
    assert len(scene.pages) >= 2
    ids = [item.id for page in scene.pages for item in (*page.nodes, *page.edges, *page.labels)]
    assert len(ids) == len(set(ids))


def test_the_form_keeps_columns_without_a_head_blank() -> None:
    form = replace(form_for(Sop(actors=(*SOP.actors, ""))), actor_at=(0, 2, 3))
    scene = compose(SOP, lay_out(SOP, form, Settings()), form, office=OFFICE)
    actors = {node.actor for page in scene.pages for node in page.nodes}
    assert set(SOP.actors) <= actors
    assert len(scene.pages[1].columns) == len(FORM.actors) + 1
