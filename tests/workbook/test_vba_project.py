"""The project is read back by those who read what Excel itself writes."""

from __future__ import annotations

import io
from contextlib import closing

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oletools.olevba import VBA_Parser
from pyopenvba.cfb import CFB
from pyopenvba.vba import parse_project_stream, parse_vba_project

from sopxl.workbook.vba import Kind, Module, document, exported, project
from sopxl.workbook.vba.compound import compound_file
from sopxl.workbook.vba.protection import encrypted, project_key

DRAW = 'Attribute VB_Name = "Draw"\nOption Explicit\n\nPublic Sub Draw()\nEnd Sub\n'
CLASS = """\
VERSION 1.0 CLASS
BEGIN
  MultiUse = -1  'True
END
Attribute VB_Name = "Shelf"
Attribute VB_GlobalNameSpace = False
Option Explicit
"""
MODULES = (
    document("ThisWorkbook", Kind.WORKBOOK),
    document("Sheet1", Kind.WORKSHEET),
    exported(DRAW),
    exported(CLASS),
)


def test_olevba_reads_every_module() -> None:
    with closing(VBA_Parser("vbaProject.bin", data=project(MODULES))) as parser:
        found = {path: code for _, _, path, code in parser.extract_macros()}
    assert found["Draw.bas"].replace("\r\n", "\n") == DRAW
    assert set(found) == {"ThisWorkbook.cls", "Sheet1.cls", "Draw.bas", "Shelf.cls"}


def test_pyopenvba_reads_every_module() -> None:
    read = parse_vba_project(CFB.from_bytes(project(MODULES)))
    assert [module.name for module in read.modules] == [module.name for module in MODULES]
    assert [module.source.replace("\r\n", "\n") for module in read.modules] == [
        module.source for module in MODULES
    ]


def test_the_project_stream_names_the_kind_of_every_module() -> None:
    stream = CFB.from_bytes(project(MODULES, name="sopxl")).get_stream("PROJECT")
    read = parse_project_stream(stream)
    assert read.name == "sopxl"
    assert read.standard_modules == ["Draw"]
    assert read.class_modules == ["Shelf"]
    assert [name for name, _ in read.document_modules] == ["ThisWorkbook", "Sheet1"]
    assert not read.protection.has_password


def test_the_same_modules_make_the_same_bytes() -> None:
    assert project(MODULES) == project(MODULES)


def test_a_class_loses_its_export_header_and_gains_its_base() -> None:
    shelf = exported(CLASS)
    assert shelf.kind is Kind.CLASS
    assert shelf.source.startswith('Attribute VB_Name = "Shelf"\nAttribute VB_Base = "0{FCFB3D2A')
    assert "VERSION" not in shelf.source


def test_a_source_that_does_not_name_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="VB_Name"):
        exported("Option Explicit\n")


def test_a_character_outside_the_code_page_names_its_module() -> None:
    with pytest.raises(ValueError, match="module Draw: '→'"):
        project((Module("Draw", DRAW + "' →\n"),))


streams = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=20), st.binary(max_size=5000), max_size=40
)


@given(streams, st.binary(max_size=9000))
def test_every_stream_of_a_compound_file_comes_back(flat: dict[str, bytes], inner: bytes) -> None:
    raw = compound_file({**flat, "Storage": {"Stream": inner}})
    with olefile.OleFileIO(io.BytesIO(raw), raise_defects=olefile.DEFECT_UNSURE) as read:
        assert {name: read.openstream(name).read() for name in flat} == flat
        assert read.openstream("Storage/Stream").read() == inner


def test_a_compound_file_larger_than_its_header_can_tell_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        compound_file({"Stream": bytes(8_000_000)})


def decrypted(text: str) -> tuple[int, bytes]:
    """[MS-OVBA] 2.4.3.3, written from the specification: return the key and the data."""
    seed, version, key, *rest = bytes.fromhex(text)
    assert version ^ seed == 2
    unencrypted, first, second = key ^ seed, key, version
    plain = []
    for byte in rest:
        unencrypted = byte ^ ((second + unencrypted) & 0xFF)
        plain.append(unencrypted)
        second, first = first, byte
    ignored = (seed & 6) // 2
    length = int.from_bytes(bytes(plain[ignored : ignored + 4]), "little")
    data = bytes(plain[ignored + 4 :])
    assert len(data) == length
    return key ^ seed, data


@given(st.binary(max_size=20), st.integers(0, 255), st.integers(0, 255))
def test_protection_decrypts_to_what_was_encrypted(data: bytes, key: int, seed: int) -> None:
    assert decrypted(encrypted(data, key, seed)) == (key, data)


def test_the_key_counts_the_braces_of_the_identifier() -> None:
    assert project_key("{}") == (ord("{") + ord("}")) & 0xFF
