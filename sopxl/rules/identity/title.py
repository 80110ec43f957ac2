"""Chapter I, fourth part: the title (Nama SOP)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.model.ref import identity_ref
from sopxl.rules import basis
from sopxl.rules.rule import Fix, Offence, Principle, Severity, rule
from sopxl.rules.wording import absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

_CALLS_ITSELF_SOP = re.compile(
    r"(?:SOP(?:[\s-]AP)?|standar\s+operasional\s+prosedur)\b[\s:\-–]*(?:tentang\s+)?", re.IGNORECASE
)


@rule(
    "I401",
    "title-begins-with-sop",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.TITLE_OF_SOP,
    message="Nama SOP «{title}» diawali kata «SOP».",
    advice="Tulis kegiatan dan hasil akhirnya saja, tanpa kata «SOP» di depan.",
)
def title_begins_with_sop(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The title says that it is an SOP, which the form says already.

    Salah:

        Nama SOP: SOP Pelayanan Informasi

    Benar:

        Nama SOP: Pelayanan Informasi
    """
    title = sop.identity.title
    found = _CALLS_ITSELF_SOP.match(title)
    if found is None:
        return
    ref, rest = identity_ref("title"), title[found.end() :]
    fix = None if absent(rest) else Fix(ref, title, rest[0].upper() + rest[1:])
    yield Offence(ref, fix, title=title)


@rule(
    "I402",
    "title-names-its-unit",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.TITLE_OF_SOP,
    message="Nama SOP menyebut unit kerja «{unit}».",
    advice="Hapus nama unit dari judul; unit sudah ditulis pada Unit Kerja.",
)
def title_names_its_unit(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """The title names the unit that owns the procedure, and changes with every reorganisation.

    Salah:

        Nama SOP: Pelayanan Informasi pada Subbagian Hukum
        Subunit: Subbagian Hukum

    Benar:

        Nama SOP: Pelayanan Informasi
        Subunit: Subbagian Hukum
    """
    title = sop.identity.title.casefold()
    for unit in (sop.identity.unit, sop.identity.subunit):
        several_words = len(unit.split()) > 1
        if several_words and unit.casefold() in title:
            yield Offence(identity_ref("title"), unit=unit)
            return


@rule(
    "I403",
    "title-of-one-word",
    severity=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.TITLE_OF_SOP,
    message="Nama SOP «{title}» hanya satu kata.",
    advice="Tulis kegiatan dan hasil akhirnya, misalnya «Penyusunan Renstra».",
)
def title_of_one_word(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """One word cannot name both the activity and its final output.

    Salah:

        Nama SOP: Renstra

    Benar:

        Nama SOP: Penyusunan Renstra
    """
    words = sop.identity.title.split()
    if len(words) == 1 and not absent(words[0]):
        yield Offence(identity_ref("title"), title=words[0])


TITLE_RULES = (title_begins_with_sop, title_names_its_unit, title_of_one_word)
