"""In what two procedures that say almost the same differ, in a few words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sopxl.register.editions import Fate, changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop

HEAD = {
    "title": "judul",
    "process_code": "kode proses",
    "legal_basis": "dasar hukum",
    "related": "keterkaitan",
    "qualifications": "kualifikasi",
    "equipment": "peralatan",
    "cautions": "peringatan",
    "records": "pencatatan",
    "time_limit": "batas waktu",
    "actors": "daftar pelaksana",
}
"""Fields of the head that make another procedure, in words; number, dates and office never do."""

STEP = {
    "activity": "kegiatan",
    "kind": "jenis",
    "actors": "pelaksana",
    "requirements": "kelengkapan",
    "duration": "waktu",
    "output": "output",
    "remarks": "keterangan",
    "ways_out": "alur",
}
CAME, WENT = "{count} langkah tambahan", "{count} langkah tidak ada"
IN_STEPS = "{field} pada {count} langkah"
NOTHING = "hanya kepala SOP (nomor, tanggal, atau satker)"


def differences(one: Sop, other: Sop) -> str:
    """Return in what `other` differs from `one`."""
    return "; ".join(_told(one, other)) or NOTHING


def _told(one: Sop, other: Sop) -> Iterator[str]:
    found = changes(one, other)
    yield from (HEAD[change.field] for change in found if not change.step and change.field in HEAD)
    fates = Counter(change.fate for change in found)
    for fate, words in ((Fate.CAME, CAME), (Fate.WENT, WENT)):
        if fates[fate]:
            yield words.format(count=fates[fate])
    fields = Counter(change.field for change in found if change.step and change.field)
    for field, words in STEP.items():
        if fields[field]:
            yield IN_STEPS.format(field=words, count=fields[field])
