"""The zip container of a workbook, kept entry by entry as it was packed.

`zipfile` can only write what it compresses itself, which would change the bytes of every part; here
an entry that nobody touched goes from the old file to the new one as it lies (APPNOTE 4.3.6).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from sopxl.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

LOCAL = struct.Struct("<IHHHHHIIIHH")
CENTRAL = struct.Struct("<IBBHHHHHIIIHHHHHII")
END = struct.Struct("<IHHHHIIH")
LOCAL_SIGNATURE, CENTRAL_SIGNATURE, END_SIGNATURE = 0x04034B50, 0x02014B50, 0x06054B50
LOCATOR, LOCATOR_SIZE = b"PK\x06\x07", 20
"""What leads to the directory of a zip64 file, before the end of that of a plain one."""

UNSAID = 0xFFFFFFFF
"""A size or place that stands elsewhere, as in zip64."""
NAME_LENGTHS = struct.Struct("<HH")
NAME_LENGTHS_AT, HEADER_SIZE = 26, 30
ENCRYPTED, SIZES_FOLLOW, NAME_IS_UTF8 = 0x0001, 0x0008, 0x0800
STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
VERSION, NEWEST_VERSION = 20, 63
EPOCH = (0, 0x0021)
"""Time and date of entries we add: midnight of 1 January 1980, the first a zip file knows."""

COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a password-protected workbook begins, and an .xls."""


class Entry(NamedTuple):
    """One entry: its `packed` bytes and what the directory says of it.

    A batch makes two dozen for each file, for which a tuple needs a third of the time.
    """

    name: str
    packed: bytes
    method: int
    checksum: int
    size: int
    flags: int = 0
    time: int = EPOCH[0]
    date: int = EPOCH[1]
    system: int = 0
    internal: int = 0
    external: int = 0

    @property
    def content(self) -> bytes:
        """The unpacked bytes; raises UserError where they do not agree with the directory."""
        try:
            content = self.packed if self.method == STORED else _inflated(self.packed, self.size)
        except zlib.error as error:
            raise _broken() from error
        if self.flags & ENCRYPTED or zlib.crc32(content) != self.checksum:
            raise _broken()
        return content

    def holding(self, content: bytes) -> Entry:
        """Return this entry with other content, or itself where the content is the same."""
        if zlib.crc32(content) == self.checksum and content == self.content:
            return self
        fresh = packed(self.name, content)
        return self._replace(
            packed=fresh.packed,
            method=fresh.method,
            checksum=fresh.checksum,
            size=fresh.size,
        )


def packed(name: str, content: bytes) -> Entry:
    """Return a new entry."""
    packer = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
    return Entry(
        name=name,
        packed=packer.compress(content) + packer.flush(),
        method=DEFLATED,
        checksum=zlib.crc32(content),
        size=len(content),
    )


def unpack(file: bytes) -> tuple[Entry, ...]:
    """Return the entries of a zip file in their order, packed as they are.

    Raises UserError for what is no zip file, is encrypted, or holds two entries of one name.
    """
    if file.startswith(COMPOUND_FILE):
        raise UserError(
            "Buku kerja ini dilindungi sandi, atau masih berformat Excel lama (.xls).",
            "Hapus sandinya atau simpan ulang sebagai .xlsx, lalu ulangi.",
            "password-protected",
        )
    try:
        entries = _plainly_listed(file) or _listed(file)
    except (zipfile.BadZipFile, struct.error, OSError, ValueError) as error:
        raise _broken() from error
    if len({entry.name.casefold() for entry in entries}) < len(entries):
        raise _broken()
    return entries


def beginning(file: bytes, name: str, limit: int) -> bytes:
    """Return the first bytes of one packed entry at a glance, empty if it is not found so.

    The directory is not read and nothing is checked: good for a guess, not for reading.
    """
    wanted = name.encode()
    at = file.find(wanted)
    while at >= 0:
        head = at - HEADER_SIZE
        if head >= 0 and LOCAL.unpack_from(file, head)[0] == LOCAL_SIGNATURE:
            start = at + sum(NAME_LENGTHS.unpack_from(file, head + NAME_LENGTHS_AT))
            with suppress(zlib.error):
                return zlib.decompressobj(wbits=-zlib.MAX_WBITS).decompress(file[start:], limit)
        at = file.find(wanted, at + 1)
    return b""


def pack(entries: Iterable[Entry]) -> bytes:
    """Return the zip file of `entries`."""
    file, directory = BytesIO(), BytesIO()
    entries = tuple(entries)
    for entry in entries:
        name, offset = entry.name.encode(), file.tell()
        sizes = (entry.checksum, len(entry.packed), entry.size, len(name))
        head = (VERSION, _flags(entry), entry.method, entry.time, entry.date, *sizes)
        file.write(LOCAL.pack(LOCAL_SIGNATURE, *head, 0) + name + entry.packed)
        place = (0, 0, 0, entry.internal, entry.external, offset)
        record = CENTRAL.pack(CENTRAL_SIGNATURE, VERSION, entry.system, *head, *place)
        directory.write(record + name)
    count, start = len(entries), file.tell()
    file.write(directory.getvalue())
    file.write(END.pack(END_SIGNATURE, 0, 0, count, count, directory.tell(), start, 0))
    return file.getvalue()


def _plainly_listed(file: bytes) -> tuple[Entry, ...]:
    """Return the entries by the directory as office programs spell it, none for any other.

    A comment, an extra field, zip64, or bytes before the first entry are left to `zipfile`, which
    takes five times as long. Raises struct.error for a directory that is cut off.
    """
    at = len(file) - END.size
    signature, *disks, here, count, length, start, comment = END.unpack_from(file, max(at, 0))
    known = signature == END_SIGNATURE and not any(disks) and here == count and not comment
    if not known or start + length != at or file[at - LOCATOR_SIZE :].startswith(LOCATOR):
        return ()
    entries = []
    for _ in range(count):
        entry, start = _plain_entry(file, start)
        if entry is None:
            return ()
        entries.append(entry)
    return tuple(entries) if start == at else ()


def _plain_entry(file: bytes, at: int) -> tuple[Entry | None, int]:
    """Return the entry whose record stands `at` a place of the directory, and where it ends."""
    (
        signature,
        _,
        system,
        version,
        flags,
        method,
        time,
        date,
        checksum,
        length,
        size,
        name_length,
        extra,
        comment,
        disk,
        internal,
        external,
        offset,
    ) = CENTRAL.unpack_from(file, at)
    end = at + CENTRAL.size + name_length
    name = file[at + CENTRAL.size : end]
    odd = extra or comment or disk or version > NEWEST_VERSION or UNSAID in {length, size, offset}
    if (
        odd
        or signature != CENTRAL_SIGNATURE
        or not name.isascii()
        or b"\0" in name
        or b"\\" in name
    ):
        return None, end
    first = offset + HEADER_SIZE + sum(NAME_LENGTHS.unpack_from(file, offset + NAME_LENGTHS_AT))
    packed = file[first : first + length]
    told = (method, checksum, size, flags, time, date, system, internal, external)
    return Entry(name.decode(), packed, *told), end


def _listed(file: bytes) -> tuple[Entry, ...]:
    with zipfile.ZipFile(BytesIO(file)) as directory:
        return tuple(_entry(file, info) for info in directory.infolist())


def _entry(file: bytes, info: zipfile.ZipInfo) -> Entry:
    lengths = NAME_LENGTHS.unpack_from(file, info.header_offset + NAME_LENGTHS_AT)
    start = info.header_offset + HEADER_SIZE + sum(lengths)
    year, month, day, hour, minute, second = info.date_time
    return Entry(
        name=info.filename,
        packed=file[start : start + info.compress_size],
        method=info.compress_type,
        checksum=info.CRC,
        size=info.file_size,
        flags=info.flag_bits,
        time=hour << 11 | minute << 5 | second // 2,
        date=(year - 1980) << 9 | month << 5 | day,
        system=info.create_system,
        internal=info.internal_attr,
        external=info.external_attr,
    )


def _flags(entry: Entry) -> int:
    """Return the flags: sizes stand in the header, the name is UTF-8 where it is not ASCII."""
    utf8 = 0 if entry.name.isascii() else NAME_IS_UTF8
    return entry.flags & ~SIZES_FOLLOW & ~NAME_IS_UTF8 | utf8


def _inflated(data: bytes, size: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    return unpacker.decompress(data, size + 1)


def _broken() -> UserError:
    return UserError(
        "Buku kerja ini rusak: berkasnya tidak dapat dibongkar.",
        "Buka di Excel, pilih «Buka dan Perbaiki», simpan ulang sebagai .xlsx, lalu ulangi.",
        "corrupt",
    )
