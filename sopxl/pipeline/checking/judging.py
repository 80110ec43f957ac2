"""From what a source says to the verdict on it: parse, check, place.

Apart from the readers of files, so that what has its draft from elsewhere need not load them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.model.settings import Settings, settings_from
from sopxl.pipeline.checking.outcome import Outcome
from sopxl.rules.catalogue import check, in_order_of_the_form
from sopxl.rules.located import Located
from sopxl.rules.rule import Circumstances
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from sopxl.intake.draft import Draft
    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Finding


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of every file of a run.

    `chosen` are the settings of the command line and of `sopxl.toml`: they win over those of a
    workbook's hidden sheet. `select` and `ignore` are beginnings of rule codes. With `alone`
    each file is also judged by itself: whether it is whole, and its drawing. That takes as long as
    all the rest.
    """

    today: date
    chosen: Mapping[str, object]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    judged: bool = True
    alone: bool = False

    def settings(self, draft: Draft) -> Settings:
        """Return the settings that hold for one draft."""
        return settings_from({**draft.settings, **self.chosen})

    def wants(self, code: str) -> bool:
        """Tell whether the findings of a rule are asked for."""
        return code.startswith(self.select or "") and not (
            self.ignore and code.startswith(self.ignore)
        )


def judge(
    draft: Draft,
    settings: Settings,
    task: Task,
    name: str,
    further: Callable[[Draft, Sop], tuple[Finding, ...]] | None = None,
) -> Outcome:
    """Return the SOP in a draft with its findings, each in its place.

    `further` finds what the cells alone do not tell.
    """
    reading = parse(draft)
    found: tuple[Finding, ...] = reading.findings
    if task.judged:
        circumstances = Circumstances(settings, task.today.isoformat())
        found += check(reading.sop, circumstances, reading.unread)
    if further is not None:
        found += further(reading.draft, reading.sop)
    located = tuple(
        Located(
            finding,
            reading.draft.place(finding.ref),
            finding.rule.severity_in(settings.profile),
        )
        for finding in in_order_of_the_form(found)
        if task.wants(finding.rule.code)
    )
    return Outcome(name, reading.draft, reading.sop, located)
