"""Why a file is not read, and what its owner can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

SAVE_AGAIN = "Buka di Excel, simpan ulang sebagai .xlsx, lalu ulangi."

REFUSALS: Mapping[str, tuple[str, str]] = {
    "missing": ("Berkas «{name}» tidak ada.", "Periksa nama dan foldernya."),
    "folder": ("«{name}» adalah folder, bukan buku kerja.", "Sebutkan berkas di dalamnya."),
    "empty": (
        "Berkas «{name}» kosong (0 bita).",
        "Ambil salinan yang utuh, misalnya dari pengirimnya, lalu ulangi.",
    ),
    "wrong-extension": (
        "Berkas «{name}» bukan buku kerja.",
        "Yang dibaca: .xlsx, .xlsm, .xls, .ods. Buka berkas itu di Excel dan simpan sebagai .xlsx.",
    ),
    "binary-workbook": (
        "Buku kerja biner (.xlsb) tidak dibaca: «{name}».",
        "Buka di Excel, pilih Simpan Sebagai, lalu pilih Buku Kerja Excel (.xlsx).",
    ),
    "password-protected": (
        "Berkas «{name}» dikunci kata sandi.",
        "Buka di Excel, hapus kata sandinya (Info, Proteksi Buku Kerja), simpan, lalu ulangi.",
    ),
    "locked": (
        "Berkas «{name}» tidak dapat dibuka; mungkin sedang dipakai program lain.",
        "Tutup berkas itu di Excel atau minta izin baca, lalu ulangi.",
    ),
    "unreadable": (
        "Berkas «{name}» tidak dapat dibaca dari tempat penyimpanannya.",
        "Salin berkas itu ke folder lain, lalu ulangi.",
    ),
    "not-a-workbook": (
        "Isi berkas «{name}» bukan buku kerja, apa pun nama belakangnya.",
        SAVE_AGAIN,
    ),
    "corrupt": (
        "Berkas «{name}» rusak: isinya tidak dapat dibongkar.",
        "Buka di Excel dengan «Buka dan Perbaiki», simpan ulang sebagai .xlsx, lalu ulangi.",
    ),
    "too-large": (
        "Berkas «{name}» terlalu besar untuk sebuah SOP (lebih dari 32 MB).",
        "Hapus gambar dan lembar yang tidak diperlukan, simpan, lalu ulangi.",
    ),
    "bomb": (
        "Berkas «{name}» membengkak tidak wajar saat dibongkar dan tidak dibuka.",
        "Jangan buka berkas ini bila asalnya tidak jelas; minta pengirim menyimpannya ulang.",
    ),
    "too-many-cells": (
        "Berkas «{name}» memakai terlalu banyak baris atau kolom untuk sebuah SOP.",
        "Di Excel, hapus baris dan kolom kosong di luar formulir, simpan, lalu ulangi.",
    ),
    "entities": (
        "Berkas «{name}» memuat deklarasi XML yang tidak pernah ditulis oleh Excel.",
        "Jangan buka berkas ini bila asalnya tidak jelas; minta pengirim menyimpannya ulang.",
    ),
}
"""By the stable code that machines see."""


def refusal(code: str, name: str) -> UserError:
    """Return the error that refuses the file `name`."""
    message, remedy = REFUSALS[code]
    return UserError(message.format(name=name), remedy, code)
