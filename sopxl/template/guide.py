"""What the form tells its authors: how to fill it in, and what the five symbols mean."""

from __future__ import annotations

from typing import NamedTuple

HEADING = "Cara mengisi formulir SOP"
SUBHEADING = "Formulir ini bekerja tanpa makro dan tanpa pemasangan apa pun."

FILLING = (
    (
        "Isi lembar Identitas",
        "Lengkapi kepala SOP, lalu blok «Data register» di sebelah kanannya. Petunjuk singkat "
        "muncul saat sel dipilih.",
    ),
    (
        "Tulis nama pelaksana",
        "Di lembar SOP, ketik jabatan pelaksana pada kepala kolom Pelaksana, urut dari kiri "
        "menurut kemunculan pertamanya. Tulis jabatan, bukan nama orang.",
    ),
    (
        "Isi setiap langkah",
        "Tulis Kegiatan sebagai kalimat aktif yang diawali kata kerja, lalu Kelengkapan, Waktu, "
        "dan Output. Nomor terisi sendiri.",
    ),
    (
        "Pilih Jenis dan Pelaksana",
        "Pakai kolom A dan B di kiri tabel. Sel pelaksana langsung berwarna sebagai pratinjau. "
        "Langkah serentak: tulis beberapa pelaksana, pisahkan dengan «;».",
    ),
    (
        "Isi tujuan keputusan",
        "Untuk jenis keputusan, isi nomor langkah tujuan bila Ya dan bila Tidak. Tujuan boleh "
        "diketik sebagai angka atau rujukan ke sel No, misalnya =E12. Langkah lain: kosongkan "
        "bila dilanjutkan ke baris berikutnya.",
    ),
    (
        "Lihat kolom Periksa",
        "Kolom paling kanan menyebut apa yang kurang pada setiap baris. Sel merah belum lengkap.",
    ),
    (
        "Sesuaikan jumlah baris dan kolom",
        "Baris dan kolom pelaksana boleh disisipkan di mana pun. Hapus baris dan kolom yang tidak "
        "terpakai sebelum mencetak.",
    ),
    (
        "Gambar, uji, dan catat",
        "Gambar bagan alir dengan sopxl, jangan menggambar di sel pelaksana. Setelah SOP diuji, "
        "isi lembar Uji. Lembar Temuan diisi oleh sopxl.",
    ),
)


class Symbol(NamedTuple):
    """One of the five symbols: its name in the scene, on the form, and what it means."""

    shape: str
    name: str
    meaning: str


SYMBOLS_HEADING = "Lima simbol bagan alir (Permen PANRB 35/2012)"
SYMBOLS = (
    Symbol("terminator", "Kapsul", "Kegiatan pertama dan kegiatan terakhir."),
    Symbol("process", "Kotak", "Kegiatan atau proses eksekusi."),
    Symbol("decision", "Belah ketupat", "Pengambilan keputusan, dengan jawaban Ya dan Tidak."),
    Symbol("arrow", "Anak panah", "Arah kegiatan."),
    Symbol("offpage", "Segilima", "Penghubung bagan yang berlanjut di halaman lain."),
)
EXAMPLE_NOTE = "Contoh pengisian. Lembar ini tidak dibaca saat SOP diperiksa atau didaftarkan."

FINDINGS_HEADING = "Temuan"
FINDINGS_NOTE = "Diisi oleh sopxl saat SOP diperiksa; isi lama diganti setiap kali diperiksa."
FINDINGS_VERDICT_ROW, FINDINGS_HEADING_ROW = 3, 4
"""Below the heading and its note, on the sheet and on the list of a running Excel alike."""

FINDINGS_COLUMNS = (
    ("No", 5),
    ("Bobot", 12),
    ("Sel", 14),
    ("Temuan", 60),
    ("Cara memperbaiki", 60),
    ("Kaidah", 9),
    ("Dasar", 40),
)
TESTS_HEADING = "Uji SOP"
TESTS_NOTE = (
    "Satu baris tiap pengujian. SOP berstatus Berlaku bila telah diuji oleh pelaksana dan pimpinan."
)

TEMPLATE_KEY = "templat"
"""The key under which the hidden sheet names the form and its edition."""
