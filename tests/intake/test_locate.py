"""Which cell holds which part, on plain grids of cells."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopxl.intake.draft import FoundBy
from sopxl.intake.locate.cells import SheetCells, shown
from sopxl.intake.locate.sop import locate
from sopxl.intake.parse.sop import parse
from sopxl.model.errors import UserError
from sopxl.model.ref import Ref
from sopxl.template.address import Spot
from sopxl.template.sop_ap import SOP_AP

if TYPE_CHECKING:
    from sopxl.intake.draft import Draft, Value


def sheet(name: str, table: str, origin: str = "A1") -> SheetCells:
    """Return a sheet drawn as lines of cells between bars."""
    lines = [line.strip() for line in table.strip().splitlines()]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return SheetCells.of_rows(name, rows, Spot.at(origin))


def found(draft: Draft, part: str) -> dict[str, tuple[str, str]]:
    """Return text and cell of every entry of one part."""
    return {
        str(ref): (entry.text, entry.cell)
        for ref, entry in draft.entries.items()
        if ref.part == part
    }


LEGACY = """
| SOP PELAYANAN INFORMASI |          |           |           |             |         |           |
| No. | Uraian Prosedur   | Pelaksana |           | Mutu Baku   |         |           |
|     |                   | Petugas   | PPID      | Persyaratan | Waktu   | Keluaran  |
| 1   | 2                 | 3         | 4         | 5           | 6       | 7         |
| 1   | Menerima berkas   |           |           | Berkas      | 5 menit | Tanda     |
|     |                   |           |           |             |         |           |
| 2   | Menjawab berkas   |           |           | Berkas      | 1 hari  | Jawaban   |
"""


def test_an_office_form_without_names_is_read_by_its_headings() -> None:
    draft = locate("lama.xls", [sheet("Flowchart ", LEGACY, "B3")], {})
    assert found(draft, "actors") == {
        "actors": ("Petugas", "D5"),
        "actors[0]": ("Petugas", "D5"),
        "actors[1]": ("PPID", "E5"),
    }
    steps = found(draft, "steps")
    assert steps["steps"] == ("Uraian Prosedur", "C4")
    assert steps["steps[0].activity"] == ("Menerima berkas", "C7")
    assert steps["steps[1].requirements"] == ("Berkas", "F9")
    assert steps["steps[1].number"] == ("2", "B9")
    assert "steps[2]" not in steps
    assert draft.entries[Ref("steps", 0, "output")].found is FoundBy.LABEL


def test_a_footer_far_below_an_office_table_is_no_step() -> None:
    footer = (
        "|     |                   |           |           |             |         |           |\n"
    )
    table = LEGACY.strip() + "\n" + footer * 13 + "| | Sekretaris | | | | | |"
    draft = locate("lama.xls", [sheet("Flowchart", table)], {})
    assert Ref("steps", 1) in draft.entries
    assert Ref("steps", 2) not in draft.entries


FORM = """
| Jenis     | Pelaksana (pilih) | Lanjut | Tidak | No | Kegiatan | A   | B   | Kelengkapan | Waktu |
| mulai     | A                 |        |       | 1  | Menulis  |     |     | Kertas      | 1 jam |
|           |                   |        |       |    |          |     |     |             |       |
| keputusan |                   | 1      | 2     |    |          |     |     |             |       |
|           | B                 |        |       |    |          |     |     |             |       |
"""


def test_a_row_with_a_kind_or_an_activity_is_a_step_and_no_other() -> None:
    steps = found(locate("sop.xlsx", [sheet("SOP", FORM)], {}), "steps")
    assert steps["steps[1].kind"] == ("keputusan", "A4")
    assert steps["steps[1].activity"] == ("", "F4")
    assert steps["steps[1].ways_out[0]"] == ("1", "C4")
    assert steps["steps[1].ways_out[1]"] == ("2", "D4")
    assert "steps[2]" not in steps


def test_names_are_believed_before_words() -> None:
    names = {
        "sopxl.steps.activity": "Lembar1!$B$2:$B$3",
        "sopxl.steps.requirements": "Lembar1!$D$3",
        "sopxl.steps.remarks": "#REF!",
    }
    grid = """
    |     | Kegiatan |       | Kelengkapan |
    |     | apa saja |       |             |
    |     |          | Camat | apa pun     |
    |     | Menulis  |       | Kertas      |
    """
    draft = locate("sop.xlsx", [sheet("Lembar1", grid)], names)
    assert found(draft, "actors")["actors[0]"] == ("Camat", "C3")
    assert found(draft, "steps") == {
        "steps": ("apa saja", "B2"),
        "steps[0]": ("Menulis", "B4"),
        "steps[0].activity": ("Menulis", "B4"),
        "steps[0].actors": ("", "C4"),
        "steps[0].requirements": ("Kertas", "D4"),
    }
    assert draft.entries[Ref("steps", 0)].found is FoundBy.NAME


def test_the_example_on_the_form_is_never_taken_for_the_procedure() -> None:
    with pytest.raises(UserError, match="bukan SOP") as refused:
        locate("sop.xlsx", [sheet("Contoh", FORM), sheet("Temuan", "| Kegiatan |")], {})
    assert refused.value.code == "not-a-sop"
    assert refused.value.remedy


def test_a_form_that_lost_its_names_and_headings_is_read_by_its_addresses() -> None:
    rows = [[""] * 16 for _ in range(7)]
    rows[5][5], rows[6][0], rows[4][6] = "Menulis", "selesai", "Camat"
    meta = SheetCells.of_rows("_sopxl", [["templat", "sop-ap/1"], ["kertas", "a4"], ["profil", ""]])
    draft = locate("sop.xlsx", [SheetCells.of_rows("SOP", rows), meta], {})
    assert draft.entries[Ref("steps", 0)].found is FoundBy.ADDRESS
    assert found(draft, "steps")["steps[1].kind"] == ("selesai", "A7")
    assert found(draft, "actors")["actors[0]"] == ("Camat", "G5")
    assert (draft.template, draft.settings) == ("sop-ap/1", {"kertas": "a4"})


COVER = """
| KOMISI PEMILIHAN UMUM |                         | | Nomor SOP         | : | 7/SOP/2026    |
|                       |                         | | Tanggal Pembuatan | : |               |
|                       |                         | | Disahkan Oleh     | : | Sekretaris    |
|                       |                         | | Judul SOP:        | : | Pelayanan     |
| Dasar Hukum :         |                         | | Kualifikasi Pelaksanaan | |           |
| 1.                    | UU 14 Tahun 2008        | | Memahami UU       |   |               |
| 2.                    | UU 25 Tahun 2009        | | Teliti            |   |               |
| Keterkaitan           |                         | | Peralatan         |   |               |
| SOP Keberatan         |                         | |                   |   |               |
"""


def test_the_head_of_an_office_form_is_read_beside_and_below_its_labels() -> None:
    draft = locate("lama.xls", [sheet("COVER", COVER), sheet("Flowchart", LEGACY)], {})
    head = found(draft, "identity")
    assert head["identity.number"] == ("7/SOP/2026", "F1")
    assert head["identity.created"] == ("", "F2")
    assert head["identity.approver.position"] == ("Sekretaris", "F3")
    assert head["identity.title"] == ("Pelayanan", "F4")
    assert head["identity.legal_basis[0]"] == ("UU 14 Tahun 2008", "B6")
    assert head["identity.legal_basis[1]"] == ("UU 25 Tahun 2009", "B7")
    assert head["identity.qualifications[1]"] == ("Teliti", "D7")
    assert head["identity.related[0]"] == ("SOP Keberatan", "A9")
    assert head["identity.equipment"] == ("", "D9")
    assert "identity.satker" not in head


def test_a_value_below_its_label_is_found_when_nothing_stands_beside_it() -> None:
    grid = "| Nomor SOP | Judul SOP |\n| 7/2026 | Pelayanan |\n| Unit Kerja | |\n| NIP | |"
    draft = locate("lama.xls", [sheet("Identitas", grid), sheet("SOP", FORM)], {})
    head = found(draft, "identity")
    assert head["identity.number"] == ("7/2026", "A2")
    assert head["identity.title"] == ("Pelayanan", "B2")
    assert head["identity.unit"] == ("", "B3")


ABOVE = """
| STANDAR OPERASIONAL PROSEDUR | |
| Nama SOP      | : Surat Keluar  |
| Nomor SOP     | 1/SOP/2019      |
| Disahkan oleh | Sekretaris      |
"""
PASSED_OVER = Ref("passed_over", 0, "head")


def test_a_few_labels_above_a_table_are_its_head() -> None:
    lines = ABOVE.strip().splitlines()
    draft = locate("lama.xls", [sheet("SOP", "\n".join(lines[:3]) + LEGACY)], {})
    head = found(draft, "identity")
    assert head["identity.title"] == ("Surat Keluar", "B2")
    assert head["identity.number"] == ("1/SOP/2019", "B3")
    assert PASSED_OVER not in draft.entries
    signed = locate("lama.xls", [sheet("SOP", ABOVE.strip() + LEGACY)], {})
    assert signed.text(Ref("identity", None, "approver.position")) == "Sekretaris"
    assert not signed.text(Ref("identity", None, "approver.name"))


def test_a_head_in_other_ways_is_told_where_no_title_is_found() -> None:
    alone = locate("lama.xls", [sheet("SOP", LEGACY)], {})
    assert alone.entries[PASSED_OVER].text == "SOP PELAYANAN INFORMASI"
    assert alone.entries[PASSED_OVER].cell == "A1"
    bare = LEGACY.replace("SOP PELAYANAN INFORMASI", "")
    joined = sheet("Identitas", "| Nama SOP : Surat |\n| 1 |\n| Nomor SOP: 7 |")
    apart = locate("lama.xls", [joined, sheet("SOP", bare)], {})
    assert apart.entries[PASSED_OVER].text == "Nama SOP : Surat; Nomor SOP: 7"
    assert apart.place(PASSED_OVER).sheet == "Identitas"
    assert "T121" in {one.rule.code for one in parse(apart).findings}
    assert PASSED_OVER not in locate("lama.xls", [sheet("SOP", bare)], {}).entries


def test_the_test_log_keeps_the_lines_that_say_something() -> None:
    log = """
    | Penguji   | Jabatan | Tanggal    | Hasil  |
    | pimpinan  | Ketua   | 2026-01-05 | sesuai |
    |           |         |            |        |
    |           |         |            | lambat |
    """
    tests = found(locate("sop.xlsx", [sheet("SOP", FORM), sheet("Uji", log)], {}), "tests")
    assert tests["tests[0].kind"] == ("pimpinan", "A2")
    assert tests["tests[1].result"] == ("lambat", "D4")
    assert tests["tests[1].date"] == ("", "C4")


def test_more_steps_than_a_form_may_have_are_refused_and_not_dropped() -> None:
    rows = "\n".join("| kegiatan | | | | | Menulis | | | | |" for _ in range(301))
    with pytest.raises(UserError, match="lebih dari 300 langkah") as refused:
        locate("sop.xlsx", [sheet("SOP", FORM.strip().splitlines()[0] + "\n" + rows)], {})
    assert refused.value.code == "too-many-steps"


def test_more_actors_than_a_form_may_have_are_refused() -> None:
    heads = " | ".join(f"Staf {number}" for number in range(16))
    grid = f"| No | Kegiatan | {heads} | Kelengkapan | Waktu |\n| 1 | Menulis |"
    with pytest.raises(UserError, match="lebih dari 15 kolom"):
        locate("sop.xlsx", [sheet("SOP", grid)], {})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (5.0, "5"),
        (5, "5"),
        (1.5, "1,5"),
        (1e20, "1e+20"),
        (True, "BENAR"),
        (float("inf"), "inf"),
        (date(2026, 1, 5), "2026-01-05"),
        (datetime(2026, 1, 5), "2026-01-05"),  # noqa: DTZ001  # Excel stores no zone
        (datetime(2026, 1, 5, 7, 30), "2026-01-05 07:30"),  # noqa: DTZ001
        (time(7, 30), "07:30:00"),
        (timedelta(hours=2), "2:00:00"),
        ("#REF!", "#REF!"),
    ],
)
def test_a_value_is_shown_as_a_person_sees_it(value: Value, text: str) -> None:
    assert shown(value) == text


WORDS = [
    *(word for field in SOP_AP.fields for word in (field.label, *field.also)),
    *(word for column in SOP_AP.tables[0] for word in (column.label, *column.also)),
    *(word for column in SOP_AP.tables[1] for word in (column.label, *column.also)),
    "templat",
    "sop-ap/1",
    "keputusan",
    "#REF!",
]
cells = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=5),
    st.floats(),
    st.booleans(),
    st.datetimes(),
)
spots = st.builds(Spot, st.integers(1, 12), st.integers(1, 12))
areas = st.builds(
    lambda spot, rows, columns: (spot, spot.moved(rows, columns)),
    spots,
    st.integers(0, 3),
    st.integers(0, 3),
)
sheets = st.builds(
    SheetCells.of_rows,
    st.sampled_from(["SOP", "Identitas", "Uji", "Contoh", "_sopxl", "Lembar1"]),
    st.lists(st.lists(cells, max_size=12), max_size=12),
    st.builds(Spot, st.integers(1, 4), st.integers(1, 4)),
    st.dictionaries(spots, st.sampled_from(["=E5", "=", "=SOP!$B$4", "=A1+1"]), max_size=4),
    st.lists(areas, max_size=4),
    st.booleans(),
)
references = st.sampled_from(["SOP!$F$2", "Identitas!$A$1:$B$9", "#REF!", "SOP!$A$1:$C$3", "x"])
names = st.dictionaries(
    st.sampled_from(
        [
            *(field.defined_name for field in SOP_AP.fields),
            *(column.defined_name for table in SOP_AP.tables for column in table),
        ]
    ),
    references,
)


@given(st.lists(sheets, max_size=4), names)
def test_any_grid_is_a_draft_that_is_read_or_no_sop(
    grids: list[SheetCells], given: dict[str, str]
) -> None:
    try:
        draft = locate("uji.xlsx", grids, given)
    except UserError:
        return
    assert Ref("steps") in draft.entries
    reading = parse(draft)
    assert all(reading.draft.place(finding.ref).cell for finding in reading.findings)
    for entry in draft.entries.values():
        assert entry.sheet in {grid.name for grid in grids}
        assert Spot.at(entry.cell)
