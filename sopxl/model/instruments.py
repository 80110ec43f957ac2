"""Kinds of regulation: their short names, their formal names, and how offices write them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

INSTRUMENTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "UUD",
        "Undang-Undang Dasar Negara Republik Indonesia",
        ("UUD 1945", "UUD NRI", "UUD Negara Republik Indonesia", "Undang-Undang Dasar"),
    ),
    ("UU", "Undang-Undang", ("UU RI",)),
    (
        "Perppu",
        "Peraturan Pemerintah Pengganti Undang-Undang",
        ("Perpu", "Peraturan Pemerintah Pengganti UU"),
    ),
    ("PP", "Peraturan Pemerintah", ()),
    ("Perpres", "Peraturan Presiden", ()),
    ("Keppres", "Keputusan Presiden", ()),
    ("Inpres", "Instruksi Presiden", ()),
    (
        "PermenPANRB",
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        (
            "Permen PANRB",
            "Permen PAN-RB",
            "Permen PAN dan RB",
            "Permenpan dan RB",
            "Peraturan Menteri PANRB",
            "Peraturan Menteri PAN dan RB",
            "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
            "Peraturan MenPANRB",
            "Peraturan Menpan dan RB",
        ),
    ),
    (
        "PermenPAN",
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara",
        (
            "Permen PAN",
            "Peraturan Menteri PAN",
            "Peraturan MenPAN",
            "Peraturan Menteri Pendayagunaan Aparatur Negara",
        ),
    ),
    ("PMK", "Peraturan Menteri Keuangan", ("Permenkeu", "Permen Keuangan", "Peraturan Menkeu")),
    (
        "Permendagri",
        "Peraturan Menteri Dalam Negeri",
        ("Permen Dalam Negeri", "Peraturan Mendagri"),
    ),
    (
        "Permenkominfo",
        "Peraturan Menteri Komunikasi dan Informatika",
        ("Permen Kominfo", "Peraturan Menkominfo"),
    ),
    (
        "Perdirjen Perbendaharaan",
        "Peraturan Direktur Jenderal Perbendaharaan",
        ("Perdirjen Pbn", "Peraturan Dirjen Perbendaharaan"),
    ),
    ("PKPU", "Peraturan Komisi Pemilihan Umum", ("Peraturan KPU", "Per KPU", "P-KPU")),
    ("Keputusan KPU", "Keputusan Komisi Pemilihan Umum", ("Kpt KPU", "SK KPU")),
    ("SE KPU", "Surat Edaran Komisi Pemilihan Umum", ("Surat Edaran KPU",)),
    (
        "Perbawaslu",
        "Peraturan Badan Pengawas Pemilihan Umum",
        ("Peraturan Bawaslu", "Per Bawaslu"),
    ),
    ("SE Bawaslu", "Surat Edaran Badan Pengawas Pemilihan Umum", ("Surat Edaran Bawaslu",)),
    ("Peraturan DKPP", "Peraturan Dewan Kehormatan Penyelenggara Pemilihan Umum", ()),
    ("Perki", "Peraturan Komisi Informasi", ("Peraturan Komisi Informasi Pusat", "Peraturan KI")),
    ("Perka BPS", "Peraturan Kepala Badan Pusat Statistik", ("Peraturan Kepala BPS",)),
    ("Peraturan BPS", "Peraturan Badan Pusat Statistik", ()),
    (
        "Peraturan ANRI",
        "Peraturan Arsip Nasional Republik Indonesia",
        ("Peraturan Arsip Nasional",),
    ),
    (
        "Perka ANRI",
        "Peraturan Kepala Arsip Nasional Republik Indonesia",
        ("Peraturan Kepala ANRI",),
    ),
    ("Perda", "Peraturan Daerah", ()),
    ("Pergub", "Peraturan Gubernur", ()),
    ("Perbup", "Peraturan Bupati", ()),
    ("Perwali", "Peraturan Wali Kota", ("Peraturan Walikota",)),
    ("SE", "Surat Edaran", ()),
)
"""Short name, formal name, other spellings."""

_GENERIC = re.compile(
    r"(?:peraturan|keputusan|instruksi|surat edaran|surat keputusan|ketetapan|maklumat"
    r"|permen|perdirjen|kepmen|perka|perda|pergub|perbup|perwali|sk|se)\b.+"
    # One word for a minister's: Permenkes, Permendikbudristek, Kepmenaker.
    r"|(?:permen|kepmen)\w{2,}",
    re.IGNORECASE,
)
"""Beginnings of the many kinds that the table does not name one by one."""

_OF_THE_REPUBLIC = re.compile(r"\(?\b(?:republik indonesia|r\.?i\.?)(?=[\s)]|$)\)?", re.IGNORECASE)
_NOT_A_LETTER = re.compile(r"[\W\d_]+")


def instrument_named(words: str) -> str:
    """Return the short name of a kind of regulation; empty where the words name none.

    A kind that the table does not know keeps its own words: «Keputusan Gubernur Jawa Timur».
    """
    words = " ".join(words.split()).strip(" ,:")
    plain = " ".join(_OF_THE_REPUBLIC.sub(" ", words).split())
    if known := _by_letters().get(_letters(plain)) or _by_letters().get(_letters(words)):
        return known
    return plain if _GENERIC.fullmatch(plain) else ""


def formal_name(kind: str) -> str:
    """Return the name that legal drafting uses for a kind; other kinds are their own name."""
    return _formal_names().get(kind, kind)


def _letters(words: str) -> str:
    return _NOT_A_LETTER.sub("", words.casefold())


@cache
def _by_letters() -> Mapping[str, str]:
    return {
        _letters(spelling): short
        for short, formal, others in INSTRUMENTS
        for spelling in (short, formal, *others)
    }


@cache
def _formal_names() -> Mapping[str, str]:
    return {short: formal for short, formal, _ in INSTRUMENTS}
