"""What pyOpenVBA lacks of Excel's shapes: glued connectors, lines, fills, fonts, alternative text.

Only members that Excel has are here, spelt as in its type library.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from pyopenvba.apps.excel._notes import NoteShape
from pyopenvba.apps.excel._shapes import Characters, ShapeObject, Shapes, TextFrame, TextFrame2
from pyopenvba.interpreter._objects import MemberSpec, VBAObject, member, method, setter
from pyopenvba.interpreter._values import MISSING, VBAInt, error, to_number

from tests.excel import application

if TYPE_CHECKING:
    from pyopenvba.shapes import Shape

Pair: TypeAlias = tuple[float, float]

ELBOW = 2
BRING_TO_FRONT, SEND_TO_BACK = 0, 1
OUT_OF_RANGE = 1004
PIXELS_TO_THE_POINT = 96 / 72
# The connection sites of the form's symbols: 1 top, 2 left, 3 bottom, 4 right.
SITES = {1: (0.5, 0.0), 2: (0.0, 0.5), 3: (0.5, 1.0), 4: (1.0, 0.5)}
OUTWARDS = {1: (0, -1), 2: (-1, 0), 3: (0, 1), 4: (1, 0)}


@dataclass
class Record:
    """What a macro has set of one shape."""

    shape: Shape
    kind: int = 0
    begin: tuple[str, int] | None = None
    end: tuple[str, int] | None = None
    adjustments: list[float] = field(default_factory=list)
    properties: dict[str, object] = field(default_factory=dict)


RECORDS: dict[int, Record] = {}


def record(shape: Shape) -> Record:
    """Return the record of a shape; it holds the shape, so that its id is never given again."""
    return RECORDS.setdefault(id(shape), Record(shape))


def colours(shape: Shape) -> tuple[str | None, str | None]:
    """Return the colours of the fill and of the line as RRGGBB, None where it has none."""
    kept = record(shape).properties
    return tuple(
        _rgb(kept[f"{part}.ForeColor.RGB"])
        if f"{part}.ForeColor.RGB" in kept and kept.get(f"{part}.Visible", True)
        else None
        for part in ("Fill", "Line")
    )


def _rgb(colour: object) -> str:
    blue, green, red = int(to_number(colour)).to_bytes(3, "big")
    return bytes((red, green, blue)).hex().upper()


class Part(VBAObject):
    """A part of a shape with plain properties, kept in the shape's record under their path."""

    def __init__(self, shape: Shape, path: str) -> None:
        self.shape, self.path = shape, path

    def vba_no_member(self, name: str) -> Exception:
        return application.no_such_member(self.path, name)


Owner: TypeAlias = "ShapeObject | TextFrame | TextFrame2 | Characters | Part"


def _place(owner: Owner, name: str) -> tuple[Shape, str]:
    """Return the shape that an object belongs to, and the path of one of its members."""
    match owner:
        case ShapeObject():
            return owner.shape, name
        case Part():
            return owner.shape, f"{owner.path}.{name}"
        case _:
            return owner.owner.shape, f"{owner.vba_type_name}.{name}"


def kept(name: str) -> MemberSpec:
    """Return a plain property, kept in the record; whatever is drawn is visible at first."""
    initial = VBAInt(-1 if name == "Visible" else 0, "Long")

    def fetch(owner: Owner) -> object:
        shape, path = _place(owner, name)
        return record(shape).properties.get(path, initial)

    def keep(owner: Owner, value: object) -> None:
        shape, path = _place(owner, name)
        record(shape).properties[path] = value

    return MemberSpec(name, "property", getter=fetch, setter=keep)


def part(name: str, *members: MemberSpec) -> MemberSpec:
    """Return a read-only property that answers a part with these members."""
    kind = type(name, (Part,), {})
    kind._vba_members = {spec.name.lower(): spec for spec in members}
    return MemberSpec(name, "property", getter=lambda owner: kind(*_place(owner, name)))


FORE_COLOR = part("ForeColor", *map(kept, ("RGB", "SchemeColor", "ObjectThemeColor")))
FILL = part("Fill", FORE_COLOR, *map(kept, ("Visible", "Transparency")))
LINE_MEMBERS = ("Visible", "Weight", "DashStyle", "BeginArrowheadStyle", "EndArrowheadStyle")
LINE = part("Line", FORE_COLOR, *map(kept, LINE_MEMBERS))
FONT = part("Font", *map(kept, ("Name", "Size", "Bold", "Italic", "Color")))
FRAME_MEMBERS = (
    "MarginLeft",
    "MarginRight",
    "MarginTop",
    "MarginBottom",
    "HorizontalAlignment",
    "VerticalAlignment",
)


class ConnectorFormat(VBAObject):
    """The glue of a connector."""

    vba_library = "excel"

    def __init__(self, owner: ShapeObject) -> None:
        self.owner = owner

    @method
    def BeginConnect(  # noqa: N802
        self,
        ConnectedShape: object = MISSING,  # noqa: N803
        ConnectionSite: object = MISSING,  # noqa: N803
    ) -> None:
        record(self.owner.shape).begin = self._end(ConnectedShape, ConnectionSite)
        self._reroute()

    @method
    def EndConnect(  # noqa: N802
        self,
        ConnectedShape: object = MISSING,  # noqa: N803
        ConnectionSite: object = MISSING,  # noqa: N803
    ) -> None:
        record(self.owner.shape).end = self._end(ConnectedShape, ConnectionSite)
        self._reroute()

    @member
    def Type(self) -> object:  # noqa: N802
        return VBAInt(record(self.owner.shape).kind, "Long")

    @member
    def BeginConnected(self) -> object:  # noqa: N802
        return record(self.owner.shape).begin is not None

    @member
    def EndConnected(self) -> object:  # noqa: N802
        return record(self.owner.shape).end is not None

    @member
    def BeginConnectedShape(self) -> object:  # noqa: N802
        return self._connected(record(self.owner.shape).begin)

    @member
    def EndConnectedShape(self) -> object:  # noqa: N802
        return self._connected(record(self.owner.shape).end)

    @member
    def BeginConnectionSite(self) -> object:  # noqa: N802
        return VBAInt((record(self.owner.shape).begin or ("", 0))[1], "Long")

    @member
    def EndConnectionSite(self) -> object:  # noqa: N802
        return VBAInt((record(self.owner.shape).end or ("", 0))[1], "Long")

    def _connected(self, glued: tuple[str, int] | None) -> ShapeObject:
        if glued is None:
            raise error(OUT_OF_RANGE, "The connector is not connected.")
        return ShapeObject(self.owner.sheet, self._named(glued[0]))

    def _end(self, shape: object, site: object) -> tuple[str, int]:
        number = int(to_number(site))
        if not isinstance(shape, ShapeObject) or number not in SITES:
            raise error(OUT_OF_RANGE, "The specified value is out of range.")
        return shape.shape.name, number

    def _reroute(self) -> None:
        """Lay the connector anew between its ends, as Excel does; what was adjusted is lost."""
        drawn = record(self.owner.shape)
        if drawn.begin is None or drawn.end is None:
            return
        start, end = (self._site(glued) for glued in (drawn.begin, drawn.end))
        shape = self.owner.shape
        shape.left, shape.top = min(start[0], end[0]), min(start[1], end[1])
        shape.width, shape.height = abs(start[0] - end[0]), abs(start[1] - end[1])
        if drawn.kind == ELBOW:
            out, into = OUTWARDS[drawn.begin[1]], OUTWARDS[drawn.end[1]]
            drawn.adjustments = [0.5] * (office_segments(start, out, end, into) - 2)

    def _named(self, name: str) -> Shape:
        """Return a shape of the sheet, or of a group on it."""
        shapes = self.owner.sheet.shapes_
        members = (member for group in shapes for member in group.children)
        return next(one for one in (*shapes, *members) if one.name == name)

    def _site(self, glued: tuple[str, int]) -> tuple[float, float]:
        name, site = glued
        shape = self._named(name)
        across, down = SITES[site]
        return shape.left + across * shape.width, shape.top + down * shape.height


def office_segments(start: Pair, out: Pair, end: Pair, into: Pair) -> int:
    """Return how many segments Office gives an elbow between two sites.

    From memory, to be seen in real Excel (docs/rilis-excel.md): two where the ends face each other
    round one corner, three where they face or look the same way, else a detour of four or five.
    """
    if out == into:
        return 3
    facing = _ahead(start, out, end) and _ahead(end, into, start)
    if out == (-into[0], -into[1]):
        return 3 if facing else 5
    return 2 if facing else 4


def _ahead(first: Pair, direction: Pair, last: Pair) -> bool:
    way = (last[0] - first[0]) * direction[0] + (last[1] - first[1]) * direction[1]
    return way > 0


class Adjustments(VBAObject):
    """The adjustments of a connector, as many as its preset has."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    def vba_no_member(self, name: str) -> Exception:
        return application.no_such_member("Adjustments", name)

    @member
    def Count(self) -> object:  # noqa: N802
        return VBAInt(len(record(self.shape).adjustments), "Long")

    @member(default=True)
    def Item(self, Index: object = MISSING) -> object:  # noqa: N802, N803
        return record(self.shape).adjustments[self._place(Index)]

    @setter("Item")
    def _set_item(self, index: object, value: object) -> None:
        record(self.shape).adjustments[self._place(index)] = float(to_number(value))

    def _place(self, index: object) -> int:
        place = int(to_number(index)) - 1
        if not 0 <= place < len(record(self.shape).adjustments):
            raise error(OUT_OF_RANGE, "The specified value is out of range.")
        return place


def add_connector(shapes: Shapes, kind: object, *ends: object) -> ShapeObject:
    """Shapes.AddConnector: a connector between two free places."""
    begin_x, begin_y, end_x, end_y = map(to_number, ends)
    xs, ys = sorted((begin_x, end_x)), sorted((begin_y, end_y))
    shape = shapes._made(
        kind="line",
        geometry="bentConnector3",
        stem="Connector",
        box=(xs[0], ys[0], xs[1] - xs[0], ys[1] - ys[0]),
    )
    drawn = record(shape)
    drawn.kind = int(to_number(kind))
    drawn.adjustments = [0.5] if drawn.kind == ELBOW else []
    return ShapeObject(shapes.sheet, shape)


def z_order(owner: ShapeObject, command: object) -> None:
    """Shape.ZOrder: put a shape at the very front or the very back."""
    shapes = owner.sheet.shapes_
    shapes.remove(owner.shape)
    shapes.insert(
        {BRING_TO_FRONT: len(shapes), SEND_TO_BACK: 0}[int(to_number(command))], owner.shape
    )


def _sized(name: str) -> MemberSpec:
    """Return a measure of a note's box, which macros may set; the box is kept in pixels."""
    plain = NoteShape._vba_members[name.lower()]

    def resize(owner: NoteShape, points: object) -> None:
        setattr(owner.note, name.lower(), round(to_number(points) * PIXELS_TO_THE_POINT))

    return MemberSpec(name, "property", getter=plain.getter, setter=resize)


def _is_connector(owner: ShapeObject) -> bool:
    return bool(record(owner.shape).kind)


def _connector_format(owner: ShapeObject) -> ConnectorFormat:
    if not record(owner.shape).kind:
        raise error(OUT_OF_RANGE, "The shape is no connector.")
    return ConnectorFormat(owner)


def install() -> None:
    """Teach pyOpenVBA's classes the members above; installing twice changes nothing."""
    RECORDS.clear()
    ends = ("Type", "BeginX", "BeginY", "EndX", "EndY")
    members: tuple[tuple[type[VBAObject], MemberSpec], ...] = (
        (Shapes, MemberSpec("AddConnector", "method", getter=add_connector, parameters=ends)),
        (ShapeObject, MemberSpec("ConnectorFormat", "property", getter=_connector_format)),
        (ShapeObject, MemberSpec("Connector", "property", getter=_is_connector)),
        (ShapeObject, MemberSpec("Adjustments", "property", getter=lambda o: Adjustments(o.shape))),
        (ShapeObject, MemberSpec("ZOrder", "method", getter=z_order, parameters=("ZOrderCmd",))),
        (ShapeObject, FILL),
        (ShapeObject, LINE),
        (ShapeObject, kept("AlternativeText")),
        (ShapeObject, kept("Placement")),
        (ShapeObject, kept("Rotation")),
        (ShapeObject, kept("Visible")),
        (Characters, FONT),
        *((TextFrame, kept(name)) for name in FRAME_MEMBERS),
        (TextFrame2, kept("WordWrap")),
        (NoteShape, _sized("Width")),
        (NoteShape, _sized("Height")),
    )
    for owner, spec in members:
        # Excel's type library tells which members there are besides: the rest is error 438.
        owner.vba_library = "excel"
        owner._vba_members[spec.name.lower()] = spec
