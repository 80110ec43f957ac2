"""A compound file of version 3 out of streams in memory, [MS-CFB]."""

from __future__ import annotations

import struct
from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Storage: TypeAlias = "Mapping[str, bytes | Storage]"

SECTOR, MINI_SECTOR = 512, 64
MINI_STREAM_CUTOFF = 4096
NUMBERS_PER_SECTOR = SECTOR // 4
ENTRIES_PER_SECTOR = 4
# Allocation sectors named in the header itself ([2.2]); enough for a file of some 7 MB.
HEADER_SLOTS = 109

FREE, END_OF_CHAIN, ALLOCATION, NO_STREAM = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
UNUSED, STORAGE, STREAM, ROOT = 0, 1, 2, 5
BLACK = 1
SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass(slots=True)
class _Sectors:
    """Chains of sectors of one size, with their allocation table ([2.3])."""

    size: int
    table: list[int] = field(default_factory=list)
    content: bytearray = field(default_factory=bytearray)

    def store(self, data: bytes | bytearray, filler: bytes = b"\0") -> int:
        """Append `data` as one chain and return its first sector."""
        count = -(-len(data) // self.size)
        if not count:
            return END_OF_CHAIN
        first = len(self.table)
        self.table += [*range(first + 1, first + count), END_OF_CHAIN]
        self.content += data.ljust(count * self.size, filler)
        return first


@dataclass(slots=True)
class _Entry:
    """A directory entry ([2.6.1]); `left`, `right` and `child` are numbers of other entries."""

    name: str
    kind: int
    data: bytes = b""
    left: int = NO_STREAM
    right: int = NO_STREAM
    child: int = NO_STREAM
    start: int = END_OF_CHAIN
    size: int = 0

    @property
    def order(self) -> tuple[int, str]:
        """The shorter name comes first, then the upper-case letters decide ([2.6.4])."""
        return len(self.name), self.name.upper()

    def packed(self) -> bytes:
        name = self.name.encode("utf-16le")
        return struct.pack(
            "<64sHBB3I16s4x16xIQ",
            name,
            len(name) + 2 if name else 0,
            self.kind,
            BLACK,
            self.left,
            self.right,
            self.child,
            bytes(16),
            self.start,
            self.size,
        )


def compound_file(root: Storage) -> bytes:
    """Return the bytes of a compound file that holds `root`; equal storages give equal bytes."""
    entries = [_Entry("Root Entry", ROOT)]
    _add_children(entries, 0, root)
    sectors, mini = _Sectors(SECTOR), _Sectors(MINI_SECTOR)
    for entry in entries:
        if entry.kind == STREAM:
            home = mini if len(entry.data) < MINI_STREAM_CUTOFF else sectors
            entry.start, entry.size = home.store(entry.data), len(entry.data)
    entries[0].start, entries[0].size = sectors.store(mini.content), len(mini.content)
    mini_table = sectors.store(_packed(mini.table), filler=b"\xff")
    directory = sectors.store(_directory(entries))
    allocation = _allocation_sectors(sectors)
    mini_table_sectors = -(-len(mini.table) // NUMBERS_PER_SECTOR)
    return _header(allocation, directory, mini_table, mini_table_sectors) + bytes(sectors.content)


def _add_children(entries: list[_Entry], parent: int, storage: Storage) -> None:
    numbers = []
    for name, content in storage.items():
        numbers.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, STREAM, content))
        else:
            entries.append(_Entry(name, STORAGE, start=0))
            _add_children(entries, numbers[-1], content)
    numbers.sort(key=lambda number: entries[number].order)
    entries[parent].child = _balanced_tree(entries, numbers)


def _balanced_tree(entries: list[_Entry], numbers: Sequence[int]) -> int:
    """Link siblings as a binary tree and return its root.

    All entries are black, which [2.6.4] names as the simplest valid tree.
    """
    if not numbers:
        return NO_STREAM
    middle = len(numbers) // 2
    root = numbers[middle]
    entries[root].left = _balanced_tree(entries, numbers[:middle])
    entries[root].right = _balanced_tree(entries, numbers[middle + 1 :])
    return root


def _directory(entries: Sequence[_Entry]) -> bytes:
    unused = -len(entries) % ENTRIES_PER_SECTOR
    return b"".join(entry.packed() for entry in [*entries, *[_Entry("", UNUSED, start=0)] * unused])


def _allocation_sectors(sectors: _Sectors) -> list[int]:
    """Append the allocation table, which also accounts for itself, and return its sectors."""
    count = 1
    while len(sectors.table) + count > count * NUMBERS_PER_SECTOR:
        count += 1
    if count > HEADER_SLOTS:
        message = "the compound file is too large for an allocation table in its header"
        raise ValueError(message)
    first = len(sectors.table)
    table = [*sectors.table, *[ALLOCATION] * count]
    table += [FREE] * (count * NUMBERS_PER_SECTOR - len(table))
    sectors.content += _packed(table)
    return list(range(first, first + count))


def _header(
    allocation: Sequence[int], directory: int, mini_table: int, mini_table_sectors: int
) -> bytes:
    slots = [*allocation, *[FREE] * (HEADER_SLOTS - len(allocation))]
    return struct.pack(
        "<8s16x5H6x9I",
        SIGNATURE,
        0x003E,  # minor version
        0x0003,  # major version
        0xFFFE,  # little endian
        9,  # sectors of 2**9 bytes
        6,  # mini sectors of 2**6 bytes
        0,  # directory sectors, always 0 in version 3
        len(allocation),
        directory,
        0,  # no transactions
        MINI_STREAM_CUTOFF,
        mini_table,
        mini_table_sectors,
        END_OF_CHAIN,  # no allocation table outside the header
        0,
    ) + _packed(slots)


def _packed(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)
