"""Chapter R: across SOPs. Merging raises these; no single SOP can break one on its own."""

from __future__ import annotations

from sopxl.rules import basis
from sopxl.rules.process_map import PROCESS_MAP_RULES
from sopxl.rules.rule import Grade, Principle, Rule, Severity

same_content_twice = Rule(
    code="R101",
    name="same-content-twice",
    severity=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.ONE_VALID_EDITION,
    grade=Grade.PROPOSAL,
    message="Isi berkas ini sama persis dengan «{other}».",
    advice="Simpan satu berkas saja, agar perbaikan tidak tertinggal di berkas yang lain.",
    summary="Two files, be they of different formats, say the same thing twice.",
)
key_claimed_twice = Rule(
    code="R102",
    name="key-claimed-twice",
    severity=Severity.ERROR,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.ONE_VALID_EDITION,
    grade=Grade.PROPOSAL,
    message="Satker, Kode SOP, Varian, dan Revisi ini ({key}) juga dipakai oleh «{other}», padahal "
    "isinya berbeda.",
    advice="Tentukan berkas yang benar, lalu ubah Kode SOP, Varian, atau Revisi pada yang lain.",
    summary="Two files with different content claim the same office, code, variant and revision.",
)
number_used_twice = Rule(
    code="R103",
    name="number-used-twice",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.NUMBER_OF_SOP,
    message="Nomor SOP «{number}» juga dipakai oleh «{title}» ({other}).",
    advice="Beri setiap SOP nomornya sendiri menurut tata naskah dinas.",
    summary="One office gives the same number to two procedures.",
)
two_editions_in_force = Rule(
    code="R104",
    name="two-editions-in-force",
    severity=Severity.ERROR,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.ONE_VALID_EDITION,
    grade=Grade.PROPOSAL,
    message="Revisi {revision} berstatus Berlaku, padahal revisi {newer} juga Berlaku ({other}).",
    advice=(
        "Ubah status revisi {revision} menjadi Digantikan; bila justru revisi ini yang dipakai, "
        "ubah status revisi {newer}."
    ),
    summary="Two revisions of one procedure are in force at the same time.",
)
title_without_code_twice = Rule(
    code="R105",
    name="title-without-code-twice",
    severity=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.ONE_VALID_EDITION,
    grade=Grade.PROPOSAL,
    message="Judul «{title}» juga dipakai oleh «{other}», dan keduanya tanpa Kode SOP.",
    advice="Isi Kode SOP pada keduanya, atau simpan satu berkas saja bila keduanya SOP yang sama.",
    summary="Two files of one office have the same title and no code that would tell them apart.",
)
near_duplicate = Rule(
    code="R106",
    name="near-duplicate",
    severity=Severity.HINT,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.ONE_VALID_EDITION,
    grade=Grade.PROPOSAL,
    message="SOP ini {percent}% sama dengan «{title}» ({other}), padahal kodenya lain.",
    advice="Bila keduanya SOP yang sama, pakai satu Kode SOP; bila bukan, perjelas bedanya.",
    summary="Two procedures with different codes say almost the same.",
)
office_of_another_file = Rule(
    code="R107",
    name="office-of-another-file",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.OFFICES,
    grade=Grade.PROPOSAL,
    message="Kode Satker {code} ({office}) berbeda dari kode di awal nama berkas atau foldernya, "
    "yaitu {named} ({named_office}).",
    advice="Tulis Kode Satker {named} bila SOP ini milik {named_office}; bila bukan, ganti nama "
    "berkasnya atau pindahkan ke folder satkernya.",
    summary="The form belongs to another office than its file or folder is named after.",
)
related_not_found = Rule(
    code="R201",
    name="related-not-found",
    severity=Severity.WARNING,
    principle=Principle.ALIGNMENT,
    basis=basis.RELATED_SOPS,
    message="SOP terkait «{text}» tidak ditemukan dalam register.{suggestion}",
    advice="Tulis judul, nomor, atau kode persis seperti pada SOP itu, atau susun SOP-nya.",
    summary="A related procedure is named that the register does not hold.",
)
related_one_sided = Rule(
    code="R203",
    name="related-one-sided",
    severity=Severity.HINT,
    principle=Principle.ALIGNMENT,
    basis=basis.RELATED_SOPS,
    grade=Grade.PROPOSAL,
    message="SOP ini menyebut «{title}», tetapi SOP itu tidak menyebut SOP ini.",
    advice="Tambahkan SOP ini pada Keterkaitan «{title}» bila keduanya memang terkait.",
    summary="A procedure names another as related that does not name it back.",
)
related_ambiguous = Rule(
    code="R204",
    name="related-ambiguous",
    severity=Severity.HINT,
    principle=Principle.ALIGNMENT,
    basis=basis.RELATED_SOPS,
    grade=Grade.PROPOSAL,
    message="SOP terkait «{text}» cocok dengan {count} SOP, sehingga tidak dapat dipastikan.",
    advice="Tambahkan nomor atau kode SOP yang dimaksud.",
    summary="A related procedure is named in words that several procedures answer to.",
)
related_withdrawn = Rule(
    code="R205",
    name="related-withdrawn",
    severity=Severity.WARNING,
    principle=Principle.ALIGNMENT,
    basis=basis.RELATED_SOPS,
    grade=Grade.PROPOSAL,
    message="SOP terkait «{title}» sudah berstatus {status}.",
    advice="Sebut SOP penggantinya, atau hapus baris itu dari Keterkaitan.",
    summary="A procedure names another as related that has been withdrawn or superseded.",
)

REGISTER_RULES: tuple[Rule, ...] = (
    same_content_twice,
    key_claimed_twice,
    number_used_twice,
    two_editions_in_force,
    title_without_code_twice,
    near_duplicate,
    office_of_another_file,
    related_not_found,
    related_one_sided,
    related_ambiguous,
    related_withdrawn,
    *PROCESS_MAP_RULES,
)
"""The chapter, in the order of its codes."""
