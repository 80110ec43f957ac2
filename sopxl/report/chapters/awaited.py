"""Tables of what has not come in, office by office: SOPs, files, and who has sent nothing yet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.report.figures.expected import Standing
from sopxl.report.listing import Column, Row, Table
from sopxl.report.wording import NOTHING, day, number

if TYPE_CHECKING:
    from sopxl.report.figures.expected import Awaited
    from sopxl.report.figures.records import Figures

NO_LIST = (
    "Daftar SOP wajib belum diberikan (--wajib), sehingga SOP yang ditunggu tidak dapat dihitung."
)
NO_OFFICE = "satker tidak terbaca dari nama berkas"


def absent(figures: Figures) -> tuple[Table, ...]:
    """Return who is awaited, which SOPs, and which files came but cannot be read."""
    if figures.office:
        return (_awaited(figures), _broken(figures))
    return (_by_office(figures), _silent(figures), _awaited(figures), _broken(figures))


def _by_office(figures: Figures) -> Table:
    """Return how much each office still owes, in the order of their codes."""
    columns = (
        Column("Satker", 40),
        Column("SOP wajib", 14, numeric=True),
        Column("Belum masuk", 16, numeric=True),
        Column("Masih bergalat", 16, numeric=True),
        Column("Lewat tenggat", 14, numeric=True),
    )
    names = {one.satker: f"{one.satker} {one.office}" for one in figures.awaited}
    asked = Counter(one.satker for one in figures.awaited)
    standing = Counter((one.satker, one.standing) for one in figures.awaited)
    late = Counter(one.satker for one in figures.awaited if one.late)
    rows = tuple(
        Row(
            (
                name,
                number(asked[code]),
                number(standing[code, Standing.ABSENT]),
                number(standing[code, Standing.FAULTY]),
                number(late[code]),
            )
        )
        for code, name in names.items()
        if standing[code, Standing.MET] < asked[code]
    )
    told = "Semua SOP wajib sudah masuk tanpa galat." if figures.awaited else NO_LIST
    return Table("Satker dengan SOP wajib yang masih ditunggu", columns, rows, told)


def _silent(figures: Figures) -> Table:
    rows = tuple(Row((office,)) for office in figures.missing)
    caption = (
        "Satker yang diharapkan dan belum mengirim satu SOP pun"
        if figures.awaited
        else "Satker yang belum mengirim, pada provinsi yang sudah mengirim"
    )
    return Table(caption, (Column("Satker", 100),), rows, "Semua satker sudah mengirim.")


def _awaited(figures: Figures) -> Table:
    columns = (
        Column("SOP wajib", 36),
        Column("Kode", 22),
        Column("Satker", 22),
        Column("Keadaan", 12),
        Column("Tenggat", 14),
    )
    rows = tuple(_open(one) for one in figures.awaited if one.standing is not Standing.MET)
    told = "Semua SOP wajib sudah masuk tanpa galat." if figures.awaited else NO_LIST
    return Table("SOP wajib yang belum masuk atau masih bergalat", columns, rows, told)


def _open(one: Awaited) -> Row:
    due = f"{day(one.due)}{' (lewat)' if one.late else ''}" if one.due else NOTHING
    cells = (one.title or NOTHING, one.sop_code or NOTHING, one.office, one.standing.value, due)
    return Row(cells, one.procedure)


def _broken(figures: Figures) -> Table:
    columns = (
        Column("Berkas", 26),
        Column("Satker", 16),
        Column("Alasan", 29),
        Column("Cara memperbaiki", 29),
    )
    rows = (
        Row((one.file, one.satker or NO_OFFICE, one.reason, one.remedy)) for one in figures.broken
    )
    return Table("Karantina", columns, tuple(rows), "Semua berkas terbaca.")
