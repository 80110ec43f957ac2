"""XML parts as bytes: where their elements lie, and how one is changed without touching the rest.

A part of a user's workbook is never parsed and written out again: prefixes, order of attributes,
white space and everything unknown to us would suffer. It is searched for elements, and only the
bytes that have to change are replaced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from sopxl.model.errors import UserError
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")
START_TAG = re.compile(rb"<(?P<name>[^\s/>]+)(?:" + ATTRIBUTE.pattern + rb")*\s*(?P<empty>/?)>")
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"})
REFUSED_BY_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a part and its place in the part's bytes.

    `name` and the names in `attributes` are `{namespace}local`; the root has depth 1. The content
    lies between `inside` and `outside`; in an element without end tag both equal `end`.
    """

    name: str
    attributes: Mapping[str, str]
    depth: int
    start: int
    inside: int
    outside: int
    end: int

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition("}")[2]

    def holds(self, other: Element) -> bool:
        """Tell whether `other` lies in this element."""
        return self.start < other.start and other.end <= self.end


class Edit(NamedTuple):
    """Bytes that replace those from `start` to `end`."""

    start: int
    end: int
    replacement: bytes


def outline(part: bytes, depth: int, also: Collection[str] = ()) -> tuple[Element, ...]:
    """Return the elements down to `depth`, and those named in `also` at any depth, in order.

    Raises UserError for a part that is no well-formed UTF-8 XML or declares a document type.
    """
    scan = _Scan(part, depth, also)
    try:
        scan.parser.Parse(part, True)  # noqa: FBT003  # expat takes it by position only
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise _unreadable() from error
    return tuple(sorted(scan.found, key=lambda element: element.start))


def is_well_formed(part: bytes) -> bool:
    """Tell whether a part is whole XML in an encoding that its declaration names."""
    try:
        expat.ParserCreate().Parse(part, True)  # noqa: FBT003  # expat takes it by position only
    except expat.ExpatError:
        return False
    return True


def spliced(part: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the part with all edits made; edits at one place are made in the order given."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [part[done : edit.start], edit.replacement]
        done = edit.end
    return b"".join((*pieces, part[done:]))


def with_attributes(part: bytes, element: Element, values: Mapping[str, str | None]) -> Edit:
    """Return the edit that sets attributes without namespace; None takes one away."""
    tag = part[element.start : element.inside]
    missing = {name: value for name, value in values.items() if value is not None}

    def changed(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        if name not in values:
            return match[0]
        if missing.pop(name, None) is None:
            return b""
        quote = match.start(2) - match.start()
        return match[0][:quote] + _quoted(values[name] or "")

    name_end = _start_tag(tag).end("name")
    body = ATTRIBUTE.sub(changed, tag[name_end:])
    close = len(body) - (2 if body.endswith(b"/>") else 1)
    added = b"".join(b" %s=%s" % (name.encode(), _quoted(text)) for name, text in missing.items())
    return Edit(element.start, element.inside, tag[:name_end] + body[:close] + added + body[close:])


def appended(part: bytes, element: Element, content: bytes) -> Edit:
    """Return the edit that puts `content` behind what an element holds."""
    if element.inside < element.end:
        return Edit(element.outside, element.outside, content)
    tag = part[element.start : element.inside].removesuffix(b"/>")
    name = _start_tag(part, element.start)["name"]
    return Edit(element.start, element.end, b"%s>%s</%s>" % (tag, content, name))


def removed(element: Element) -> Edit:
    """Return the edit that takes an element away."""
    return Edit(element.start, element.end, b"")


def prefix_of(part: bytes, element: Element) -> str:
    """Return the prefix of an element's tag with its colon, or nothing."""
    name = _start_tag(part, element.start)["name"].decode()
    head, colon, _ = name.rpartition(":")
    return head + colon


def escaped(text: str) -> str:
    """Return text as it stands in an attribute."""
    return text.translate(ESCAPES)


def xml_text(text: str) -> str:
    """Return a text as it stands in an element, without the characters that XML refuses."""
    return escaped(REFUSED_BY_XML.sub("", text))


def is_true(text: str | None) -> bool:
    """Tell whether an attribute says yes (`xsd:boolean`); one that is not there says no."""
    return text in TRUE


def _quoted(text: str) -> bytes:
    return b'"%s"' % escaped(text).encode()


def _start_tag(part: bytes, start: int = 0) -> re.Match[bytes]:
    tag = START_TAG.match(part, start)
    if tag is None:
        raise _unreadable()
    return tag


def _unreadable() -> UserError:
    return UserError(
        "Isi buku kerja ini rusak: salah satu bagiannya tidak terbaca.",
        "Buka di Excel, simpan ulang sebagai .xlsx, lalu ulangi.",
        "corrupt",
    )


class _Scan:
    """Collects the wanted elements of one part while expat reads it."""

    def __init__(self, part: bytes, depth: int, also: Collection[str]) -> None:
        self.part, self.depth, self.also = part, depth, also
        self.found: list[Element] = []
        self.open: list[tuple[str, dict[str, str], int] | None] = []
        self.parser = expat.ParserCreate(encoding="UTF-8", namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.finish
        self.parser.StartDoctypeDeclHandler = self.refuse

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Remember a wanted element until its end is known."""
        wanted = len(self.open) < self.depth or _clark(name) in self.also
        self.open.append((name, attributes, self.parser.CurrentByteIndex) if wanted else None)

    def finish(self, _: str) -> None:
        """Note an element with its place."""
        opened = self.open.pop()
        if opened is None:
            return
        name, attributes, start = opened
        tag = _start_tag(self.part, start)
        inside = outside = end = tag.end()
        if not tag["empty"]:
            outside = self.parser.CurrentByteIndex
            end = self.part.index(b">", outside) + 1
        self.found.append(
            Element(
                name=_clark(name),
                attributes={_clark(key): value for key, value in attributes.items()},
                depth=len(self.open) + 1,
                start=start,
                inside=inside,
                outside=outside,
                end=end,
            )
        )

    def refuse(self, *_: object) -> None:
        """Refuse a document type: no Office file has one, attacks do."""
        raise _unreadable()


def _clark(name: str) -> str:
    return "{" + name if "}" in name else name
