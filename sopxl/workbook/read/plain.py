"""Sheets of an .xlsx as every office program spells them, each part read once.

A form is spelled in one way by all programs that save one: `<c r="A1" s="2" t="s"><v>7</v></c>`.
Regular expressions read that in a third of the time of a reader for everything. They trust nothing
that a part says of itself, so that it may be read before the guard has looked at it; and they claim
nothing that they did not see: the cells are counted, and a part that holds anything else is left to
the guard and to calamine.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from sopxl.intake.locate.cells import SheetCells
from sopxl.template.address import Spot, column_number
from sopxl.workbook.guard.parts import COLUMN_LIMIT
from sopxl.workbook.read.directory import WORKBOOK, attributes_of, directory_of
from sopxl.workbook.read.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sopxl.intake.draft import Value
    from sopxl.workbook.guard.opening import Guarded
    from sopxl.workbook.read.directory import Directory

CELL = re.compile(
    rb'<c r="([A-Z]{1,2}[0-9]{1,4})"([^>]*+)>(?<!/>)'
    rb"(?:(<f[^>]*+>)(?:(?<=/>)|([^<]*+)</f>))?"
    rb"(?:<v[^>]*+>(?:(?<=/>)|([^<]*+)</v>)|<is>(.*?)</is>)?</c>",
    re.DOTALL,
)
"""A cell with content: address, attributes, tag of the formula, formula, value, inline text."""

CELL_END = b"</c>"
SHEET_END, STYLES_END, BOOK_END = b"</worksheet>", b"</styleSheet>", b"</workbook>"
TAG, RARER = ord("<"), b"!"
"""How a comment begins: with two characters, of which the second is looked for."""

PREFIXED = re.compile(rb'xmlns:\w+="[^"]*/spreadsheetml/(?:2006/)?main"')
HEAD = 4_000
"""Bytes within which a part declares its namespaces."""

MERGES, MERGES_END = b"<mergeCells", b"</mergeCells>"
MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')

STRING, STRING_END, NO_STRING, STRINGS_END = b"<si>", b"</si>", b"<si/>", b"</sst>"
TEXT, TEXT_END = b"<t>", b"</t>"
PIECE = re.compile(rb"<t( [^>]*)?>([^<]*)</t>")
ODD_PIECES, PRESERVED = (b"<rPh", b":t", b"<!", b"<si"), b"preserve"
BLANKS = " \t\r\n"

ENTITY = re.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|(&)")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How Office writes a character that XML does not allow (ECMA-376, part 1, 22.4.2.4)."""

FORMATS = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
FORMAT = re.compile(rb"<xf\b([^>]*)>")
NUMBER_FORMAT = re.compile(rb"<numFmt\b([^>]*)>")
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
MOMENT = re.compile("[dmyhs]", re.IGNORECASE)
BUILT_IN_MOMENTS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Formats of dates and times that have a number only (ECMA-376, part 1, 18.8.30)."""

EPOCH, FIRST_SURE_DAY, LAST_DAY = date(1899, 12, 30), 61, 2_958_465
"""Day 60 is 29 February 1900, which never was; the last is 31 December 9999."""

SPELLED = 80
"""Bytes up to which a formula is kept word by word: a target may be one, and a finding shows it."""

REMEMBERED = 16_384
"""Texts, formulas, addresses and kinds kept read: a batch has the same in every file."""


class Unusual(Exception):  # noqa: N818  no error: another reader takes over
    """Something that is left to calamine."""


def plain_sheets(guarded: Guarded, wanted: Callable[[str], bool]) -> tuple[SheetCells, ...] | None:
    """Return the cells of the sheets whose names are wanted, None if one is spelled unusually."""
    directory = directory_of(guarded.parts)
    if directory.counts_from_1904 or not directory.sheets:
        return None
    try:
        _whole(guarded.parts.get(WORKBOOK, b""), BOOK_END)
        return tuple(_sheets(guarded, directory, wanted))
    except (Unusual, ValueError, IndexError):
        return None


def formula(spelled: bytes) -> str:
    """Return a formula as it is kept.

    One that is longer than a reference, or shared and so spelled in another cell, is just «=»: that
    there is one matters, not how it goes.
    """
    return "=" + (unescape(spelled.decode("utf-8", "replace")) if len(spelled) < SPELLED else "")


def _sheets(
    guarded: Guarded, directory: Directory, wanted: Callable[[str], bool]
) -> Iterator[SheetCells]:
    raw = guarded.parts.raw
    strings = _strings(raw(directory.strings))
    moments = _moments(_whole(raw(directory.styles), STYLES_END))
    for name, part in directory.sheets.items():
        if wanted(name):
            yield _sheet(name, _whole(raw(part), SHEET_END), strings, moments)


def _whole(part: bytes, end: bytes) -> bytes:
    """Return a part that is not cut off; nobody else could open a workbook with one that is."""
    if part and not part.rstrip().endswith(end):
        raise Unusual
    return part


def _sheet(name: str, content: bytes, strings: list[bytes], moments: frozenset[str]) -> SheetCells:
    found = CELL.findall(content)
    whole = len(found) == content.count(CELL_END)
    if not whole or _has_comment(content) or PREFIXED.search(content, 0, HEAD):
        raise Unusual
    cells: dict[tuple[int, int], Value] = {}
    formulas: dict[Spot, str] = {}
    for address, attributes, tag, spelled, stored, inline in found:
        style, kind = KINDS[attributes]
        spot = SPOTS[address]
        if tag and (stored or kind != "str"):
            formulas[spot] = FORMULAS[spelled]
        if stored:
            value = (
                TEXTS[strings[NUMBERS[stored]]]
                if kind == "s"
                else _value(stored, kind, style in moments)
            )
        elif inline:
            value = _joined(inline)
        else:
            continue
        if value != "":
            cells[spot] = value
    return SheetCells(name, cells, formulas, _merged(_merges(content)))


def _has_comment(content: bytes) -> bool:
    at = content.find(RARER)
    while at > 0 and content[at - 1] != TAG:
        at = content.find(RARER, at + 1)
    return at > 0


def _value(stored: bytes, kind: str, moment: bool) -> Value:  # noqa: FBT001  # a cell in a batch
    match kind:
        case "n":
            return _day(float(stored)) if moment else float(stored)
        case "str" | "e":
            return _text(stored)
        case "b":
            return stored == b"1"
        case _:
            raise Unusual


def _day(serial: float) -> date:
    """Return the day with a number; times of day and the first weeks of 1900 are left alone."""
    if not serial.is_integer() or not FIRST_SURE_DAY <= serial <= LAST_DAY:
        raise Unusual
    return EPOCH + timedelta(days=int(serial))


def _merges(content: bytes) -> bytes:
    end = content.rfind(MERGES_END)
    return content[content.rfind(MERGES, 0, end) : end] if end > 0 else b""


@lru_cache(maxsize=256)  # sheets of one form are merged alike
def _merged(merges: bytes) -> tuple[tuple[Spot, Spot], ...]:
    return tuple(
        (
            Spot(int(top), column_number(left.decode())),
            Spot(int(bottom), column_number(right.decode())),
        )
        for left, top, right, bottom in MERGED.findall(merges)
    )


def _strings(part: bytes) -> list[bytes]:
    """Return the shared strings as they are spelled; each is read when a cell asks for it."""
    first = part.find(STRING)
    spelled = part[first:].split(STRING_END) if first > 0 else []
    if spelled and (not spelled.pop().startswith(STRINGS_END) or NO_STRING in part):
        raise Unusual
    return spelled


def _string(spelled: bytes) -> str:
    item = spelled.removeprefix(STRING)
    if item.startswith(TEXT) and item.count(TEXT_END) == 1:
        return _text(item[len(TEXT) : -len(TEXT_END)]).strip(BLANKS)
    return _joined(item)


def _joined(rich: bytes) -> str:
    """Return the text of several pieces; blanks at an end count where the piece says so."""
    if any(odd in rich for odd in ODD_PIECES):
        raise Unusual
    return "".join(
        _text(text) if PRESERVED in about else _text(text).strip(BLANKS)
        for about, text in PIECE.findall(rich)
    )


def _text(raw: bytes) -> str:
    text = raw.decode()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = ENTITY.sub(_character, text)
    return ESCAPED.sub(_escaped, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    name, decimal, hexadecimal, stray = found.groups()
    if stray or (number := int(decimal or hexadecimal or "1", 16 if hexadecimal else 10)) == 0:
        raise Unusual
    return ENTITIES[name] if name else chr(number)


def _escaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _style_and_kind(attributes: bytes) -> tuple[str, str]:
    about = attributes_of(attributes)
    return about.get("s", "0"), about.get("t", "n")


def _spot(address: bytes) -> Spot:
    spot = Spot.at(address.decode())
    if spot.column > COLUMN_LIMIT:
        raise Unusual
    return spot


SPOTS = Remembered(_spot, REMEMBERED)
KINDS = Remembered(_style_and_kind, REMEMBERED)
TEXTS = Remembered(_string, REMEMBERED)
NUMBERS: Remembered[bytes, int] = Remembered(int, REMEMBERED)
FORMULAS = Remembered(formula, REMEMBERED)


@lru_cache(maxsize=64)  # offices save with few programs, and each writes its styles alike
def _moments(styles: bytes) -> frozenset[str]:
    """Return the formats, as cells name them, that show a number as a day or a time."""
    custom = {
        about.get("numFmtId", ""): about.get("formatCode", "")
        for about in map(attributes_of, NUMBER_FORMAT.findall(styles))
    }
    built_in = {str(number) for number in BUILT_IN_MOMENTS} - custom.keys()
    moments = built_in | {key for key, code in custom.items() if _shows_moment(code)}
    formats = FORMATS.search(styles)
    used = map(attributes_of, FORMAT.findall(formats[0] if formats else b""))
    return frozenset(
        str(index) for index, about in enumerate(used) if about.get("numFmtId") in moments
    )


def _shows_moment(code: str) -> bool:
    return MOMENT.search(LITERAL.sub("", code)) is not None
