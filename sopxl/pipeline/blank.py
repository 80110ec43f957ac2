"""A blank form for one SOP, with what is known already filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.errors import UsageError, UserError
from sopxl.model.identity import Identity
from sopxl.model.sop import Sop
from sopxl.pipeline.drawing.forms import written_form
from sopxl.pipeline.files import replace_file
from sopxl.reference.offices import office as office_of
from sopxl.template.sop_ap import SOP_AP

if TYPE_CHECKING:
    from pathlib import Path


def write_blank(file: Path, *, title: str, office: str, actors: tuple[str, ...]) -> None:
    """Write a blank form to `file`.

    Raises UserError if the file exists already, UsageError for a wrong ending, an office code that
    does not exist, or more actors than the form takes.
    """
    _refuse(file, office, actors)
    sop = Sop(identity=Identity(title=title, satker=office), actors=actors)
    replace_file(file, written_form(sop))


def _refuse(file: Path, office: str, actors: tuple[str, ...]) -> None:
    if file.suffix.casefold() != ".xlsx":
        raise UsageError(
            f"«{file.name}» bukan nama buku kerja.", "Akhiri nama berkas dengan .xlsx.", "ending"
        )
    if file.exists():
        raise UserError(
            f"«{file}» sudah ada dan tidak ditimpa.",
            "Pilih nama lain, atau pindahkan berkas itu dahulu.",
            "exists",
        )
    if office and office_of(office) is None:
        raise UsageError(
            f"Kode satker «{office}» tidak ada.",
            "Pakai kode wilayah: 00 pusat, 2 angka provinsi, 4 angka kabupaten/kota.",
            "unknown-office",
        )
    twice = sorted({actor for actor in actors if actors.count(actor) > 1})
    if twice:
        raise UsageError(
            f"Pelaksana ditulis dua kali: {', '.join(twice)}.",
            "Tulis setiap pelaksana satu kali.",
            "actor-twice",
        )
    limit = SOP_AP.actors.limit if SOP_AP.actors else 0
    if len(actors) > limit:
        raise UsageError(
            f"{len(actors)} pelaksana terlalu banyak.",
            f"Formulir menampung sampai {limit} pelaksana.",
            "too-many-actors",
        )
