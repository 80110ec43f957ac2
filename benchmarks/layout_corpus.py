"""Procedures to be drawn: two seeded families and twelve made by hand to be difficult."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from sopxl.layout.form import Form, column_width
from sopxl.layout.geometry import EMU_PER_MM, EMU_PER_POINT
from sopxl.model.duration import Duration
from sopxl.model.identity import Identity
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut
from sopxl.template.sop_ap import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

F4, ONE_SHEET = (330, 215), (330, 60_000)
"""Millimetres: a page, and a sheet so long that every procedure stands on it in one piece."""
WORDS = ("memeriksa", "kelengkapan", "berkas", "dan", "mencatatnya", "dalam", "buku", "agenda")

HANDMADE = {
    "all back to one": "T0 P0 P1 D3>2 P1 D3>2 P1 D3>2 P1 D3>2 P1 D3>2 P1 D3>2 T3",
    "one column": "T0 P0 P0 D0>2 P0 P0 D0>9 P0 P0 D0>5 P0 P0 D0>3 T0",
    "nested loops": "T1 P1 P1 P1 P1 P1 P1 D1>7 D1>6 D1>5 D1>4 D1>3 D1>2 T1",
    "interleaved skips": "T0 D1>8 D2>9 D3>10 D4>11 D0>12 D1>13 D2>14 D3>15 P2 P0 P3 P1 P4 P2 P0 T4",
    "walls": "T0 P2 P0,1,2,3,4,5 D4>2 P5,4,3,2,1,0 D1>2 P2,0,1,3,4,5 D3>4 P0 T5",
    "zigzag": "T0 P7 D0>2 P7 P0 D7>3 P0 P7 D0>14 P7 P0 D7>5 P0 P7 D0>8 T0",
    "inverted answers": "T0 P1 P2 D3=2>5 P3 D2=9>8 P1 P0 D1=7>11 P3 D0=13>5 P2 T0",
    "stacked decisions": "T2 P2 P0 D2>3 D2>3 D2>3 D2>3 P4 P3 D2>8 D2>9 D2>8 D2>9 P1 T2",
    "swaps": "T0 P0 D2>6 D0>7 P1 P2 D1>2 D0>5 P2 P0 D1>14 D2>15 P1 P0 D2>10 P0 P1 T1",
    "hub": "T0 D1>9 D2>9 D3>9 P4 D5>9 D0>9 D1=9>13 P3 D3>9 D2>9 D1>9 D0>5 D5>9 D4>9 D3>9 T5",
    "two columns": "T0 P0 P1 P1 D0>2 P0 P1 P1 D0>6 P0 P1 P1 D0>10 P0 P1 P1 D0>14 P0 P1 P1 T1",
    "many together": "T0 P0,1 D1,2>2 P2,3,4 P4,0 D0,4>3 P1,3 T2",
}
"""Kind, columns of the actors, `=` target of Yes or of the flow, `>` target of No."""
KINDS = {"P": StepKind.ACTIVITY, "D": StepKind.DECISION}
ROW = re.compile(r"(?P<kind>[TPD])(?P<columns>[\d,]+)(?:=(?P<yes>\d+))?(?:>(?P<no>\d+))?")


def standard(count: int, seed: int) -> Sop:
    """Return a realistic procedure: up to a quarter decisions, refusals going back or on."""
    rng = random.Random(count * 1_000_003 + seed * 7_919 + 17)  # noqa: S311  # no secret
    actors = rng.randint(2, max(2, min(10, 2 + count // 3)))
    back = 0.3 if seed % 2 == 0 else 0.7
    return _made(rng, count, actors, decisions=rng.uniform(0.1, 0.25), back=back, far=0.5)


def dense(count: int, seed: int) -> Sop:
    """Return a procedure no office would write: a third decisions, refusals leading far."""
    rng = random.Random(count * 7_000_003 + seed * 104_729 + 5)  # noqa: S311  # no secret
    return _made(rng, count, rng.randint(3, 8), decisions=0.35, back=0.5, far=0.22)


def handmade() -> Iterator[tuple[str, Sop]]:
    """Yield the procedures made by hand with their names."""
    for name, rows in HANDMADE.items():
        yield name, _written(rows.split())


def form_for(sop: Sop, *, paper: tuple[int, int] = F4, column: float | None = None) -> Form:
    """Return the blank form for a procedure; `column` is the width of an actor column in points."""
    widths = {one.field: column_width(one.width) for one in STEPS if not one.authoring}
    actor = column_width(13) if column is None else round(column * EMU_PER_POINT)
    return Form(
        **{name: widths[name] for name in ("number", "activity", "requirements", "duration")},
        **{name: widths[name] for name in ("output", "remarks")},
        actors=(actor,) * max(1, len(sop.actors)),
        actor_at=tuple(range(len(sop.actors))),
        title_rows=(18 * EMU_PER_POINT,) * 3,
        heading_rows=(18 * EMU_PER_POINT, 36 * EMU_PER_POINT),
        paper=(paper[0] * EMU_PER_MM, paper[1] * EMU_PER_MM),
    )


def _made(
    rng: random.Random, count: int, actors: int, *, decisions: float, back: float, far: float
) -> Sop:
    names = tuple(f"Pelaksana {number}" for number in range(1, actors + 1))
    steps = []
    column = rng.randrange(actors)
    for index in range(count):
        kind = _kind(rng, index, count, decisions)
        here = [column]
        if kind is StepKind.ACTIVITY and actors > 2 and rng.random() < 0.06:  # noqa: PLR2004
            here += rng.sample([other for other in range(actors) if other != column], 1)
        ways = _answers(rng, index, count, back, far) if kind is StepKind.DECISION else ()
        if kind is StepKind.ACTIVITY and rng.random() < 0.04 and index + 3 < count:  # noqa: PLR2004
            ways = (WayOut(index + 1 + rng.randint(2, min(5, count - 1 - index))),)
        steps.append(_step(rng, index, kind, tuple(names[at] for at in here), ways))
        column = rng.choice((column, rng.randrange(actors), max(0, column - 1)))
    return Sop(identity=Identity(title="Uji"), actors=names, steps=tuple(steps))


def _kind(rng: random.Random, index: int, count: int, decisions: float) -> StepKind:
    if index == 0:
        return StepKind.START
    if index == count - 1:
        return StepKind.END
    if index < count - 2 and rng.random() < decisions:
        return StepKind.DECISION
    return StepKind.ACTIVITY


def _answers(
    rng: random.Random, index: int, count: int, back: float, far: float
) -> tuple[WayOut, WayOut]:
    distance = 2 + int(rng.expovariate(far))
    if rng.random() < back and index > 1:
        refused = max(1, index + 2 - distance)
    else:
        refused = min(count, index + 1 + distance)
    return WayOut(index + 2, Answer.YES), WayOut(refused, Answer.NO)


def _step(
    rng: random.Random,
    index: int,
    kind: StepKind,
    actors: tuple[str, ...],
    ways: tuple[WayOut, ...],
) -> Step:
    return Step(
        index=index,
        number=index + 1,
        activity=" ".join(rng.choices(WORDS, k=rng.randint(4, 20))).capitalize(),
        actors=actors,
        kind=kind,
        requirements="Berkas permohonan",
        duration=Duration(text=f"{rng.randint(1, 30)} menit"),
        output="Berkas yang telah diperiksa",
        ways_out=ways,
    )


def _written(rows: Sequence[str]) -> Sop:
    rng = random.Random(1)  # noqa: S311  # no secret
    matches = [match for row in rows if (match := ROW.fullmatch(row))]
    columns = [tuple(map(int, match["columns"].split(","))) for match in matches]
    names = tuple(f"Pelaksana {n}" for n in range(1, 2 + max(max(at) for at in columns)))
    steps = []
    for index, (match, at) in enumerate(zip(matches, columns, strict=True)):
        ends = StepKind.START if index == 0 else StepKind.END
        kind = KINDS.get(match["kind"], ends)
        ways: tuple[WayOut, ...] = ()
        if kind is StepKind.DECISION:
            yes = int(match["yes"] or index + 2)
            ways = (WayOut(yes, Answer.YES), WayOut(int(match["no"]), Answer.NO))
        steps.append(_step(rng, index, kind, tuple(names[column] for column in at), ways))
    return Sop(identity=Identity(title="Uji"), actors=names, steps=tuple(steps))
