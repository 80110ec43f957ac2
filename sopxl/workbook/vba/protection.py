"""The encrypted protection state of a VBA project, [MS-OVBA] 2.4.3.

A project without password carries these values too, and Office refuses one without them.
"""

from __future__ import annotations

import struct

VERSION = 2


def project_key(identifier: str) -> int:
    """Return the key that belongs to the project's identifier, braces included ([2.4.3.2])."""
    return sum(identifier.encode("ascii")) & 0xFF


def encrypted(data: bytes, key: int, seed: int) -> str:
    """Return `data` as the hexadecimal text of a `CMG`, `DPB` or `GC` line ([2.4.3.2]).

    Office draws `seed` (0–255) by chance; a fixed one keeps the bytes of a build the same.
    """
    result = bytearray((seed, seed ^ VERSION, seed ^ key))
    ignored = bytes((seed & 6) // 2)
    previous = key
    for byte in ignored + struct.pack("<I", len(data)) + data:
        # Each byte is mixed with the plain one before it and the cipher byte two before it.
        result.append(byte ^ ((result[-2] + previous) & 0xFF))
        previous = byte
    return result.hex().upper()
