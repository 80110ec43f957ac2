"""Tables of any length, row by row, into a workbook that keeps none of them in memory."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from sopxl.register.entry import INSIDE
from sopxl.report.register_workbook.sheets import LINKED, Look
from sopxl.template.sop_ap import SOP_AP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from sopxl.report.register_workbook.sheets import Column, Sheet

    Row: TypeAlias = Sequence[Any]
    Shown: TypeAlias = str | float | date | None
    Write: TypeAlias = Callable[[int, Row], None]

LABELS = {field.field: field.label for field in SOP_AP.fields}

SHEET_ROWS = 1_048_576
"""What a sheet of Excel holds."""

SHEET_LINKS = 65_530
"""How many links a sheet of Excel holds; further ones are plain text."""

CELL_TEXT = 32_767
"""What a cell of Excel holds."""

LINK_LENGTH = 2_000
UNLINKABLE = frozenset('#%"<>|?*[]')
"""Signs that a link to a file cannot carry."""

BY_FOLDER = "Nama berkas ini memuat tanda yang tidak dapat dimuat tautan; yang dibuka foldernya."

WEB = re.compile(r"https?://[^\s\"<>|]+$")
"""Addresses that Excel opens itself."""

CUT = "…"
REST_IS_ELSEWHERE = (
    "Lembar ini penuh. Semua barisnya ada di register.db (tampilan {view}) dan di {table}.csv "
    "hasil: sopxl export FOLDER-REGISTER --to csv"
)
LINKS_END = (
    "Lembar Excel memuat paling banyak {most} tautan. Sesudah itu letaknya tertulis tanpa tautan; "
    "berkasnya ada di {table}.csv hasil: sopxl export FOLDER-REGISTER --to csv"
)
UNREACHED = (
    "Sebagian letak tertulis tanpa tautan: namanya memuat tanda yang tidak dapat dimuat tautan "
    "Excel (misalnya # atau %), atau terlalu panjang. Buka berkasnya langsung dari foldernya."
)
YES_NO = {0: "tidak", 1: "ya"}
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  Excel stores no zone

HEADING_HEIGHT, LINE_HEIGHT = 42, 13.5
A4 = 9
FOOTER = "&L&A&RHalaman &P dari &N"
FITS_ACROSS, WIDE_SCALE = 330, 60
"""Characters that are still legible on one width of paper; in percent, what is printed else."""

INK, PAPER, RULE, BAR_COLOUR, LINK_COLOUR = "#FFFFFF", "#1F4E78", "#BFBFBF", "#9DC3E6", "#0563C1"
PLAIN: dict[str, object] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
HEADING = PLAIN | {
    "bold": True,
    "font_color": INK,
    "bg_color": PAPER,
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": RULE,
}
LOOKS: Mapping[Look, dict[str, object]] = {
    Look.WRAPPED: {"text_wrap": True},
    Look.ORDINAL: {"num_format": "0", "align": "center"},
    Look.NUMBER: {"num_format": "#,##0"},
    Look.BAR: {"num_format": "#,##0"},
    Look.DATE: {"num_format": "dd/mm/yyyy", "align": "left"},
    Look.MOMENT: {"num_format": "dd/mm/yyyy hh:mm", "align": "left"},
    Look.FILE: {"font_color": LINK_COLOUR, "underline": 1},
}
"""What each look adds to the plain one."""

BAR = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_solid": True,
    "bar_color": BAR_COLOUR,
    "min_type": "num",
    "min_value": 0,
}

WORD_COLOURS = (
    ("galat", "#9C0006", "#FFC7CE"),
    ("karantina", "#9C0006", "#FFC7CE"),
    ("tidak ditemukan", "#9C0006", "#FFC7CE"),
    ("peringatan", "#7F6000", "#FFEB9C"),
    ("tersisih", "#7F6000", "#FFEB9C"),
)
"""Words that are coloured wherever they fill a cell: ink and paper, told apart in grey as well."""


class Tables:
    """The tables of one workbook; `rows` and `links` are what one sheet takes of each."""

    def __init__(self, book: Workbook, rows: int = SHEET_ROWS, links: int = SHEET_LINKS) -> None:
        self._book = book
        self._rows, self._links = rows, links
        self._heading = book.add_format(HEADING)
        self._looks = {look: book.add_format(PLAIN | LOOKS.get(look, {})) for look in Look}
        self._colours = [
            (word, book.add_format({"font_color": ink, "bg_color": paper}))
            for word, ink, paper in WORD_COLOURS
        ]

    def write(self, sheet: Sheet, rows: Iterable[Row]) -> None:
        """Write a whole table, or as much of it as a sheet takes and where the rest is.

        A row has the values that `sheet.names` tells, in that order.
        """
        page = self._book.add_worksheet(sheet.name)
        self._head(page, sheet)
        cells = _Cells(page, self._looks, self._links)
        places = {name: place for place, name in enumerate(sheet.names)}
        writers = tuple(cells.writer(at, one, places) for at, one in enumerate(sheet.columns))
        wrapped = [
            (places[column.name], column.width)
            for column in sheet.columns
            if column.look is Look.WRAPPED
        ]
        last = 0
        told: list[str] = []
        for row in rows:
            if last == self._rows - 2:
                told.append(REST_IS_ELSEWHERE)
                break
            last += 1
            if wrapped:
                page.set_row(last, LINE_HEIGHT * _lines(wrapped, row))
            for write in writers:
                write(last, row)
        self._foot(page, sheet, last)
        told += (said for said in (LINKS_END, UNREACHED) if said in cells.unlinked)
        said = " ".join(told).format(view=sheet.view, table=sheet.table, most=self._links)
        if said:
            page.write_string(last + 1, 0, said)

    def _head(self, page: Worksheet, sheet: Sheet) -> None:
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, column.width, self._looks[column.look])
            page.write_string(0, at, column.heading, self._heading)
        page.set_row(0, HEADING_HEIGHT)
        page.freeze_panes(1, sheet.frozen)
        page.repeat_rows(0)
        _print_set_up(page, sheet)

    def _foot(self, page: Worksheet, sheet: Sheet, last: int) -> None:
        """Put the filter, the bars and the colours over the rows that were written.

        A filter takes the place of a table object: XlsxWriter makes none in constant memory.
        """
        right = len(sheet.columns) - 1
        page.autofilter(0, 0, last, right)
        for at, column in enumerate(sheet.columns):
            if last and column.look is Look.BAR:
                page.conditional_format(1, at, last, at, BAR)
        for word, look in self._colours if last else ():
            same = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
            page.conditional_format(1, 0, last, right, same)


class _Cells:
    """Writes the cells of one page, each as what it is; no text ever becomes a formula."""

    def __init__(self, page: Worksheet, looks: Mapping[Look, Format], links: int) -> None:
        self._page = page
        self._looks = looks
        self._text, self._linked = looks[Look.TEXT], looks[Look.FILE]
        self._links_left = links
        self.unlinked: set[str] = set()
        """Why something has no link, as the page says."""

    def writer(self, at: int, column: Column, places: Mapping[str, int]) -> Write:
        """Return what writes the cells of one column, chosen once and not in every row.

        `places` tells where in a row its values stand.
        """
        look, place = self._looks[column.look], places.get(column.name, 0)
        match column.look:
            case Look.ORDINAL:
                return lambda number, _: self._page.write_number(number, at, number, look)
            case Look.FILE:
                return lambda number, row: self._link(number, at, row[place], row[place])
            case Look.CELL:
                path, sheet, cell = (places[name] for name in LINKED)
                return lambda number, row: self._cell_link(
                    number, at, row[path], row[sheet], row[cell]
                )
            case Look.PLACED:
                path, sheet, cell = (places[name] for name in LINKED)
                return lambda number, row: self._link(
                    number, at, row[path], row[place], _inside(row[sheet], row[cell])
                )
            case _ if shown := SHOWN.get(column.look):
                return lambda number, row: self._plain(number, at, shown(row[place]), look)
            case _:
                return self._texts(at, place, look)

    def _texts(self, at: int, place: int, look: Format) -> Write:
        """Return what writes a column that mostly holds texts, the shortest way for them."""
        write_string = self._page.write_string

        def write(number: int, row: Row) -> None:
            value = row[place]
            if type(value) is not str or len(value) > CELL_TEXT:
                self._plain(number, at, value, look)
            elif value:
                write_string(number, at, value, look)

        return write

    def _plain(self, number: int, at: int, value: Shown, look: Format) -> None:
        match value:  # in the order in which there are most of them
            case str():
                if value:
                    self._page.write_string(number, at, _fitting(value), look)
            case int() | float():
                self._page.write_number(number, at, value, look)
            case date():
                self._page.write_datetime(number, at, value, look)
            case None:
                pass

    def _cell_link(self, number: int, at: int, path: str, sheet: str, cell: str) -> None:  # a place
        shown = f"{sheet}!{cell}" if sheet else cell
        self._link(number, at, path, shown, _inside(sheet, cell))

    def _link(self, number: int, at: int, path: str, shown: str, inside: str = "") -> None:
        """Write a link to a file, or to a place inside it; plain text where none can be made.

        A file in an archive is reached by way of its archive, one on a server by its address, and
        one whose name no link can carry by way of its folder, as the link says.
        """
        link, tip = _target(path, inside) if shown and self._links_left else ("", "")
        if link:
            self._links_left -= 1
            self._page.write_url(number, at, link, self._linked, _fitting(shown), tip or None)
        else:
            if shown:
                self.unlinked.add(UNREACHED if self._links_left else LINKS_END)
            self._plain(number, at, shown, self._text)


def _inside(sheet: str, cell: str) -> str:
    return f"#{_quoted(sheet)}!{cell}" if sheet else ""


def _target(path: str, inside: str) -> tuple[str, str]:
    """Return the target of a link, empty where none can be made, and what to say of it."""
    file, deeper, tip = _file(path)
    link = f"{file}{inside}" if deeper else file
    return (link, tip) if len(link) <= LINK_LENGTH else ("", "")


@lru_cache(maxsize=1024)  # all steps of an SOP lead to one file
def _file(path: str) -> tuple[str, bool, str]:
    """Return how a link to a file begins, whether it may lead to a place inside, and a remark."""
    if WEB.match(path):
        return path, False, ""
    file, packed, _ = path.partition(INSIDE)
    if UNLINKABLE.isdisjoint(file):
        return f"external:{file}", not packed, ""
    folder = file.rpartition("/")[0]
    carried = folder and UNLINKABLE.isdisjoint(folder)
    return (f"external:{folder}", False, BY_FOLDER) if carried else ("", False, "")


@lru_cache(maxsize=256)
def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def _print_set_up(page: Worksheet, sheet: Sheet) -> None:
    """Fit a table on the width of the paper, or let it run on over several sheets of it."""
    page.set_landscape()
    page.set_paper(A4)
    page.set_footer(FOOTER)
    if sum(column.width for column in sheet.columns) <= FITS_ACROSS:
        page.fit_to_pages(1, 0)
    else:
        page.set_print_scale(WIDE_SCALE)
        page.repeat_columns(0, max(sheet.frozen - 1, 0))


def _lines(wrapped: Iterable[tuple[int, float]], row: Row) -> int:
    """Return how many lines a row needs; not every program works it out for itself.

    `wrapped` tells where in the row the texts stand that run on, and the widths of their columns.
    """
    return max([1 + int(len(row[place]) // width) for place, width in wrapped])


def _day(value: str | None) -> date | str | None:
    """Return the day of an ISO text; what an author typed otherwise stays text."""
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return value


def _moment(nanoseconds: int) -> datetime | None:
    """Return the moment of a file's time, without the zone that Excel cannot store."""
    moment = EPOCH + timedelta(microseconds=nanoseconds // 1000)
    return moment if nanoseconds else None


@lru_cache(maxsize=64)  # the forms of a batch have their fields in the same cells
def _places(stored: str | None) -> str:
    """Return where the fields of a head stand, by sheet: «Identitas: Nama SOP I10, Status O7»."""
    told = {line.partition("=")[0]: line for line in (stored or "").splitlines()}
    found: dict[str, list[str]] = {}
    for field in (field for field in LABELS if field in told):
        sheet, _, cell = told[field].partition("=")[2].rpartition("!")
        found.setdefault(sheet, []).append(f"{LABELS[field]} {cell}")
    return "; ".join(
        f"{sheet}: {', '.join(cells)}" if sheet else ", ".join(cells)
        for sheet, cells in found.items()
    )


SHOWN: Mapping[Look, Callable[[Any], Shown]] = {
    Look.YES_NO: YES_NO.get,
    Look.MOMENT: _moment,
    Look.DATE: _day,
    Look.PLACES: _places,
}
"""What is shown of a value that is stored in another form."""


def _fitting(text: str) -> str:
    return text if len(text) <= CELL_TEXT else text[: CELL_TEXT - 1] + CUT
