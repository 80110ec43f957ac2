"""What a new drawing does not take over of what the user did to the last one is told."""

from __future__ import annotations

from copy import deepcopy

import pytest
from lxml import etree

from tests.pipeline.drawn import NS, XDR, A, anchor, anchors, draw, drawn, with_anchors

NUMBER = "07"
"""Ten steps on one page, with four decisions."""

PAGED = "02"
"""Two pages, with two pentagons on each."""


def test_a_copy_of_a_symbol_goes_and_a_text_box_of_the_user_stays() -> None:
    def add(root: etree._Element) -> None:
        mine = deepcopy(anchor(root, "n3"))
        root.append(deepcopy(mine))
        for named in mine.iter(f"{{{XDR}}}cNvPr"):
            named.set("name", "Catatan saya")
            named.set("id", "901")
        root.append(mine)

    again = draw(with_anchors(drawn(NUMBER), add), keep=True)
    names = anchors(again.content).xpath("//@name")
    assert names.count("sopxl:n3") == 1
    assert names.count("Catatan saya") == 1
    assert again.told[-1].startswith("Salinan simbol langkah 3 dihapus")


def test_shapes_of_the_user_and_his_groups_stay_and_a_symbol_in_a_group_is_named() -> None:
    def group(root: etree._Element) -> None:
        mine = anchor(root, "n3")
        grouped = etree.SubElement(mine, f"{{{XDR}}}grpSp")
        named = etree.SubElement(grouped, f"{{{XDR}}}nvGrpSpPr")
        etree.SubElement(named, f"{{{XDR}}}cNvPr", id="900", name="Kelompok saya")
        etree.SubElement(named, f"{{{XDR}}}cNvGrpSpPr")
        etree.SubElement(grouped, f"{{{XDR}}}grpSpPr")
        shape = mine.find("xdr:sp", NS)
        assert shape is not None
        grouped.append(shape)
        his = deepcopy(shape)
        for title in his.iter(f"{{{XDR}}}cNvPr"):
            title.set("name", "Catatan saya")
            title.set("id", "901")
        grouped.append(his)
        mine.insert(2, grouped)

    grouped = with_anchors(drawn(NUMBER), group)
    before = etree.tostring(
        next(a for a in anchors(grouped) if a.xpath(".//@name='Kelompok saya'"))
    )
    for keep in (False, True):
        again = draw(grouped, keep=keep)
        assert again.told[-1].startswith("Simbol langkah 3 yang Anda kelompokkan")
        after = [a for a in anchors(again.content) if a.xpath(".//@name='Kelompok saya'")]
        assert [etree.tostring(one) for one in after] == [before]
        assert len(anchors(again.content).xpath("*[.//@name='sopxl:n3']")) == 2


def test_a_group_of_symbols_alone_is_dissolved_aloud() -> None:
    def group(root: etree._Element) -> None:
        mine = anchor(root, "n3")
        grouped = etree.SubElement(mine, f"{{{XDR}}}grpSp")
        named = etree.SubElement(grouped, f"{{{XDR}}}nvGrpSpPr")
        etree.SubElement(named, f"{{{XDR}}}cNvPr", id="900", name="Group 1")
        etree.SubElement(named, f"{{{XDR}}}cNvGrpSpPr")
        etree.SubElement(grouped, f"{{{XDR}}}grpSpPr")
        grouped.append(mine[2])
        mine.insert(2, grouped)

    for keep in (False, True):
        again = draw(with_anchors(drawn(NUMBER), group), keep=keep)
        assert again.content == drawn(NUMBER)
        assert again.told[-1].startswith("Simbol langkah 3 yang Anda kelompokkan dilepas")
        assert not any("hapus" in told for told in again.told)


def typed(workbook: bytes, name: str, words: str) -> bytes:
    """The workbook after somebody typed into a shape."""
    body = f'<xdr:txBody xmlns:xdr="{XDR}" xmlns:a="{A}"><a:bodyPr/><a:p><a:r><a:t/></a:r></a:p>'

    def write(root: etree._Element) -> None:
        for shape in anchor(root, name).iter(f"{{{XDR}}}sp"):
            for old in shape.findall("xdr:txBody", NS):
                shape.remove(old)
            shape.append(etree.fromstring(f"{body}</xdr:txBody>"))
            for text in shape.iter(f"{{{A}}}t"):
                text.text = words

    return with_anchors(workbook, write)


@pytest.mark.parametrize(
    ("number", "name", "called"),
    [
        (NUMBER, "n3", "simbol langkah 3"),
        (NUMBER, "le3-4-ya", "tulisan «Ya» pada langkah 3"),
        (PAGED, "p1-A", "penghubung A"),
        (PAGED, "lp1-A", "keterangan penghubung A"),
    ],
)
def test_words_typed_into_our_shapes_go_aloud(number: str, name: str, called: str) -> None:
    for keep in (False, True):
        again = draw(typed(drawn(number), name, "lihat lampiran"), keep=keep)
        assert again.content == drawn(number)
        assert f"Tulisan «lihat lampiran» yang Anda ketik pada {called} " in again.told[-1]


def test_a_symbol_that_was_turned_is_named() -> None:
    def turn(root: etree._Element) -> None:
        for frame in anchor(root, "n3").iterfind(".//a:xfrm", NS):
            frame.set("rot", "2700000")

    again = draw(with_anchors(drawn(NUMBER), turn), keep=True)
    assert again.content == drawn(NUMBER)
    assert again.told[-1].startswith("Bentuk atau putaran simbol langkah 3 yang Anda ubah")


def test_a_connector_of_the_user_holds_our_symbol_after_every_drawing() -> None:
    def connect(root: etree._Element) -> None:
        (symbol,) = root.xpath("//xdr:sp//xdr:cNvPr[@name='sopxl:n3']/@id", namespaces=NS)
        mine = deepcopy(anchor(root, "e3-4-ya"))
        for named in mine.iter(f"{{{XDR}}}cNvPr"):
            named.set("id", "950")
            named.set("name", "Panah saya")
        for end in mine.iterfind(".//a:stCxn", NS):
            end.set("id", symbol)
        root.append(mine)

    again = draw(with_anchors(drawn(NUMBER), connect)).content
    mine = "//*[*/xdr:cNvPr[@name='Panah saya']]//a:stCxn/@id"
    assert anchors(again).xpath(mine, namespaces=NS) == anchors(again).xpath(
        "//xdr:sp//xdr:cNvPr[@name='sopxl:n3']/@id", namespaces=NS
    )
    assert draw(again).content == again
