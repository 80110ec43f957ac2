"""One file from its cells to its verdict: read, parse, check, place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.interchange import markdown, sop_json
from sopxl.model.errors import UsageError, UserError, reason
from sopxl.model.settings import Settings, settings_from
from sopxl.pipeline.outcome import Outcome
from sopxl.rules.catalogue import check
from sopxl.rules.located import Located
from sopxl.rules.rule import Circumstances
from sopxl.workbook.read import form as workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sopxl.intake.draft import Draft
    from sopxl.rules.rule import Finding
    from sopxl.workbook.guard.file import File

NOTATIONS = {".json": sop_json.to_draft, ".md": markdown.to_draft}
"""Sources that are text; everything else is taken for a workbook."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of every file of a run.

    `chosen` are the settings of the command line and of `sopxl.toml`: they win over those of a
    workbook's hidden sheet. `select` and `ignore` are beginnings of rule codes.
    """

    today: date
    chosen: Mapping[str, object]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    judged: bool = True

    def settings(self, draft: Draft) -> Settings:
        """Return the settings that hold for one draft."""
        return settings_from({**draft.settings, **self.chosen})

    def wants(self, code: str) -> bool:
        """Tell whether the findings of a rule are asked for."""
        return code.startswith(self.select or "") and not (
            self.ignore and code.startswith(self.ignore)
        )


def read(path: File) -> Draft:
    """Return what a source says.

    Raises UserError for what cannot be read, UsageError for a path that does not exist.
    """
    to_draft = NOTATIONS.get(path.suffix.casefold())
    if to_draft is None:
        return workbook.read(path)
    return to_draft(_text(path), path.name)


def inspect(path: File, task: Task, name: str | None = None) -> Outcome:
    """Return what became of one file; whatever is wrong with it, this never raises for it."""
    name = name or str(path)
    try:
        draft = read(path)
        settings = task.settings(draft)
    except UserError as error:
        return Outcome(name, error=error)
    return judge(draft, settings, task, name)


def judge(draft: Draft, settings: Settings, task: Task, name: str) -> Outcome:
    """Return the SOP in a draft with its findings, each in its place."""
    reading = parse(draft)
    found: tuple[Finding, ...] = reading.findings
    if task.judged:
        circumstances = Circumstances(settings, task.today.isoformat())
        found += check(reading.sop, circumstances, reading.unread)
    located = tuple(
        Located(
            finding,
            reading.draft.place(finding.ref),
            finding.rule.severity_in(settings.profile),
        )
        for finding in found
        if task.wants(finding.rule.code)
    )
    return Outcome(name, reading.draft, reading.sop, located)


def _text(path: File) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError(
            f"Berkas «{path}» tidak ada.", "Periksa nama dan foldernya.", "missing"
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(
            f"Berkas «{path.name}» bukan teks UTF-8.",
            "Simpan ulang berkas itu sebagai teks dengan pengodean UTF-8.",
            "not-utf-8",
        ) from error
    except OSError as error:
        raise UserError(
            f"Berkas «{path.name}» tidak dapat dibuka: {reason(error)}.",
            "Tutup program yang memakainya, atau periksa izin baca folder itu.",
            "unreadable",
        ) from error
