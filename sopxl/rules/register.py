"""Chapter R: across SOPs. Merging raises these; no single SOP can break one on its own."""

from __future__ import annotations

from sopxl.rules import basis
from sopxl.rules.rule import Principle, Rule, Severity

same_content_twice = Rule(
    code="R101",
    name="same-content-twice",
    severity=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.ONE_VALID_EDITION,
    grade="P",
    message="Isi berkas ini sama persis dengan «{other}».",
    advice="Simpan satu berkas saja, agar perbaikan tidak tertinggal di berkas yang lain.",
    summary="Two files with the same bytes say one thing twice.",
)
key_claimed_twice = Rule(
    code="R102",
    name="key-claimed-twice",
    severity=Severity.ERROR,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.ONE_VALID_EDITION,
    grade="P",
    message="Kunci register {key} juga dipakai oleh «{other}», dengan isi yang berbeda.",
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
    grade="P",
    message="Revisi {revision} berstatus Berlaku, padahal revisi {newer} juga Berlaku ({other}).",
    advice="Ubah status revisi {revision} menjadi Digantikan.",
    summary="Two revisions of one procedure are in force at the same time.",
)
related_not_found = Rule(
    code="R201",
    name="related-not-found",
    severity=Severity.WARNING,
    principle=Principle.ALIGNMENT,
    basis=basis.RELATED_SOPS,
    message="SOP terkait «{text}» tidak ditemukan dalam register.",
    advice="Tulis judul, nomor, atau kode persis seperti pada SOP itu, atau susun SOP-nya.",
    summary="A related procedure is named that the register does not hold.",
)
related_one_sided = Rule(
    code="R203",
    name="related-one-sided",
    severity=Severity.HINT,
    principle=Principle.ALIGNMENT,
    basis=basis.RELATED_SOPS,
    grade="P",
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
    grade="P",
    message="SOP terkait «{text}» cocok dengan {count} SOP, sehingga tidak dapat dipastikan.",
    advice="Tambahkan nomor atau kode SOP yang dimaksud.",
    summary="A related procedure is named in words that several procedures answer to.",
)
process_unknown = Rule(
    code="R301",
    name="process-unknown",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    message="Kode proses «{code}» tidak ada dalam peta proses.",
    advice="Pakai kode dari peta proses, atau tambahkan proses itu ke peta.",
    summary="A procedure hangs under a process that the map does not hold.",
)
process_without_sop = Rule(
    code="R302",
    name="process-without-sop",
    severity=Severity.HINT,
    principle=Principle.USER_ORIENTATION,
    basis=basis.PROCESS_MAP,
    message="Proses {code} «{name}» belum memiliki SOP.",
    advice="Susun SOP untuk proses itu, atau isi Kode Proses pada SOP yang sudah ada.",
    summary="A process at the end of its branch has no procedure.",
)

REGISTER_RULES: tuple[Rule, ...] = (
    same_content_twice,
    key_claimed_twice,
    number_used_twice,
    two_editions_in_force,
    related_not_found,
    related_one_sided,
    related_ambiguous,
    process_unknown,
    process_without_sop,
)
"""The chapter, in the order of its codes."""
