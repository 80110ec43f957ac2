"""The figures in sentences: what exists, is missing, is late, is weak, and where work waits."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sopxl.model.identity import Status
from sopxl.report.figures.key_figures import Code, faulty, in_force, over_limit, senders
from sopxl.report.figures.procedure_records import Verdict
from sopxl.report.wording import day, listing, number, percent, quoted
from sopxl.rules.rule import Severity
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sopxl.report.figures.procedure_records import Procedure
    from sopxl.report.figures.records import BrokenSource, Figures

REPORT_TITLE = "Laporan Register SOP"
ALL_OFFICES = "Semua satker"
NAMED = 3
"""How many things a sentence names before it counts the rest."""

EXISTS, MISSING, LATE = "Yang ada", "Yang belum ada", "Yang terlambat"
NOT_JUDGED = "Register ini dibuat tanpa pemeriksaan kaidah, sehingga temuan tidak dapat dihitung."
WHY, WEAK, WAITS = "Mengapa", "Yang lemah", "Tempat pekerjaan menunggu"
ON_PAGE_ONE = (MISSING, LATE, WHY)
"""What a leader asks first."""

MOST_CAUSES = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the summary under its heading, with the numbers it rests on."""

    heading: str
    text: str
    rests_on: tuple[Code, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the numbers, as readers see them."""
        return tuple(code.value for code in self.rests_on)


def scope(figures: Figures) -> str:
    """Return whose report it is."""
    return figures.office or ALL_OFFICES


def statements(figures: Figures) -> tuple[Statement, ...]:
    """Return the summary, sentence by sentence."""
    return tuple(_statements(figures))


def clean(figures: Figures) -> str:
    """Return what to say where there are no findings."""
    return "Register tidak memuat temuan." if figures.judged else NOT_JUDGED


def _statements(figures: Figures) -> Iterator[Statement]:
    if not figures.procedures:
        yield Statement(EXISTS, "Register ini belum berisi SOP.", (Code.REGISTERED,))
        return
    yield from _existing(figures)
    yield from _standing(figures)
    yield from _missing(figures)
    yield from _late(figures)
    yield from _causes(figures)
    yield from _weak(figures)
    yield from _waiting(figures)


def _standing(figures: Figures) -> Iterator[Statement]:
    for one in figures.ranks:
        text = (
            f"Menurut {one.measure} ({number(one.value, 2)}), satker ini berada pada peringkat "
            f"{number(one.place)} dari {number(one.among)} satker."
        )
        yield Statement(EXISTS, text, (Code.IN_FORCE, Code.FAULTY))


def _existing(figures: Figures) -> Iterator[Statement]:
    everything, valid = len(figures.procedures), len(in_force(figures))
    units = len({(one.satker, one.unit) for one in figures.procedures if one.unit})
    text = (
        f"Register berisi {number(everything)} SOP dari {number(units)} unit kerja "
        f"pada {number(len(senders(figures)))} satker; {number(valid)} di antaranya berlaku."
    )
    yield Statement(EXISTS, text, (Code.REGISTERED, Code.IN_FORCE))
    nameless = [one for one in figures.procedures if not one.satker]
    if nameless:
        text = f"{number(len(nameless))} SOP tidak menyebut Kode Satker: {_names(nameless)}."
        yield Statement(EXISTS, text, (Code.REGISTERED,))
    drafts = [one for one in figures.procedures if one.status is Status.DRAFT]
    if drafts:
        yield Statement(EXISTS, f"Masih berupa draf: {_names(drafts)}.", (Code.IN_FORCE,))


def _missing(figures: Figures) -> Iterator[Statement]:
    yield from _not_sent(figures)
    if not figures.processes:
        text = "Peta proses belum disertakan, sehingga proses tanpa SOP tidak dapat dihitung."
        yield Statement(MISSING, text, (Code.UNCOVERED,))
    elif figures.uncovered:
        names = listing(quoted(process.name for process in figures.uncovered), most=NAMED)
        share = percent(len(figures.uncovered), len(figures.leaves))
        text = (
            f"{number(len(figures.uncovered))} dari {number(len(figures.leaves))} proses "
            f"({share}) belum memiliki SOP: {names}."
        )
        yield Statement(MISSING, text, (Code.UNCOVERED,))
    else:
        text = "Semua proses di ujung cabang sudah memiliki SOP."
        yield Statement(MISSING, text, (Code.UNCOVERED,))
    if figures.processes and figures.unhung:
        text = f"SOP yang belum bergantung pada proses mana pun: {_names(figures.unhung)}."
        yield Statement(MISSING, text, (Code.UNHUNG,))
    if figures.broken:
        names = listing(quoted(_file(source) for source in figures.broken), most=NAMED)
        text = f"{number(len(figures.broken))} berkas tidak terbaca dan belum terhitung: {names}."
        yield Statement(MISSING, text, (Code.BROKEN,))


def _not_sent(figures: Figures) -> Iterator[Statement]:
    if figures.missing:
        names = listing([office.partition(" ")[2] for office in figures.missing], most=NAMED)
        text = f"{number(len(figures.missing))} satker belum mengirim: {names}."
        yield Statement(MISSING, text, (Code.SILENT,))
    if figures.absent:
        titles = Counter(one.title or one.sop_code for one in figures.absent)
        often = listing(quoted(title for title, _ in titles.most_common(NAMED)))
        text = (
            f"{number(len(figures.absent))} dari {number(len(figures.awaited))} SOP wajib belum "
            f"masuk; yang paling sering kurang: {often}."
        )
        yield Statement(MISSING, text, (Code.ABSENT,))


def _late(figures: Figures) -> Iterator[Statement]:
    late = sum(one.late for one in figures.procedures)
    if late:
        kinds = Counter(figures.late_kinds)
        told = listing([f"{kind} {number(count)} kali" for kind, count in kinds.most_common()])
        oldest = figures.reviews[0]
        text = (
            f"{number(late)} dari {number(len(in_force(figures)))} SOP berlaku sudah lewat "
            f"waktu reviunya ({told}); yang terlama {number((figures.today - oldest.due).days)} "
            f"hari: «{figures.by_id[oldest.procedure].label}»."
        )
        yield Statement(LATE, text, (Code.LATE,))
    elif figures.reviews:
        soonest = figures.reviews[0]
        label = figures.by_id[soonest.procedure].label
        text = f"Tidak ada reviu yang lewat waktu; yang terdekat {day(soonest.due)}: «{label}»."
        yield Statement(LATE, text, (Code.LATE,))
    over = over_limit(figures)
    if over:
        text = f"Batas waktu dapat terlampaui pada {number(len(over))} SOP: {_names(over)}."
        yield Statement(LATE, text, (Code.OVER_LIMIT,))
    elif any(one.lead.verdict is Verdict.KEPT for one in figures.procedures):
        text = "Semua batas waktu yang dapat diukur terjaga, juga pada jalur terpanjang."
        yield Statement(LATE, text, (Code.OVER_LIMIT,))


def _causes(figures: Figures) -> Iterator[Statement]:
    """Yield what stands behind late reviews, broken limits and most errors, and who is waited for.

    A finding is told as it was made somewhere: without its facts it would tell nothing.
    """
    if figures.untested:
        late = sum(one.late for one in figures.procedures)
        text = (
            f"{number(figures.untested)} dari {number(late)} SOP yang lewat waktu reviunya belum "
            "mencatat satu pun hasil uji sejak Tanggal Efektif."
        )
        yield Statement(WHY, text, (Code.LATE,))
    errors = [one for one in figures.found.rules if one.severity is Severity.ERROR]
    often = sorted(errors, key=lambda one: (-one.sops - one.files, one.rule))[:MOST_CAUSES]
    if often:
        told = "; ".join(
            f"{one.rule} pada {number(one.sops + one.files)} SOP "
            f"(contoh: {one.example.message.rstrip('.')})"
            for one in often
        )
        yield Statement(WHY, f"Galat yang paling sering: {told}.", (Code.FAULTY,))
    yield from _waited_for(figures)


def _waited_for(figures: Figures) -> Iterator[Statement]:
    """Yield with whom most of the time lies: where limits are broken, and in all SOPs."""
    over = over_limit(figures)
    if held := _most_held(over):
        actor, count = held
        text = (
            f"Pada {number(count)} dari {number(len(over))} SOP yang dapat melampaui batas "
            f"waktunya, waktu terbanyak dipegang {actor}."
        )
        yield Statement(WHY, text, (Code.OVER_LIMIT,))
    if held := _most_held(figures.procedures):
        actor, count = held
        text = (
            f"Pekerjaan paling sering menunggu pada {actor}, yang memegang waktu terbanyak pada "
            f"{number(count)} dari {number(len(figures.procedures))} SOP."
        )
        yield Statement(WHY, text, (Code.LOAD,))


def _most_held(procedures: Iterable[Procedure]) -> tuple[str, int] | None:
    """Return who holds most of the time in the most SOPs, and in how many."""
    busiest = (one.work.bottleneck for one in procedures)
    held = Counter(sorted(load.actor for load in busiest if load and load.days))
    return next(iter(held.most_common(1)), None)


def _weak(figures: Figures) -> Iterator[Statement]:
    errors = figures.found.of(Severity.ERROR)
    if errors:
        weak = faulty(figures)
        where = f" pada {number(len(weak))} SOP: {_names(weak)}" if weak else ""
        text = f"Ada {number(errors)} galat{where}."
    elif figures.found.all:
        left = [
            f"{number(figures.found.of(kind))} {kind.value}"
            for kind in (Severity.WARNING, Severity.HINT)
            if figures.found.of(kind)
        ]
        text = f"Tidak ada galat; tersisa {listing(left)}."
    else:
        text = clean(figures)
    yield Statement(WEAK, text, (Code.FAULTY, Code.FINDINGS))
    repealed = [row for row in figures.citations if row.repealed]
    if repealed:
        names = listing([row.name for row in repealed], most=NAMED)
        text = f"{number(len(repealed))} peraturan yang sudah dicabut masih dirujuk: {names}."
        yield Statement(WEAK, text, (Code.REPEALED,))


def _waiting(figures: Figures) -> Iterator[Statement]:
    whole = sum(load.days for load in figures.loads)
    if whole:
        top = figures.loads[0]
        text = (
            f"Beban waktu terbesar ada pada {top.actor}: {number(top.days, 1)} hari kerja efektif "
            f"bila semua SOP dijalankan sekali, {percent(top.days, whole)} dari seluruh beban."
        )
        yield Statement(WAITS, text, (Code.LOAD,))
    if figures.handovers:
        total = sum(one.count for one in figures.handovers)
        most = figures.handovers[0]
        text = (
            f"Pekerjaan berpindah tangan {number(total)} kali; paling sering dari {most.giver} "
            f"kepada {most.receiver} ({number(most.count)} kali)."
        )
        yield Statement(WAITS, text, (Code.HANDOVERS,))


def _file(source: BrokenSource) -> str:
    """Return the last two parts of a path: a folder of an office tells more than a name."""
    return "/".join(PurePosixPath(source.file).parts[-2:])


def _names(procedures: Iterable[Procedure]) -> str:
    return listing(quoted(one.label for one in procedures), most=NAMED)
