"""The keys and headings of the Markdown notation: the words of the form, as its spec has them."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from sopxl.template.sop_ap import ACTORS_HEADING, SOP_AP, STEPS, TEST_LOG
from sopxl.template.spec import Kind, normal_label

if TYPE_CHECKING:
    from sopxl.template.spec import Table

ACTORS = "actors"

UNKNOWN_KEY = "memakai kunci «{key}» yang tidak dikenal{meant}"
UNKNOWN_HEADING = "memakai kepala kolom «{heading}» yang tidak dikenal; yang dikenal: {known}"
MEANT = "; maksud Anda «{word}»?"


def field_named(key: str) -> str | None:
    """Return the field of the identity, or `actors`, that a key means."""
    return _fields_by_key().get(normal_label(key))


def label_of(name: str) -> str:
    """Return the key under which the form's own words have a field."""
    return SOP_AP.field(name).label


def is_list(name: str) -> bool:
    """Tell whether a field of the identity has several lines."""
    return name != ACTORS and SOP_AP.field(name).kind is Kind.LIST


def table_headed(headings: tuple[str, ...]) -> Table:
    """Return the table of the form that has most of these headings."""
    return max(
        (STEPS, TEST_LOG),
        key=lambda table: sum(table.answering(heading) is not None for heading in headings),
    )


def unknown_key(key: str) -> str:
    """Say that a key is unknown, and which one may be meant."""
    return UNKNOWN_KEY.format(key=key, meant=_meant(key, tuple(_fields_by_key())))


def unknown_heading(heading: str, table: Table) -> str:
    """Say that a heading is unknown, and which ones the table has."""
    known = ", ".join(column.label for column in table)
    return UNKNOWN_HEADING.format(heading=heading, known=known)


def _meant(word: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(normal_label(word), known, 1)
    return MEANT.format(word=close[0]) if close else ""


@cache
def _fields_by_key() -> dict[str, str]:
    """Return the fields by label, alias and JSON key; the first to claim a word has it."""
    keys = dict.fromkeys((ACTORS, normal_label(ACTORS_HEADING)), ACTORS)
    for field in SOP_AP.fields:
        for word in (field.field, field.label, *field.also):
            keys.setdefault(normal_label(word), field.field)
    return keys
