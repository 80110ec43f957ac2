"""The words of the verdicts on an installation."""

from __future__ import annotations

PYTHON, LIBRARY, EXCEL, ADDIN = "Python", "Pustaka {name}", "Excel", "Add-in sopxl"
INTERPRETER, ANTIVIRUS, MACROS = "Python untuk add-in", "Berkas add-in", "Kebijakan makro"
TRUSTED, INTERNET_MARK = "Lokasi tepercaya", "Tanda berkas dari internet"
STARTING, FONT, WRITING, CLOUD = (
    "Menjalankan Python dari Excel",
    "Fon Arial",
    "Izin tulis",
    "OneDrive",
)

PYTHON_SEEN = "{version} {bits}-bit, sopxl {sopxl}"
FOUND, MISSING, NOTHING, WHOLE = "ada", "tidak ditemukan", "belum diatur", "utuh"
INSTALL_LIBRARIES = "Pasang ulang: pip install --upgrade sopxl."
NO_EXCEL_HERE = "sistem ini tidak punya Excel"
FILES_ONLY = "Pakai perintah berkas: sopxl check, sopxl draw, sopxl watch."
INSTALL_EXCEL = "Pasang Microsoft Excel, atau pakai LibreOffice bersama sopxl watch."
NOT_INSTALLED = "belum terpasang"
INSTALL_ADDIN = "Jalankan: sopxl addin install, lalu mulai ulang Excel."
OTHER_VERSION = "versi lain terpasang di {file}"
UPDATE_ADDIN = "Tutup Excel, jalankan: sopxl addin install, lalu buka Excel lagi."
DISABLED = "dinonaktifkan oleh Excel setelah pernah macet"
ENABLE = (
    "Di Excel: Berkas > Opsi > Add-in, pilih Kelola: Item yang Dinonaktifkan > Buka, "
    "lalu aktifkan sopxl.xlam dan mulai ulang Excel."
)
NO_INTERPRETER = "add-in tidak tahu Python yang harus dijalankan ({named})"
TAKEN_AWAY = "berkas sopxl.xlam hilang atau rusak; mungkin dikarantina antivirus"
ALLOW_FILE = (
    "Buka riwayat antivirus, pulihkan sopxl.xlam, minta pengelola TI mengizinkannya, "
    "lalu pasang ulang: pip install --force-reinstall sopxl."
)
MACROS_BLOCKED = "semua makro dilarang"
MACROS_ALLOWED = "tidak ada larangan; makro dari lokasi tepercaya boleh berjalan"
VBA_OFF = "VBA dimatikan di semua program Office"
ASK_FOR_VBA = (
    "Kebijakan kantor. Pakai sopxl watch atau sopxl draw pada berkas yang tertutup; keduanya "
    "tidak memerlukan makro."
)
ASK_FOR_MACROS = (
    "Kebijakan kantor. Minta pengelola TI mengizinkan makro dari folder XLSTART, "
    "atau pakai sopxl watch yang tidak memerlukan makro."
)
ALLOW_MACROS = (
    "Di Excel: Berkas > Opsi > Pusat Kepercayaan > Pengaturan Makro, "
    "pilih nonaktifkan dengan pemberitahuan."
)
NONE_TRUSTED = "semua lokasi tepercaya dimatikan"
STARTUP_TRUSTED = "folder XLSTART tepercaya"
ALLOW_TRUSTED = (
    "Di Excel: Berkas > Opsi > Pusat Kepercayaan > Lokasi Tepercaya, "
    "hapus centang nonaktifkan semua lokasi tepercaya."
)
MARKED, NOT_MARKED = "add-in ditandai berasal dari internet, jadi makronya diblokir", "tidak ada"
UNBLOCK = (
    "Klik kanan sopxl.xlam > Properti > centang Buka Blokir, "
    "atau pasang dengan: sopxl addin install."
)
STARTING_BLOCKED = "kebijakan melarang Office menjalankan program lain (aturan ASR)"
STARTING_ALLOWED = "tidak dilarang"
NO_SCRIPT = "skrip yang menjalankan Python dari Excel belum terpasang"
USE_ACTIVE = "Jalankan dari luar Excel: sopxl check --active dan sopxl draw --active."
INSTALL_FONT = "Teks diukur dengan Arial; pasang fon itu agar gambar sama di semua komputer."
CHOOSE_FOLDER = "Folder ini tidak dapat ditulisi; pindah ke folder Dokumen Anda."
IN_CLOUD, NOT_IN_CLOUD = "folder ini disinkronkan OneDrive", "folder ini di luar OneDrive"
LEAVE_CLOUD = (
    "Simpan PDF dan Daftarkan memerlukan folder biasa: buka berkas lewat Explorer, bukan lewat web."
)
