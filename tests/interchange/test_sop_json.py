"""The JSON contract: exact keys, exact types, exact places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.intake.parse.sop import parse
from sopxl.interchange.sop_json import dump, record, to_draft
from sopxl.model.errors import UserError
from sopxl.model.ref import Ref
from sopxl.model.sop import Answer, Sop, WayOut
from tests import strategies

if TYPE_CHECKING:
    from pathlib import Path


def read(**keys: Any) -> Sop:
    return parse(to_draft(json.dumps(keys))).sop


def test_missing_keys_are_empty() -> None:
    sop = read(steps=[{"activity": "Menerima berkas"}, {}])
    assert [(step.number, step.activity) for step in sop.steps] == [(1, "Menerima berkas"), (2, "")]
    assert read() == Sop()


def test_every_part_has_its_pointer_even_where_nothing_is_said() -> None:
    draft = to_draft('{"steps": [{}], "identity": {"legal_basis": ["UU 14/2008"]}}')
    refs = {
        Ref("steps", 0, "ways_out"): "/steps/0/ways_out",
        Ref("steps", 0, "ways_out", 1): "/steps/0/ways_out",
        Ref("steps", 0, "output"): "/steps/0/output",
        Ref("identity", None, "approver.name"): "/identity/approver/name",
        Ref("identity", None, "legal_basis", 0): "/identity/legal_basis/0",
        Ref("identity", None, "related"): "/identity/related",
        Ref("tests"): "/tests",
    }
    assert {ref: draft.place(ref).cell for ref in refs} == refs


def test_the_stated_answer_counts_whatever_the_kind() -> None:
    ways = [{"target": 1, "answer": "Tidak"}, {"target": 3, "answer": "Ya"}, {"target": 4}]
    (step,) = read(steps=[{"kind": "keputusan", "ways_out": ways}]).steps
    assert step.ways_out == (WayOut(3, Answer.YES), WayOut(1, Answer.NO), WayOut(4))
    (step,) = read(steps=[{"kind": "kegiatan", "ways_out": ways}]).steps
    assert step.ways_out == (WayOut(3, Answer.YES), WayOut(1, Answer.NO), WayOut(4))


def test_an_unknown_answer_is_found_at_its_ways() -> None:
    draft = to_draft('{"steps": [{"ways_out": [{"target": 2, "answer": "Mungkin"}]}]}')
    (finding,) = parse(draft).findings
    assert (finding.rule.code, draft.place(finding.ref).cell) == ("T107", "/steps/0/ways_out")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Baris 1, kolom 1: bukan JSON"),
        ('{"steps": [\n  {"activity": }]}', "Baris 2, kolom 16: bukan JSON"),
        ("[]", "/ harus berupa objek"),
        ("NaN", "/ harus berupa objek"),
        ('{"langkah": []}', "Kunci «langkah» di / tidak dikenal.*steps"),
        ('{"steps": [{"actor": "Staf"}]}', "Kunci «actor» di /steps/0 tidak dikenal"),
        ('{"identity": {"approver": {"nama": ""}}}', "/identity/approver"),
        ('{"steps": {}}', "/steps harus berupa daftar"),
        ('{"steps": [{"number": "1"}]}', "/steps/0/number harus berupa bilangan bulat"),
        ('{"steps": [{"number": true}]}', "/steps/0/number harus berupa bilangan bulat"),
        ('{"identity": {"revision": 0}}', "/identity/revision harus berupa teks"),
        ('{"steps": [{"ways_out": [{"target": 1.5}]}]}', "/steps/0/ways_out/0/target"),
        ('{"actors": [], "actors": []}', "Kunci «actors» ditulis dua kali"),
        ("[" * 100_000, "terlalu dalam"),
        ('{"steps": [{"number": ' + "1" * 5000 + "}]}", "terlalu panjang"),
    ],
)
def test_what_breaks_the_contract_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        to_draft(text)


@given(strategies.sops())
def test_what_is_written_is_read_back(sop: Sop) -> None:
    assert parse(to_draft(dump(sop))).sop == sop


@given(st.text() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_any_text_is_a_draft_or_refused(text: str) -> None:
    read = refused = None
    try:
        read = parse(to_draft(text))
    except UserError as error:
        refused = error.remedy
    assert read or refused


def test_the_examples_are_read_without_a_finding_and_written_as_they_are(root: Path) -> None:
    sources = sorted((root / "examples" / "sources").glob("[0-9]*.json"))
    assert len(sources) == 10
    for source in sources:
        text = source.read_text(encoding="utf-8")
        reading = parse(to_draft(text))
        assert reading.findings == ()
        assert record(reading.sop) == json.loads(text)
