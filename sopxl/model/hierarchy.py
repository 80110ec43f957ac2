"""The order of regulations in law: which one stands above which.

UU 12/2011, articles 7 and 8, and for what the law leaves open the custom of legal drafting:
regulations of ministers, bodies and commissions (PKPU) before those of regions, decisions after all
regulations, circulars last.
"""

from __future__ import annotations

import re
from functools import cache

from sopxl.model.citation import Citation
from sopxl.model.instruments import formal_name

RANKS: tuple[tuple[int, str], ...] = (
    (0, r"Undang-Undang Dasar"),
    (1, r"(?:Ketetapan|Tap) (?:Majelis|MPR)"),
    (2, r"Undang-Undang|Peraturan Pemerintah Pengganti"),
    (3, r"Peraturan Pemerintah"),
    (4, r"Peraturan Presiden"),
    (5, r"Keputusan Presiden"),
    (6, r"Instruksi Presiden"),
    (8, r"Per(?:aturan )?(?:Direktur|Dirjen|Sekretaris|Inspektur|Deputi)"),
    (9, r"Peraturan Daerah|Perda\b"),
    (10, r"Peraturan Gubernur|Pergub\b"),
    (11, r"Peraturan (?:Bupati|Wali ?kota)|Perbup\b|Perwali\b"),
    (12, r"Peraturan Desa"),
    (13, r"Keputusan|Surat Keputusan|Kep|SK\b"),
    (14, r"Instruksi|Maklumat"),
    (15, r"Surat Edaran|SE\b"),
    (7, r"Per"),
)
"""How the formal names of kinds begin, each with its rank from 0, the highest; the first that fits
counts: all other regulations are those of ministers, bodies and commissions."""

UNKNOWN_KIND, NO_REGULATION = 16, 17


def in_legal_order(text: str) -> tuple[int, int, int]:
    """Return the key by which citations stand in the order of law: rank, then year and number.

    What names no regulation stands behind all.
    """
    cited = Citation.parse(text)
    if cited is None:
        return (NO_REGULATION, 0, 0)
    _, serial, year = cited.key
    return (_rank(cited.kind), year, int(serial or 0))


@cache
def _rank(kind: str) -> int:
    """Return the rank of a kind, 0 for the highest."""
    name = formal_name(kind)
    found = (rank for rank, words in RANKS if re.match(words, name, re.IGNORECASE))
    return next(found, UNKNOWN_KIND)
