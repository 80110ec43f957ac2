"""A file wherever it lies: on a disk, in an archive, on a server."""

from __future__ import annotations

from io import BytesIO
from posixpath import splitext
from typing import TYPE_CHECKING, Literal, Protocol

from sopxl.values import dataclass

if TYPE_CHECKING:
    from io import BufferedIOBase


class Seen(Protocol):
    """How a file looks without being opened; a time of 0 is unknown."""

    @property
    def st_size(self) -> int:
        """Return how many bytes it has."""
        ...

    @property
    def st_mtime_ns(self) -> int:
        """Return when it was changed last."""
        ...


class File(Protocol):
    """What is asked of a file to be read; a path of this machine is one."""

    @property
    def name(self) -> str:
        """Return its name without folders."""
        ...

    @property
    def suffix(self) -> str:
        """Return how its name ends, with the point."""
        ...

    def open(self, mode: Literal["rb"]) -> BufferedIOBase:
        """Open it to read; raises OSError or UserError."""
        ...

    def read_bytes(self) -> bytes:
        """Return what it holds; raises OSError or UserError."""
        ...

    def is_dir(self) -> bool:
        """Tell whether it is a folder."""
        ...

    def stat(self) -> Seen:
        """Return how it looks; raises OSError."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """How a file looks that lies on no disk; a time of 0 is unknown."""

    st_size: int = 0
    st_mtime_ns: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was fetched already."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """Return how its name ends, with the point."""
        return splitext(self.name)[1]

    def open(self, mode: Literal["rb"]) -> BufferedIOBase:  # noqa: ARG002  as a path is opened
        """Open it to read."""
        return BytesIO(self.content)

    def read_bytes(self) -> bytes:
        """Return what it holds."""
        return self.content

    def is_dir(self) -> bool:
        """Tell that it is no folder."""
        return False

    def stat(self) -> Look:
        """Return its size."""
        return Look(len(self.content))
