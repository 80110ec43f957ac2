"""The SOP book that Permen PANRB 35/2012 asks for: what stands in it, before it is printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sopxl.model.citation import Citation
from sopxl.model.hierarchy import in_legal_order
from sopxl.report.listing import Column, Row, Table
from sopxl.report.wording import NOTHING, day, number
from sopxl.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date

    from sopxl.model.identity import Identity
    from sopxl.scene import Scene
    from sopxl.scene.style import Looks

TITLE = "Buku Standar Operasional Prosedur"
LEGAL_BASES = 8
"""So many of the legal bases cited most often stand in the draft of the decision."""

EXPLANATION = (
    "Buku ini memuat SOP administrasi pemerintahan (SOP AP) beserta diagram alirnya, disusun "
    "menurut Permen PANRB Nomor 35 Tahun 2012.",
    "Setiap SOP terdiri atas halaman identitas dan halaman prosedur. Halaman identitas memuat "
    "nomor, tanggal, pejabat yang mengesahkan, dasar hukum, kualifikasi pelaksana, keterkaitan, "
    "peralatan, peringatan, serta pencatatan dan pendataan. Halaman prosedur memuat kegiatan, "
    "pelaksana, dan mutu baku: kelengkapan, waktu, dan output.",
    "Alur dibaca dari atas ke bawah mengikuti anak panah. Kapsul menandai kegiatan pertama dan "
    "terakhir, kotak menandai kegiatan, belah ketupat menandai keputusan dengan jawaban Ya dan "
    "Tidak, anak panah menandai arah proses, dan segi lima menyambung alur ke halaman lain.",
    "SOP dipantau paling lambat enam bulan sekali dan dievaluasi paling lambat setahun sekali. "
    "Usul perubahan disampaikan kepada unit kerja yang memilikinya.",
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One SOP of the book: its head, its pages as they are drawn, and what those cannot show."""

    identity: Identity
    scene: Scene
    told: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What contents and bookmarks call it."""
        identity = self.identity
        return f"{identity.title} ({identity.variant})" if identity.variant else identity.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A whole book; `office` is whose it is, `left_out` names what could not be drawn, and why."""

    office: str
    today: date
    chapters: tuple[Chapter, ...]
    looks: Looks
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def legal_basis(self) -> tuple[str, ...]:
        """The legal bases that most SOPs cite, as most of them type it, in the order of law."""
        spellings: dict[Hashable, Counter[str]] = defaultdict(Counter)
        for chapter in self.chapters:
            cited: dict[Hashable, str] = {}
            for text in chapter.identity.legal_basis:
                cited.setdefault(_law(text), text)
            for law, text in cited.items():
                spellings[law][text] += 1
        most = sorted(spellings.values(), key=Counter.total, reverse=True)[:LEGAL_BASES]
        return tuple(sorted((law.most_common(1)[0][0] for law in most), key=in_legal_order))


def _law(text: str) -> Hashable:
    """Return what is the same for all spellings of one law."""
    cited = Citation.parse(text)
    return cited.key if cited else text


def listed(book: Book) -> Table:
    """Return the SOPs of the book, in their order."""
    columns = (
        Column("No", 6, numeric=True),
        Column("Nomor SOP", 24),
        Column("Nama SOP", 34),
        Column("Unit kerja", 24),
        Column("Berlaku sejak", 16),
    )
    rows = (
        Row(
            (
                number(place),
                chapter.identity.number or NOTHING,
                chapter.title or NOTHING,
                chapter.identity.unit or NOTHING,
                day(chapter.identity.effective.day),
            )
        )
        for place, chapter in enumerate(book.chapters, start=1)
    )
    return Table("SOP dalam buku ini", columns, tuple(rows))


def left_out(book: Book) -> Table:
    """Return what is missing in the book because it could not be drawn."""
    columns = (Column("SOP atau berkas", 40), Column("Sebab", 60))
    rows = tuple(Row(one) for one in book.left_out)
    return Table("Belum dapat dimuat", columns, rows)
