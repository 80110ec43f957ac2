"""What goes back to an office with its workbooks: received, wrong, missing, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.report.listing import Column, Row, Table
from sopxl.report.wording import day, number
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

SLIP_TITLE = "Pengantar Pengembalian SOP"
MOST_FAULTS = 60
"""Beyond this the workbooks themselves say it, cell by cell."""

RECEIVED = "Diterima: {count} berkas, {unread} di antaranya tidak terbaca."
WRONG = "Perlu dibenahi: {errors} galat dan {warnings} peringatan."
FINE = "Tidak ada galat dan tidak ada peringatan."
BY_WHEN = "Mohon berkas yang sudah dibenahi dikirim kembali paling lambat {day}."
HOW = (
    "Setiap buku kerja yang dikembalikan adalah salinan dari kiriman Anda: temuannya tertulis "
    "sebagai catatan pada sel masing-masing dan pada lembar Temuan, dan diagram alirnya sudah "
    "digambar. Benahi pada salinan ini, simpan, lalu kirim kembali; tidak perlu memasang apa pun."
)
OLD_COPIES = "{count} buku kerja di folder ini adalah salinan lama: lihat tabel «Salinan lama»."
SOURCE_GONE = (
    "Salinan pengembalian lalu; sumbernya tidak ada lagi di antara kiriman. Hapus bila SOP itu "
    "sudah tidak dipakai atau berkasnya berganti nama; selain itu kirim kembali."
)
MORE_FAULTS = "{count} galat lainnya tertulis di buku kerja masing-masing."


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """A workbook that goes back: its file in the folder, and what is told of it."""

    file: str
    sent: str
    title: str
    errors: int
    warnings: int
    hints: int
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, why, and how to mend it."""

    sent: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Fault:
    """An error in a workbook that goes back."""

    file: str
    place: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Absent:
    """Something that the office has no SOP for, and how that is known."""

    code: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Everything that the covering page of one office says; `due` is the last day to answer.

    `left` are copies of earlier returns that still lie in the folder and have no source now.
    """

    office: str
    today: date
    due: date
    given_back: tuple[GivenBack, ...] = ()
    unread: tuple[Unread, ...] = ()
    faults: tuple[Fault, ...] = ()
    absent: tuple[Absent, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many errors all workbooks have together."""
        return sum(one.errors for one in self.given_back)

    @property
    def warnings(self) -> int:
        """How many warnings all workbooks have together."""
        return sum(one.warnings for one in self.given_back)


def sentences(slip: Slip) -> Iterator[str]:
    """Yield what matters most."""
    count = len(slip.given_back) + len(slip.unread)
    yield RECEIVED.format(count=number(count), unread=number(len(slip.unread)))
    if slip.errors or slip.warnings:
        yield WRONG.format(errors=number(slip.errors), warnings=number(slip.warnings))
    elif slip.given_back:
        yield FINE
    if slip.errors or slip.unread:
        yield BY_WHEN.format(day=day(slip.due))
    if slip.given_back:
        yield HOW
    if slip.left:
        yield OLD_COPIES.format(count=number(len(slip.left)))


def tables(slip: Slip) -> Iterator[Table]:
    """Yield what was received, lies there without a source, was not read, is wrong, is missing."""
    yield _received(slip)
    if slip.left:
        yield _left(slip)
    if slip.unread:
        yield _unread(slip)
    if slip.faults:
        yield _faults(slip)
    if slip.absent:
        yield _absent(slip)


def _received(slip: Slip) -> Table:
    columns = (
        Column("Buku kerja di folder ini", 30),
        Column("Judul SOP", 32),
        Column("Galat", 8, numeric=True),
        Column("Peringatan", 14, numeric=True),
        Column("Saran", 8, numeric=True),
        Column("Catatan", 24),
    )
    rows = (
        (
            one.file,
            one.title,
            number(one.errors),
            number(one.warnings),
            number(one.hints),
            " ".join(one.told),
        )
        for one in slip.given_back
    )
    return Table("Yang diterima dan dikembalikan", columns, tuple(map(Row, rows)))


def _unread(slip: Slip) -> Table:
    columns = (Column("Berkas kiriman", 26), Column("Sebab", 34), Column("Cara membenahi", 34))
    rows = ((one.sent, one.reason, one.remedy) for one in slip.unread)
    return Table("Yang tidak terbaca", columns, tuple(map(Row, rows)))


def _faults(slip: Slip) -> Table:
    columns = (
        Column("Buku kerja", 22),
        Column("Sel", 14),
        Column("Galat", 34),
        Column("Cara membenahi", 34),
    )
    shown = slip.faults[:MOST_FAULTS]
    rows = [(one.file, one.place, one.message, one.advice) for one in shown]
    left = len(slip.faults) - len(shown)
    if left:
        rows.append(("…", "", MORE_FAULTS.format(count=number(left)), ""))
    return Table("Yang salah", columns, tuple(map(Row, rows)))


def _absent(slip: Slip) -> Table:
    columns = (Column("Kode", 26), Column("Nama", 44), Column("Mengapa disebut", 34))
    rows = ((one.code, one.name, one.why) for one in slip.absent)
    return Table("Yang belum ada", columns, tuple(map(Row, rows)))


def _left(slip: Slip) -> Table:
    columns = (Column("Buku kerja di folder ini", 52), Column("Keterangan", 52))
    rows = ((name, SOURCE_GONE) for name in slip.left)
    return Table("Salinan lama", columns, tuple(map(Row, rows)))
