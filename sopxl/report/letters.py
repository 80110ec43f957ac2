"""Reminder letters in Word, one for each office that still owes something.

The template is a Word file that the secretariat edits as it likes; only the words in double braces
are filled in. Importing this loads docxtpl: only those who write letters do.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from sopxl.model.errors import UserError
from sopxl.report.figures.expected import Standing
from sopxl.report.wording import NOTHING, day
from sopxl.rules.rule import Severity
from sopxl.workbook.package.archive import pack, packed, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sopxl.report.figures.procedure_records import FindingRow
    from sopxl.report.figures.records import Figures

    Fields = dict[str, Any]

REMEDY = (
    "Perbaiki bagian dalam kurung kurawal di Word, atau pindahkan templat itu agar yang baru "
    "dibuat."
)


def letters(figures: Figures, template: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the code of each office that owes something, with its letter as a .docx file.

    Raises UserError for a template that cannot be filled in.
    """
    for satker, fields in _addressed(figures).items():
        yield satker, _letter(template, fields)


def _letter(template: bytes, fields: Fields) -> bytes:
    """Fill in one letter; the words of a template may ask for nothing but its fields."""
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made = BytesIO()
    try:
        document = DocxTemplate(BytesIO(template))
        document.render(fields, environment)
        document.save(made)
    except (TemplateError, BadZipFile, OpcError, KeyError, ValueError) as error:
        raise UserError(
            f"Templat surat tidak dapat diisi: {error}.", REMEDY, "letter-template"
        ) from error
    return pack(packed(one.name, one.content) for one in unpack(made.getvalue()))


def _addressed(figures: Figures) -> Mapping[str, Fields]:
    """Return the fields of each letter by the code of its office."""
    found: dict[str, Fields] = {}
    for satker, name, kind, row in _owed(figures):
        blank = {"belum": [], "galat": [], "rusak": [], "belum_mengirim": False}
        fields = found.setdefault(
            satker,
            {"satker": name, "kode_satker": satker, "tanggal": day(figures.today), **blank},
        )
        if row is None:
            fields[kind] = True
        else:
            fields[kind].append(row)
    return dict(sorted(found.items()))


def _owed(figures: Figures) -> Iterator[tuple[str, str, str, dict[str, str] | None]]:
    """Yield office, its name, which list of the letter, and the row in it."""
    for office in figures.missing:
        satker, _, name = office.partition(" ")
        yield satker, name, "belum_mengirim", None
    for one in figures.awaited:
        if one.standing is Standing.ABSENT:
            due = day(one.due) if one.due else NOTHING
            row = {"judul": one.title, "kode": one.sop_code or NOTHING, "tenggat": due}
            yield one.satker, one.office, "belum", row
    errors = _errors(figures)
    for procedure in figures.procedures:
        if procedure.satker and (found := errors.get(procedure.id)):
            row = {
                "judul": procedure.name,
                "nomor": procedure.number or NOTHING,
                "banyak": str(len(found)),
                "contoh": f"{found[0].trace.place}: {found[0].message} {found[0].advice}",
            }
            yield procedure.satker, procedure.office, "galat", row
    names = {one.satker: one.office for one in figures.procedures}
    for source in figures.broken:
        if source.satker:
            row = {"berkas": source.file, "alasan": source.reason, "perbaikan": source.remedy}
            yield source.satker, names.get(source.satker, source.satker), "rusak", row


def _errors(figures: Figures) -> Mapping[str, list[FindingRow]]:
    found: dict[str, list[FindingRow]] = {}
    for one in figures.findings:
        if one.severity is Severity.ERROR and one.procedure:
            found.setdefault(one.procedure, []).append(one)
    return found
