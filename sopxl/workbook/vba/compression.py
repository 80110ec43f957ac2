"""The compression of VBA source and of the `dir` stream, [MS-OVBA] 2.4.1."""

from __future__ import annotations

import struct
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHUNK = 4096
SIGNATURE = b"\x01"
SHORTEST_COPY = 3
# How many earlier places are tried for a copy: more gains nothing on source text and costs time.
TRIED_PLACES = 64
COMPRESSED, RAW = 0xB000, 0x3000


class Token(NamedTuple):
    """One literal byte, or a copy of bytes that stand earlier in the chunk."""

    is_copy: bool
    content: bytes


def compress(data: bytes) -> bytes:
    """Return `data` as a compressed container.

    A last chunk that does not become shorter is stored raw and filled up with zero bytes, as the
    specification has it; no source text comes near that.
    """
    chunks = (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))
    return SIGNATURE + b"".join(map(_chunk, chunks))


def _chunk(plain: bytes) -> bytes:
    tokens = list(_tokens(plain))
    packed = b"".join(_sequence(tokens[start : start + 8]) for start in range(0, len(tokens), 8))
    if len(packed) > CHUNK:
        return struct.pack("<H", RAW | (CHUNK - 1)) + plain.ljust(CHUNK, b"\0")
    return struct.pack("<H", COMPRESSED | (len(packed) - 1)) + packed


def _sequence(tokens: Sequence[Token]) -> bytes:
    """Return up to eight tokens behind the byte that tells the copies among them ([2.4.1.1.7])."""
    flags = sum(1 << bit for bit, token in enumerate(tokens) if token.is_copy)
    return bytes([flags]) + b"".join(token.content for token in tokens)


def _tokens(plain: bytes) -> Iterator[Token]:
    seen: defaultdict[bytes, list[int]] = defaultdict(list)
    here = 0
    while here < len(plain):
        places = seen[plain[here : here + SHORTEST_COPY]][-TRIED_PLACES:]
        place, length = _longest_copy(plain, here, places)
        if length < SHORTEST_COPY:
            length = 1
            yield Token(is_copy=False, content=plain[here : here + 1])
        else:
            yield Token(is_copy=True, content=_copy_token(here, here - place, length))
        for passed in range(here, here + length):
            seen[plain[passed : passed + SHORTEST_COPY]].append(passed)
        here += length


def _offset_bits(here: int) -> int:
    """Return how many of a copy token's 16 bits hold the offset ([2.4.1.3.19.1])."""
    return max(4, (here - 1).bit_length())


def _longest_copy(plain: bytes, here: int, places: Sequence[int]) -> tuple[int, int]:
    """Return the place and the length of the longest match of `here`, (0, 0) without places."""
    longest = min((0xFFFF >> _offset_bits(here)) + SHORTEST_COPY, len(plain) - here)
    best, reached = 0, 0
    for place in reversed(places):
        if reached == longest:
            break
        # What differs where the best so far ends cannot be longer.
        if plain[place + reached] != plain[here + reached]:
            continue
        length = 0
        while length < longest and plain[place + length] == plain[here + length]:
            length += 1
        if length > reached:
            best, reached = place, length
    return best, reached


def _copy_token(here: int, offset: int, length: int) -> bytes:
    """Return the packed offset and length ([2.4.1.3.19.3])."""
    packed = ((offset - 1) << (16 - _offset_bits(here))) | (length - SHORTEST_COPY)
    return struct.pack("<H", packed)
