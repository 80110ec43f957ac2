"""Whatever a form holds is read back; whatever is broken in it is refused and never worse."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from sopxl.intake.parse.sop import parse
from sopxl.model.errors import UserError
from sopxl.workbook.build.form import build_sop
from sopxl.workbook.build.rows import rows_of
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded
from tests.strategies import sops
from tests.workbook.procedures import SOUND

if TYPE_CHECKING:
    from sopxl.model.sop import Sop

FORM = build_sop(SOUND)
PARTS = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet3.xml",
    "xl/worksheets/sheet4.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "[Content_Types].xml",
)
PIECES = (
    b"",
    b"<v>",
    b"</row>",
    b"<",
    b"&",
    b"&#x0;",
    b'"',
    b"\xff",
    b"-1",
    b"99999999999",
    b"1e308",
    b'<c r="A1">',
    b' r="CZ9000"',
    b't="s"',
    b't="e"',
    b'<mergeCell ref="A1:XFD1048576"/>',
)
splices = st.tuples(
    st.sampled_from(PARTS), st.floats(0, 1), st.integers(0, 20), st.sampled_from(PIECES)
)


@settings(max_examples=15)
@given(sops())
def test_any_procedure_that_is_built_is_read_back(sop: Sop) -> None:
    """A form counts its rows itself, so that typed numbers give way to positions."""
    back = parse(read_guarded(guarded(build_sop(sop), "sop.xlsx"))).sop
    assert (back.identity, back.actors, back.tests) == (sop.identity, sop.actors, sop.tests)
    assert rows_of(back) == rows_of(sop)


@settings(max_examples=80)
@given(st.lists(splices, min_size=1, max_size=3))
def test_a_form_damaged_anywhere_is_read_or_refused(
    damage: list[tuple[str, float, int, bytes]],
) -> None:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(FORM)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            for part, place, length, piece in damage:
                if part == name:
                    start = int(place * len(content))
                    content = content[:start] + piece + content[start + length :]
            copy.writestr(name, content)
    try:
        draft = read_guarded(guarded(target.getvalue(), "sop.xlsx"))
    except UserError as refused:
        assert refused.code in {"corrupt", "entities", "too-many-cells", "not-a-sop"}  # noqa: PT017  # either outcome is right
    else:
        assert draft.source == "sop.xlsx"
