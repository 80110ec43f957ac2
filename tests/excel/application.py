"""What pyOpenVBA lacks of Excel itself: its undo list, the Escape key, folders and dialogues."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyopenvba.apps.excel._model import Application, Workbooks
from pyopenvba.interpreter._objects import MemberSpec, VBAObject, member, method, setter
from pyopenvba.interpreter._runtime import Interpreter
from pyopenvba.interpreter._values import MISSING, VBAInt, error, to_number, to_text

if TYPE_CHECKING:
    from pyopenvba.interpreter._ast import Stmt
    from pyopenvba.interpreter._runtime import Frame

A1, R1C1 = 1, -4150
INTERRUPT, NO_SUCH_MEMBER = 18, 438
WINDOW = 4711
"""The number of Excel's window."""

ERROR_HANDLER = 2
"""The Escape key raises an error that the macro can handle."""


@dataclass
class Session:
    """What a person would see and do besides the cells."""

    undo: tuple[str, str] | None = None
    cancel_key: int = 1
    reference_style: int = A1
    templates: Path | None = None
    chosen_folder: str = ""
    begun_from: list[Path] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    escape_at: int = 0
    """The person presses Escape at this statement, counted from 1 where macros heed the key."""

    heeding: int = 0
    """How many statements have been carried out while macros heeded the key."""


SESSION = Session()
PLAIN_EXECUTE = Interpreter._execute
PLAIN_ADD = Workbooks._vba_members["add"]


def no_such_member(owner: str, name: str) -> Exception:
    """Return the error for a member that an object of Office's own library does not have."""
    return error(NO_SUCH_MEMBER, f"{owner} has no member named {name}")


class FileDialog(VBAObject):
    """A dialogue that lets choose a folder; the person has made up her mind already."""

    def __init__(self) -> None:
        self.title = ""

    def vba_no_member(self, name: str) -> Exception:
        return no_such_member("FileDialog", name)

    @member
    def Title(self) -> object:  # noqa: N802
        return self.title

    @setter("Title")
    def _set_title(self, value: object) -> None:
        self.title = to_text(value)

    @method
    def Show(self) -> object:  # noqa: N802
        return VBAInt(-1 if SESSION.chosen_folder else 0, "Long")

    @member
    def SelectedItems(self, Index: object = MISSING) -> object:  # noqa: ARG002, N802, N803
        return SESSION.chosen_folder


def _on_undo(_: Application, text: object, procedure: object) -> None:
    SESSION.undo = (to_text(text), to_text(procedure))


def _add_workbook(books: Workbooks, template: object = MISSING) -> VBAObject:
    """Workbooks.Add, perhaps with a file to begin from."""
    if template is MISSING:
        return PLAIN_ADD.getter(books)
    file = Path(to_text(template))
    if not file.is_file():
        raise error(1004, f"Sorry, we couldn't find {file}.")
    SESSION.begun_from.append(file)
    return books


def _set_cancel_key(_: Application, value: object) -> None:
    SESSION.cancel_key = int(to_number(value))


def _set_reference_style(_: Application, value: object) -> None:
    if value not in (A1, R1C1):
        raise error(1004, "Unable to set the ReferenceStyle property of the Application class")
    SESSION.reference_style = int(to_number(value))


def _set_status(application: Application, value: object) -> None:
    application.status_bar = value
    SESSION.statuses.append(to_text(value))


def _execute(interpreter: Interpreter, statement: Stmt, frame: Frame) -> None:
    """Carry out one statement, unless Escape is pressed first: so Excel looks for the key."""
    if SESSION.cancel_key == ERROR_HANDLER:
        SESSION.heeding += 1
        if SESSION.heeding == SESSION.escape_at:
            raise error(INTERRUPT, "User interrupt occurred")
    PLAIN_EXECUTE(interpreter, statement, frame)


def install() -> Session:
    """Teach pyOpenVBA's application the members above; a new session begins."""
    global SESSION  # noqa: PLW0603  # one Excel at a time
    SESSION = Session()
    members = (
        MemberSpec("OnUndo", "method", getter=_on_undo, parameters=("Text", "Procedure")),
        MemberSpec(
            "EnableCancelKey",
            "property",
            getter=lambda _: VBAInt(SESSION.cancel_key, "Long"),
            setter=_set_cancel_key,
        ),
        MemberSpec(
            "ReferenceStyle",
            "property",
            getter=lambda _: VBAInt(SESSION.reference_style, "Long"),
            setter=_set_reference_style,
        ),
        MemberSpec("Hwnd", "property", getter=lambda _: VBAInt(WINDOW, "Long")),
        # Not called from a cell: in Excel an error value, which is no Range either.
        MemberSpec("Caller", "property", getter=lambda _: ""),
        MemberSpec("TemplatesPath", "property", getter=lambda _: str(SESSION.templates)),
        MemberSpec("FileDialog", "method", getter=lambda *_: FileDialog(), parameters=("Type",)),
        MemberSpec(
            "StatusBar",
            "property",
            getter=lambda application: application.status_bar,
            setter=_set_status,
        ),
    )
    Workbooks._vba_members["add"] = MemberSpec(
        "Add", "method", getter=_add_workbook, parameters=("Template",)
    )
    Interpreter._execute = _execute
    for spec in members:
        Application._vba_members[spec.name.lower()] = spec
    return SESSION
