"""What a sheet was like before we drew on it, kept in the drawing itself.

The memory travels as the text of a hidden shape of ours, which Excel and LibreOffice keep when they
save; alternative texts, extensions and custom parts at least one of them drops.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from sopxl.scene.owned import OWNED
from sopxl.values import dataclass

MEMORY = f"{OWNED}catatan"
PLACES = f"{OWNED}letak-"
"""How the names of the hidden shapes begin that remember where everything was drawn."""

LONGEST_NOTE = 30_000
"""In characters: Excel keeps at most 32,767 in one shape."""


@dataclass(frozen=True, slots=True)
class RowMemory:
    """A row before it got the height `drawn`; None is an attribute that was not there.

    `added` tells that the row itself was not written in the file.
    """

    number: int
    drawn: str
    height: str | None = None
    custom: str | None = None
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintMemory:
    """The print scale before `drawn`, and the setting to fit the page, if it was on.

    `added` tells that the sheet had no page set-up.
    """

    drawn: str
    scale: str | None = None
    fit: str | None = None
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMemory:
    """The last row of the print area: as `drawn`, and before."""

    drawn: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """All that drawing changed besides shapes.

    `breaks` are the page breaks that are ours, `new_drawing` tells that the sheet had no drawing.
    """

    rows: tuple[RowMemory, ...] = ()
    breaks: tuple[int, ...] = ()
    printing: PrintMemory | None = None
    area: AreaMemory | None = None
    new_drawing: bool = False

    def to_text(self) -> str:
        """Return the memory as one line of text."""
        rows = [[row.number, row.drawn, row.height, row.custom, row.added] for row in self.rows]
        printing = asdict(self.printing) if self.printing else None
        content = {
            "rows": rows,
            "breaks": self.breaks,
            "printing": printing,
            "area": asdict(self.area) if self.area else None,
            "new_drawing": self.new_drawing,
        }
        return json.dumps(content, separators=(",", ":"))


def memory_from(text: str) -> Memory:
    """Return the memory in a text; an empty one for a text that somebody has changed."""
    try:
        content = json.loads(text)
        printing, area = content["printing"], content.get("area")
        return Memory(
            rows=tuple(RowMemory(int(row[0]), str(row[1]), *row[2:]) for row in content["rows"]),
            breaks=tuple(map(int, content["breaks"])),
            printing=PrintMemory(**printing) if printing else None,
            area=AreaMemory(**area) if area else None,
            new_drawing=bool(content["new_drawing"]),
        )
    except (ValueError, KeyError, TypeError, IndexError):
        return Memory()


def place_notes(places: str) -> tuple[tuple[str, str], ...]:
    """Return the names and texts of the hidden shapes that remember where everything was drawn."""
    pieces = (places[at : at + LONGEST_NOTE] for at in range(0, len(places), LONGEST_NOTE))
    return tuple((f"{PLACES}{number}", text) for number, text in enumerate(pieces, start=1))
