"""An SOP as Markdown: for tests, for the rules' examples, for reviews of changes.

    Nama SOP: Pelayanan Informasi
    Dasar Hukum:
    - Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik
    Pelaksana: Pemohon; PPID

    | No | Kegiatan              | Pelaksana | Jenis     | Ya | Tidak |
    | 1  | Mengajukan permohonan | Pemohon   | mulai     |    |       |
    | 2  | Memeriksa permohonan  | PPID      | keputusan | 3  | 1     |

Keys are the labels of the form or the keys of the JSON contract; headings are those of the form's
tables. Whatever is missing is empty.
"""

from __future__ import annotations

from sopxl.interchange.markdown.reading import to_draft
from sopxl.interchange.markdown.writing import dump

__all__ = ["dump", "to_draft"]
