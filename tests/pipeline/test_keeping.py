"""What a user moved in Excel stays when the procedure is drawn again with --keep."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import etree

from sopxl.cli.draw import command
from sopxl.intake.parse.sop import parse
from sopxl.model.errors import UsageError
from sopxl.model.settings import Settings
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.drawing.keeping import kept
from sopxl.pipeline.drawing.keeping_words import NOTHING_KNOWN, NOTHING_MOVED
from sopxl.pipeline.drawing.sheet_scene import scene_on_sheet
from sopxl.scene import Edge, Side
from sopxl.scene.sheet import SheetGrid
from sopxl.workbook.drawing.shapes import shapes_in
from sopxl.workbook.drawing.sheet import earlier_drawing, sheet_geometry
from tests.pipeline.drawn import (
    NS,
    PX,
    XDR,
    anchor,
    anchors,
    dragged,
    draw,
    drawn,
    example,
    form,
    place,
    read,
    with_anchors,
    with_sheet,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.scene.items import Item
    from sopxl.scene.sheet import Anchor
    from sopxl.workbook.drawing.earlier import EarlierDrawing

NUMBER = "07"
"""Ten steps on one page, with four decisions."""

PAGED = "02"
"""Two pages, with two pentagons on each."""


def adjusted(workbook: bytes, name: str, adjustment: int) -> bytes:
    """The workbook after the yellow handle of an arrow was dragged, as Excel saves it."""

    def adjust(root: etree._Element) -> None:
        for guide in anchor(root, name).iterfind(".//a:gd[@name='adj1']", NS):
            guide.set("fmla", f"val {adjustment}")

    return with_anchors(workbook, adjust)


def adjustments(workbook: bytes, name: str) -> tuple[int, ...]:
    part = etree.tostring(anchors(workbook))
    return shapes_in(part)[name].adjustments


def test_nothing_moved_is_nothing_kept_and_the_same_drawing() -> None:
    again = draw(drawn(NUMBER), keep=True)
    assert again.content == drawn(NUMBER)
    assert again.told == (NOTHING_MOVED,)


def test_a_symbol_that_was_dragged_stays_and_its_arrows_come_along() -> None:
    moved = dragged(drawn(NUMBER), "n3", 9, -7)
    again = draw(moved, keep=True)
    assert again.told == ("Langkah 3 tetap di tempat yang Anda pilih.",)
    assert place(again.content, "n3") == pytest.approx(place(moved, "n3"), abs=3)
    assert place(again.content, "n4") == place(drawn(NUMBER), "n4")
    before, after = (shapes_in(etree.tostring(anchors(w))) for w in (drawn(NUMBER), again.content))
    attached = [
        name for name, s in before.items() if s.source and "n3" in (s.source[0], s.target[0])
    ]  # type: ignore[index]
    assert len(attached) >= 3
    assert all(before[name] != after[name] for name in attached)
    assert [before[name].source for name in attached] == [after[name].source for name in attached]


def test_a_symbol_kept_with_another_actor_is_told_with_both_actors() -> None:
    column = 96
    again = draw(dragged(drawn(NUMBER), "n3", -column, 0), keep=True)
    sop = parse(read(form(NUMBER))).sop
    (own,) = sop.steps[2].actors
    there = sop.actors[sop.actors.index(own) - 1]
    kept_there, strayed = again.told
    assert kept_there == "Langkah 3 tetap di tempat yang Anda pilih."
    assert strayed.startswith(
        f"Simbol langkah 3 berdiri di kolom «{there}», padahal pelaksananya «{own}». "
    )
    assert draw(again.content, keep=True).told == again.told


def test_a_choice_once_kept_is_kept_for_good() -> None:
    first = draw(dragged(drawn(NUMBER), "n3", 9, -7), keep=True)
    assert draw(first.content, keep=True) == first


def test_without_keep_everything_goes_back() -> None:
    assert draw(dragged(drawn(NUMBER), "n3", 9, -7)).content == drawn(NUMBER)


def test_words_that_were_dragged_stay_so_for_good() -> None:
    moved = dragged(drawn(NUMBER), "le3-2-tidak", 12, -5)
    again = draw(moved, keep=True)
    assert again.told == ("Tulisan «Tidak» pada langkah 3 tetap di tempat yang Anda pilih.",)
    assert place(again.content, "le3-2-tidak") == pytest.approx(place(moved, "le3-2-tidak"), abs=3)
    assert place(again.content, "le3-4-ya") == place(drawn(NUMBER), "le3-4-ya")
    assert draw(again.content, keep=True) == again


def test_the_caption_of_a_pentagon_that_was_dragged_stays_so() -> None:
    moved = dragged(drawn(PAGED), "lp1-A", 6, 4)
    again = draw(moved, keep=True)
    assert again.told == ("Keterangan penghubung A tetap di tempat yang Anda pilih.",)
    assert place(again.content, "lp1-A")[:4] == pytest.approx(place(moved, "lp1-A")[:4], abs=3)
    assert draw(again.content, keep=True) == again


def test_words_that_were_placed_go_with_a_symbol_that_is_dragged_later() -> None:
    first = draw(dragged(drawn(NUMBER), "le3-2-tidak", 12, -5), keep=True).content
    again = draw(dragged(first, "n3", 9, -7), keep=True)
    before, after = place(first, "le3-2-tidak"), place(again.content, "le3-2-tidak")
    assert after[1] - before[1] == pytest.approx(9 * PX, abs=PX // 10)
    assert after[3] - before[3] == pytest.approx(-7 * PX, abs=PX // 10)
    assert len(again.told) == 2


def test_words_whose_arrow_leaves_by_another_side_now_are_given_up_aloud() -> None:
    earlier = earlier_drawing(dragged(drawn(NUMBER), "le3-2-tidak", 12, -5), "SOP")
    assert earlier is not None
    draft = read(form(NUMBER))
    geometry = sheet_geometry(form(NUMBER), "SOP")
    wanted = scene_on_sheet(draft, parse(draft).sop, geometry, Settings())

    def elsewhere(item: Item) -> Item:
        if isinstance(item, Edge) and item.id == "e3-2-tidak":
            return replace(item, source=("n3", Side.SOUTH))
        return item

    pages = tuple(
        replace(page, items=tuple(map(elsewhere, page.items))) for page in wanted.laid_out.pages
    )
    other = replace(wanted.laid_out, pages=pages)
    keeping = kept(earlier, other, wanted.grid)
    assert "le3-2-tidak" not in keeping.chosen
    assert any("tulisan «Tidak» pada langkah 3 tidak dipakai" in told for told in keeping.told)


def test_without_keep_the_user_is_told_what_goes_back() -> None:
    moved = dragged(dragged(drawn(NUMBER), "n3", 9, -7), "le3-2-tidak", 12, -5)
    again = draw(moved)
    assert again.content == drawn(NUMBER)
    (told,) = again.told
    assert told.startswith("Simbol langkah 3, tulisan «Tidak» pada langkah 3 yang Anda pindah")
    assert "draw --keep" in told


def test_a_drawing_that_nobody_touched_is_drawn_again_without_a_word() -> None:
    assert draw(drawn(NUMBER)).told == ()


def test_the_white_below_a_tint_stays_in_the_cell_of_the_form() -> None:
    far = draw(dragged(drawn(NUMBER), "n3", 60, 0), keep=True).content
    assert place(far, "n3")[1] > place(drawn(NUMBER), "n3")[1]
    backing = "*[.//@name='sopxl:latar-n3']//xdr:from/*/text()"
    told = [anchors(w).xpath(backing, namespaces=NS) for w in (drawn(NUMBER), far)]
    assert told[0] == told[1]


def test_an_arrow_that_was_rerouted_stays_so() -> None:
    flows = [n for n in shapes_in(etree.tostring(anchors(drawn(NUMBER)))) if n.startswith("e")]
    bent = next(n for n in flows if len(adjustments(drawn(NUMBER), n)) == 1)
    old = adjustments(drawn(NUMBER), bent)
    again = draw(adjusted(drawn(NUMBER), bent, old[0] - 20_000), keep=True)
    (told,) = again.told
    assert re.fullmatch(r"Panah dari langkah \d+ ke langkah \d+ tetap pada jalur .*\.", told)
    assert adjustments(again.content, bent) == pytest.approx((old[0] - 20_000,), abs=200)
    assert draw(again.content, keep=True) == again


def test_an_arrow_that_was_bent_through_its_own_symbol_is_drawn_anew() -> None:
    flows = [n for n in shapes_in(etree.tostring(anchors(drawn(NUMBER)))) if n.startswith("e")]
    bent = next(n for n in flows if len(adjustments(drawn(NUMBER), n)) == 1)
    again = draw(adjusted(drawn(NUMBER), bent, 150_000), keep=True)
    assert again.content == drawn(NUMBER)
    (told,) = again.told
    assert told.startswith("Jalur pilihan Anda untuk panah langkah ")


def connector(workbook: bytes) -> str:
    """The name of an arrow with one bend of its own."""
    flows = [n for n in shapes_in(etree.tostring(anchors(workbook))) if n.startswith("e")]
    return next(n for n in flows if len(adjustments(workbook, n)) == 1)


def test_an_arrow_that_was_made_a_curve_is_drawn_anew_and_named() -> None:
    name = connector(drawn(NUMBER))

    def curve(root: etree._Element) -> None:
        for geometry in anchor(root, name).iterfind(".//a:prstGeom", NS):
            geometry.set("prst", "curvedConnector3")

    again = draw(with_anchors(drawn(NUMBER), curve), keep=True)
    assert again.content == drawn(NUMBER)
    assert "panah harus siku" in again.told[0]


def test_half_a_turn_is_the_same_path_flipped_both_ways() -> None:
    part = drawn(NUMBER)
    name = next(
        name
        for name, shape in shapes_in(etree.tostring(anchors(part))).items()
        if shape.rotation == 0 and len(shape.adjustments) == 1
    )

    def turn(root: etree._Element) -> None:
        for frame in anchor(root, name).iterfind(".//a:xfrm", NS):
            frame.set("rot", "10800000")
            for flip in ("flipH", "flipV"):
                frame.set(flip, "0" if frame.get(flip) == "1" else "1")

    assert draw(with_anchors(part, turn), keep=True).told == (NOTHING_MOVED,)


def test_what_was_deleted_comes_back_aloud_while_the_table_has_it() -> None:
    name = connector(drawn(NUMBER))

    def delete(root: etree._Element) -> None:
        for gone in ("n3", name):
            root.remove(anchor(root, gone))

    again = draw(with_anchors(drawn(NUMBER), delete), keep=True)
    assert again.content == drawn(NUMBER)
    assert again.told[0].startswith("Simbol langkah 3, panah langkah ")


@pytest.mark.parametrize(
    ("number", "deleted", "named"),
    [
        (NUMBER, "le3-4-ya", "Tulisan «Ya» pada langkah 3"),
        (PAGED, "p1-A", "Penghubung A"),
        (PAGED, "lp1-A", "Keterangan penghubung A"),
        (PAGED, "ep2-A", "Panah dari penghubung A"),
    ],
)
def test_each_thing_that_comes_back_is_named(number: str, deleted: str, named: str) -> None:
    def delete(root: etree._Element) -> None:
        root.remove(anchor(root, deleted))

    again = draw(with_anchors(drawn(number), delete), keep=True)
    assert again.content == drawn(number)
    (told,) = again.told
    assert told.startswith(f"{named} yang Anda hapus digambar lagi")


def test_an_arrow_that_was_led_to_another_symbol_comes_back_aloud() -> None:
    def lead(root: etree._Element) -> None:
        (other,) = set(root.xpath("//xdr:cNvPr[@name='sopxl:n6']/@id", namespaces=NS))
        for end in anchor(root, "e3-4-ya").iterfind(".//a:endCxn", NS):
            end.set("id", other)

    again = draw(with_anchors(drawn(NUMBER), lead), keep=True)
    assert again.content == drawn(NUMBER)
    (told,) = again.told
    assert told.startswith("Panah langkah 3 ke langkah 4 yang Anda sambungkan ke simbol lain")


def test_a_small_rounding_is_no_choice() -> None:
    assert draw(dragged(drawn(NUMBER), "n3", 2, -2), keep=True).content == drawn(NUMBER)


def test_a_wider_column_moves_nothing() -> None:
    """Excel keeps a shape at the same share of a cell that is made wider."""

    def wider(part: bytes) -> bytes:
        return re.sub(
            rb'(<col [^>]*?width=")([\d.]+)(")',
            lambda m: m[1] + b"%.4f" % (float(m[2]) * 1.25) + m[3],
            part,
        )

    def along(root: etree._Element) -> None:
        for offset in root.iter(f"{{{XDR}}}colOff"):
            offset.text = str(round(int(offset.text or "0") * 1.25))

    again = draw(with_anchors(with_sheet(drawn(NUMBER), wider), along), keep=True)
    assert again.told == (NOTHING_MOVED,)


def grown(workbook: bytes, before: int) -> EarlierDrawing:
    """The drawing after a row was inserted before a row of the sheet, counted from 1."""
    earlier = earlier_drawing(workbook, "SOP")
    assert earlier is not None

    def lower(place: Anchor) -> Anchor:
        return place._replace(row=place.row + (place.row + 1 >= before))

    shapes = {
        name: replace(shape, start=lower(shape.start), end=lower(shape.end))
        for name, shape in earlier.shapes.items()
    }
    edges = earlier.grid.row_edges
    height = 60 * 12_700
    row_edges = (*edges[:before], *(edge + height for edge in edges[before - 1 :]))
    rows = {row: row + (row >= before) for row in earlier.rows}
    grid = SheetGrid(earlier.grid.column_edges, row_edges)
    return replace(earlier, shapes=shapes, grid=grid, rows=rows)


def test_steps_that_were_inserted_or_renumbered_mislead_nobody() -> None:
    sop = example(NUMBER)
    one_more = replace(
        sop,
        steps=(
            sop.steps[0],
            replace(sop.steps[0], index=1, number=2, kind=sop.steps[1].kind, ways_out=()),
            *(
                replace(
                    step,
                    index=step.index + 1,
                    number=step.number + 1,
                    ways_out=tuple(
                        replace(way, target=way.target + (way.target > 1)) for way in step.ways_out
                    ),
                )
                for step in sop.steps[1:]
            ),
        ),
    )
    moved = dragged(drawn(NUMBER), "n5", 9, -7)
    first = place(drawn(NUMBER), "n2")[2] + 1
    workbook = written_form(one_more)
    draft = read(workbook)
    wanted = scene_on_sheet(draft, parse(draft).sop, sheet_geometry(workbook, "SOP"), Settings())
    keeping = kept(grown(moved, first), wanted.laid_out, wanted.grid)
    assert keeping.told == ("Langkah 6 tetap di tempat yang Anda pilih.",)
    assert keeping.chosen == {"n6"}


def test_a_row_of_one_height_with_the_row_inserted_below_it_has_not_moved() -> None:
    row = place(drawn(NUMBER), "n5")[2] + 1
    earlier = grown(drawn(NUMBER), row + 1)
    mistaken = replace(earlier, rows={**earlier.rows, row: row + 1})
    draft = read(form(NUMBER))
    geometry = sheet_geometry(form(NUMBER), "SOP")
    wanted = scene_on_sheet(draft, parse(draft).sop, geometry, Settings())
    assert kept(mistaken, wanted.laid_out, wanted.grid).told == (NOTHING_MOVED,)


def test_a_column_inserted_between_the_actors_moves_nothing() -> None:
    earlier = earlier_drawing(drawn(NUMBER), "SOP")
    assert earlier is not None
    inserted = place(drawn(NUMBER), "n2")[0]

    def right(place: Anchor) -> Anchor:
        return place._replace(column=place.column + (place.column >= inserted))

    shapes = {
        name: replace(shape, start=right(shape.start), end=right(shape.end))
        for name, shape in earlier.shapes.items()
    }
    edges = earlier.grid.column_edges
    wide = edges[inserted + 1] - edges[inserted]
    columns = (*edges[: inserted + 1], *(edge + wide for edge in edges[inserted:]))
    grid = SheetGrid(columns, earlier.grid.row_edges)
    draft = read(form(NUMBER))
    geometry = sheet_geometry(form(NUMBER), "SOP")
    wanted = scene_on_sheet(draft, parse(draft).sop, geometry, Settings())
    keeping = kept(replace(earlier, shapes=shapes, grid=grid), wanted.laid_out, wanted.grid)
    assert keeping.told == (NOTHING_MOVED,)


def test_an_arrow_that_was_pulled_off_its_symbols_comes_back_aloud() -> None:
    name = connector(drawn(NUMBER))

    def unglue(root: etree._Element) -> None:
        for end in anchor(root, name).xpath(".//a:stCxn | .//a:endCxn", namespaces=NS):
            end.getparent().remove(end)

    assert draw(with_anchors(drawn(NUMBER), unglue), keep=True).told == (NOTHING_MOVED,)
    again = draw(with_anchors(dragged(drawn(NUMBER), name, 8, 6), unglue), keep=True)
    assert again.content == drawn(NUMBER)
    assert "panah harus siku" in again.told[0]


def test_a_choice_for_a_step_that_has_another_actor_now_is_given_up_aloud() -> None:
    sop = example(NUMBER)
    workbook = dragged(drawn(NUMBER), "n9", 9, -7)
    earlier = earlier_drawing(workbook, "SOP")
    steps = tuple(
        replace(step, actors=("Operator SAKTI" if step.actors != ("Operator SAKTI",) else "KPA",))
        if step.number == 9
        else step
        for step in sop.steps
    )
    other = written_form(replace(sop, steps=steps))
    draft = read(other)
    wanted = scene_on_sheet(draft, parse(draft).sop, sheet_geometry(other, "SOP"), Settings())
    keeping = kept(earlier, wanted.laid_out, wanted.grid)
    assert keeping.chosen == frozenset()
    assert keeping.told == (
        "Letak pilihan Anda untuk langkah 9 tidak dipakai: "
        "langkah atau pelaksananya telah berubah.",
    )


def test_a_drawing_without_memory_of_its_places_says_so() -> None:
    def forget(root: etree._Element) -> None:
        root.remove(anchor(root, "letak-1"))

    again = draw(with_anchors(drawn(NUMBER), forget), keep=True)
    assert again.told == (NOTHING_KNOWN,)
    assert again.content == drawn(NUMBER)


def test_a_form_that_was_never_drawn_has_nothing_to_keep() -> None:
    again = draw(form(NUMBER), keep=True)
    assert again.told == ()
    assert again.content == drawn(NUMBER)


def test_the_command_says_what_it_kept(tmp_path: Path) -> None:
    source = tmp_path / "sop.xlsx"
    source.write_bytes(dragged(drawn(NUMBER), "n3", 9, -7))
    result = CliRunner().invoke(command, [str(source), "--in-place", "--keep"])
    assert "  Langkah 3 tetap di tempat yang Anda pilih." in result.output.splitlines()
    assert place(source.read_bytes(), "n3") != place(drawn(NUMBER), "n3")


def test_on_paper_nothing_can_be_kept(tmp_path: Path) -> None:
    source = tmp_path / "sop.xlsx"
    source.write_bytes(drawn(NUMBER))
    result = CliRunner().invoke(command, [str(source), "--to", "pdf", "--keep"])
    assert isinstance(result.exception, UsageError)
    assert "--to xlsx" in result.exception.remedy


def test_libreoffice_saving_the_workbook_moves_nothing(libreoffice: str, tmp_path: Path) -> None:
    source = tmp_path / "sop.xlsx"
    source.write_bytes(dragged(drawn(NUMBER), "n3", 9, -7))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    into = ["--convert-to", "xlsx", "--outdir", str(tmp_path / "saved")]
    subprocess.run(
        [libreoffice, profile, "--headless", *into, str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    again = draw((tmp_path / "saved" / "sop.xlsx").read_bytes(), keep=True)
    assert again.told == ("Langkah 3 tetap di tempat yang Anda pilih.",)


def stretched(*, glued: bool) -> EarlierDrawing:
    """The drawing after a row above the fifth step was deleted, as LibreOffice saves it."""
    earlier = earlier_drawing(drawn(NUMBER), "SOP")
    assert earlier is not None
    low = earlier.shapes["n5"]
    longer = low.end._replace(row_offset=low.end.row_offset + 9 * PX)
    shapes = {**earlier.shapes, "n5": replace(low, end=longer)}
    if not glued:
        shapes = {name: replace(one, source=None, target=None) for name, one in shapes.items()}
    rows = {row: now for row, now in earlier.rows.items() if row != min(earlier.rows) + 1}
    return replace(earlier, shapes=shapes, rows=rows)


def kept_of(earlier: EarlierDrawing) -> tuple[str, ...]:
    draft = read(form(NUMBER))
    wanted = scene_on_sheet(
        draft, parse(draft).sop, sheet_geometry(form(NUMBER), "SOP"), Settings()
    )
    return kept(earlier, wanted.laid_out, wanted.grid).told


def test_a_symbol_that_libreoffice_has_stretched_is_no_choice() -> None:
    (told,) = kept_of(stretched(glued=False))
    assert told.startswith("Simbol langkah 5 yang melar")


def test_a_symbol_that_was_made_higher_in_excel_is_a_choice() -> None:
    assert kept_of(stretched(glued=True)) == ("Langkah 5 tetap di tempat yang Anda pilih.",)
