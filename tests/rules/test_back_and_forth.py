"""Checkers who send work back to each other (F403), and chains of checkers, who may."""

from __future__ import annotations

import pytest

from sopxl.rules.catalogue import check
from sopxl.rules.rule import Circumstances
from tests.rules.sound import sop_of

HEAD = """\
| No | Kegiatan          | Jenis     | Ya | Tidak |
| -- | ----------------- | --------- | -- | ----- |
"""
MENDED = {
    "each sends to the one before, the lowest to be mended": """\
| 1  | Menyusun draf     | mulai     |    |       |
| 2  | Memeriksa draf    | keputusan | 3  | 1     |
| 3  | Meneliti draf     | keputusan | 4  | 2     |
| 4  | Menyetujui draf   | keputusan | 5  | 3     |
| 5  | Mengarsipkan draf | selesai   |    |       |""",
    "the work stands further down": """\
| 1  | Menyusun draf     | mulai     |    |       |
| 2  | Memeriksa draf    | keputusan | 3  | 4     |
| 3  | Meneliti draf     | keputusan | 5  | 2     |
| 4  | Memperbaiki draf  | kegiatan  | 2  |       |
| 5  | Mengarsipkan draf | selesai   |    |       |""",
}
NOT_MENDED = {
    "either answer leads on": """\
| 1  | Menyusun draf     | mulai     |    |       |
| 2  | Memeriksa draf    | keputusan | 3  | 4     |
| 3  | Menyetujui draf   | keputusan | 4  | 2     |
| 4  | Mengarsipkan draf | selesai   |    |       |""",
    "only a later check sends to be mended": """\
| 1  | Menyusun draf     | mulai     |    |       |
| 2  | Memeriksa draf    | keputusan | 3  | 4     |
| 3  | Meneliti draf     | keputusan | 4  | 2     |
| 4  | Mencetak draf     | kegiatan  |    |       |
| 5  | Menyetujui draf   | keputusan | 6  | 1     |
| 6  | Mengarsipkan draf | selesai   |    |       |""",
}


def told(rows: str) -> list[str]:
    found = check(sop_of(HEAD + rows), Circumstances())
    return [one.message for one in found if one.rule.code == "F403"]


@pytest.mark.parametrize("rows", MENDED.values(), ids=list(MENDED))
def test_a_chain_of_checkers_is_no_back_and_forth(rows: str) -> None:
    assert told(rows) == []


@pytest.mark.parametrize("rows", NOT_MENDED.values(), ids=list(NOT_MENDED))
def test_checkers_between_whom_nobody_mends_are_told(rows: str) -> None:
    assert told(rows) == [
        "Keputusan pada langkah 2 dan 3 saling mengembalikan tanpa ada yang memperbaiki."
    ]
