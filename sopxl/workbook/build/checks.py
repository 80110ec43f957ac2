"""What the form finds by itself: its words, and the value that each check formula will have.

The formulas stand in `formulas`; a test lets LibreOffice reckon them and compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.sop import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sopxl.workbook.build.rows import Row

NO_ACTIVITY = "Kegiatan kosong. "
NO_ACTOR = "Pelaksana kosong. "
UNKNOWN_ACTOR = "Pelaksana tidak ada di kepala kolom. "
NO_REQUIREMENTS = "Kelengkapan kosong. "
NO_DURATION = "Waktu kosong. "
NO_OUTPUT = "Output kosong. "
NO_YES = "Isi tujuan Ya. "
NO_NO = "Isi tujuan Tidak. "
BAD_YES = "Tujuan Lanjut/Ya bukan nomor langkah. "
BAD_NO = "Tujuan Tidak bukan nomor langkah. "
NO_DECISION = "Tidak hanya untuk keputusan. "
SAME_TARGETS = "Tujuan Ya dan Tidak sama. "
END_GOES_ON = "Langkah selesai tidak punya tujuan. "
FIRST_STARTS = "Langkah pertama: pilih mulai. "
LAST_ENDS = "Langkah terakhir: pilih selesai. "
STARTS_LATE = "Hanya langkah pertama berjenis mulai. "
ENDS_EARLY = "Hanya langkah terakhir berjenis selesai. "
NO_STEPS = "Belum ada langkah."
ALL_SOUND = " langkah, semua baris lengkap."
SOME_AMISS = " langkah; baris yang perlu diperbaiki: "

START, DECISION, END = (kind.value for kind in (StepKind.START, StepKind.DECISION, StepKind.END))
SEPARATOR = ";"


def summary(rows: Sequence[Row], messages: Sequence[str]) -> str:
    """Return what the summary formula will say."""
    if not rows:
        return NO_STEPS
    amiss = sum(map(bool, messages))
    return f"{len(rows)}{SOME_AMISS}{amiss}." if amiss else f"{len(rows)}{ALL_SOUND}"


def messages_of(rows: Sequence[Row], heads: Sequence[str]) -> tuple[str, ...]:
    """Return what the check formula will say of each row, given the heads of the columns."""
    known = {head.strip().casefold() for head in heads if head.strip()}
    return tuple("".join(_messages(row, len(rows), known)).strip() for row in rows)


def _messages(row: Row, count: int, known: set[str]) -> Iterator[str]:
    actors = [part.strip().casefold() for part in row.actors.split(SEPARATOR)]
    if not row.activity:
        yield NO_ACTIVITY
    if not row.actors:
        yield NO_ACTOR
    elif len(known & set(actors)) < len(actors):
        yield UNKNOWN_ACTOR
    yield from (
        message
        for cell, message in (
            (row.requirements, NO_REQUIREMENTS),
            (row.duration, NO_DURATION),
            (row.output, NO_OUTPUT),
        )
        if not cell
    )
    yield _yes_message(row, count)
    yield _no_message(row, count)
    if (row.number == 1) is not (row.kind == START):
        yield FIRST_STARTS if row.number == 1 else STARTS_LATE
    if row.number == count > 1 and row.kind != END:
        yield LAST_ENDS
    if row.number != count and row.kind == END:
        yield ENDS_EARLY


def _yes_message(row: Row, count: int) -> str:
    if row.yes is None:
        return NO_YES if row.decides else ""
    if row.kind == END:
        return END_GOES_ON
    return "" if 1 <= row.yes <= count else BAD_YES


def _no_message(row: Row, count: int) -> str:
    if row.no is None:
        return NO_NO if row.decides else ""
    if not row.decides:
        return NO_DECISION
    if not 1 <= row.no <= count:
        return BAD_NO
    return SAME_TARGETS if row.yes == row.no else ""
