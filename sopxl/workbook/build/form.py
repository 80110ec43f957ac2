"""From the cell map to a workbook: the blank form, or one filled in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sopxl.model.settings import SETTING_KEYS, Paper
from sopxl.model.sop import Sop
from sopxl.reference.offices import offices
from sopxl.template.address import Spot
from sopxl.template.example import EXAMPLE
from sopxl.template.fitting import with_actors, with_lists, with_rows
from sopxl.template.guide import EXAMPLE_NOTE
from sopxl.template.sop_ap import EXAMPLE as EXAMPLE_SHEET
from sopxl.template.sop_ap import FORM_TITLE, IDENTITY, PROCEDURE, SOP_AP
from sopxl.template.spec import Kind
from sopxl.workbook.build.book import Book
from sopxl.workbook.build.identity import AGENCY, agency, build_identity
from sopxl.workbook.build.plan import Title, plan
from sopxl.workbook.build.procedure import build_procedure, name_columns
from sopxl.workbook.build.sheets import (
    build_findings,
    build_guide,
    build_lists,
    build_meta,
    build_tests,
)
from sopxl.workbook.build.values import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.model.identity import Identity
    from sopxl.template.spec import Template

UNNAMED = "(isi Nama SOP di lembar Identitas)"
NUMBERED = "Nomor: "


def build_sop(sop: Sop | None = None, paper: Paper = Paper.F4) -> bytes:
    """Return the form as a workbook, filled with what `sop` says; the same bytes every time.

    Without actors the form has its prepared actor columns, without steps its prepared rows; else
    it has as many as the SOP, and more may be inserted anywhere.
    """
    sop = sop or Sop()
    template = fitted(sop)
    names = _office_names()
    with Book(sop.identity.title or FORM_TITLE, SOP_AP.basis) as book:
        build_guide(book)
        example = plan(_fitted_example(), EXAMPLE, _example_titles(), paper)
        build_procedure(book, EXAMPLE_SHEET, example)
        build_identity(book, template, sop.identity, names, paper)
        table = plan(template, sop, _titles(template, sop.identity, names), paper)
        procedure = build_procedure(book, PROCEDURE, table)
        name_columns(book, procedure, table)
        build_tests(book, template, sop.tests)
        build_findings(book)
        build_lists(book, names)
        build_meta(book, SOP_AP, SETTING_KEYS)
    return book.content


def fitted(sop: Sop) -> Template:
    """Return the form as it is laid out for one SOP."""
    template = SOP_AP
    if sop.actors:
        template = with_actors(template, len(sop.actors))
    if sop.steps:
        template = with_rows(template, PROCEDURE, len(sop.steps))
    lists = (field.field for field in template.fields if field.kind is Kind.LIST)
    return with_lists(template, {name: len(lines_of(sop.identity, name)) for name in lists})


def _fitted_example() -> Template:
    return with_rows(with_actors(SOP_AP, len(EXAMPLE.actors)), PROCEDURE, len(EXAMPLE.steps))


@cache
def _office_names() -> Mapping[str, str]:
    return {office.code: office.name for office in offices()}


def _titles(template: Template, identity: Identity, names: Mapping[str, str]) -> tuple[Title, ...]:
    """Return the lines over the table, which repeat what the identity sheet says."""
    title, number = (
        f"'{IDENTITY}'!{Spot.at(template.field(name).cell).fixed}" for name in ("title", "number")
    )
    return (
        Title(
            text=identity.title.upper() or UNNAMED,
            formula=f'IF({title}="","{UNNAMED}",UPPER({title}))',
        ),
        Title(text=agency(identity, names), formula=f"'{IDENTITY}'!{AGENCY[0].fixed}"),
        Title(
            text=identity.number and NUMBERED + identity.number,
            formula=f'IF({number}="","","{NUMBERED}"&{number})',
        ),
    )


def _example_titles() -> tuple[Title, ...]:
    return (Title(text=EXAMPLE.identity.title.upper()), Title(text=EXAMPLE_NOTE), Title(text=""))
