"""What pyOpenVBA lacks of Excel's conditional formats: adding, finding, colouring, deleting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyopenvba.apps.excel import Range
from pyopenvba.interpreter._objects import MemberSpec, VBAObject, member, method, setter
from pyopenvba.interpreter._values import MISSING, VBAInt, error, to_number, to_text

from tests.excel import application

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyopenvba.apps.excel import Worksheet

EXPRESSION = 2
A1_CELL = re.compile(r"\b\$?[A-Z]{1,3}\$?[0-9]+\b(?=[^\"]*(\"[^\"]*\"[^\"]*)*$)")
PROTECTED = "The cell or chart you're trying to change is on a protected sheet."
CONDITIONS: dict[int, tuple[Worksheet, list[Condition]]] = {}


class Interior(VBAObject):
    """The fill that a condition gives."""

    vba_library = "excel"

    def __init__(self) -> None:
        self.color = 0

    @member
    def Color(self) -> object:  # noqa: N802
        return VBAInt(self.color, "Long")

    @setter("Color")
    def _set_color(self, value: object) -> None:
        self.color = int(to_number(value))


class Condition(VBAObject):
    """One conditional format by formula, and the cells it holds for."""

    vba_type_name, vba_library = "FormatCondition", "excel"

    def __init__(self, address: str, formula: str, among: list[Condition]) -> None:
        self.address, self.formula, self.among = address, formula, among
        self.interior = Interior()

    @member
    def Type(self) -> object:  # noqa: N802
        return VBAInt(EXPRESSION, "Long")

    @member
    def Formula1(self) -> object:  # noqa: N802
        return self.formula

    @member
    def Interior(self) -> object:  # noqa: N802
        return self.interior

    @method
    def Delete(self) -> None:  # noqa: N802
        self.among.remove(self)


class FormatConditions(VBAObject):
    """The conditional formats of a range; those of all cells are those of the sheet."""

    vba_library = "excel"

    def __init__(self, cells: Range) -> None:
        self.cells = cells
        self.all = conditions(cells.sheet)

    def _here(self) -> list[Condition]:
        address = to_text(self.cells.vba_get("Address"))
        rows = int(to_number(self.cells.vba_get("Rows").vba_get("Count")))
        whole = rows > 1_000_000
        return [one for one in self.all if whole or one.address == address]

    @member
    def Count(self) -> object:  # noqa: N802
        return VBAInt(len(self._here()), "Long")

    @member(default=True)
    def Item(self, Index: object = MISSING) -> object:  # noqa: N802, N803
        return self._here()[int(to_number(Index)) - 1]

    @method
    def Add(  # noqa: N802
        self,
        Type: object = MISSING,  # noqa: N803
        Operator: object = MISSING,  # noqa: ARG002, N803
        Formula1: object = MISSING,  # noqa: N803
    ) -> object:
        if int(to_number(Type)) != EXPRESSION:
            raise error(5, "Invalid procedure call or argument")
        if self.cells.sheet.vba_get("ProtectContents"):
            raise error(1004, PROTECTED)
        if application.SESSION.reference_style == application.R1C1 and A1_CELL.search(
            to_text(Formula1)
        ):
            # A formula is read in the style that the user has chosen.
            raise error(5, "Invalid procedure call or argument")
        added = Condition(to_text(self.cells.vba_get("Address")), to_text(Formula1), self.all)
        self.all.append(added)
        return added


def conditions(sheet: Worksheet) -> list[Condition]:
    """Return the conditional formats that macros have added to a sheet."""
    return CONDITIONS.setdefault(id(sheet), (sheet, []))[1]


def coloured(sheet: Worksheet) -> dict[str, int]:
    """Return the colours that conditions of ours give, by cell."""
    found: Iterator[Condition] = (one for one in conditions(sheet) if "sopxl:" in one.formula)
    return {one.address.replace("$", ""): one.interior.color for one in found}


def install() -> None:
    """Teach pyOpenVBA's ranges the member above."""
    CONDITIONS.clear()
    Range._vba_members["formatconditions"] = MemberSpec(
        "FormatConditions", "property", getter=FormatConditions
    )
