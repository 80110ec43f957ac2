"""The catalogue as a whole: every rule keeps the contract of a rule."""

from __future__ import annotations

import re
from dataclasses import replace
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from sopxl.model.ref import Ref
from sopxl.model.settings import Profile, Settings
from sopxl.rules.catalogue import CATALOGUE, CHAPTERS, by_code, check
from sopxl.rules.rule import Circumstances, Severity
from tests.rules.sound import completed, sop_of, sound

if TYPE_CHECKING:
    from sopxl.rules.rule import Rule

every_rule = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)


def test_no_code_and_no_name_is_used_twice() -> None:
    assert len({rule.code for rule in CATALOGUE}) == len(CATALOGUE)
    assert len({rule.name for rule in CATALOGUE}) == len(CATALOGUE)


def test_rules_stand_in_the_order_of_the_chapters_and_of_their_codes() -> None:
    letters = list(CHAPTERS)
    codes = [rule.code for rule in CATALOGUE]
    assert codes == sorted(codes, key=lambda code: (letters.index(code[0]), code))


@every_rule
def test_a_rule_is_known_by_its_chapter_and_by_its_offence_in_english(rule: Rule) -> None:
    assert re.fullmatch(rf"[{''.join(CHAPTERS)}]\d{{3}}", rule.code)
    assert by_code(rule.code) is rule
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    if rule.check:
        assert rule.check.__name__ == rule.name.replace("-", "_")


@every_rule
def test_a_rule_says_in_indonesian_what_is_wrong_how_to_mend_it_and_why(rule: Rule) -> None:
    english = {"the", "and", "is", "not", "step", "must", "missing", "with"}
    words = set(re.findall(r"[a-z]+", f"{rule.message} {rule.advice}"))
    facts = {fact for _, fact, _, _ in Formatter().parse(rule.message + rule.advice) if fact}
    assert not (words - facts) & english
    for sentence in (rule.message, rule.advice):
        assert sentence.endswith((".", "?", "}"))
    assert rule.summary.endswith(".")
    assert rule.basis.strip()


def test_the_lenient_profile_is_never_stricter() -> None:
    weights = list(Severity)
    for rule in CATALOGUE:
        lenient, strict = rule.severity_in(Profile.LEGACY), rule.severity_in(Profile.NEW)
        assert weights.index(lenient) >= weights.index(strict), rule.code


def test_findings_stand_in_the_order_of_the_form() -> None:
    sop = completed("""
        Status: Draft
        Nomor SOP:
        Kode Satker: 99

        | No | Kegiatan         | Pelaksana | Waktu | Jenis    |
        | 1  | Pencatatan       | Staf      |       | mulai    |
        | 2  | Mengirim berkas  | Ketua     |       | kegiatan |
    """)
    found = [(each.rule.code, str(each.ref)) for each in check(sop)]
    assert found == [
        ("I101", "identity.number"),
        ("I501", "identity.satker"),
        ("S202", "steps[0].activity"),
        ("M201", "steps[0].duration"),
        ("M201", "steps[1].duration"),
        ("F102", "steps[1].kind"),
    ]


def test_what_could_not_be_read_is_not_judged_again() -> None:
    sop = completed("Kode Satker: 99")
    assert [each.rule.code for each in check(sop)] == ["I501"]
    assert check(sop, unread={Ref("identity", None, "satker")}) == ()
    assert check(sop, unread={Ref("identity")}) == ()


def test_nothing_is_called_unreachable_while_a_way_out_is_unread() -> None:
    sop = completed("""
        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | 1  | Menerima permohonan | mulai     | 3  |       |
        | 2  | Memeriksa berkas    | kegiatan  |    |       |
        | 3  | Mengarsipkan berkas | selesai   |    |       |
    """)
    assert [each.rule.code for each in check(sop)] == ["F401"]
    assert check(sop, unread={Ref("steps", 0, "ways_out", 0)}) == ()


def test_a_known_position_is_named_as_the_actor_though_it_heads_no_column() -> None:
    sop = completed("""
        | No | Kegiatan                         | Jenis   |
        | 1  | Kasubbag Umum menerima surat     | mulai   |
        | 2  | Rapat pleno hasil pemutakhiran   | selesai |
    """)
    found = check(sop)
    assert [each.rule.code for each in found] == ["S204", "S202"]
    assert "«Kepala Subbagian»" in found[0].message


def test_a_slip_behind_the_name_of_a_position_is_mended_too() -> None:
    sop = completed("""
        Pelaksana: Petugas Layanan Informasi; Sekretaris

        | No | Kegiatan            | Pelaksana                 | Jenis    |
        | 1  | Menerima permohonan | Petugas Layanan Informasi | mulai    |
        | 2  | Mencatat permohonan | Petugas Layanan Infromasi | kegiatan |
        | 3  | Mengesahkan berkas  | Sekretaris                | selesai  |
    """)
    (found,) = check(sop)
    assert found.rule.code == "S302"
    assert found.fix
    assert found.fix.new == "Petugas Layanan Informasi"


def test_a_number_that_stands_twice_is_the_one_cause_of_what_follows() -> None:
    sop = completed("""
        | No | Kegiatan            | Jenis     | Ya | Tidak |
        | 1  | Menyusun draf       | mulai     |    |       |
        | 2  | Memeriksa draf      | keputusan | 3  | 1     |
        | 2  | Mencetak draf       | kegiatan  |    |       |
        | 3  | Mengirim draf       | selesai   |    |       |
    """)
    found = [each.message for each in check(sop)]
    assert found == ["Nomor langkah 2 tidak urut; di baris ini seharusnya 3."]


def test_each_number_out_of_order_is_told_the_number_of_its_row() -> None:
    sop = completed("""
        | No | Kegiatan       | Jenis    |
        | 10 | Menyusun draf  | mulai    |
        | 20 | Memeriksa draf | kegiatan |
        | 30 | Mengirim draf  | selesai  |
    """)
    expected = [each.facts["expected"] for each in check(sop) if each.rule.code == "S101"]
    assert expected == [1, 2, 3]


def test_a_finding_fills_in_every_fact_of_its_words() -> None:
    found = check(sop_of("Status: Berlaku\nRevisi ke: dua\nNIP: 12"))
    assert len(found) > 20
    assert not [each for each in found if "{" in each.message + each.advice]


def test_an_office_sets_its_own_limits() -> None:
    sop = sound()
    strict = Settings(
        number_pattern=r"SOP-\d+/.*", required_citations=("PP 61/2010",), actor_limit=3
    )
    found = check(sop, Circumstances(strict))
    assert [each.rule.code for each in found] == ["I201", "D201", "S405"]
    assert found[1].message == "Dasar Hukum belum mengutip PP 61/2010."


def test_a_way_out_given_twice_in_json_is_found() -> None:
    sop = sound()
    decision = sop.steps[1]
    twice = replace(decision, ways_out=(*decision.ways_out, decision.ways_out[0]))
    found = check(replace(sop, steps=(sop.steps[0], twice, *sop.steps[2:])))
    assert [(each.rule.code, str(each.ref)) for each in found] == [("F303", "steps[1].ways_out")]
