"""Drawn workbooks are valid, whichever of two spellings a reader takes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from sopxl.model.settings import Settings, Theme
from tests.conftest import real_part
from tests.pipeline.drawn import anchors, dragged, draw, drawn, form, sheet_part, with_anchors

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMAS = os.environ.get("SOPXL_SCHEMAS", "")
"""A folder with the schemas of ISO/IEC 29500-4 (transitional), which we may not hand on: they are
`spec/ISO-IEC-29500-4/xsd` of the repository scanny/python-pptx, and in the standard's archive."""

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
EITHER = f"{{{MC}}}AlternateContent"
WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "two pages": lambda: drawn("05"),
    "by actor": lambda: draw(form("06"), Settings(theme=Theme.COLOUR)).content,
    "contrast": lambda: draw(form("01"), Settings(theme=Theme.HIGH_CONTRAST)).content,
    "kept": lambda: draw(dragged(drawn("07"), "n3", 9, -7), keep=True).content,
}


def taking(branch: str, workbook: bytes) -> bytes:
    """The workbook as a reader sees it who takes one branch of every choice."""

    def take(root: etree._Element) -> None:
        for either in list(root.iter(EITHER)):
            (chosen,) = either.iterchildren(f"{{{MC}}}{branch}")
            parent = either.getparent()
            assert parent is not None
            for child in list(chosen):
                either.addprevious(child)
            parent.remove(either)

    return with_anchors(workbook, take)


@pytest.mark.parametrize("name", WORKBOOKS)
@pytest.mark.parametrize("branch", ["both", "Choice", "Fallback"])
def test_the_open_xml_sdk_finds_no_fault(name: str, branch: str, tmp_path: Path) -> None:
    validator = real_part("ooxml-validator")
    workbook = WORKBOOKS[name]()
    file = tmp_path / "sop.xlsx"
    file.write_bytes(workbook if branch == "both" else taking(branch, workbook))
    result = subprocess.run([validator, str(file)], capture_output=True, check=False, timeout=120)
    assert json.loads(result.stdout)["errors"] == []


@pytest.mark.skipif(not SCHEMAS, reason="SOPXL_SCHEMAS names no folder with the schemas")
@pytest.mark.parametrize("name", WORKBOOKS)
@pytest.mark.parametrize("branch", ["Choice", "Fallback"])
def test_the_schemas_of_the_standard_find_no_fault(name: str, branch: str) -> None:
    workbook = taking(branch, WORKBOOKS[name]())
    parts = {"dml-spreadsheetDrawing.xsd": anchors(workbook)}
    parts["sml.xsd"] = etree.fromstring(sheet_part(workbook))
    for file, root in parts.items():
        schema = etree.XMLSchema(etree.parse(str(Path(SCHEMAS) / file)))
        schema.assertValid(etree.fromstring(etree.tostring(root)))


def test_both_branches_hold_the_same_shapes() -> None:
    choice, fallback = (
        anchors(taking(branch, drawn("05"))).xpath("//*[local-name()='cNvPr']/@name")
        for branch in ("Choice", "Fallback")
    )
    assert choice == fallback
