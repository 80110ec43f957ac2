"""Chapter F, last part: what the whole flow can reach, and where work turns in circles.

A step whose way out is missing or leads nowhere, or an end above the last row, has its finding
already. Here it is taken to lead on to the next row, so that one cause does not put a finding on
every row after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.graph import closure, components, turned
from sopxl.model.sop import Answer, StepKind
from sopxl.rules import basis
from sopxl.rules.flow.ways_out import SLOTS
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.wording import enumerated

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from sopxl.model.graph import Graph
    from sopxl.model.sop import Sop, Step
    from sopxl.rules.rule import Circumstances


@rule(
    "F401",
    "unreachable-step",
    severity=Severity.ERROR,
    principle=Principle.EFFICIENCY,
    basis=basis.FIVE_SYMBOLS,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Langkah {step} tidak pernah tercapai dari langkah pertama.",
    advice="Arahkan langkah lain ke langkah {step}, atau hapus barisnya.",
)
def unreachable_step(sop: Sop, circumstances: Circumstances) -> Iterator[Offence]:
    """No flow from the first row comes to a step; told at the first step of each lost stretch.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 4  | 1     |
        | 3  | Mencetak berkas     | kegiatan  |    |       |
        | 4  | Mengarsipkan berkas | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 3  | 1     |
        | 3  | Mencetak berkas     | kegiatan  |    |       |
        | 4  | Mengarsipkan berkas | selesai   |    |       |
    """
    if not sop.steps or _each_leads_to_the_next(sop) or _guessed(sop, circumstances):
        return
    ways = _ways_on(sop)
    if len(closure(ways, (0,))) == len(ways):
        return
    ways = _let_out(ways, sop)
    lost = set(range(len(ways))) - closure(ways, (0,))
    entered = {there for here in lost for there in ways[here] if there != here}
    while lost:
        here = min(lost - entered or lost)
        lost -= closure(ways, (here,))
        yield Offence(sop.steps[here].ref(), step=sop.steps[here].number)


@rule(
    "F402",
    "loop-without-exit",
    severity=Severity.ERROR,
    principle=Principle.EFFICIENCY,
    basis=basis.FIVE_SYMBOLS,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Langkah {steps} berputar terus dan tidak pernah sampai ke langkah terakhir.",
    advice="Beri putaran itu jalan keluar: arahkan salah satu langkahnya ke langkah di luarnya.",
)
def loop_without_exit(sop: Sop, circumstances: Circumstances) -> Iterator[Offence]:
    """Steps lead to each other and never to the end; told where the loop turns back.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 5  | 3     |
        | 3  | Mencetak berkas     | kegiatan  |    |       |
        | 4  | Mengirim berkas     | kegiatan  | 3  |       |
        | 5  | Mengarsipkan berkas | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menerima permohonan | mulai     |    |       |
        | 2  | Memeriksa berkas    | keputusan | 5  | 3     |
        | 3  | Mencetak berkas     | kegiatan  |    |       |
        | 4  | Mengirim berkas     | kegiatan  | 2  |       |
        | 5  | Mengarsipkan berkas | selesai   |    |       |
    """
    if not sop.steps or _each_leads_further_down(sop) or _guessed(sop, circumstances):
        return
    numbers = {step.number for step in sop.steps}
    for loop in _loops_without_exit(_ways_on(sop), sop):
        # A way that is missing or leads nowhere may be the exit.
        if all(_is_whole(sop.steps[place], numbers) for place in loop):
            yield _turning_back(sop, loop)


@rule(
    "F403",
    "decisions-passing-back-and-forth",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.EFFICIENCY,
    basis=basis.DECISIONS_BY_PROCEDURE,
    grade=Grade.PROPOSAL,
    message="Keputusan pada langkah {steps} saling mengembalikan tanpa ada yang memperbaiki.",
    advice="Arahkan salah satu «Tidak» ke langkah yang memperbaiki pekerjaan.",
)
def decisions_passing_back_and_forth(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """Decisions send work back to each other, and none of them to a step that mends it.

    A chain of checkers may hand work down to the checker before: the lowest sends it to be mended.

    Salah:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menyusun draf       | mulai     |    |       |
        | 2  | Memeriksa draf      | keputusan | 3  | 4     |
        | 3  | Menyetujui draf     | keputusan | 4  | 2     |
        | 4  | Mengarsipkan berkas | selesai   |    |       |

    Benar:

        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | -- | ------------------- | --------- | -- | ----- |
        | 1  | Menyusun draf       | mulai     |    |       |
        | 2  | Memeriksa draf      | keputusan | 3  | 1     |
        | 3  | Menyetujui draf     | keputusan | 4  | 2     |
        | 4  | Mengarsipkan berkas | selesai   |    |       |
    """
    decisions = tuple(sop.of_kind(StepKind.DECISION))
    numbers = {step.number for step in decisions}
    if numbers.isdisjoint({way.target for step in decisions for way in step.ways_out}):
        return
    ways, checks = _ways_on(sop), frozenset(step.index for step in decisions)
    for loop in components(ways, checks):
        if len(loop) > 1 and not _is_mended(ways, loop, checks):
            yield _turning_back(sop, loop)


def _each_leads_to_the_next(sop: Sop) -> bool:
    """Tell whether every row leads to the one below it, so that all are reached."""
    return _is_in_order(sop) and all(
        step.number + 1 in [way.target for way in step.ways_out]
        for step in sop.steps[:-1]
        if step.ways_out
    )


def _each_leads_further_down(sop: Sop) -> bool:
    """Tell whether every row leads to one below it, so that each run comes to the last."""
    return _is_in_order(sop) and all(
        max([way.target for way in step.ways_out]) > step.number
        for step in sop.steps[:-1]
        if step.ways_out
    )


def _is_in_order(sop: Sop) -> bool:
    return [step.number for step in sop.steps] == list(range(1, len(sop.steps) + 1))


def _guessed(sop: Sop, circumstances: Circumstances) -> bool:
    """Tell whether nobody knows where a way leads: it was not read, or two rows bear one number."""
    unread = any(ref.field == "ways_out" for ref in circumstances.unread)
    return unread or len({step.number for step in sop.steps}) < len(sop.steps)


def _ways_on(sop: Sop) -> Graph:
    """Return where each row leads, by position."""
    position = {step.number: step.index for step in reversed(sop.steps)}
    last = len(sop.steps) - 1
    return tuple([_leads(step, position, last) for step in sop.steps])


def _leads(step: Step, position: Mapping[int, int], last: int) -> tuple[int, ...]:
    onward = () if step.index == last else (step.index + 1,)
    if step.kind is StepKind.END or not step.ways_out:
        return onward
    targets = [position.get(way.target, step.index) for way in step.ways_out]
    known = [there for there in targets if there != step.index]
    whole = len(known) == len(targets) and _is_answered(step)
    return tuple(known) if whole else (*known, *onward)


def _is_answered(step: Step) -> bool:
    """Tell whether a step has the ways out of its kind: two different answers, or a plain way."""
    answers = [way.answer for way in step.ways_out]
    if step.kind is StepKind.DECISION:
        differ = len({way.target for way in step.ways_out}) > 1
        return differ and Answer.YES in answers and Answer.NO in answers
    return answers.count(Answer.NONE) == len(answers)


def _is_whole(step: Step, numbers: Container[int]) -> bool:
    """Tell whether all ways of a step are there and lead to other steps."""
    if not step.ways_out:
        return step.kind is not StepKind.DECISION
    others = [way.target in numbers and way.target != step.number for way in step.ways_out]
    return all(others) and _is_answered(step)


def _loops_without_exit(ways: Graph, sop: Sop) -> Iterator[frozenset[int]]:
    ends = [step.index for step in sop.of_kind(StepKind.END)]
    trapped = set(range(len(ways))) - closure(turned(ways), (*ends, len(ways) - 1))
    for loop in components(ways, trapped):
        if all(there in loop for here in loop for there in ways[here]):
            yield loop


def _is_mended(ways: Graph, loop: frozenset[int], checks: frozenset[int]) -> bool:
    """Tell whether a check of a loop sends work to a step that hands it in again.

    One further up does so in whatever way it comes back; what comes back from further down only
    through another check is sent back by that one.
    """
    work = {there for here in loop for there in ways[here]} - checks
    others = frozenset(range(len(ways))) - (checks - loop)
    return any(
        closure(ways, (there,), None if there < max(loop) else others) & loop for there in work
    )


def _let_out(ways: Graph, sop: Sop) -> Graph:
    """Return the ways with an exit to the next row for each loop that has none."""
    exits = {max(loop) for loop in _loops_without_exit(ways, sop)}
    return tuple((*on, here + 1) if here in exits else on for here, on in enumerate(ways))


def _turning_back(sop: Sop, loop: frozenset[int]) -> Offence:
    """Return the offence at the way that leads from the loop's last row back into it."""
    last = sop.steps[max(loop)]
    numbers = {sop.steps[place].number for place in loop}
    back = next((way.answer for way in last.ways_out if way.target in numbers), Answer.NONE)
    words = enumerated([str(sop.steps[place].number) for place in sorted(loop)])
    return Offence(last.ref("ways_out", SLOTS[back]), steps=words)


REACHABILITY_RULES = (unreachable_step, loop_without_exit, decisions_passing_back_and_forth)
