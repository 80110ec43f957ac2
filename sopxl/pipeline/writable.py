"""The bytes of a workbook that is about to be written into, or put on paper as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.rules.reading.workbook import damaged_part
from sopxl.workbook.guard import damage
from sopxl.workbook.guard.opening import guarded

if TYPE_CHECKING:
    from sopxl.workbook.guard.file import File


def writable(file: File) -> bytes:
    """Return what a workbook holds.

    Raises UserError, in the words of the rule, for one with a damaged part: what is written into it
    could not be opened either.
    """
    content = file.read_bytes()
    if part := damage.damaged_part(guarded(content, file.name)):
        message = damaged_part.message.format(part=part)
        raise UserError(message, damaged_part.advice, damaged_part.name)
    return content
