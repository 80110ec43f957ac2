"""The words that a step may be told in: those of the form, and those that offices use besides."""

from __future__ import annotations

from sopxl.model.sop import Answer, StepKind

KINDS = {kind.value: kind for kind in StepKind}
ANSWERS = {answer.value.casefold(): answer for answer in Answer}

OTHER_KIND_WORDS = {
    "proses": StepKind.ACTIVITY,
    "process": StepKind.ACTIVITY,
    "aktivitas": StepKind.ACTIVITY,
    "eksekusi": StepKind.ACTIVITY,
    "awal": StepKind.START,
    "start": StepKind.START,
    "akhir": StepKind.END,
    "end": StepKind.END,
    "decision": StepKind.DECISION,
    "percabangan": StepKind.DECISION,
}
"""Words of older forms and other tools for the four kinds."""

_AGREEING = ("setuju", "disetujui", "lengkap", "sesuai", "benar", "sah", "layak", "terpenuhi")
_DENIALS = ("tidak", "tdk", "tak", "belum", "kurang")

OTHER_ANSWER_WORDS = {
    **dict.fromkeys(("y", "yes", *_AGREEING), Answer.YES),
    **dict.fromkeys(("t", "tdk", "no", "belum", "ditolak", "tolak", "salah"), Answer.NO),
    **{f"{denial} {word}": Answer.NO for denial in _DENIALS for word in _AGREEING},
}
"""What is written beside the arrows of a decision instead of «Ya» and «Tidak»."""
