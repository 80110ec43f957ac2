"""A VBA project as the compound file `vbaProject.bin`, [MS-OVBA].

The project holds source text only: `_VBA_PROJECT` carries the version 0xFFFF that tells every
reader to ignore compiled code and to compile the modules anew ([MS-OVBA] 2.3.4.1).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from sopxl.workbook.vba.compound import compound_file
from sopxl.workbook.vba.compression import compress
from sopxl.workbook.vba.modules import Kind
from sopxl.workbook.vba.protection import encrypted, project_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.workbook.vba.compound import Storage
    from sopxl.workbook.vba.modules import Module

CODE_PAGE = 1252
ENCODING = f"cp{CODE_PAGE}"
WINDOWS_64, ENGLISH = 3, 0x0409
SOURCE_ONLY = bytes.fromhex("CC61FFFF000000")
REFERENCES = (
    (
        "stdole",
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0"
        r"#C:\Windows\System32\stdole2.tlb#OLE Automation",
    ),
    (
        "Office",
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0"
        r"#C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
        r"#Microsoft Office 16.0 Object Library",
    ),
)
# The version of the project ([2.3.4.2.1.11]); any number serves, a fixed one keeps the bytes.
VERSION = (1, 0)


def project(modules: Sequence[Module], name: str = "VBAProject") -> bytes:
    """Return `vbaProject.bin` with `modules`; the workbook's own module comes first.

    Equal modules give equal bytes. Raises ValueError for a character outside Windows-1252.
    """
    storage: Storage = {
        "VBA": {
            **{module.name: compress(_encoded(module)) for module in modules},
            "_VBA_PROJECT": SOURCE_ONLY,
            "dir": compress(_directory(modules, name)),
        },
        "PROJECT": _project_text(modules, name).encode(ENCODING),
        "PROJECTwm": _name_map(modules),
    }
    return compound_file(storage)


def _encoded(module: Module) -> bytes:
    try:
        return module.source.replace("\n", "\r\n").encode(ENCODING)
    except UnicodeEncodeError as error:
        message = f"module {module.name}: {error.object[error.start]!r} is not in Windows-1252"
        raise ValueError(message) from error


def _record(identifier: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", identifier, len(content)) + content


def _text(identifier: int, unicode_identifier: int, text: str) -> bytes:
    """Return a text twice, in the code page and in UTF-16, as most texts of `dir` stand."""
    unicode_text = text.encode("utf-16le")
    return _record(identifier, text.encode(ENCODING)) + _record(unicode_identifier, unicode_text)


def _number(identifier: int, number: int) -> bytes:
    return _record(identifier, struct.pack("<I", number))


def _short(identifier: int, number: int) -> bytes:
    return _record(identifier, struct.pack("<H", number))


def _directory(modules: Sequence[Module], name: str) -> bytes:
    """Return the `dir` stream ([2.3.4.2])."""
    return b"".join(
        (
            _information(name),
            *(_reference(*reference) for reference in REFERENCES),
            _short(0x000F, len(modules)),
            _short(0x0013, 0xFFFF),  # cookie, ignored on reading
            *map(_module, modules),
            _record(0x0010),
        )
    )


def _information(name: str) -> bytes:
    """Return PROJECTINFORMATION ([2.3.4.2.1])."""
    return b"".join(
        (
            _number(0x0001, WINDOWS_64),
            _number(0x0002, ENGLISH),
            _number(0x0014, ENGLISH),
            _short(0x0003, CODE_PAGE),
            _record(0x0004, name.encode(ENCODING)),
            _text(0x0005, 0x0040, ""),  # description
            _record(0x0006) + _record(0x003D),  # help file
            _number(0x0007, 0),  # help context
            _number(0x0008, 0),  # library flags
            struct.pack("<HIIH", 0x0009, 4, *VERSION),
            _text(0x000C, 0x003C, ""),  # conditional compilation constants
        )
    )


def _reference(name: str, library: str) -> bytes:
    """Return a REFERENCEREGISTERED with its name ([2.3.4.2.2])."""
    identifier = library.encode(ENCODING)
    return _text(0x0016, 0x003E, name) + _record(
        0x000D, struct.pack("<I", len(identifier)) + identifier + bytes(6)
    )


def _module(module: Module) -> bytes:
    """Return one MODULE record ([2.3.4.2.3.2]); the source begins at offset 0 of its stream."""
    return b"".join(
        (
            _text(0x0019, 0x0047, module.name),
            _text(0x001A, 0x0032, module.name),  # the stream is called as the module
            _text(0x001C, 0x0048, ""),  # description
            _number(0x0031, 0),  # offset of the source
            _number(0x001E, 0),  # help context
            _short(0x002C, 0xFFFF),  # cookie, ignored on reading
            _record(0x0021 if module.kind is Kind.STANDARD else 0x0022),
            _record(0x002B),
        )
    )


def _project_text(modules: Sequence[Module], name: str) -> str:
    """Return the `PROJECT` stream ([2.3.1])."""
    identifier = f"{{{uuid5(NAMESPACE_URL, name)}}}".upper()
    key = project_key(identifier)
    lines = (
        f'ID="{identifier}"',
        *map(_project_item, modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        # Neither locked nor without a view, no password.
        f'CMG="{encrypted(bytes(4), key, seed=0x17)}"',
        f'DPB="{encrypted(bytes(1), key, seed=0x2A)}"',
        f'GC="{encrypted(bytes([0xFF]), key, seed=0x3D)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
        "",
    )
    return "\r\n".join(lines)


def _project_item(module: Module) -> str:
    match module.kind:
        case Kind.STANDARD:
            return f"Module={module.name}"
        case Kind.CLASS:
            return f"Class={module.name}"
        case Kind.WORKBOOK | Kind.WORKSHEET:
            return f"Document={module.name}/&H00000000"


def _name_map(modules: Sequence[Module]) -> bytes:
    """Return the `PROJECTwm` stream: each name in the code page and in UTF-16 ([2.3.3])."""
    names = (module.name for module in modules)
    pairs = (name.encode(ENCODING) + b"\0" + name.encode("utf-16le") + b"\0\0" for name in names)
    return b"".join(pairs) + b"\0\0"
