"""The words in which a form is declared."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator


OUR_NAMES = "sopxl."
"""How every defined name of a form begins; what follows is the address in the model."""


class Kind(Enum):
    """What a cell of the form takes."""

    TEXT = "teks"
    LONG_TEXT = "uraian"
    DATE = "tanggal"
    NUMBER = "angka"
    CHOICE = "pilihan"
    LIST = "daftar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Something with a name in the model and words on the sheet; `also` are words in real use."""

    field: str
    label: str
    also: tuple[str, ...] = ()

    def answers_to(self, text: str) -> bool:
        """Tell whether `text`, as an author may have typed it, is this label."""
        return normal_label(text) in label_words(self.label, *self.also)


@cache
def label_words(*labels: str) -> tuple[str, ...]:
    """Return the labels of a template as they are compared, each once."""
    return tuple(dict.fromkeys(map(normal_label, labels)))


def normal_label(text: str) -> str:
    """Return a label without what means nothing: case, spaces, colons, line breaks, shortening."""
    label = " ".join(text.replace("\u00a0", " ").casefold().split()).strip(" :.→")
    if label.startswith("tgl"):
        label = "tanggal" + label.removeprefix("tgl").removeprefix(".")
    return label.replace(" /", "/").replace("/ ", "/").replace(" & ", " dan ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Labelled):
    """One value of the form.

    `cell` is the value's upper left cell in the blank form, `rows` how many cells downwards a LIST
    has, `across` how many columns the cell is merged over. `printed` fields stand in the official
    head; the others in the register block outside the print area. `hint` is shown on entry.
    """

    cell: str
    label_cell: str
    kind: Kind = Kind.TEXT
    rows: int = 1
    across: int = 1
    choices: tuple[str, ...] = ()
    printed: bool = True
    required: bool = True
    hint: str = ""
    example: str = ""

    @property
    def defined_name(self) -> str:
        """The name in the workbook that survives inserted rows: `sopxl.identity.title`."""
        return f"{OUR_NAMES}identity.{self.field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Labelled):
    """One column of a table.

    `part` is the part of the model that the rows are: `steps`, `tests`. `item` tells columns apart
    that share a field: the two ways out of a step. `width` is in characters of the sheet's standard
    font, as Excel counts it. `authoring` columns stand left of the print area.
    """

    letter: str
    width: float
    part: str = "steps"
    item: int | None = None
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    authoring: bool = False
    required: bool = False
    hint: str = ""
    example: str = ""

    @property
    def defined_name(self) -> str:
        """The name of the heading cell in the workbook: `sopxl.steps.activity`."""
        item = "" if self.item is None else f".{self.item}"
        return f"{OUR_NAMES}{self.part}.{self.field}{item}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorColumns:
    """The actor columns, between the columns of activity and requirements."""

    label: str
    first_letter: str
    prepared: int
    limit: int
    width: float
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of rows under a heading row.

    `check` is the column right of the print area in which the form's own formulas say what they
    find in each row.
    """

    sheet: str
    heading_row: int
    first_row: int
    prepared_rows: int
    row_limit: int
    columns: tuple[Column, ...]
    check: Column | None = None

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    @property
    def last_row(self) -> int:
        """The last prepared row of the blank form."""
        return self.first_row + self.prepared_rows - 1

    def column(self, field: str, item: int | None = None) -> Column:
        """Return the column of a model field, or of one item of it."""
        wanted = (field, item)
        return next(column for column in self.columns if (column.field, column.item) == wanted)

    def answering(self, heading: str) -> Column | None:
        """Return the column with this heading, however its author wrote it."""
        return next((column for column in self.columns if column.answers_to(heading)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A whole form: its sheets by name, its fields, its tables; one value per edition.

    `field_sheet` is the sheet that holds the fields.
    """

    id: str
    edition: int
    basis: str
    sheets: tuple[str, ...]
    hidden_sheets: tuple[str, ...]
    fields: tuple[Field, ...]
    tables: tuple[Table, ...]
    actors: ActorColumns | None = None
    field_sheet: str = ""

    @property
    def key(self) -> str:
        """Id and edition in one word: `sop-ap/1`."""
        return f"{self.id}/{self.edition}"

    def field(self, name: str) -> Field:
        """Return the field with this model name."""
        return next(field for field in self.fields if field.field == name)

    def table(self, sheet: str) -> Table:
        """Return the table on a sheet."""
        return next(table for table in self.tables if table.sheet == sheet)
