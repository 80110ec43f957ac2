"""A workbook as a package of parts (ISO 29500-2) in which single parts are changed.

Everything else stays as it lies: the packed bytes of the other parts, their order, their dates.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from sopxl.model.errors import UserError
from sopxl.workbook.package.archive import pack, packed, unpack
from sopxl.workbook.package.markup import (
    Element,
    appended,
    escaped,
    outline,
    prefix_of,
    removed,
    spliced,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CONTENT_TYPES = "[Content_Types].xml"
SIGNATURES = "_xmlsignatures/"
MACROS = "xl/vbaProject.bin"
"""The part of the VBA project."""

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NO_RELATIONSHIPS = DECLARATION + f'<Relationships xmlns="{RELATIONSHIPS}"></Relationships>'.encode()


class Relationship(NamedTuple):
    """A relationship of a part; `target` is the full name of the part it leads to."""

    key: str
    kind: str
    target: str


class Package:
    """The parts of one workbook; names are found whatever their case."""

    def __init__(self, file: bytes) -> None:
        """Read the directory of a workbook.

        Raises UserError for what is no package, is protected by a password or is signed.
        """
        self._entries = {entry.name.casefold(): entry for entry in unpack(file)}
        self._fresh: dict[str, tuple[str, bytes]] = {}
        self._gone: set[str] = set()
        if CONTENT_TYPES not in self:
            raise _no_workbook()
        if any(key.startswith(SIGNATURES) for key in self._entries):
            raise UserError(
                "Buku kerja ini bertanda tangan digital; perubahan akan membatalkannya.",
                "Hapus tanda tangannya di Excel (Berkas > Info) dahulu, lalu ulangi.",
                "signed",
            )

    def __contains__(self, name: str) -> bool:
        key = name.casefold()
        return key in self._fresh or (key in self._entries and key not in self._gone)

    def __iter__(self) -> Iterator[str]:
        for key, entry in self._entries.items():
            if key not in self._gone:
                yield entry.name
        yield from (name for key, (name, _) in self._fresh.items() if key not in self._entries)

    def part(self, name: str) -> bytes:
        """Return the content of a part; raises UserError for one that is missing."""
        key = name.casefold()
        if key in self._fresh:
            return self._fresh[key][1]
        if name not in self:
            raise _no_workbook()
        return self._entries[key].content

    def free_name(self, pattern: str) -> str:
        """Return the first name of a pattern («xl/comments{}.xml») that no part has."""
        names = (pattern.format(number) for number in range(1, sum(1 for _ in self) + 2))
        return next(name for name in names if name not in self)

    def put(self, name: str, content: bytes) -> None:
        """Change a part, or add one."""
        key = name.casefold()
        self._gone.discard(key)
        self._fresh[key] = (name, content)

    def remove(self, name: str) -> None:
        """Take a part away."""
        key = name.casefold()
        self._fresh.pop(key, None)
        self._gone.add(key)

    def to_bytes(self) -> bytes:
        """Return the workbook with the changes made."""
        kept = [
            entry.holding(self._fresh[key][1]) if key in self._fresh else entry
            for key, entry in self._entries.items()
            if key not in self._gone
        ]
        added = [
            packed(name, content)
            for key, (name, content) in self._fresh.items()
            if key not in self._entries
        ]
        return pack((*kept, *added))

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Return the relationships inside the package of a part, or of the package itself («»)."""
        name = _relationships_of(part)
        if name not in self:
            return ()
        return tuple(
            Relationship(
                element.attributes.get("Id", ""),
                element.attributes.get("Type", ""),
                _resolved(part, element.attributes.get("Target", "")),
            )
            for element in outline(self.part(name), depth=2)[1:]
            if element.attributes.get("TargetMode") != "External"
        )

    def related(self, part: str, kind: str) -> str | None:
        """Return the first part that a part is related to in this way, if there is one."""
        found = (other.target for other in self.relationships(part) if other.kind == kind)
        return next(found, None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relationship to another part and return its key."""
        name = _relationships_of(part)
        content = self.part(name) if name in self else NO_RELATIONSHIPS
        root, *others = outline(content, depth=2)
        keys = {element.attributes.get("Id") for element in others}
        number = next(number for number in range(1, len(keys) + 2) if f"rId{number}" not in keys)
        path = posixpath.relpath(target, posixpath.dirname(part))
        tag = f"<{prefix_of(content, root)}Relationship"
        added = f'{tag} Id="rId{number}" Type="{kind}" Target="{escaped(path)}"/>'
        self.put(name, spliced(content, (appended(content, root, added.encode()),)))
        return f"rId{number}"

    def unrelate(self, part: str, key: str) -> None:
        """Take a relationship away, and the part that holds them with the last one."""
        name = _relationships_of(part)
        content = self.part(name)
        others = outline(content, depth=2)[1:]
        found = [element for element in others if element.attributes.get("Id") == key]
        if len(found) == len(others):
            self.remove(name)
        else:
            self.put(name, spliced(content, map(removed, found)))

    def declare(self, part: str, content_type: str) -> None:
        """Name the content type of a part."""
        content = self.part(CONTENT_TYPES)
        root = outline(content, depth=1)[0]
        tag = f"<{prefix_of(content, root)}Override"
        added = f'{tag} PartName="/{escaped(part)}" ContentType="{content_type}"/>'
        self.put(CONTENT_TYPES, spliced(content, (appended(content, root, added.encode()),)))

    def undeclare(self, part: str) -> None:
        """Take the declared content type of a part away."""
        content = self.part(CONTENT_TYPES)
        self.put(CONTENT_TYPES, spliced(content, map(removed, _declared(content, part))))

    def sheet(self, title: str) -> str:
        """Return the part of the worksheet with this title.

        Raises UserError where there is none, or where the workbook is of the Strict kind, whose
        every name differs.
        """
        workbook = self.workbook()
        for element in outline(self.part(workbook), depth=3):
            if element.local == "sheet" and element.attributes.get("name") == title:
                key = element.attributes.get(f"{{{OFFICE}}}id")
                return self._worksheet(workbook, key, title)
        raise UserError(
            f"Lembar «{title}» tidak ada dalam buku kerja ini.",
            "Kembalikan nama lembar itu seperti pada templat.",
            "no-sheet",
        )

    def sheets(self) -> Mapping[str, str]:
        """Return the parts of all worksheets by their title; chart sheets are none."""
        workbook = self.workbook()
        worksheets = {
            other.key: other.target
            for other in self.relationships(workbook)
            if other.kind == f"{OFFICE}/worksheet"
        }
        keys = {
            element.attributes.get("name", ""): element.attributes.get(f"{{{OFFICE}}}id")
            for element in outline(self.part(workbook), depth=3)
            if element.local == "sheet"
        }
        return {title: worksheets[key] for title, key in keys.items() if key in worksheets}

    def workbook(self) -> str:
        """Return the part that holds the list of sheets; raises UserError as `sheet` does."""
        for relationship in self.relationships(""):
            if relationship.kind == f"{OFFICE}/officeDocument":
                return relationship.target
            if relationship.kind.startswith(STRICT):
                raise UserError(
                    "Buku kerja ini disimpan sebagai «Strict Open XML».",
                    "Simpan ulang sebagai «Buku Kerja Excel (.xlsx)» biasa, lalu ulangi.",
                    "strict",
                )
        raise _no_workbook()

    def _worksheet(self, workbook: str, key: str | None, title: str) -> str:
        for relationship in self.relationships(workbook):
            if relationship.key == key and relationship.kind == f"{OFFICE}/worksheet":
                return relationship.target
        raise UserError(
            f"Lembar «{title}» bukan lembar kerja biasa.",
            "Pindahkan isinya ke lembar kerja biasa dengan nama yang sama.",
            "no-worksheet",
        )


def _declared(content: bytes, part: str) -> tuple[Element, ...]:
    wanted = f"/{part}".casefold()
    return tuple(
        element
        for element in outline(content, depth=2)
        if element.attributes.get("PartName", "").casefold() == wanted
    )


def _relationships_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    """Return the full name of a target, which stands relative to the part or begins with «/»."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _no_workbook() -> UserError:
    return UserError(
        "Berkas ini bukan buku kerja Excel, atau sebagian isinya hilang.",
        "Buka di Excel, simpan ulang sebagai .xlsx, lalu ulangi.",
        "no-workbook",
    )
