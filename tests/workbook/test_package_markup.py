"""Elements are found in the bytes of a part, and changed there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sopxl.model.errors import UserError
from sopxl.workbook.package.markup import (
    Element,
    appended,
    outline,
    prefix_of,
    removed,
    spliced,
    with_attributes,
)

PART = (
    b'\xef\xbb\xbf<?xml version="1.0"?>\r\n<x:w xmlns:x="u" a = \'1>2\' b="\xc3\xa9">'
    b'<x:r/><x:r  ht="3"><c>&amp;</c></x:r ><!-- <x:r> --><![CDATA[<x:r>]]></x:w>'
)


def test_elements_lie_where_the_outline_says() -> None:
    root, empty, full = outline(PART, depth=2)
    assert root.name == "{u}w"
    assert dict(root.attributes) == {"a": "1>2", "b": "é"}
    assert PART[empty.start : empty.end] == b"<x:r/>"
    assert PART[full.start : full.inside] == b'<x:r  ht="3">'
    assert PART[full.inside : full.outside] == b"<c>&amp;</c>"
    assert PART[full.outside : full.end] == b"</x:r >"
    assert root.end == len(PART)
    assert prefix_of(PART, full) == "x:"


def test_named_elements_are_found_below_the_depth() -> None:
    assert [element.name for element in outline(PART, 1, {"c"})] == ["{u}w", "c"]


@pytest.mark.parametrize(
    ("values", "tag"),
    [
        ({"b": None}, b"<x:w xmlns:x=\"u\" a = '1>2'>"),
        ({"b": "ü"}, b'<x:w xmlns:x="u" a = \'1>2\' b="\xc3\xbc">'),
        ({"q": '<"&'}, b'<x:w xmlns:x="u" a = \'1>2\' b="\xc3\xa9" q="&lt;&quot;&amp;">'),
        ({"absent": None}, b'<x:w xmlns:x="u" a = \'1>2\' b="\xc3\xa9">'),
    ],
)
def test_an_attribute_changes_and_its_neighbours_stay(
    values: dict[str, str | None], tag: bytes
) -> None:
    root = outline(PART, depth=1)[0]
    changed = spliced(PART, (with_attributes(PART, root, values),))
    assert changed == PART[: root.start] + tag + PART[root.inside :]


def test_an_element_without_end_tag_takes_attributes_and_content() -> None:
    empty = outline(PART, depth=2)[1]
    assert with_attributes(PART, empty, {"ht": "7"}).replacement == b'<x:r ht="7"/>'
    assert appended(PART, empty, b"<z/>").replacement == b"<x:r><z/></x:r>"


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=6)


def tree(children: list[etree._Element], text: str) -> etree._Element:
    parent = etree.Element("n", {"said": text})
    parent.text = text
    parent.extend(children)
    return parent


trees = st.recursive(
    st.builds(tree, st.just([]), words),
    lambda inner: st.builds(tree, st.lists(inner, max_size=3), words),
    max_leaves=12,
)


def canonical(node: etree._Element) -> bytes:
    return etree.tostring(node, method="c14n", with_tail=False)


@given(trees)
def test_every_element_is_cut_out_whole(root: etree._Element) -> None:
    part = etree.tostring(root, encoding="UTF-8")
    found: tuple[Element, ...] = outline(part, depth=99)
    cut = [etree.fromstring(part[element.start : element.end]) for element in found]
    assert [canonical(node) for node in cut] == [canonical(node) for node in root.iter()]


@given(trees)
def test_an_element_that_is_appended_and_removed_leaves_no_trace(root: etree._Element) -> None:
    part = b"<all>" + etree.tostring(root) + b"</all>"
    longer = spliced(part, (appended(part, outline(part, depth=1)[0], b"<ours/>"),))
    assert spliced(longer, (removed(outline(longer, depth=2)[-1]),)) == part


@pytest.mark.parametrize(
    "part",
    [b"", b"<a>", b"<a><b></a>", b"\xff\xfe<a/>", b"<!DOCTYPE a><a/>", b"<a b=1/>", b"<a>\xff</a>"],
)
def test_what_is_no_xml_of_an_office_file_is_refused(part: bytes) -> None:
    with pytest.raises(UserError, match="rusak"):
        outline(part, depth=3)
