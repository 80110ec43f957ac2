"""Chapter M, first part: what each step needs, and what it yields (Mutu Baku)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sopxl.rules import basis
from sopxl.rules.rule import Grade, Offence, Principle, Severity, rule
from sopxl.rules.wording import absent, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sopxl.model.sop import Sop
    from sopxl.rules.rule import Circumstances

_BETWEEN_OUTPUTS = re.compile(r";|\n")


@rule(
    "M101",
    "missing-requirements",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.MEASURABILITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Kelengkapan pada langkah {step} belum diisi.",
    advice="Tulis apa yang diperlukan untuk kegiatan ini, misalnya output langkah sebelumnya.",
)
def missing_requirements(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step does not say what it needs.

    Salah:

        | No | Kegiatan            | Kelengkapan  |
        | -- | ------------------- | ------------ |
        | 1  | Menerima permohonan |              |
        | 2  | Mengarsipkan berkas | Tanda terima |

    Benar:

        | No | Kegiatan            | Kelengkapan         |
        | -- | ------------------- | ------------------- |
        | 1  | Menerima permohonan | Formulir permohonan |
        | 2  | Mengarsipkan berkas | Tanda terima        |
    """
    for step in sop.steps:
        if absent(step.requirements):
            yield Offence(step.ref("requirements"), step=step.number)


@rule(
    "M102",
    "missing-output",
    severity=Severity.ERROR,
    legacy=Severity.WARNING,
    principle=Principle.MEASURABILITY,
    basis=basis.FLOWCHART_BLOCK,
    message="Output pada langkah {step} belum diisi.",
    advice="Tulis satu hasil utama kegiatan ini, misalnya «Berkas terperiksa».",
)
def missing_output(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step does not say what it yields.

    Salah:

        | No | Kegiatan            | Output       |
        | -- | ------------------- | ------------ |
        | 1  | Menerima permohonan | Tanda terima |
        | 2  | Mengarsipkan berkas | -            |

    Benar:

        | No | Kegiatan            | Output           |
        | -- | ------------------- | ---------------- |
        | 1  | Menerima permohonan | Tanda terima     |
        | 2  | Mengarsipkan berkas | Arsip permohonan |
    """
    for step in sop.steps:
        if absent(step.output):
            yield Offence(step.ref("output"), step=step.number)


@rule(
    "M103",
    "output-repeats-requirements",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.MEASURABILITY,
    basis=basis.FLOWCHART_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Output langkah {step} sama dengan kelengkapannya: «{output}».",
    advice="Tulis apa yang berubah oleh kegiatan ini, misalnya «{output} terperiksa».",
)
def output_repeats_requirements(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step yields what it was given, so nobody can tell whether it was done.

    Salah:

        | No | Kegiatan            | Kelengkapan         | Output       |
        | -- | ------------------- | ------------------- | ------------ |
        | 1  | Menerima permohonan | Formulir permohonan | Laporan      |
        | 2  | Menyusun laporan    | Laporan             | Laporan      |

    Benar:

        | No | Kegiatan            | Kelengkapan         | Output       |
        | -- | ------------------- | ------------------- | ------------ |
        | 1  | Menerima permohonan | Formulir permohonan | Bahan        |
        | 2  | Menyusun laporan    | Bahan               | Laporan      |
    """
    for step in sop.steps:
        if same(step.output, step.requirements) and not absent(step.output):
            yield Offence(step.ref("output"), step=step.number, output=step.output)


@rule(
    "M104",
    "several-outputs",
    severity=Severity.WARNING,
    legacy=Severity.HINT,
    principle=Principle.MEASURABILITY,
    basis=basis.FLOWCHART_BLOCK,
    grade=Grade.COMMON_KNOWLEDGE,
    message="Langkah {step} memiliki {count} output.",
    advice="Tulis satu output utama; hasil lain dapat ditulis pada Keterangan.",
)
def several_outputs(sop: Sop, _: Circumstances) -> Iterator[Offence]:
    """A step yields a list of things where one main output belongs.

    Salah:

        | No | Kegiatan            | Kelengkapan         | Output              |
        | -- | ------------------- | ------------------- | ------------------- |
        | 1  | Menerima permohonan | Formulir permohonan | Tanda terima; nomor |
        | 2  | Mengarsipkan berkas | Tanda terima        | Arsip permohonan    |

    Benar:

        | No | Kegiatan            | Kelengkapan         | Output           |
        | -- | ------------------- | ------------------- | ---------------- |
        | 1  | Menerima permohonan | Formulir permohonan | Tanda terima     |
        | 2  | Mengarsipkan berkas | Tanda terima; nomor | Arsip permohonan |
    """
    for step in sop.steps:
        count = len(outputs_of(step.output))
        if count > 1:
            yield Offence(step.ref("output"), step=step.number, count=count)


@lru_cache(maxsize=4096)
def outputs_of(text: str) -> tuple[str, ...]:
    """Return the outputs that a cell lists, one by one."""
    return tuple(part.strip() for part in _BETWEEN_OUTPUTS.split(text) if not absent(part))


NEED_AND_OUTPUT_RULES = (
    missing_requirements,
    missing_output,
    output_repeats_requirements,
    several_outputs,
)
