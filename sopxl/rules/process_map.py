"""Chapter R, third part: the process map against itself, and the SOPs against the map."""

from __future__ import annotations

from sopxl.rules import basis
from sopxl.rules.rule import Grade, Principle, Rule, Severity

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
process_code_twice = Rule(
    code="R303",
    name="process-code-twice",
    severity=Severity.ERROR,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.PROCESS_MAP,
    message="Kode proses {code} sudah dipakai oleh «{other}».{below}",
    advice="Beri setiap proses kodenya sendiri.",
    summary="Two rows of the process map have the same code.",
)
process_code_gap = Rule(
    code="R304",
    name="process-code-gap",
    severity=Severity.ERROR,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    message="Proses induk {parent} dari {codes} tidak ada dalam peta proses.",
    advice="Tambahkan proses {parent}, atau perbaiki kode {codes}.",
    summary="Processes hang under a code that the map does not hold.",
)
process_code_malformed = Rule(
    code="R305",
    name="process-code-malformed",
    severity=Severity.WARNING,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.PROCESS_MAP,
    grade=Grade.PROPOSAL,
    message="Kode proses «{code}» bukan jalur seperti KPU.01.02 atau KPU.01.02.CFM.01.{below}",
    advice="Awali kode anak dengan kode induknya, lalu dua angka; peta lintas fungsi dengan CFM.",
    summary="The code of a process is no path.",
)
process_level_wrong = Rule(
    code="R306",
    name="process-level-wrong",
    severity=Severity.WARNING,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    message="Level {level} tidak sesuai dengan kode {code}; induknya berlevel {parent_level}."
    "{below}",
    advice="Isi Level {expected}, atau perbaiki kodenya.",
    summary="The level of a process does not follow from the level of the process above it.",
)
process_group_differs = Rule(
    code="R307",
    name="process-group-differs",
    severity=Severity.WARNING,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    message="Kelompok «{group}» lain dari kelompok proses induk {parent}, yaitu «{parent_group}»."
    "{below}",
    advice="Samakan kelompoknya, atau pindahkan proses itu ke induk yang sesuai.",
    summary="A process belongs to another group than the process above it.",
)
process_code_changed = Rule(
    code="R308",
    name="process-code-changed",
    severity=Severity.WARNING,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    message="Kode proses {old} «{name}» kini {new} dalam peta proses.",
    advice="Ganti Kode Proses menjadi {new}.",
    summary="A procedure hangs under a code that its process had in the map before.",
)
process_parent_renumbered = Rule(
    code="R309",
    name="process-parent-renumbered",
    severity=Severity.ERROR,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    message="Kode {codes} masih diawali {old}, padahal proses itu kini {new} «{name}».",
    advice="Ganti awal kodenya, dari {old} menjadi {new}.",
    summary="A process has got another code, and the processes below it have kept the one before.",
)
process_level_unreadable = Rule(
    code="R310",
    name="process-level-unreadable",
    severity=Severity.WARNING,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    message="Level «{text}» pada proses {code} bukan bilangan bulat mulai dari 0.",
    advice="Isi 0 untuk proses paling atas, 1 untuk turunannya, dan seterusnya.",
    summary="The level of a process is no whole number.",
)
process_level_missing = Rule(
    code="R311",
    name="process-level-missing",
    severity=Severity.HINT,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    message="Level belum diisi pada {codes}, padahal proses lain dalam peta ini berlevel.",
    advice="Isi satu lebih dari level proses induknya, atau kosongkan seluruh kolom itu.",
    summary="Some processes of a map have a level and others have none.",
)
process_group_unknown = Rule(
    code="R312",
    name="process-group-unknown",
    severity=Severity.WARNING,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    message="Kelompok «{text}» pada proses {code} tidak dikenal.{suggestion}",
    advice="Pilih utama, manajemen, atau pendukung.",
    summary="The group of a process is none of the three.",
)
process_without_code = Rule(
    code="R313",
    name="process-without-code",
    severity=Severity.ERROR,
    principle=Principle.LEGAL_CERTAINTY,
    basis=basis.PROCESS_MAP,
    message="Proses «{name}» belum memiliki kode.",
    advice="Beri kode menurut jalurnya, misalnya KPU.01.02 di bawah KPU.01.",
    summary="A row of the process map has a name and no code, so that nothing can hang under it.",
)
process_without_name = Rule(
    code="R314",
    name="process-without-name",
    severity=Severity.ERROR,
    principle=Principle.CLARITY,
    basis=basis.PROCESS_MAP,
    message="Proses {code} belum bernama.",
    advice="Isi nama proses, tanpa nama unit kerja.",
    summary="A row of the process map has a code and no name.",
)
process_code_skipped = Rule(
    code="R315",
    name="process-code-skipped",
    severity=Severity.HINT,
    principle=Principle.ALIGNMENT,
    basis=basis.PROCESS_MAP,
    grade=Grade.PROPOSAL,
    message="Kode {codes} tidak ada dalam peta proses, padahal kode sesudahnya dipakai.",
    advice="Bila memang dihapus, abaikan. Bila terlewat, tambahkan prosesnya atau urutkan kodenya.",
    summary="The codes below a process pass over a number.",
)

PROCESS_MAP_RULES: tuple[Rule, ...] = (
    process_unknown,
    process_without_sop,
    process_code_twice,
    process_code_gap,
    process_code_malformed,
    process_level_wrong,
    process_group_differs,
    process_code_changed,
    process_parent_renumbered,
    process_level_unreadable,
    process_level_missing,
    process_group_unknown,
    process_without_code,
    process_without_name,
    process_code_skipped,
)
"""In the order of their codes."""
