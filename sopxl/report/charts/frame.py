"""The one style of all charts: colours that hold in grey and for every eye, one way of saving."""

from __future__ import annotations

import io
import re
import warnings
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sopxl.backends import typeface
from sopxl.report.wording import number, wrapped
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes

INK, FAINT, GRID, PAPER = "#1c2733", "#5b6875", "#d3dae1", "#ffffff"
"""Text, secondary text, lines and ground."""

STRONG, MIDDLE, LIGHT, PALE = "#123f6d", "#3f78b0", "#a9cbe8", "#e3eef7"
"""Blues that stay apart when printed in grey."""

ALARM, WARM, COOL = "#8c1d2f", "#e08a1e", "#b9d4ea"
"""Severities from heavy to light; their greys are dark, middle and light as well."""

ON_DARK, ON_LIGHT = "#fdfefe", "#14202b"
"""Words inside a dark or a light field."""

ON_A_PAGE = {
    INK: "var(--ink)",
    FAINT: "var(--faint)",
    GRID: "var(--grid)",
    PAPER: "var(--paper)",
    STRONG: "var(--strong)",
    MIDDLE: "var(--middle)",
    LIGHT: "var(--light)",
    PALE: "var(--pale)",
    ALARM: "var(--alarm)",
    WARM: "var(--warm)",
    COOL: "var(--cool)",
    ON_DARK: "var(--on-dark)",
    ON_LIGHT: "var(--on-light)",
}
"""A web page sets every colour itself, light or dark: so charts use no colour but these."""

WIDTH = 6.7
"""Inches between the margins of the A4 report."""

LABEL_LETTERS = 42
"""How many letters the name of a row has on each of its two lines."""

WORDS: dict[str, Any] = {"va": "center", "fontsize": 8.5}
"""How numbers and words inside the picture are written."""

PNG_DPI = 200
STYLE: Any = {
    "font.family": [typeface.FAMILY],
    "svg.fonttype": "none",
    "text.parse_math": False,
    "svg.hashsalt": "sopxl",
    "font.size": 9,
    "axes.edgecolor": GRID,
    "axes.labelcolor": FAINT,
    "axes.labelsize": 8.5,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 9,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "text.color": INK,
    "xtick.color": GRID,
    "xtick.labelcolor": FAINT,
    "ytick.color": GRID,
    "ytick.labelcolor": INK,
    "ytick.left": False,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "legend.fontsize": 9,
    "legend.handlelength": 1.1,
    "legend.handleheight": 0.9,
    "legend.borderaxespad": 0,
    "hatch.linewidth": 0.5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture with the words around it.

    `title` says what the picture shows as a sentence, `source` where its numbers come from,
    `description` what a person who cannot see it has to know.
    """

    name: str
    title: str
    source: str
    description: str
    picture: Figure

    @property
    def aspect(self) -> float:
        """Height over width."""
        width, height = self.picture.get_size_inches()
        return float(height / width)

    def svg(self) -> str:
        """Return the picture for a web page: real text, own ids, the page's ink and ground."""
        saved = io.StringIO()
        with styled():
            self.picture.savefig(saved, format="svg", metadata=dict.fromkeys(METADATA))
        _, _, body = saved.getvalue().partition("<svg ")
        for colour, variable in ON_A_PAGE.items():
            body = body.replace(colour, variable)
        for pattern, replacement in FOR_A_PAGE:
            body = pattern.sub(replacement.format(name=self.name), body)
        return f'<svg class="chart" aria-hidden="true" focusable="false" {body.strip()}'

    def png(self) -> bytes:
        """Return the picture for print."""
        saved = io.BytesIO()
        with styled():
            self.picture.savefig(saved, format="png", dpi=PNG_DPI, metadata={"Software": None})
        return saved.getvalue()


METADATA = ("Date", "Creator", "Type", "Format")
"""What matplotlib would write into every SVG; the day of drawing is none of the reader's."""

FOR_A_PAGE = (
    (re.compile(r'(\bid="|href="#|url\(#)'), r"\g<1>{name}-"),
    (re.compile(r"<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL), ""),
    (re.compile(r" ?font-family: [^;\"]+;?"), ""),
    (re.compile(r' width="[\d.]+pt" height="[\d.]+pt"'), ""),
)
"""Several pictures share one page: ids apart, no rule for all elements, the page's own type."""


@contextmanager
def styled() -> Iterator[None]:
    """Draw in the style of the reports; a letter that the typeface lacks is no fault of ours."""
    with mpl.rc_context(STYLE), warnings.catch_warnings():
        warnings.filterwarnings(
            "ignore", message="Glyph .* missing from font", category=UserWarning
        )
        yield


@cache
def embed_type() -> None:
    """Make the typeface of the reports known to matplotlib, wherever it is installed or not."""
    for file in (typeface.REGULAR, typeface.BOLD):
        font_manager.fontManager.addfont(file)


def canvas(rows: int, row_height: float = 0.3, around: float = 0.85) -> tuple[Figure, Axes]:
    """Return a figure whose height follows its rows, with one pair of axes.

    `around` is the height in inches of axis, labels and legend together.
    """
    picture = Figure(figsize=(WIDTH, around + rows * row_height), layout="constrained")
    FigureCanvasAgg(picture)
    picture.set_facecolor("none")
    axes = picture.add_subplot()
    axes.set_facecolor("none")
    return picture, axes


def settle(picture: Figure) -> Figure:
    """Lay the picture out once and for all, so that every form it is saved in is the same."""
    picture.draw_without_rendering()
    picture.set_layout_engine("none")
    return picture


def legend(axes: Axes, columns: int) -> None:
    """Put the legend above everything, in one row, so that it hides nothing."""
    handles, labels = axes.get_legend_handles_labels()
    picture = axes.get_figure(root=True)
    if picture is not None:
        picture.legend(handles, labels, loc="outside upper left", ncols=columns, columnspacing=1.4)


def rows(axes: Axes, labels: tuple[str, ...]) -> range:
    """Name the rows from top to bottom and return their places."""
    places = range(len(labels))
    axes.set_yticks(places, [wrapped(label, LABEL_LETTERS) for label in labels])
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.grid(visible=True, axis="x")
    return places


def values(axes: Axes, name: str, *, whole: bool = False) -> None:
    """Name the axis of values and mark it in round steps, in Indonesian figures."""
    steps = MaxNLocator(nbins=7, steps=[1, 2, 5, 10], integer=whole, min_n_ticks=2)
    axes.xaxis.set_major_locator(steps)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 1)))
    axes.set_xlabel(name)


def beside(axes: Axes, x: float, row: float, words: str, colour: str = INK) -> None:
    """Write words to the right of a point, clear of its mark."""
    axes.annotate(words, (x, row), xytext=(7, 0), textcoords="offset points", color=colour, **WORDS)
