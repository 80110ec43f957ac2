"""What the rules rest on: the regulations and chapters of them, named once."""

from __future__ import annotations

FORM = "Petunjuk pengisian formulir SOP AP"

IDENTITY_BLOCK = "Permen PANRB 35/2012, Lampiran: unsur prosedur, bagian identitas"
FLOWCHART_BLOCK = "Permen PANRB 35/2012, Lampiran: unsur prosedur, bagian flowchart"
FIVE_SYMBOLS = "Permen PANRB 35/2012, Lampiran: lima simbol flowchart"
SENTENCE_OF_ACTIVITY = (
    "Permen PANRB 35/2012, Lampiran: kegiatan ditulis sebagai kalimat aktif tanpa subjek"
)
ACTOR_IS_A_POSITION = "Permen PANRB 35/2012, Lampiran: pelaksana adalah jabatan"
KINDS_OF_SOP = "Permen PANRB 35/2012, Lampiran: jenis SOP AP"
TITLE_OF_SOP = "Permen PANRB 35/2012, Lampiran: judul memuat aspek kegiatan dan hasil akhirnya"
NUMBER_OF_SOP = "Permen PANRB 35/2012, Lampiran: nomor SOP menurut tata naskah dinas"
TESTING = "Permen PANRB 35/2012, Lampiran: pengujian dan reviu SOP"
MONITORING = (
    "Permen PANRB 35/2012, Lampiran: pemantauan tiap 6 bulan dan evaluasi sedikitnya setahun sekali"
)
RELATED_SOPS = "Permen PANRB 35/2012, Lampiran: unsur prosedur, bagian identitas, Keterkaitan"
ONE_VALID_EDITION = "Permen PANRB 35/2012, Lampiran: asas kepastian hukum"

DECISIONS_BY_PROCEDURE = "UU 30/2014 Pasal 49 ayat (1)"
PROCESS_MAP = "Permen PANRB 19/2018, Lampiran: peta lintas fungsi sebagai dasar penyusunan SOP"
OFFICES = "Kepmendagri 300.2.2-2138 Tahun 2025"
CIVIL_SERVICE_NUMBER = "Susunan NIP 18 angka menurut BKN"
SERVICE_LIMITS = (
    "Batas waktu pada peraturan yang dikutip, misalnya UU 14/2008 Pasal 22 atau "
    "PMK 62/2023 Pasal 218"
)
REQUIRED_CITATIONS = "Arahan KPU Provinsi Jawa Timur, 6 Juni 2022; setiap kantor mengatur daftarnya"
