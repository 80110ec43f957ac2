"""A rule in words: for the terminal, and as a page of the manual."""

from __future__ import annotations

import re
from itertools import groupby
from textwrap import dedent, indent
from typing import TYPE_CHECKING

from sopxl.rules import terms
from sopxl.rules.catalogue import CATALOGUE, CHAPTERS
from sopxl.rules.examples.cells import CELL_EXAMPLES
from sopxl.rules.examples.drawings import DRAWING_EXAMPLES
from sopxl.rules.examples.forms import RIGHT, WRONG, shown
from sopxl.rules.examples.registers import REGISTER_EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sopxl.rules.rule import Rule

RAISED_ELSEWHERE = {
    "T": "Ditemukan saat isian dibaca.",
    "G": "Ditemukan oleh «sopxl check» pada gambar di lembar SOP, siapa pun yang menggambarnya.",
    "R": "Ditemukan saat banyak SOP digabungkan.",
}

PICTURES: Mapping[str, tuple[str, str]] = {
    **CELL_EXAMPLES,
    **DRAWING_EXAMPLES,
    **REGISTER_EXAMPLES,
}
"""A broken and a kept picture by rule, where the notation of a form cannot hold the fault."""

INDEX_FILE = "README.md"
_INDEX_HEAD = """\
# Kaidah pemeriksaan

Halaman ini dan halaman setiap kaidah dibuat oleh `sopxl generate` dari katalog kaidah.
Galat menggagalkan pemeriksaan; peringatan dan saran tidak.
"""

_CHAPTER_HEAD = f"| Kode | {terms.SEVERITY} | Temuan |\n| --- | --- | --- |"

_LABEL = re.compile(r"^(Salah|Benar):$", re.MULTILINE)
_FACT = re.compile(r"\{\w+\}")
_SENTENCE_OF_FACTS = re.compile(r"(?<=\.)\s*\{\w+\}$")


def explain(rule: Rule) -> str:
    """Return a rule as plain text for the terminal."""
    lines = [
        f"{rule.code} {rule.name} ({_severity(rule)})",
        "",
        without_facts(rule.message),
        "",
        *(f"{term}: {text}" for term, text in _terms(rule)),
    ]
    for label, text in examples(rule):
        lines += ["", f"{label}:", "", indent(text, "  ")]
    return "\n".join(lines)


def listing(rules: Iterable[Rule]) -> str:
    """Return rules as a list for the terminal, each with its weight and message, by chapter."""
    lines: list[str] = []
    for letter, of_chapter in groupby(rules, key=lambda rule: rule.code[0]):
        lines += ["", f"{letter} – {CHAPTERS[letter]}"]
        lines += [
            f"  {rule.code} {rule.severity.value}: {without_facts(rule.message)}"
            for rule in of_chapter
        ]
    return "\n".join(lines[1:])


def page(rule: Rule) -> str:
    """Return a rule as a Markdown page."""
    lines = [f"# {rule.code} {rule.name}", "", f"> {without_facts(rule.message)}", ""]
    told = ((terms.SEVERITY, _severity(rule)), *_terms(rule))
    lines += [f"- **{term}:** {text}" for term, text in told]
    for label, text in examples(rule):
        lines += ["", f"**{label}**", "", "```text", text, "```"]
    return "\n".join(lines) + "\n"


def examples(rule: Rule) -> tuple[tuple[str, str], ...]:
    """Return the examples of a rule, each under its label (Salah, Benar)."""
    if rule.code in PICTURES:
        return tuple(zip((WRONG, RIGHT), PICTURES[rule.code], strict=True))
    if not rule.examples:
        return tuple(shown(rule.code).items())
    _, *parts = _LABEL.split(rule.examples)
    labels, texts = parts[::2], parts[1::2]
    return tuple(
        (label, dedent(text.strip("\n"))) for label, text in zip(labels, texts, strict=True)
    )


def pages() -> Mapping[str, str]:
    """Return all pages by file name, the index included."""
    return {INDEX_FILE: index()} | {f"{rule.code}.md": page(rule) for rule in CATALOGUE}


def index() -> str:
    """Return the list of all rules as a Markdown page."""
    return "\n".join((_INDEX_HEAD, *_chapters()))


def _chapters() -> Iterator[str]:
    for letter, title in CHAPTERS.items():
        yield f"## {letter} – {title}\n"
        yield _CHAPTER_HEAD
        for rule in CATALOGUE:
            if rule.code.startswith(letter):
                link = f"[{rule.code}]({rule.code}.md)"
                yield f"| {link} | {rule.severity.value} | {without_facts(rule.message)} |"
        yield ""


def _terms(rule: Rule) -> Iterator[tuple[str, str]]:
    yield terms.REMEDY, without_facts(rule.advice)
    yield terms.BASIS, rule.basis
    yield terms.SOURCE, rule.grade.value
    yield terms.PRINCIPLE, rule.principle.value
    if rule.check is None:
        yield terms.RAISED, RAISED_ELSEWHERE[rule.code[0]]


def _severity(rule: Rule) -> str:
    severity = rule.severity.value
    if rule.legacy is None:
        return severity
    return terms.IN_LEGACY_PROFILE.format(severity=severity, legacy=rule.legacy.value)


def without_facts(words: str) -> str:
    """Return a message without its facts, which only a finding knows."""
    return _FACT.sub("…", _SENTENCE_OF_FACTS.sub("", words))
