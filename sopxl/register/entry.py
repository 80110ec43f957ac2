"""One SOP as the register keeps it: whose it is, where it came from, what is wrong with it."""

from __future__ import annotations

from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, Any

from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.model.errors import UserError
    from sopxl.model.identity import Identity
    from sopxl.model.place import HasPlace
    from sopxl.model.ref import Ref
    from sopxl.model.sop import Sop
    from sopxl.rules.located import Located


INSIDE = "!/"
"""What stands between the path of an archive and that of a file in it: `kiriman.zip!/35/a.xlsx`."""


class State(Enum):
    """What became of a source."""

    READ = "terbaca"
    QUARANTINED = "karantina"
    GONE = "hilang"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What tells one SOP from every other; case, spaces and leading zeros mean nothing."""

    satker: str
    sop_code: str
    variant: str
    revision: str

    @classmethod
    def of(cls, identity: Identity) -> Key:
        """Return the key that the head of a form claims."""
        return cls.of_parts(identity.satker, identity.sop_code, identity.variant, identity.revision)

    @classmethod
    def of_parts(cls, satker: str, sop_code: str, variant: str, revision: str) -> Key:
        """Return the key that four cells claim."""
        return cls(
            "".join(satker.split()),
            "".join(sop_code.upper().split()),
            " ".join(variant.casefold().split()),
            normal_revision(revision),
        )

    @property
    def complete(self) -> bool:
        """Tell whether the key names an SOP at all; variant and revision may be empty."""
        return bool(self.satker and self.sop_code)

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """All four, in their order."""
        return (self.satker, self.sop_code, self.variant, self.revision)

    @property
    def edition_of(self) -> tuple[str, str, str]:
        """What all revisions of one SOP have in common."""
        return (self.satker, self.sop_code, self.variant)

    def __str__(self) -> str:
        variant = f", varian {self.variant}" if self.variant else ""
        return f"{self.satker} {self.sop_code}{variant}, revisi {self.revision}"


def normal_revision(text: str) -> str:
    """Return a revision as it is compared: `00` is `0`, and so is none."""
    bare = "".join(text.casefold().split())
    return (bare.lstrip("0") or "0") if bare.isdecimal() or not bare else bare


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a source could not be read, and how to mend it; `code` is the stable slug of JSON."""

    code: str
    message: str
    remedy: str

    @classmethod
    def of(cls, error: UserError) -> Refusal:
        """Return what an error says, in a form that can be stored."""
        return cls(error.code, error.message, error.remedy)

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of the register.

    `path` names it as seen from the register's folder, with forward slashes; it is the identity of
    everything read from it. `modified_ns` is the file's time in nanoseconds, `sha256` is empty
    where the file could not even be opened, `imported` the ISO day on which this content came in,
    `reader` the fingerprint of the program and settings that read it.
    """

    path: str
    size: int = 0
    modified_ns: int = 0
    sha256: str = ""
    template: str = ""
    imported: str = ""
    reader: str = ""
    state: State = State.READ
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecord:
    """One finding in plain words, free of the rule that made it: it outlives editions of rules."""

    rule: str
    name: str
    severity: str
    sheet: str
    cell: str
    message: str
    advice: str
    basis: str
    principle: str
    fix: tuple[str, str] | None = None

    @classmethod
    def of(cls, located: Located) -> FindingRecord:
        """Return what a located finding says."""
        said = located.record()
        fix = said.pop("fix")
        return cls(**said, fix=fix and (fix["old"], fix["new"]))

    def record(self) -> dict[str, Any]:
        """Return the finding as the JSON contract has it."""
        fix = self.fix and {"old": self.fix[0], "new": self.fix[1]}
        return {name: getattr(self, name) for name in self.__slots__} | {"fix": fix}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One SOP with its source, the places of its parts, and its findings."""

    source: Source
    sop: Sop
    places: Mapping[Ref, HasPlace] = field(default_factory=dict)
    findings: tuple[FindingRecord, ...] = ()

    @property
    def key(self) -> Key:
        """What tells this SOP from every other."""
        return Key.of(self.sop.identity)
