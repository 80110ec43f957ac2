"""The verdicts on an installation as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.live.installation import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopxl.live.installation import Verdict

MARKS = {State.FINE: "✓", State.DOUBTFUL: "!", State.BROKEN: "✗", State.UNKNOWN: "–"}
LINE = "{mark} {subject}: {seen}."
TO_DO = "    {remedy}"
ALL_FINE = "Semua siap dipakai."
TO_MEND = "{count} hal perlu dibenahi."


def report(verdicts: Sequence[Verdict]) -> str:
    """Return a line for each verdict, the remedy below it, and a sentence at the end."""
    lines = []
    for verdict in verdicts:
        mark = MARKS[verdict.state]
        lines.append(LINE.format(mark=mark, subject=verdict.subject, seen=verdict.seen))
        if verdict.remedy:
            lines.append(TO_DO.format(remedy=verdict.remedy))
    return "\n".join((*lines, conclusion(verdicts)))


def conclusion(verdicts: Sequence[Verdict]) -> str:
    """Return in one sentence how the installation stands."""
    amiss = sum(verdict.state in {State.BROKEN, State.DOUBTFUL} for verdict in verdicts)
    return TO_MEND.format(count=amiss) if amiss else ALL_FINE


def summary(verdicts: Sequence[Verdict]) -> str:
    """Return what a dialogue has room for: what is amiss, and the sentence."""
    amiss = [one for one in verdicts if one.state in {State.BROKEN, State.DOUBTFUL}]
    return report(amiss) if amiss else conclusion(verdicts)
