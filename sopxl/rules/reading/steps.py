"""Chapter T, second part: what could not be read in the table of steps, or in any cell."""

from __future__ import annotations

from sopxl.rules import basis
from sopxl.rules.rule import Grade, Principle, Rule, Severity

uncomputed_formula = Rule(
    code="T101",
    name="uncomputed-formula",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Rumus «{formula}» belum dihitung, sehingga isi sel ini tidak terbaca.",
    advice="Buka berkas di Excel, simpan sekali lagi, lalu ulangi; atau ketik nilainya langsung.",
    summary="A formula was saved without its value.",
)
formula_error = Rule(
    code="T102",
    name="formula-error",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Rumus di sel ini menghasilkan galat {text}.",
    advice="Betulkan rumusnya, atau ketik isi sel ini langsung.",
    summary="A formula ends in an error value.",
)
unknown_step_kind = Rule(
    code="T103",
    name="unknown-step-kind",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Jenis langkah «{text}» tidak dikenal.{meant}",
    advice="Pilih salah satu: {known}.",
    summary="The kind of a step is none of the four words of the form.",
)
unreadable_target = Rule(
    code="T104",
    name="unreadable-target",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Tujuan «{text}» bukan nomor langkah.",
    advice="Tulis satu nomor dari kolom No, misalnya 3, atau rujuk selnya, misalnya =E8.",
    summary="A way out leads to something that is no step number.",
)
other_word_for_kind = Rule(
    code="T105",
    name="other-word-for-kind",
    severity=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Jenis «{text}» dibaca sebagai «{meant}».",
    advice="Ganti dengan «{meant}», kata yang dipakai formulir.",
    summary="The kind of a step is told in another word than the form's own.",
)
lost_target = Rule(
    code="T106",
    name="lost-target",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Langkah yang dirujuk sel ini sudah terhapus ({text}).",
    advice="Tulis nomor langkah tujuan yang baru.",
    summary="A way out referred to a row that was deleted.",
)
unknown_answer = Rule(
    code="T107",
    name="unknown-answer",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Jawaban «{text}» tidak dikenal.{meant}",
    advice="Pakai «Ya» atau «Tidak»; kosongkan bila langkah ini bukan keputusan.",
    summary="A way out bears an answer other than yes and no.",
)
unreadable_number = Rule(
    code="T108",
    name="unreadable-number",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Nomor langkah «{text}» bukan bilangan bulat; dibaca sebagai {meant}.",
    advice="Tulis nomor urut langkah, misalnya {meant}.",
    summary="The number of a step is no whole number.",
)
blank_actor_heading = Rule(
    code="T109",
    name="blank-actor-heading",
    severity=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Kepala kolom pelaksana ini kosong, padahal kolom di kanannya terisi.",
    advice="Isi dengan nama jabatan, atau hapus kolomnya.",
    summary="A column between actors has no actor.",
)
date_for_duration = Rule(
    code="T110",
    name="date-for-duration",
    severity=Severity.ERROR,
    principle=Principle.MEASURABILITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Waktu tersimpan sebagai tanggal ({text}); Excel mengubah isian seperti «5-10».",
    advice="Ketik lagi lengkap dengan satuannya, misalnya «5-10 menit».",
    summary="Excel turned a range without a unit into a date.",
)
hidden_characters = Rule(
    code="T111",
    name="hidden-characters",
    severity=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Isi sel ini memuat spasi berlebih atau karakter yang tidak terlihat.",
    advice="Tekan «Perbaiki» (atau jalankan «sopxl fix»), atau ketik ulang isinya.",
    summary="A cell holds characters that nobody sees, and that make its text another one.",
)
other_spelling_of_unit = Rule(
    code="T112",
    name="other-spelling-of-unit",
    severity=Severity.HINT,
    principle=Principle.MEASURABILITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Waktu «{text}» dibaca sebagai «{meant}».",
    advice="Tulis satuannya lengkap: «{meant}».",
    summary="A unit of time is shortened, misspelt or in English.",
)
other_word_for_answer = Rule(
    code="T113",
    name="other-word-for-answer",
    severity=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Jawaban «{text}» dibaca sebagai «{meant}».",
    advice="Ganti dengan «{meant}», kata yang dipakai formulir.",
    summary="An answer is told in another word than the form's own.",
)
target_in_words = Rule(
    code="T114",
    name="target-in-words",
    severity=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Tujuan «{text}» dibaca sebagai nomor langkah {meant}.",
    advice="Tulis angkanya saja: {meant}. Rumus pemeriksa di formulir hanya mengenal angka.",
    summary="A way out names its step with more than the number.",
)
missing_number = Rule(
    code="T115",
    name="missing-number",
    severity=Severity.HINT,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Nomor langkah ini kosong; dibaca sebagai {meant}.",
    advice="Salin rumus nomor dari baris di atasnya, atau tekan «Perbaiki» («sopxl fix»).",
    summary="A row of the form has lost its number, as an inserted row does.",
)
row_without_activity = Rule(
    code="T116",
    name="row-without-activity",
    severity=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Baris ini berisi «{text}» tetapi tidak punya Kegiatan, jadi tidak dibaca.",
    advice="Isi kolom Kegiatan, atau pindahkan isinya ke baris langkah di atasnya.",
    summary="A row among the steps has content and is no step.",
)
merged_cells = Rule(
    code="T117",
    name="merged-cells",
    severity=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Sel {area} digabung; isinya hanya dihitung pada baris dan kolom pertamanya.",
    advice="Pisahkan sel itu (Beranda, Gabungkan & Pusatkan, Batalkan Penggabungan Sel), lalu isi "
    "tiap selnya.",
    summary="Cells that belong to several steps or columns are merged into one.",
)
total_row = Rule(
    code="T118",
    name="total-row",
    severity=Severity.HINT,
    principle=Principle.MEASURABILITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Baris «{text}» dibaca sebagai baris jumlah, bukan langkah.",
    advice="Baris jumlah boleh tetap ada; waktu seluruhnya dihitung ulang dari tiap langkah.",
    summary="A row below the steps holds the sum of their durations.",
)
clock_for_duration = Rule(
    code="T119",
    name="clock-for-duration",
    severity=Severity.ERROR,
    principle=Principle.MEASURABILITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Waktu tersimpan sebagai jam ({text}); Excel mengubah isian seperti «1:30».",
    advice="Ketik lagi lengkap dengan satuannya, misalnya «1 jam 30 menit».",
    summary="Excel turned a duration into a time of day.",
)
unknown_column = Rule(
    code="T120",
    name="unknown-column",
    severity=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Kolom «{text}» tidak dikenal, jadi isinya tidak dibaca.",
    advice="Beri judul seperti pada formulir (Kelengkapan, Waktu, Output, Keterangan), atau hapus.",
    summary="A column of the table of steps has a head that the form does not know.",
)
unread_head = Rule(
    code="T121",
    name="unread-head",
    severity=Severity.WARNING,
    principle=Principle.CLARITY,
    basis=basis.FORM,
    grade=Grade.PROPOSAL,
    message="Nama SOP tidak ditemukan. Sebelum tabel tertulis «{text}», yang tidak dibaca.",
    advice="Tulis label «Nama SOP» di satu sel dan namanya di sel sebelah kanannya, begitu juga "
    "«Nomor SOP».",
    summary="What stands above the table of steps is not understood, and no title is found.",
)

STEP_READING = (
    uncomputed_formula,
    formula_error,
    unknown_step_kind,
    unreadable_target,
    other_word_for_kind,
    lost_target,
    unknown_answer,
    unreadable_number,
    blank_actor_heading,
    date_for_duration,
    hidden_characters,
    other_spelling_of_unit,
    other_word_for_answer,
    target_in_words,
    missing_number,
    row_without_activity,
    merged_cells,
    total_row,
    clock_for_duration,
    unknown_column,
    unread_head,
)
