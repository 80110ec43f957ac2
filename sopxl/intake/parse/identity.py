"""The head of the form and the test log: what each field means."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from sopxl.intake.parse.cell import is_blank
from sopxl.intake.parse.text import same_words, whole_lines
from sopxl.model.dates import FormDate
from sopxl.model.identity import (
    Approver,
    Classification,
    Completeness,
    Identity,
    Nature,
    Scope,
    Status,
    Subject,
    TesterKind,
    TestRecord,
)
from sopxl.rules.reading.head import (
    date_without_day,
    number_cut_short,
    unknown_choice,
    unreadable_date,
)
from sopxl.rules.suggestions import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.intake.parse.cell import Findings, Part

Choice = TypeVar("Choice", bound=Enum)


_CUT_SHORT = re.compile(r"\d[.,]?\d*E\+\d+", re.IGNORECASE)
"""How a number of more than 15 digits is shown."""

_PREFIX = re.compile(r"NIP\b[ .:]*", re.IGNORECASE)
"""What stands before the number where it has no label of its own."""


class _Reader:
    """Reads the fields of one part by their names in the model."""

    def __init__(self, part: Part, findings: Findings) -> None:
        self._part = part
        self._findings = findings

    def text(self, name: str) -> str:
        return self._findings.text(self._part.fields.get(name))

    def digits(self, name: str) -> str:
        """Return a text of many digits; Excel keeps no more than 15 of a number."""
        cell = self._part.fields.get(name)
        text = _PREFIX.sub("", self._findings.text(cell))
        if cell and _CUT_SHORT.fullmatch(text):
            ref, _ = cell
            self._findings.misread(ref, number_cut_short, text=text)
        return text

    def prose(self, name: str) -> str:
        return self._findings.text(self._part.fields.get(name), whole_lines)

    def date(self, name: str) -> FormDate:
        cell = self._part.fields.get(name)
        text = self._findings.text(cell)
        if cell is None or not text:
            return FormDate()
        ref, entry = cell
        read = FormDate.parse(text, entry.value)
        if read.month:
            self._findings.misread(ref, date_without_day, text=text)
        elif read.day is None and not read.is_blank:
            self._findings.misread(ref, unreadable_date, text=text)
        return read

    def choice(self, name: str, choices: type[Choice]) -> Choice | None:
        cell = self._part.fields.get(name)
        text = self._findings.text(cell)
        if cell is None or not text:
            return None
        chosen = _by_word(choices).get(same_words(text))
        if chosen is None:
            ref, _ = cell
            words = tuple(choice.value for choice in choices)
            known, meant = ", ".join(words), suggestion(text, words)
            self._findings.misread(ref, unknown_choice, text=text, known=known, meant=meant)
        return chosen

    def lines(self, name: str) -> tuple[str, ...]:
        """Return a list; a source that gives it in one cell gives one item."""
        items = self._part.items.get(name)
        if not items:
            return tuple(filter(None, (self.text(name),)))
        return tuple(
            self._findings.text(cell) for _, cell in sorted(items.items()) if not is_blank(cell)
        )


def read_identity(part: Part, findings: Findings) -> Identity:
    """Return the head of the form."""
    read = _Reader(part, findings)
    return Identity(
        title=read.text("title"),
        number=read.text("number"),
        satker=read.text("satker"),
        sop_code=read.text("sop_code"),
        variant=read.text("variant"),
        revision=read.text("revision"),
        status=read.choice("status", Status),
        unit=read.text("unit"),
        subunit=read.text("subunit"),
        created=read.date("created"),
        revised=read.date("revised"),
        effective=read.date("effective"),
        approver=_approver(read),
        legal_basis=read.lines("legal_basis"),
        related=read.lines("related"),
        qualifications=read.lines("qualifications"),
        equipment=read.lines("equipment"),
        cautions=read.lines("cautions"),
        records=read.lines("records"),
        process_code=read.text("process_code"),
        classification=_classification(read),
        time_limit=read.text("time_limit"),
    )


def read_tests(rows: Mapping[int, Part], findings: Findings) -> tuple[TestRecord, ...]:
    """Return the lines of the test log that say something, in order."""
    return tuple(
        _test(_Reader(row, findings))
        for _, row in sorted(rows.items())
        if not all(map(is_blank, row.fields.values()))
    )


def _approver(read: _Reader) -> Approver:
    return Approver(
        position=read.text("approver.position"),
        name=read.text("approver.name"),
        nip=read.digits("approver.nip"),
    )


def _classification(read: _Reader) -> Classification:
    return Classification(
        nature=read.choice("classification.nature", Nature),
        scope=read.choice("classification.scope", Scope),
        completeness=read.choice("classification.completeness", Completeness),
        subject=read.choice("classification.subject", Subject),
    )


def _test(read: _Reader) -> TestRecord:
    return TestRecord(
        kind=read.choice("kind", TesterKind),
        position=read.text("position"),
        date=read.date("date"),
        result=read.prose("result"),
        note=read.prose("note"),
        priority=read.text("priority"),
    )


@lru_cache(maxsize=16)
def _by_word(choices: type[Choice]) -> Mapping[str, Choice]:
    return {same_words(choice.value): choice for choice in choices}
