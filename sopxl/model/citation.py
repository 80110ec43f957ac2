"""Regulations as offices cite them: the formal form, the short forms, and what they share."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from sopxl.model.instruments import formal_name, instrument_named
from sopxl.reference.regulations import regulations
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sopxl.reference.regulations import Regulation

Key: TypeAlias = tuple[str, str, int]

LONGEST_CITATION = 2000
"""Longer texts are no citation of one regulation."""

_LISTING = re.compile(r"^(?:\(?\d{1,3}[.)]|[a-z][.)]|[-•*–])\s+", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^(?:pasal|ayat|huruf|angka|bab)\b[^,]{0,80}?\s(?=(?:undang|peraturan|keputusan|uu|pp|per))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r",?\s*\b(?:tentang|ttg)\b\.?\s*:?\s*", re.IGNORECASE)
_AFTER_ABOUT = re.compile(
    r"\s*(?:[;,]?\s*\(?(?:lembaran|berita|tambahan lembaran|tambahan berita) (?:negara|daerah)\b"
    r"|[,;]?\s*sebagaimana (?:telah|diubah|terakhir|beberapa)|[,;]?\s*jo\.?\s)",
    re.IGNORECASE,
)
_NUMBER = r"[A-Z]{0,6}[-./]?\d[\w./-]*"
_NUMBER_WORD = r"(?:nomor|nomer|no|nmr)\b\.?\s*:?\s*"
_YEAR_WORD = r"(?:tahun|thn|th)\b\.?\s*"
_HEAD = re.compile(
    rf"(?P<kind>[^\d]*?[^\W\d_)]\)?)[\s,]*(?:\b{_NUMBER_WORD})?\s*(?P<number>{_NUMBER})"
    rf"(?:[\s,]*{_YEAR_WORD}(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_CONSTITUTION = re.compile(r"(?:uud|undang ?- ?undang dasar)\b[^\d]*1945\b", re.IGNORECASE)
_YEAR_IN_NUMBER = re.compile(r"[/.-]((?:19|20)\d\d)(?!\d)")
_SERIAL = re.compile(r"\d+")
_PLAIN_YEAR = re.compile(r"(\d+)/((?:19|20)\d\d)")

_CONSTITUTION_OF_1945 = ("UUD", "", 1945)
"""The one regulation that is cited without a number."""

_MINISTRY_RENAMED = 2010
"""From this year on the ministry of PAN also has «dan Reformasi Birokrasi» in its name."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A regulation as it was cited; `kind` is its short name («UU», «PermenPANRB», «PKPU»).

    `number` is the number as written, without a year that only tells the year: `14` of
    `UU 14/2008`, but `215/PMK.05/2016`.
    """

    kind: str
    number: str
    year: int
    about: str = ""
    text: str = ""

    @classmethod
    def parse(cls, text: str) -> Citation | None:
        """Return the regulation that `text` cites, or None where it names none."""
        return _parse(text)

    @property
    def key(self) -> Key:
        """Kind, serial number and year: equal for all ways to cite one regulation."""
        serial = _SERIAL.search(self.number)
        return (self.kind, serial[0].lstrip("0") if serial else "", self.year)

    @property
    def short(self) -> str:
        """The short form: `UU 14/2008`."""
        _, serial, year = self.key
        return f"{self.kind} {serial}/{year}" if serial else f"{self.kind} {year}"

    @property
    def formal(self) -> str:
        """The form of legal drafting: `Undang-Undang Nomor 14 Tahun 2008 tentang …`."""
        number = f" Nomor {self.number}" if self.number else ""
        year = "" if _YEAR_IN_NUMBER.search(self.number) else f" Tahun {self.year}"
        about = f" tentang {self.about}" if self.about else ""
        return f"{formal_name(self.kind)}{number}{year}{about}"

    @property
    def regulation(self) -> Regulation | None:
        """The row of the reference list, if it has this regulation."""
        return _known().get(self.key)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Citation | None:
    plain = " ".join(text[:LONGEST_CITATION].split())
    plain = _ARTICLE.sub("", _LISTING.sub("", plain))
    head, about = _divided(plain)
    if _CONSTITUTION.match(head):
        return Citation(*_CONSTITUTION_OF_1945, about, text)
    found = _HEAD.match(head)
    return found and _numbered(found, about, text)


def _divided(plain: str) -> tuple[str, str]:
    """Return what names the regulation, and what it is about."""
    head, about = plain, ""
    if found := _ABOUT.search(plain):
        head, about = plain[: found.start()], plain[found.end() :]
    if found := _AFTER_ABOUT.search(about):
        about = about[: found.start()]
    if found := _AFTER_ABOUT.search(head):
        head = head[: found.start()]
    return head, about.strip(" .;,")


def _numbered(found: re.Match[str], about: str, text: str) -> Citation | None:
    kind = instrument_named(found["kind"])
    number = found["number"].rstrip("./-")
    year = found["year"]
    if plain := _PLAIN_YEAR.fullmatch(number):
        number, year = plain[1], year or plain[2]
    elif not year and (inside := _YEAR_IN_NUMBER.search(number)):
        year = inside[1]
    if not kind or not year:
        return None
    return Citation(_of_its_time(kind, int(year)), number, int(year), about, text)


def _of_its_time(kind: str, year: int) -> str:
    """Return the kind under the name that its ministry bore in that year."""
    if kind in {"PermenPAN", "PermenPANRB"}:
        return "PermenPANRB" if year >= _MINISTRY_RENAMED else "PermenPAN"
    return kind


@cache
def _known() -> Mapping[Key, Regulation]:
    return {
        Citation(regulation.kind, regulation.number, regulation.year).key: regulation
        for regulation in regulations()
    }
