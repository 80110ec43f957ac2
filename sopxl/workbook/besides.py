"""What a workbook holds besides the cells of its SOP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.template.sop_ap import SOP_AP
from sopxl.workbook.package.parts import MACROS, OFFICE, Package

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MACROS_IN_WORDS = "makro VBA"
OTHER_SHEET = "lembar «{title}»"
ON_SHEET = {
    f"{OFFICE}/drawing": "gambar dan bentuk di lembar «{title}»",
    f"{OFFICE}/comments": "catatan sel di lembar «{title}»",
}
"""What hangs on a sheet, by the kind of its relationship."""


def besides(workbook: bytes, used: Collection[str]) -> tuple[str, ...]:
    """Return what is there besides the sheets in `used` and those of the form, each as a phrase."""
    return tuple(_besides(Package(workbook), used))


def _besides(package: Package, used: Collection[str]) -> Iterator[str]:
    ours = {*SOP_AP.sheets, *SOP_AP.hidden_sheets}
    for title, part in package.sheets().items():
        if title in used:
            kinds = dict.fromkeys(other.kind for other in package.relationships(part))
            yield from (ON_SHEET[kind].format(title=title) for kind in kinds if kind in ON_SHEET)
        elif title not in ours:
            yield OTHER_SHEET.format(title=title)
    if MACROS in package:
        yield MACROS_IN_WORDS
