"""The lists on which people decide: read before merging, brought up to date after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.errors import UserError
from sopxl.pipeline.failures import failures_told
from sopxl.pipeline.files import replacing
from sopxl.pipeline.results import PROCESSES_FILE, ROLES_FILE
from sopxl.register.answered_roles import circling, confirmed_roles, still_open
from sopxl.register.process_proposals import propose_processes
from sopxl.register.proposals import Decisions, Proposal, decided, kept_and_new, says
from sopxl.register.roles import propose_roles
from sopxl.report.workbook.decisions import AGREED, LIKENESS, NOTE, ReviewList, write_review
from sopxl.template.address import Spot
from sopxl.values import dataclass
from sopxl.workbook.plain_list import Amendment, amend_list
from sopxl.workbook.read.plain_table import read_table

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date
    from pathlib import Path

    from sopxl.store.store import Store
    from sopxl.workbook.plain_list import Record
    from sopxl.workbook.read.plain_table import Line

ROLES = ReviewList("Peran", "Nama Peran", ("Dipakai (SOP)",), "Nama Baku yang Diusulkan")
PROCESSES = ReviewList(
    "Gantungan SOP",
    "Berkas",
    ("Kode Satker", "Judul SOP", "Nama Proses"),
    "Kode Proses yang Diusulkan",
)

UNCLEAR = "{file}, {cell}: jawaban «{said}» tidak dikenal; tulis «ya» atau «tidak»."
EMPTY = "{file}, {cell}: «{subject}» disetujui tanpa {heading}; isi kolom itu, atau tulis «tidak»."
UNKNOWN = "{file}, {cell}: «{subject}» tidak ada dalam register; jawabannya tidak dipakai."
CIRCLE = (
    "{file}, {cell}: «{subject}» menjadi «{proposed}», yang akhirnya kembali menjadi «{subject}»; "
    "jawabannya tidak dipakai. Tulis «tidak» pada salah satunya."
)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What stands on both lists at the start of a run."""

    roles: tuple[Proposal, ...] = ()
    processes: tuple[Proposal, ...] = ()

    @property
    def decisions(self) -> Decisions:
        """What of it was confirmed."""
        return Decisions(roles=confirmed_roles(self.roles), processes=decided(self.processes))


def reviewed(folder: Path) -> Reviewed:
    """Read the lists in the folder of a register.

    Raises UserError for one that cannot be read: what people have decided must not be lost.
    """
    return Reviewed(_read(folder / ROLES_FILE, ROLES), _read(folder / PROCESSES_FILE, PROCESSES))


def standing_lists(folder: Path) -> tuple[str, ...]:
    """Return which lists there are: one that a run has left and that is gone is made again."""
    return tuple(name for name in (ROLES_FILE, PROCESSES_FILE) if (folder / name).exists())


def bring_up_to_date(folder: Path, before: Reviewed, store: Store, today: date) -> tuple[Path, ...]:
    """Write the lists where a proposal came or went, and return those that were written.

    The proposals are those of the register as it is merged. What people wrote stays
    as it is. A list that says the same is left alone, however somebody has sorted or coloured it.
    """
    roles = still_open(propose_roles(store.role_uses()), before.roles)
    processes = propose_processes(store.unhung_cards(), store.processes())
    lists = (
        (ROLES_FILE, ROLES, before.roles, roles),
        (PROCESSES_FILE, PROCESSES, before.processes, processes),
    )
    written = []
    for name, kind, was, made in lists:
        lines = kept_and_new(was, made)
        if says(lines) != says(was):
            _write(folder / name, kind, was, lines, today)
            written.append(folder / name)
    return tuple(written)


def _write(
    path: Path,
    kind: ReviewList,
    was: tuple[Proposal, ...],
    lines: tuple[Proposal, ...],
    today: date,
) -> None:
    """Write a list; one that people keep is amended, and everything else of it stays."""
    # What the system refuses is told by the inner of the two, what nobody foresaw by the outer.
    with failures_told(path.name), replacing(path) as beside:
        if was:
            amend_list(path, beside, _amendment(kind, was, lines), kind.headings)
        else:
            write_review(beside, kind, lines, today)


def _amendment(
    kind: ReviewList, was: tuple[Proposal, ...], lines: tuple[Proposal, ...]
) -> Amendment:
    """Return what makes the list of before one of these lines."""
    wanted = {line.subject: kind.record(line) for line in lines}
    rows = {Spot.at(line.cell).row: line for line in was}
    known = {line.subject for line in was}
    return Amendment(
        changed={
            row: _changes(kind, line, wanted[line.subject])
            for row, line in rows.items()
            if line.subject in wanted
        },
        gone=frozenset(row for row, line in rows.items() if line.subject not in wanted),
        new=tuple(record for subject, record in wanted.items() if subject not in known),
    )


def _changes(kind: ReviewList, line: Proposal, wanted: Record) -> Record:
    """Return the cells of a line that say something else now; of a person's, what it is about."""
    said = kind.record(line)
    headings = kind.about if line.touched else kind.headings
    return {heading: wanted[heading] for heading in headings if wanted[heading] != said[heading]}


def unheard(folder: Path, store: Store) -> tuple[str, ...]:
    """Return what is said of answers on the lists, as they stand now, that change nothing."""
    lists = reviewed(folder)
    names = {*store.role_uses(), *decided(lists.roles).values()}
    sources = frozenset(source.path for source in store.sources())
    roles = folder / ROLES_FILE
    return (
        *_unheard(roles, ROLES, lists.roles, names),
        *_circling(roles, lists.roles),
        *_unheard(folder / PROCESSES_FILE, PROCESSES, lists.processes, sources),
    )


def _unheard(
    file: Path, kind: ReviewList, lines: tuple[Proposal, ...], known: Container[str]
) -> Iterator[str]:
    for line in lines:
        if line.unclear:
            yield UNCLEAR.format(file=file, cell=line.cell, said=line.agreed)
        elif line.empty:
            yield EMPTY.format(
                file=file, cell=line.cell, subject=line.subject, heading=kind.proposed
            )
        elif line.agreed and line.subject not in known:
            yield UNKNOWN.format(file=file, cell=line.cell, subject=line.subject)


def _circling(file: Path, lines: tuple[Proposal, ...]) -> Iterator[str]:
    circle = circling(lines)
    for line in lines:
        if line.confirmed and line.subject in circle:
            yield CIRCLE.format(
                file=file, cell=line.cell, subject=line.subject, proposed=line.proposed
            )


def _read(path: Path, kind: ReviewList) -> tuple[Proposal, ...]:
    if not path.exists():
        return ()
    rows = read_table(path)
    if rows and not {kind.subject, kind.proposed, AGREED} <= rows[0].texts.keys():
        raise UserError(
            f"«{path}» tidak lagi memuat kolom {kind.subject}, {kind.proposed}, dan {AGREED}.",
            "Kembalikan judul kolomnya, atau pindahkan berkas itu agar daftar dibuat baru.",
            "broken-list",
        )
    return tuple(_line(row, kind) for row in rows if row.texts[kind.subject])


def _line(line: Line, kind: ReviewList) -> Proposal:
    row = line.texts
    likeness = row.get(LIKENESS, "")
    return Proposal(
        subject=row[kind.subject],
        proposed=row[kind.proposed],
        about=tuple(row.get(heading, "") for heading in kind.about),
        likeness=int(likeness) if likeness.isdecimal() else 0,
        agreed=row[AGREED],
        note=row.get(NOTE, ""),
        extras=tuple(
            (heading, said)
            for heading, said in row.items()
            if said and heading not in kind.headings
        ),
        cell=line.cells[AGREED],
    )
