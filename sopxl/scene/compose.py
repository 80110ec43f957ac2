"""From a procedure and its layout to the finished drawing, page by page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.layout.geometry import Point
from sopxl.scene.compose_cover import covers, frame
from sopxl.scene.compose_table import Table
from sopxl.scene.items import Edge, Label, Node, Page, Scene
from sopxl.scene.projection import Projection

if TYPE_CHECKING:
    from sopxl.layout.form import Form
    from sopxl.layout.plan import Arrow, Layout, PlannedPage, Symbol, Words
    from sopxl.model.sop import Sop
    from sopxl.scene.items import Item

STEP_DESCRIPTION = "Langkah {number}, {actor}: {activity}"
PENTAGON_DESCRIPTION = "Penghubung halaman {letter}: {caption}"
FLOW_DESCRIPTION = "Dari langkah {source} ke langkah {target}"
ANSWERED_DESCRIPTION = "Dari langkah {source} ke langkah {target}, jawaban {answer}"
ENTRY_DESCRIPTION = "Lanjutan dari penghubung halaman {letter}"
LINK_DESCRIPTION = "Dilaksanakan bersama-sama"


def compose(sop: Sop, layout: Layout, form: Form, *, office: str = "") -> Scene:
    """Return the drawing of `sop`: the cover (number 0), as long as it needs, then the table.

    `office` is the name of the office that owns the procedure.
    """
    table = Table(sop, layout, form, office)
    pages = tuple(_Composer(sop, layout, form, plan).page(table) for plan in layout.pages)
    return Scene(
        title=sop.identity.title,
        subject=sop.identity.number,
        author=office,
        pages=(*covers(sop.identity, form, office), *pages),
    )


class _Composer:
    """Composes one page of the table."""

    def __init__(self, sop: Sop, layout: Layout, form: Form, plan: PlannedPage) -> None:
        self._sop = sop
        self._form = form
        self._plan = plan
        self._projection = _projection(layout, form, plan)
        self._row_edges = layout.row_edges[plan.first : plan.last + 2]
        self._symbols = {symbol.id: symbol for symbol in plan.symbols}
        self._boxes = {s.id: self._projection.symbol(s.box) for s in plan.symbols}
        self._captions = {words.pentagon: words.text for words in plan.words}
        self._heads = dict(zip(reversed(form.actor_at), reversed(sop.actors), strict=False))

    def page(self, table: Table) -> Page:
        """Return the page, its items from back to front."""
        plan, projection = self._plan, self._projection
        items: tuple[Item, ...] = (
            *table.cells(plan, projection),
            *table.margins(plan),
            *map(self._node, plan.symbols),
            *map(self._edge, plan.arrows),
            *map(self._label, plan.words),
        )
        return Page(
            number=plan.number,
            paper=self._form.paper,
            frame=frame(self._form),
            items=items,
            columns=tuple(pairwise(map(projection.x, self._form.actor_edges))),
            rows=tuple(pairwise(map(projection.y, self._row_edges))),
            scale=projection.scale,
            origin=projection.origin,
            sheet_origin=projection.sheet_origin,
        )

    def _node(self, symbol: Symbol) -> Node:
        return Node(
            id=symbol.id,
            step=self._number(symbol.step),
            shape=symbol.shape,
            box=self._boxes[symbol.id],
            text=symbol.text,
            actor=self._heads.get(symbol.column, ""),
            description=self._told(symbol),
        )

    def _told(self, symbol: Symbol) -> str:
        """Return what a screen reader says of a symbol."""
        if symbol.step is None:
            caption = " ".join(self._captions[symbol.id].split())
            return PENTAGON_DESCRIPTION.format(letter=symbol.text, caption=caption)
        step = self._sop.steps[symbol.step]
        return STEP_DESCRIPTION.format(
            number=step.number,
            actor=self._heads.get(symbol.column, ""),
            activity=" ".join(step.activity.split()),
        )

    def _edge(self, arrow: Arrow) -> Edge:
        """Put an arrow on paper, with its ends exactly on the docks."""
        (source, leave), (target, enter) = arrow.source, arrow.target
        inner = map(self._projection.point, arrow.points[1:-1])
        return Edge(
            id=arrow.id,
            source=arrow.source,
            target=arrow.target,
            points=(self._boxes[source].dock(leave), *inner, self._boxes[target].dock(enter)),
            from_step=self._number(arrow.from_step),
            to_step=self._number(arrow.to_step),
            answer=arrow.answer,
            description=self._said(arrow),
            arrow=not arrow.link,
        )

    def _said(self, arrow: Arrow) -> str:
        """Return what a screen reader says of an arrow."""
        if arrow.link:
            return LINK_DESCRIPTION
        source, target = self._number(arrow.from_step), self._number(arrow.to_step)
        if source is None:
            return ENTRY_DESCRIPTION.format(letter=self._symbols[arrow.source[0]].text)
        template = ANSWERED_DESCRIPTION if arrow.answer else FLOW_DESCRIPTION
        return template.format(source=source, target=target, answer=arrow.answer)

    def _label(self, words: Words) -> Label:
        return Label(
            id=words.id,
            edge=words.arrow,
            box=self._projection.box(words.box),
            text=words.text,
            size=self._projection.length(words.size),
            align=words.align,
        )

    def _number(self, step: int | None) -> int | None:
        return None if step is None else self._sop.steps[step].number


def _projection(layout: Layout, form: Form, plan: PlannedPage) -> Projection:
    """Print headings, and on page 1 the title, over the rows; centred between the margins."""
    scale = layout.scale
    above = sum(form.heading_rows) + (sum(form.title_rows) if plan.number == 1 else 0)
    aside = max(0, form.frame[0] - form.width * scale // 100) // 2
    return Projection(
        scale=scale,
        origin=Point(form.margins.left + aside, form.margins.top + above * scale // 100),
        sheet_origin=Point(form.left, layout.row_edges[plan.first]),
    )
