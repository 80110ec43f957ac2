"""Procedures in the Markdown notation, as the tests of the workbook floor need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.interchange import markdown

if TYPE_CHECKING:
    from sopxl.model.sop import Sop


def procedure(text: str) -> Sop:
    """Return the procedure written in `text`."""
    return parse(markdown.to_draft(text, "uji.sop.md")).sop


SOUND = procedure("""
title: Pelayanan Informasi
number: 2/OT.02.01-SOP/35/KPU-Prov/2026
satker: 35
sop_code: KPU.02.01.CFM.01.SOP.01
variant: Tahapan
revision: 0
status: Berlaku
unit: Bagian Partisipasi, Hubungan Masyarakat dan Sumber Daya Manusia
created: 2026-01-12
revised: -
effective: 2026-02-02
approver.position: Sekretaris KPU Provinsi Jawa Timur
approver.name: Nama Pejabat (contoh)
approver.nip: 19700101 199001 1 000
legal_basis:
- Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik
- =1+1 bukan rumus
classification.nature: administratif
pelaksana: Pemohon; Petugas Meja; PPID; Arsiparis

| No | Jenis | Pelaksana | Ya | Tidak | Kegiatan | Kelengkapan | Waktu | Output | Ket. |
| - | - | - | - | - | - | - | - | - | - |
| 1 | mulai | Pemohon | | | Mengisi formulir | KTP | 5 menit | Formulir | |
| 2 | keputusan | Petugas Meja | 3 | 1 | Memeriksa formulir | Formulir | 1 jam | Catatan | ulang |
| 3 | kegiatan | PPID; Petugas Meja | | | Menyiapkan informasi | Catatan | 1 jam | Salinan | |
| 4 | kegiatan | PPID | 6 | | Menyerahkan salinan | Salinan | 5-10 menit | Tanda terima | |
| 5 | kegiatan | Petugas Meja | | | Menyusun laporan | Salinan | 1 hari kerja | Laporan | |
| 6 | selesai | Arsiparis | | | Menyimpan berkas | Tanda terima | 5 menit | Arsip | |
""")

FAULTY = procedure("""
pelaksana: Staf; Kepala

| No | Jenis | Pelaksana | Ya | Tidak | Kegiatan | Kelengkapan | Waktu | Output |
| - | - | - | - | - | - | - | - | - |
| 1 | kegiatan | Staf | | | Menerima | Berkas | 1 jam | Tanda |
| 2 | mulai | staf ;KEPALA | | | Menilai | Berkas | 1 jam | Nilai |
| 3 | keputusan | Camat | | | | | | |
| 4 | keputusan | Staf; Lurah | 9 | 9 | Memeriksa | Berkas | 1 jam | Hasil |
| 5 | keputusan | Kepala | 6 | 6 | Menguji | Berkas | 1 jam | Uji |
| 6 | kegiatan | | 77 | 2 | Mencatat | Berkas | 1 jam | Catatan |
| 7 | selesai | Staf | 8 | | Menyimpan | Berkas | 1 jam | Arsip |
| 8 | kegiatan | Staf | | | Melapor | Berkas | 1 jam | Laporan |
""")
"""Each fault that the form's own formulas know, at least once."""
