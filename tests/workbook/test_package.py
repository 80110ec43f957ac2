"""Single parts of a workbook change; the rest stays as it was packed."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from sopxl.model.errors import UserError
from sopxl.workbook.package.archive import Entry, unpack
from sopxl.workbook.package.parts import Package
from tests.workbook.workbooks import parts, plain, rich, workbook_of

if TYPE_CHECKING:
    from collections.abc import Callable

NOTE = "docProps/core.xml"


def packed_entries(workbook: bytes) -> dict[str, tuple[bytes, int, int]]:
    return {entry.name: (entry.packed, entry.time, entry.date) for entry in unpack(workbook)}


def test_a_workbook_that_nobody_changed_keeps_every_packed_byte_and_date() -> None:
    before = workbook_of(parts(rich()))
    after = Package(before).to_bytes()
    assert packed_entries(after) == packed_entries(before)
    assert list(parts(after)) == list(parts(before))


def test_only_the_part_that_was_put_is_packed_anew() -> None:
    package = Package(before := rich())
    package.put(NOTE.upper(), b"<x/>")
    after = package.to_bytes()
    assert parts(after) == {**parts(before), NOTE: b"<x/>"}
    old, new = packed_entries(before), packed_entries(after)
    assert [name for name in old if old[name] != new[name]] == [NOTE]


def test_a_part_put_back_as_it_was_is_not_packed_anew() -> None:
    package = Package(before := workbook_of(parts(plain()), zipfile.ZIP_STORED))
    package.put(NOTE, b"<x/>")
    package.put(NOTE, parts(before)[NOTE])
    assert packed_entries(package.to_bytes()) == packed_entries(before)


def test_what_is_added_and_removed_again_leaves_nothing() -> None:
    package = Package(before := plain())
    sheet = package.sheet("SOP")
    package.put("xl/baru.xml", b"<x/>")
    package.declare("xl/baru.xml", "application/xml")
    key = package.relate(sheet, "urn:baru", "xl/baru.xml")
    assert package.relationships(sheet) == ((key, "urn:baru", "xl/baru.xml"),)
    package.unrelate(sheet, key)
    package.undeclare("xl/baru.xml")
    package.remove("xl/baru.xml")
    assert parts(package.to_bytes()) == parts(before)


def test_keys_of_relationships_fill_the_gaps() -> None:
    package = Package(rich())
    sheet = package.sheet("SOP")
    taken = {relationship.key for relationship in package.relationships(sheet)}
    assert package.relate(sheet, "urn:baru", "xl/baru.xml") not in taken


def test_python_and_we_agree_on_what_we_wrote() -> None:
    with zipfile.ZipFile(BytesIO(Package(rich()).to_bytes())) as file:
        assert file.testzip() is None
        assert "xl/workbook.xml" in file.namelist()


def test_targets_may_be_written_from_the_root() -> None:
    contents = parts(plain())
    name = "xl/_rels/workbook.xml.rels"
    contents[name] = contents[name].replace(b'Target="worksheets', b'Target="/xl/worksheets')
    assert Package(workbook_of(contents)).sheet("SOP") == "xl/worksheets/sheet1.xml"


def with_part(name: str, old: bytes, new: bytes) -> bytes:
    contents = parts(plain())
    assert old in contents[name]
    return workbook_of({**contents, name: contents[name].replace(old, new)})


TRANSITIONAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
REFUSED = {
    "password-protected": bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600),
    "corrupt": b"PK\x03\x04 bukan zip",
    "no-workbook": workbook_of({"mimetype": b"application/epub+zip"}),
    "signed": workbook_of({**parts(plain()), "_xmlsignatures/origin.sigs": b""}),
    "strict": with_part(
        "_rels/.rels",
        TRANSITIONAL + b"officeDocument",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
    ),
    "no-worksheet": with_part(
        "xl/_rels/workbook.xml.rels",
        TRANSITIONAL + b"worksheet",
        TRANSITIONAL + b"chartsheet",
    ),
    "no-sheet": with_part("xl/workbook.xml", b'name="SOP"', b'name="Lain"'),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_changed_safely_is_refused_with_a_remedy(code: str) -> None:
    with pytest.raises(UserError) as refusal:
        Package(REFUSED[code]).sheet("SOP")
    assert refusal.value.code == code
    assert refusal.value.remedy.endswith(".")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused() -> None:
    file = BytesIO(plain())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("XL/workbook.xml", b"<lain/>")
    with pytest.raises(UserError, match="rusak"):
        Package(file.getvalue())


def test_a_damaged_part_is_named_as_damage() -> None:
    content = rich()
    entry = next(entry for entry in unpack(content) if entry.name == NOTE)
    damaged = content.replace(entry.packed, bytes(len(entry.packed)))
    with pytest.raises(UserError, match="rusak"):
        Package(damaged).part(NOTE)


def commented(workbook: bytes) -> bytes:
    """Return the same workbook with a comment at its end, which only `zipfile` reads."""
    return workbook[:-2] + (1).to_bytes(2, "little") + b"!"


def shifted(workbook: bytes) -> bytes:
    """Return the same workbook behind bytes that are no part of it."""
    return b"bukan isi" + workbook


@pytest.mark.parametrize("spelled", [commented, shifted])
def test_the_directory_is_read_alike_by_us_and_by_python(
    spelled: Callable[[bytes], bytes],
) -> None:
    workbook = rich()
    ours, pythons = unpack(workbook), unpack(spelled(workbook))
    assert ours == pythons
    assert [entry.content for entry in ours] == [entry.content for entry in pythons]


def test_a_directory_with_more_than_plain_entries_is_left_to_python() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        info = zipfile.ZipInfo("lampiran/catatan é.xml")
        info.extra = b"\xfe\xca\x00\x00"
        written.writestr(info, b"<x/>")
    (entry,) = unpack(file.getvalue())
    assert isinstance(entry, Entry)
    assert (entry.name, entry.content) == (info.filename, b"<x/>")
