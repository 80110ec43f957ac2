"""What the pictures of sheets show on the pages of the rules is true of real workbooks."""

from __future__ import annotations

import pytest

from sopxl.intake.parse.sop import parse
from sopxl.rules.examples.cells import CELL_EXAMPLES
from sopxl.rules.reading import workbook as reading
from sopxl.workbook.guard.damage import damaged_part
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded
from tests.workbook.pictures import workbook_shown


def told(picture: str) -> list[str]:
    workbook = guarded(workbook_shown(picture), "uji.xlsx")
    read = parse(read_guarded(workbook))
    whole = [] if not damaged_part(workbook) else [reading.damaged_part.code]
    return whole + [finding.rule.code for finding in read.findings]


@pytest.mark.parametrize("code", CELL_EXAMPLES)
def test_the_broken_sheet_breaks_its_rule_alone_and_the_kept_one_none(code: str) -> None:
    broken, kept = CELL_EXAMPLES[code]
    assert told(broken) == [code]
    assert told(kept) == []
