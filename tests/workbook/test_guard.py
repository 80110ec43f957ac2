"""No workbook harms a reader, and every refusal says what to do."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from sopxl.model.errors import UsageError, UserError
from sopxl.workbook.guard.opening import Format, guarded, open_guarded
from sopxl.workbook.guard.words import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHEET = "xl/worksheets/sheet4.xml"
STRINGS = "xl/sharedStrings.xml"


def altered(workbook: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with one part changed, or added where it was not."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        names = source.namelist()
        for name in names if part in names else [*names, part]:
            content = source.read(name) if name in names else b""
            copy.writestr(name, change(content) if name == part else content)
    return target.getvalue()


def packed(**parts: bytes) -> bytes:
    """Return a package with parts named like arguments: `xl__workbook_xml`."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name.replace("__", "/").replace("_", "."), content, method)
    return target.getvalue()


def with_rows(rows: bytes) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(b"</sheetData>", rows + b"</sheetData>")


def code(content: bytes) -> str:
    """Return the code under which a workbook is refused."""
    with pytest.raises(UserError) as refused:
        guarded(content, "sop.xlsx").look_at_all()
    assert "sop.xlsx" in refused.value.message
    assert refused.value.remedy
    return refused.value.code


def test_a_form_passes_and_its_parts_are_unpacked(blank: bytes) -> None:
    form = guarded(blank, "sop.xlsx")
    assert form.format is Format.OOXML
    assert form.content == blank
    assert b"<sheetData>" in form.parts[SHEET]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("sop.xlsb", b"PK\x03\x04", "binary-workbook"),
        ("sop.docx", b"PK\x03\x04", "wrong-extension"),
        ("sop", b"PK\x03\x04", "wrong-extension"),
        ("sop.xlsx", b"", "empty"),
        ("sop.xls", b"<html><table>", "not-a-workbook"),
        ("sop.xlsx", b"No;Kegiatan\n1;Menerima\n", "not-a-workbook"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as refused:
        open_guarded(tmp_path / name)
    assert refused.value.code == expected
    assert name in refused.value.message


def test_a_path_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        open_guarded(tmp_path / "tidak-ada.xlsx")
    assert refused.value.code == "missing"


def test_a_folder_with_the_name_of_a_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sop.xlsx").mkdir()
    with pytest.raises(UserError) as refused:
        open_guarded(tmp_path / "sop.xlsx")
    assert refused.value.code == "folder"


def test_a_workbook_with_a_password_is_told_from_an_old_one() -> None:
    compound = bytes.fromhex("D0CF11E0A1B11AE1").ljust(512, b"\0")
    assert code(compound + "EncryptedPackage".encode("utf-16-le")) == "password-protected"
    assert code(compound + "WordDocument".encode("utf-16-le")) == "not-a-workbook"
    old = guarded(compound + "Workbook".encode("utf-16-le"), "sop.xls")
    assert old.format is Format.OLD


def test_a_package_cut_short_is_corrupt(blank: bytes) -> None:
    assert code(blank[: len(blank) // 2]) == "corrupt"
    assert code(blank[:-40]) == "corrupt"


def test_a_part_that_is_not_what_the_directory_says_is_corrupt(blank: bytes) -> None:
    with zipfile.ZipFile(BytesIO(blank)) as package:
        info = package.getinfo(SHEET)
        start = info.header_offset + 30 + len(info.filename)
    broken = bytearray(blank)
    broken[start + 200] ^= 0xFF
    assert code(bytes(broken)) == "corrupt"
    # The checksum in both headers is made to fit other contents.
    wrong = blank.replace(struct.pack("<I", info.CRC), struct.pack("<I", zlib.crc32(b"x")))
    assert code(wrong) == "corrupt"


def test_an_encrypted_entry_is_taken_for_a_password(blank: bytes) -> None:
    central = blank.index(b"PK\x01\x02")
    locked = bytearray(blank)
    locked[central + 8] |= 1
    assert code(bytes(locked)) == "password-protected"


def test_two_parts_of_one_name_are_refused(blank: bytes) -> None:
    target = BytesIO(blank)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(target, "a") as package:
        package.writestr(SHEET, b"<worksheet/>")
    assert code(target.getvalue()) == "corrupt"


@pytest.mark.parametrize("name", ["../../etc/sop.xml", "/xl/a.xml", "xl\\a.xml", "C:/a.xml"])
def test_parts_from_outside_the_package_are_refused(blank: bytes, name: str) -> None:
    target = BytesIO(blank)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr(zipfile.ZipInfo(name), b"<a/>")
    content = target.getvalue()
    # Python's own writer turns a backslash into a slash; a hostile one does not.
    assert (
        code(content.replace(b"xl/a.xml", name.encode()) if "\\" in name else content) == "corrupt"
    )


def test_a_part_that_swells_is_taken_for_a_bomb(blank: bytes) -> None:
    assert code(altered(blank, STRINGS, lambda part: part + b" " * (40 << 20))) == "bomb"


def test_many_parts_that_swell_together_are_a_bomb() -> None:
    parts = {f"xl__a{number}_xml": b" " * (1 << 20) for number in range(60)}
    assert code(packed(xl__workbook_xml=b"<workbook/>", **parts)) == "bomb"


def test_more_parts_than_any_workbook_has_are_refused() -> None:
    assert code(packed(**{f"xl__a{number}_bin": b"" for number in range(2_001)})) == "bomb"


@pytest.mark.parametrize(
    "head",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        b'<?xml version="1.0"?><!doctype a>',
        "\ufeff<!DOCTYPE a>".encode("utf-16-le"),
    ],
)
def test_entities_are_refused_before_any_parser_sees_them(blank: bytes, head: bytes) -> None:
    assert code(altered(blank, STRINGS, lambda part: head + part)) == "entities"


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="60"><c r="XFD60"><v>1</v></c></row>',
        b'<row r="60"><c r="DA60"><v>1</v></c></row>',
        b'<row r="10000"><c><v>1</v></c></row>',
        b"<row r='60'><c r='XFD60'><v>1</v></c></row>",
        b'<row r="60"><c\nr = "XFD60"><v>1</v></c></row>',
        b'<row r="60"><x:c r="XFD60"><x:v>1</x:v></x:c></row>',
        b'<row r="60"><c s="1" r="XFD60"><v>1</v></c></row>',
        b'<row r="99999999999"><c><v>1</v></c></row>',
    ],
)
def test_a_sheet_that_reaches_too_far_is_refused(blank: bytes, rows: bytes) -> None:
    assert code(altered(blank, SHEET, with_rows(rows))) == "too-many-cells"


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="9999"><c r="CZ9999"><v>1</v></c></row>',
        b'<row r="1048576" ht="12.8"></row>',
        b'<row r="1048576"/>',
        b'<row r="60"><c r="XFD60" s="1"/><c r="XFD60" s="1"></c></row>',
    ],
)
def test_a_sheet_of_which_only_formats_reach_so_far_passes(blank: bytes, rows: bytes) -> None:
    assert guarded(altered(blank, SHEET, with_rows(rows)), "sop.xlsx")


@pytest.mark.parametrize("count", [b"4000000000", b"999999"])
def test_a_string_table_that_claims_too_much_is_refused(blank: bytes, count: bytes) -> None:
    def claim(part: bytes) -> bytes:
        head, rest = part.split(b"<sst", 1)
        return head + b"<sst" + rest.replace(b'ount="', b'ount="' + count + b'" a="')

    assert code(altered(blank, STRINGS, claim)) == "corrupt"


def test_a_binary_workbook_under_another_name_is_refused() -> None:
    assert code(packed(xl__workbook_bin=b"")) == "binary-workbook"


def test_a_document_under_the_name_of_a_workbook_is_refused() -> None:
    assert code(packed(word__document_xml=b"<document/>")) == "not-a-workbook"


OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
CELL = b'<table:table-cell office:value-type="string"'


@pytest.mark.parametrize(
    ("row", "passes"),
    [
        (CELL + b"/>", True),
        (CELL + b' table:number-columns-repeated="16000"/>', False),
        (b'<table:table-cell table:number-columns-repeated="16000"/>', True),
        (b'<table:table-cell table:number-columns-repeated="16000"/>' + CELL + b"/>", False),
    ],
)
def test_repeats_of_an_open_document_are_counted_where_they_hold_something(
    row: bytes, *, passes: bool
) -> None:
    empty = b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell/>'
    content = b"<a><table:table><table:table-row>%b</table:table-row>%b" % (row, empty)
    package = packed(mimetype=OPEN_DOCUMENT, content_xml=content)
    if passes:
        assert guarded(package, "sop.ods").format is Format.OPEN_DOCUMENT
    else:
        assert code(package) == "too-many-cells"


def test_an_encrypted_open_document_is_told_so() -> None:
    package = packed(
        mimetype=OPEN_DOCUMENT,
        content_xml=b"<a/>",
        **{"META-INF__manifest_xml": b"<manifest:encryption-data/>"},
    )
    assert code(package) == "password-protected"


@pytest.mark.parametrize("name", REFUSALS)
def test_every_refusal_names_the_file_and_says_what_to_do(name: str) -> None:
    message, remedy = REFUSALS[name]
    assert "{name}" in message
    assert message.endswith(".")
    assert remedy.endswith(".")
