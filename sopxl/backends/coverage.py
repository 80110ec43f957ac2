"""Which characters a typeface has: the table `cmap` of an OpenType file (ISO 14496-22, 5.3.1)."""

from __future__ import annotations

from functools import cache
from struct import iter_unpack, unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEGMENTS, GROUPS = 4, 12
"""The two formats in use: for the first 65,536 characters, and for all; others are passed over."""

MISSING = 0
"""The glyph of what a typeface lacks: an empty box."""


@cache
def characters(font: Path) -> frozenset[str]:
    """Return all characters that a font file has a glyph for."""
    content = font.read_bytes()
    (count,) = unpack_from(">H", content, 4)
    tables = iter_unpack(">4sIII", content[12 : 12 + 16 * count])
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    (count,) = unpack_from(">H", content, start + 2)
    records = iter_unpack(">HHI", content[start + 4 : start + 4 + 8 * count])
    found: set[int] = set()
    for offset in {start + offset for _, _, offset in records}:
        (form,) = unpack_from(">H", content, offset)
        if form == SEGMENTS:
            found.update(_in_segments(content, offset))
        elif form == GROUPS:
            found.update(_in_groups(content, offset))
    return frozenset(map(chr, found))


def _in_segments(content: bytes, table: int) -> Iterator[int]:
    """Yield the characters of a table of format 4."""
    (double,) = unpack_from(">H", content, table + 6)
    count, ends = double // 2, table + 14
    starts, deltas, offsets = (ends + 2 + double * step for step in (1, 2, 3))
    for segment in range(count):
        at = 2 * segment
        (last,), (first,) = (unpack_from(">H", content, place + at) for place in (ends, starts))
        (delta,), (offset,) = (
            unpack_from(">H", content, place + at) for place in (deltas, offsets)
        )
        for code in range(first, last + 1):
            glyph = code + delta
            if offset:
                place = offsets + at + offset + 2 * (code - first)
                glyph = unpack_from(">H", content, place)[0] if place < len(content) else MISSING
            if glyph & 0xFFFF != MISSING:
                yield code


def _in_groups(content: bytes, table: int) -> Iterator[int]:
    """Yield the characters of a table of format 12."""
    (count,) = unpack_from(">I", content, table + 12)
    groups = content[table + 16 : table + 16 + 12 * count]
    for first, last, _ in iter_unpack(">III", groups):
        yield from range(first, last + 1)
