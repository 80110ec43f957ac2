"""What is shown of registers on the pages of the rules is true when they are merged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sopxl.model.identity import Identity, Status
from sopxl.model.process import Process, ProcessGroup, ProcessTree, Written
from sopxl.model.sop import Sop, Step
from sopxl.register.former_codes import renamed_since
from sopxl.register.hanging import ProcessMap
from sopxl.register.merge import merge
from sopxl.register.raised import Raised
from sopxl.rules.examples.registers import REGISTER_EXAMPLES
from tests.register.cards import Cards, card, of_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.register.entries import Card

TITLE = re.compile(r"^(Peta proses.*)$", re.MULTILINE)
GROUPS = {group.value: group for group in ProcessGroup}
PROCEDURES, MAP, MAP_BEFORE = "", "Peta proses", "Peta proses sebelumnya"


def tables(text: str) -> dict[str, list[dict[str, str]]]:
    """Return the lines of each table by their headings, under the title of the table."""
    titles = TITLE.split(f"{PROCEDURES}\n{text}")
    return {PROCEDURES: lines(titles[0])} | {
        title: lines(table) for title, table in zip(titles[1::2], titles[2::2], strict=True)
    }


def lines(table: str) -> list[dict[str, str]]:
    heads, _, *rows = (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("|")
    )
    return [dict(zip(heads, row, strict=True)) for row in rows]


def card_of(line: dict[str, str]) -> Card:
    said = line.get
    related = said("Keterkaitan", "")
    return card(
        line["Berkas"],
        (line["Satker"], line["Kode SOP"], "", said("Revisi", "0")),
        sha256=said("Isi", line["Berkas"]),
        title=said("Nama SOP", ""),
        number=said("Nomor SOP", ""),
        status=Status(line["Status"]) if said("Status") else None,
        process_code=said("Kode Proses", ""),
        related=(related,) if related else (),
    )


def said_in(rows: list[dict[str, str]]) -> dict[str, Sop]:
    """Return what the SOPs say; a row without a file goes on with the one above."""
    activities: dict[str, list[str]] = {}
    path = ""
    for row in rows:
        path = row["Berkas"] or path
        if "Kegiatan" in row:
            activities.setdefault(path, []).append(row["Kegiatan"])
    return {
        path: Sop(identity=Identity(title=path), steps=tuple(steps_of(told)))
        for path, told in activities.items()
    }


def steps_of(activities: list[str]) -> Iterator[Step]:
    for index, activity in enumerate(activities):
        yield Step(index=index, number=index + 1, activity=activity, actors=())


def tree_of(rows: list[dict[str, str]]) -> ProcessTree:
    return ProcessTree(
        Process(
            code=row["Kode"],
            name=row["Nama"],
            level=int(row["Level"]) if row.get("Level", "").isdecimal() else None,
            group=GROUPS.get(row.get("Kelompok", "")),
            written_level=Written(row.get("Level", "")),
            written_group=Written(row.get("Kelompok", "")),
        )
        for row in rows
    )


def told(text: str) -> set[str]:
    shown = tables(text)
    rows = shown[PROCEDURES]
    process_map = None
    if MAP in shown:
        now = tree_of(shown[MAP])
        former = renamed_since(tree_of(shown.get(MAP_BEFORE, [])), now, {})
        process_map = ProcessMap(path="peta.xlsx", tree=now, former=former)
    procedures = Cards(*(card_of(row) for row in rows if row["Berkas"]), said=said_in(rows))
    raised = of_kind(Raised, merge(procedures, process_map))
    return {one.finding.rule.code for one in raised}


@pytest.mark.parametrize("code", REGISTER_EXAMPLES)
def test_the_broken_register_breaks_its_rule_alone_and_the_kept_one_none(code: str) -> None:
    broken, kept = REGISTER_EXAMPLES[code]
    assert told(broken) == {code}
    assert told(kept) == set()
