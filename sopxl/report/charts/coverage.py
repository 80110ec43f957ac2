"""Coverage: which process has SOPs in which office, and where the gaps are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.reference.offices import offices as all_offices
from sopxl.report.charts.fields import field
from sopxl.report.charts.frame import ALARM, STRONG, Chart, beside, canvas, rows, settle, values
from sopxl.report.wording import listing, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes

    from sopxl.report.figures.records import Figures, ProcessRow

MOST_ROWS, FEWEST_OFFICES, MOST_OFFICES = 40, 2, 60
NONE_YET = "belum ada"
COUNTED = "kode satker; makin gelap makin banyak SOP, kosong = belum ada"
SHARED = "provinsi; isi sel = persen satkernya yang memiliki SOP, kosong = belum ada"


def coverage(figures: Figures) -> Chart | None:
    """Show which processes have SOPs, office by office, or by province where there are too many."""
    if not figures.leaves:
        return None
    gaps_first = sorted(figures.leaves, key=lambda process: bool(process.procedures))
    shown = sorted(gaps_first[:MOST_ROWS], key=lambda process: process.code)
    offices = sorted({one.satker for one in figures.procedures})
    picture, axes = canvas(len(shown), 0.32)
    names = tuple(f"{one.code} {one.name}" for one in shown)
    if len(offices) < FEWEST_OFFICES:
        _numbers(axes, names, [len(one.procedures) for one in shown])
    elif len(offices) <= MOST_OFFICES:
        field(axes, names, offices, _counts(figures, shown, offices))
        axes.set_xlabel(COUNTED)
    else:
        provinces, shares = _by_province(figures, shown, offices)
        field(axes, names, provinces, shares)
        axes.set_xlabel(SHARED)
    covered = len(figures.leaves) - len(figures.uncovered)
    cut = f" Ditampilkan {len(shown)} proses." if len(shown) < len(figures.leaves) else ""
    return Chart(
        name="cakupan",
        title=f"{number(covered)} dari {number(len(figures.leaves))} proses sudah memiliki SOP"
        f"{_thinnest(figures, len(offices))}",
        source=f"Sumber: Peta Proses (ujung cabang) dan isian Kode Proses.{cut}",
        description=_told(figures),
        picture=settle(picture),
    )


def _thinnest(figures: Figures, offices: int) -> str:
    """Return which process with an SOP anywhere has one in the fewest offices."""
    pairs = {(one.process_code, one.satker) for one in figures.procedures}
    reach = Counter(code for code, _ in pairs)
    held = [(reach[one.code], one.code, one.name) for one in figures.leaves if one.procedures]
    if offices < FEWEST_OFFICES or not held:
        return ""
    count, _, name = min(held)
    if count == offices:
        return " di setiap satker"
    return f"; «{name}» baru pada {number(count)} dari {number(offices)} satker"


def _numbers(axes: Axes, names: tuple[str, ...], counts: Sequence[int]) -> None:
    places = rows(axes, names)
    axes.barh(places, counts, height=0.62, color=STRONG)
    for place, count in zip(places, counts, strict=True):
        if count:
            beside(axes, count, place, number(count))
        else:
            beside(axes, 0, place, NONE_YET, ALARM)
    axes.set_xlim(0, max(*counts, 1) * 1.1)
    values(axes, "banyaknya SOP", whole=True)


def _counts(
    figures: Figures, shown: Sequence[ProcessRow], offices: Sequence[str]
) -> list[list[int]]:
    found = Counter((one.process_code, one.satker) for one in figures.procedures)
    return [[found[process.code, office] for office in offices] for process in shown]


def _by_province(
    figures: Figures, shown: Sequence[ProcessRow], offices: Iterable[str]
) -> tuple[list[str], list[list[int]]]:
    """Return the provinces and, for each process, the percent of their offices that have it."""
    names = {one.code: one.region for one in all_offices()}
    sent = Counter(code[:2] for code in offices)
    pairs = {(one.process_code, one.satker) for one in figures.procedures}
    found = Counter((process, satker[:2]) for process, satker in pairs)
    shares = [
        [round(100 * found[process.code, code] / whole) for code, whole in sorted(sent.items())]
        for process in shown
    ]
    return [names.get(code, code) for code in sorted(sent)], shares


def _told(figures: Figures) -> str:
    if not figures.uncovered:
        return "Semua proses di ujung cabang memiliki SOP."
    names = [f"{process.code} {process.name}" for process in figures.uncovered]
    return f"Belum memiliki SOP: {listing(names, most=20)}."
