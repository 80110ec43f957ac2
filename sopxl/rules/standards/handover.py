"""Chapter M, second part: what one step hands on, another needs.

Of 103 needs in the nine example SOPs, 44 are no word-for-word output of another step, so one word
in common is enough, in whatever step it stands; and what is found is a hint.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sopxl.model.sop import StepKind
from sopxl.rules import basis
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.wording import absent, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop, Step
    from sopxl.rules.rule import Circumstances

_WORD = re.compile(r"\w{2,}")

# Words that join others, so that two texts that share them only have nothing in common.
_JOINING = """
    ada agar atas atau bagi bila dalam dan dari dengan di hal ini itu ke lain oleh pada para per
    secara serta setiap tidak telah tentang untuk yang
"""
_JOINING_WORDS = frozenset(_JOINING.split())


@rule(
    "M105",
    "output-never-used",
    severity=Severity.HINT,
    principle=Principle.EFFICIENCY,
    basis=basis.FLOWCHART_BLOCK,
    grade=Grade.PROPOSAL,
    message="Output langkah {step}, «{output}», tidak tampak dipakai oleh langkah lain.",
    advice="Sebut output itu pada Kelengkapan langkah yang memakainya, atau periksa perlunya.",
)
def output_never_used(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """No other step needs what a step yields; the product of the last step is for others.

    Salah:

        | No | Kegiatan             | Kelengkapan     | Output           |
        | -- | -------------------- | --------------- | ---------------- |
        | 1  | Menerima permohonan  | Formulir        | Formulir terisi  |
        | 2  | Membuat daftar hadir | Formulir terisi | Daftar hadir     |
        | 3  | Mengarsipkan berkas  | Formulir terisi | Arsip permohonan |

    Benar:

        | No | Kegiatan            | Kelengkapan                   | Output           |
        | -- | ------------------- | ----------------------------- | ---------------- |
        | 1  | Menerima permohonan | Formulir                      | Formulir terisi  |
        | 2  | Mencatat permohonan | Formulir terisi               | Nomor agenda     |
        | 3  | Mengarsipkan berkas | Formulir terisi; nomor agenda | Arsip permohonan |
    """
    unlinked = [before for before, _ in _unlinked(sop) if before.kind is not StepKind.END]
    if not unlinked or not _is_told(sop):
        return
    wanted = [words_of(step.requirements) | words_of(step.activity) for step in sop.steps]
    steps_with = Counter(word for words in wanted for word in words)
    for step in unlinked:
        own, words = wanted[step.index], words_of(step.output)
        if words and all(steps_with[word] == (word in own) for word in words):
            yield Offence(step.ref("output"), step=step.number, output=step.output)


@rule(
    "M106",
    "needs-from-nowhere",
    severity=Severity.HINT,
    principle=Principle.EFFICIENCY,
    basis=basis.FLOWCHART_BLOCK,
    grade=Grade.PROPOSAL,
    message="Kelengkapan langkah {step}, «{needs}», tidak tampak berasal dari langkah lain.",
    advice="Sebut output langkah sebelumnya yang dipakai di sini, atau periksa urutan langkahnya.",
)
def needs_from_nowhere(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """Nothing that a later step needs was made or at hand before; the first step needs others.

    Salah:

        | No | Kegiatan            | Kelengkapan                 | Output        |
        | -- | ------------------- | --------------------------- | ------------- |
        | 1  | Menerima permohonan | Formulir permohonan         | Tanda terima  |
        | 2  | Menerbitkan surat   | Kertas segel                | Surat jawaban |
        | 3  | Mengirim surat      | Tanda terima; surat jawaban | Bukti kirim   |

    Benar:

        | No | Kegiatan            | Kelengkapan                | Output        |
        | -- | ------------------- | -------------------------- | ------------- |
        | 1  | Menerima permohonan | Formulir permohonan        | Tanda terima  |
        | 2  | Menerbitkan surat   | Tanda terima; kertas segel | Surat jawaban |
        | 3  | Mengirim surat      | Surat jawaban              | Bukti kirim   |
    """
    unlinked = [after for _, after in _unlinked(sop)]
    if not unlinked or not _is_told(sop):
        return
    made = [words_of(step.output) | words_of(step.activity) for step in sop.steps]
    steps_with = Counter(word for words in made for word in words)
    for step in unlinked:
        own, words = made[step.index], words_of(step.requirements)
        at_hand = any(
            not words.isdisjoint(words_of(earlier.requirements))
            for earlier in sop.steps[: step.index]
        )
        if words and not at_hand and all(steps_with[word] == (word in own) for word in words):
            yield Offence(step.ref("requirements"), step=step.number, needs=step.requirements)


def _unlinked(sop: Sop) -> Iterator[tuple[Step, Step]]:
    """Yield the steps that follow each other without a word in common, which are few."""
    for before, after in pairwise(sop.steps):
        handed_on = before.output == after.requirements
        if not handed_on and words_of(before.output).isdisjoint(words_of(after.requirements)):
            yield before, after


def _is_told(sop: Sop) -> bool:
    """Tell whether every step says what it needs and yields; what is missing has its finding."""
    return not any(
        absent(step.requirements) or absent(step.output) or same(step.output, step.requirements)
        for step in sop.steps
    )


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a cell that can tell one thing from another, in small letters."""
    return frozenset(_WORD.findall(text.casefold())) - _JOINING_WORDS


HANDOVER_RULES = (output_never_used, needs_from_nowhere)
