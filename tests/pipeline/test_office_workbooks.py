"""What offices really send is read as they mean it, or they are told, with the cell."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from openpyxl import load_workbook

from sopxl.model.settings import Profile
from sopxl.pipeline.checking.single import Task, inspect
from tests.pipeline.office_workbooks import HEAD, ONE_HEAD, TWO_HEADS, Grid, write

if TYPE_CHECKING:
    from sopxl.model.sop import Sop
    from sopxl.pipeline.checking.outcome import Outcome

TASK = Task(date(2026, 11, 21), {"profil": Profile.LEGACY.value})
EXAMPLES = Path(__file__).parents[2] / "examples"
BLANK = "| | | | | | | | |\n"


def sent(folder: Path, sheets: dict[str, Grid]) -> Outcome:
    path = folder / "lama.xlsx"
    write(path, sheets)
    return checked(path)


def checked(path: Path) -> Outcome:
    """Check a workbook; whatever is found in it has a cell to go to."""
    outcome = inspect(path, TASK)
    assert outcome.error is None
    assert [
        found for found in outcome.findings if not (found.place.sheet and found.place.cell)
    ] == []
    return outcome


def told(outcome: Outcome, *codes: str) -> list[tuple[str, str, str]]:
    """Return code, sheet and cell of the findings of reading, or of those asked for."""
    return [
        (found.finding.rule.code, found.place.sheet, found.place.cell)
        for found in outcome.findings
        if found.finding.rule.code.startswith(codes or "T")
    ]


def sop_of(outcome: Outcome) -> Sop:
    assert outcome.sop is not None
    return outcome.sop


def assert_read_whole(outcome: Outcome) -> None:
    """The three steps, who carries them out, how long they take, and what comes of them."""
    sop = sop_of(outcome)
    assert [(step.number, step.activity.split()[0]) for step in sop.steps] == [
        (1, "Menerima"),
        (2, "Memeriksa"),
        (3, "Menjawab"),
    ]
    assert sop.actors == ("Petugas", "PPID")
    assert [step.actors for step in sop.steps] == [("Petugas",), ("PPID",), ("Petugas",)]
    assert [step.duration.text for step in sop.steps] == ["5 menit", "1 jam", "1 hari"]
    assert [step.output for step in sop.steps] == ["Berkas", "Berkas", "Surat"]


def marked(mark: str) -> str:
    return TWO_HEADS.replace(" X ", f" {mark} ")


FOOTER = """
|  |              |  |  |  |  |            |  |
|  |              |  |  |  |  | Mengetahui |  |
|  | Sekretaris   |  |  |  |  |            |  |
|  | BUDI SANTOSO |  |  |  |  |            |  |
|  | NIP. 197001011990011001 | | | | |      |  |
"""

LAYOUTS = {
    "two heading rows": {
        "Flowchart ": Grid(TWO_HEADS, merged=("A1:A2", "B1:B2", "C1:D1", "E1:G1"))
    },
    "one heading row": {"SOP": Grid(ONE_HEAD)},
    "table at B7": {"Prosedur": Grid(TWO_HEADS, at="B7")},
    "ticks": {"Prosedur": Grid(marked("✓"))},
    "bullets": {"Prosedur": Grid(marked("●"))},
    "small v": {"Prosedur": Grid(marked("v"))},
    "Wingdings ticks": {"Prosedur": Grid(marked("ü"))},
    "head on the same sheet": {"SOP": Grid(HEAD + BLANK + TWO_HEADS.strip())},
    "no remarks": {"SOP": Grid(TWO_HEADS.replace("KETERANGAN", ""))},
    "column numbers below the heads": {
        "SOP": Grid(
            TWO_HEADS.replace("| 1  | Men", "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n| 1  | Men", 1)
        )
    },
    "blank rows between the steps": {
        "SOP": Grid(TWO_HEADS.replace("| 3  |", BLANK * 3 + "| 3  |"))
    },
    "a total": {"SOP": Grid(TWO_HEADS + "| | Jumlah waktu | | | | 2 hari | | |")},
    "a total beside the numbers": {"SOP": Grid(TWO_HEADS + "| Total | | | | | 2 hari | | |")},
    "signatures": {"SOP": Grid(TWO_HEADS + FOOTER.strip())},
    "heads again on the next page": {
        "SOP": Grid(
            TWO_HEADS.replace("| 3  |", "\n".join(TWO_HEADS.strip().splitlines()[:2]) + "\n| 3  |")
        )
    },
    "sheets in another order": {"Flowchart": Grid(TWO_HEADS), "COVER": Grid(HEAD)},
    "heads merged downwards": {
        "SOP": Grid(
            """
            | No | Kegiatan | Petugas | PPID | Kelengkapan | Waktu | Output |
            |    |          |         |      |             |       |        |
            """.strip()
            + "\n"
            + "\n".join(line[:-14] for line in TWO_HEADS.strip().splitlines()[2:]),
            merged=tuple(f"{letter}1:{letter}2" for letter in "ABCDEFG"),
        )
    },
    "a head over two columns": {
        "SOP": Grid(
            """
            | No | Kegiatan             | Petugas |  | PPID | Kelengkapan | Waktu   | Output |
            | 1  | Menerima permohonan  | X       |  |      | Formulir    | 5 menit | Berkas |
            | 2  | Memeriksa permohonan |         |  | X    | Berkas      | 1 jam   | Berkas |
            | 3  | Menjawab permohonan  |  X      |  |      | Berkas      | 1 hari  | Surat  |
            """,
            merged=("C1:D1",),
        )
    },
    "heads that are not merged": {
        "SOP": Grid(
            """
            | No | Kegiatan             | Pelaksana |      | Kelengkapan | Waktu   | Output |
            |    |                      | Petugas   | PPID |             |         |        |
            | 1  | Menerima permohonan  | X         |      | Formulir    | 5 menit | Berkas |
            | 2  | Memeriksa permohonan |           | X    | Berkas      | 1 jam   | Berkas |
            | 3  | Menjawab permohonan  | X         |      | Berkas      | 1 hari  | Surat  |
            """
        )
    },
    "three heading rows": {
        "SOP": Grid(
            """
            | No | Kegiatan | Pelaksana | | Mutu Baku | | | Ket |
            | | | KPU | | Persyaratan / Perlengkapan | Waktu | Hasil | |
            | | | Petugas | PPID | | | | |
            | 1 | Menerima permohonan | X | | Formulir | 5 menit | Berkas | |
            | 2 | Memeriksa permohonan | | X | Berkas | 1 jam | Berkas | |
            | 3 | Menjawab permohonan | X | | Berkas | 1 hari | Surat | |
            """,
            merged=("A1:A3", "B1:B3", "C1:D1", "C2:D2", "E1:G1", "E2:E3", "F2:F3", "G2:G3"),
        )
    },
    "actors last": {
        "SOP": Grid(
            """
            | No | Kegiatan             | Kelengkapan | Waktu   | Output | Pelaksana |      |
            |    |                      |             |         |        | Petugas   | PPID |
            | 1  | Menerima permohonan  | Formulir    | 5 menit | Berkas | X         |      |
            | 2  | Memeriksa permohonan | Berkas      | 1 jam   | Berkas |           | X    |
            | 3  | Menjawab permohonan  | Berkas      | 1 hari  | Surat  | X         |      |
            """,
            merged=("B1:B2", "F1:G1"),
        )
    },
    "extra columns": {
        "SOP": Grid(
            """
            | | No | | Kegiatan             | Petugas | PPID | Kelengkapan | | Waktu   | Output |
            | | 1  | | Menerima permohonan  | X       |      | Formulir    | | 5 menit | Berkas |
            | | 2  | | Memeriksa permohonan |         | X    | Berkas      | | 1 jam   | Berkas |
            | | 3  | | Menjawab permohonan  | X       |      | Berkas      | | 1 hari  | Surat  |
            """
        )
    },
}


TOTALS = {
    "a total": [("T118", "SOP", "B6")],
    "a total beside the numbers": [("T118", "SOP", "A6")],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_of_the_offices_is_read_whole(layout: str, tmp_path: Path) -> None:
    outcome = sent(tmp_path, LAYOUTS[layout])
    assert_read_whole(outcome)
    assert told(outcome) == TOTALS.get(layout, [])


@pytest.mark.parametrize("layout", ["head on the same sheet", "sheets in another order"])
def test_a_head_is_found_wherever_it_stands(layout: str, tmp_path: Path) -> None:
    identity = sop_of(sent(tmp_path, LAYOUTS[layout])).identity
    assert (identity.title, identity.number) == ("Pelayanan Informasi", "12/OT/2019")
    assert str(identity.effective.day) == "2019-06-09"
    assert identity.legal_basis[0].startswith("UU Nomor 14")


def test_who_approved_is_read_below_the_position_as_on_a_printed_cover(tmp_path: Path) -> None:
    cover = """
    | KOMISI PEMILIHAN UMUM | | Nomor SOP       | | 7/SOP/2019 |
    | PROVINSI JAWA TIMUR   | | Tgl. Pembuatan  | | 2 Juni 2019 |
    |                       | | Tgl. Revisi     | | |
    |                       | | Tgl. Pengesahan | | 9 Juni 2019 |
    |                       | | Disahkan oleh   | | Sekretaris |
    |                       | |                 | | |
    |                       | |                 | | BUDI SANTOSO |
    |                       | |                 | | NIP. 19700101 199001 1 001 |
    | BAGIAN HUKUM          | | Nama SOP        | | Pelayanan Informasi |
    """
    identity = sop_of(sent(tmp_path, {"COVER": Grid(cover), "SOP": Grid(TWO_HEADS)})).identity
    approver = identity.approver
    assert (approver.position, approver.name) == ("Sekretaris", "BUDI SANTOSO")
    assert approver.nip == "19700101 199001 1 001"
    assert (identity.revised.text, str(identity.effective.day)) == ("", "2019-06-09")


def test_a_workbook_without_a_head_is_told_so_in_a_cell(tmp_path: Path) -> None:
    missing = told(sent(tmp_path, {"SOP": Grid(ONE_HEAD, at="B3")}), "I101")
    assert set(missing) == {("I101", "SOP", "A1")}


def test_steps_whose_symbols_are_only_drawn_are_told_in_the_actor_columns(tmp_path: Path) -> None:
    outcome = sent(tmp_path, {"SOP": Grid(marked(""))})
    assert [step.actors for step in sop_of(outcome).steps] == [(), (), ()]
    assert told(outcome, "S301") == [("S301", "SOP", f"C{row}") for row in (3, 4, 5)]


def test_a_second_procedure_in_a_workbook_is_told_with_its_sheet(tmp_path: Path) -> None:
    sheets = {
        "SOP 1": Grid(TWO_HEADS),
        "SOP 2": Grid(ONE_HEAD, at="B4"),
        "Jadwal": Grid("| No | Kegiatan | Waktu | Keterangan |\n| 1 | Rapat | 1 jam | |"),
    }
    outcome = sent(tmp_path, sheets)
    assert_read_whole(outcome)
    assert told(outcome) == [("T003", "SOP 2", "C4")]


def test_a_row_without_an_activity_is_told_and_not_dropped(tmp_path: Path) -> None:
    grid = TWO_HEADS.replace("| 3  |", "| | | | | Nota dinas | | | |\n| 3  |")
    outcome = sent(tmp_path, {"SOP": Grid(grid)})
    assert_read_whole(outcome)
    assert told(outcome) == [("T116", "SOP", "E5")]


def test_a_unit_in_the_heading_is_that_of_the_numbers_below(tmp_path: Path) -> None:
    grid = (
        ONE_HEAD.replace("Waktu  ", "WAKTU (Menit)")
        .replace("5 menit", "5")
        .replace("1 jam", "10-15")
    )
    outcome = sent(tmp_path, {"SOP": Grid(grid)})
    durations = [step.duration.text for step in sop_of(outcome).steps]
    assert durations == ["5 menit", "10-15 menit", "1 hari"]
    assert told(outcome) == []


def test_a_column_that_nobody_knows_is_told_and_is_no_actor(tmp_path: Path) -> None:
    grid = """
    | No | Kegiatan             | Petugas | PPID | Alat Kerja Kantor | Waktu   | Output | Biaya |
    | 1  | Menerima permohonan  | X       |      | Komputer dan meja | 5 menit | Berkas |       |
    | 2  | Memeriksa permohonan |         | X    | Telepon           | 1 jam   | Berkas | 2000  |
    | 3  | Menjawab permohonan  | X       |      |                   | 1 hari  | Surat  |       |
    """
    outcome = sent(tmp_path, {"SOP": Grid(grid)})
    assert_read_whole(outcome)
    assert told(outcome) == [("T120", "SOP", "E1"), ("T120", "SOP", "H1")]


SHARED = """
| No | Kegiatan             | Petugas | PPID | Kelengkapan | Waktu  | Output |
| 1  | Menerima permohonan  | X       |      | Formulir    | 3 hari | Berkas |
| 2  | Memeriksa permohonan |         | X    |             |        | Berkas |
| 3  | Menjawab permohonan  | X       |      | Berkas      | 1 hari | Surat  |
"""


def test_needs_merged_over_steps_are_those_of_each_step(tmp_path: Path) -> None:
    outcome = sent(tmp_path, {"SOP": Grid(SHARED, merged=("E2:E3",))})
    assert [step.requirements for step in sop_of(outcome).steps] == [
        "Formulir",
        "Formulir",
        "Berkas",
    ]
    assert told(outcome) == []


def test_a_time_merged_over_steps_counts_once_and_is_told(tmp_path: Path) -> None:
    outcome = sent(tmp_path, {"SOP": Grid(SHARED, merged=("E2:E3", "F2:F3"))})
    assert [step.duration.text for step in sop_of(outcome).steps] == ["3 hari", "", "1 hari"]
    assert told(outcome) == [("T117", "SOP", "F2")]
    (merged,) = [f.finding for f in outcome.findings if f.finding.rule.code == "T117"]
    assert "F2:F3" in merged.message


def test_a_cell_merged_over_two_columns_is_told_with_its_area(tmp_path: Path) -> None:
    grid = TWO_HEADS.replace("| Formulir    | 5 menit |", "| Formulir    |         |")
    outcome = sent(tmp_path, {"SOP": Grid(grid, merged=("E3:F3",))})
    assert told(outcome) == [("T117", "SOP", "E3")]
    assert "E3:F3" in next(
        f.finding.message for f in outcome.findings if f.finding.rule.code == "T117"
    )


def test_rows_that_share_an_activity_are_one_step(tmp_path: Path) -> None:
    grid = """
    | No | Kegiatan             | Petugas | PPID | Kelengkapan | Waktu   | Output |
    | 1  | Menerima permohonan  | X       |      | Formulir    | 5 menit | Berkas |
    |    |                      |         |      | KTP         |         | Tanda terima |
    | 2  | Memeriksa permohonan |         | X    | Berkas      | 1 jam   | Berkas |
    """
    outcome = sent(tmp_path, {"SOP": Grid(grid, merged=("A2:A3", "B2:B3", "F2:F3"))})
    first, second = sop_of(outcome).steps
    assert (first.requirements, first.output) == ("Formulir\nKTP", "Berkas\nTanda terima")
    assert (second.number, first.duration.text) == (2, "5 menit")
    assert told(outcome) == []


def test_a_mark_merged_over_actor_columns_is_of_all_these_actors(tmp_path: Path) -> None:
    outcome = sent(tmp_path, {"SOP": Grid(TWO_HEADS, merged=("C3:D3",))})
    assert sop_of(outcome).steps[0].actors == ("Petugas", "PPID")


def test_an_answer_beside_an_arrow_marks_no_actor(tmp_path: Path) -> None:
    grid = TWO_HEADS.replace("|           | X    |", "| Tidak     | X    |")
    assert_read_whole(sent(tmp_path, {"SOP": Grid(grid)}))


def test_a_formula_without_its_value_is_told_wherever_it_stands(tmp_path: Path) -> None:
    cells = {"B4": "=Lain!B2", "E5": "=E4", "F5": "=F3"}
    outcome = sent(tmp_path, {"SOP": Grid(TWO_HEADS, formulas=cells)})
    assert told(outcome) == [("T101", "SOP", cell) for cell in cells]
    assert len(sop_of(outcome).steps) == 3


def as_typed(path: Path, *, since_1904: bool) -> None:
    """Write what people type, and what Excel and other programs make of it."""
    with xlsxwriter.Workbook(path, {"date_1904": since_1904}) as book:
        day = book.add_format({"num_format": "d mmmm yyyy"})
        clock = book.add_format({"num_format": "h:mm"})
        sheet = book.add_worksheet("SOP")
        sheet.write_column("A1", ["Nomor SOP", "Tanggal Pembuatan", "Tanggal Revisi"])
        sheet.write_column("A4", ["Tanggal Efektif", "NIP", "Nama SOP"])
        sheet.write_string("B1", "\u00a012/OT/２０１９\u00a0")
        sheet.write_datetime("B2", datetime(2019, 6, 2), day)  # noqa: DTZ001  # no zone in a sheet
        sheet.write_string("B3", "2 Juni\n2019")
        sheet.write_number("B4", 42163 if since_1904 else 43625)
        sheet.write_number("B5", 197001011990011001)
        sheet.write_string("B6", "Pelayanan\nInformasi")
        sheet.write_row("A8", ["Jenis", "Pelaksana (pilih)", "Lanjut", "Tidak", "No", "Kegiatan"])
        sheet.write_row("G8", ["Petugas", "PPID", "Kelengkapan", "Waktu", "Output"])
        sheet.write_row("A9", ["mulai", "Petugas", "", "", "1", "Menerima"])
        sheet.write_row("A10", ["keputusan", "\u00a0PPID ", "３", "1", 2, "Memeriksa"])
        sheet.write_row("A11", ["selesai", "PPID", "", "", "３.", "Menjawab"])
        sheet.write_string("J9", "５\u00a0menit")
        sheet.write_datetime("J10", time(1, 30), clock)
        sheet.write_datetime("J11", datetime(2026, 10, 5), day)  # noqa: DTZ001  # likewise


@pytest.mark.parametrize("since_1904", [False, True])
def test_what_people_type_is_read_in_both_epochs(since_1904: bool, tmp_path: Path) -> None:
    as_typed(tmp_path / "lama.xlsx", since_1904=since_1904)
    outcome = checked(tmp_path / "lama.xlsx")
    identity, steps = sop_of(outcome).identity, sop_of(outcome).steps
    assert (identity.number, identity.title) == ("12/OT/2019", "Pelayanan Informasi")
    days = [identity.created, identity.revised, identity.effective]
    assert list(map(str, days)) == ["2019-06-02", "2019-06-02", "2019-06-09"]
    assert [(step.number, step.actors) for step in steps] == [
        (1, ("Petugas",)),
        (2, ("PPID",)),
        (3, ("PPID",)),
    ]
    assert [way.target for way in steps[1].ways_out] == [3, 1]
    assert steps[0].duration.text == "5 menit"
    assert told(outcome, "T110", "T119", "T2", "I302") == [
        ("T204", "SOP", "B5"),
        ("T119", "SOP", "J10"),
        ("T110", "SOP", "J11"),
    ]


@pytest.mark.parametrize(("cell", "text"), [("B17", "KPA"), ("C17", "3"), ("O18", "segera")])
def test_any_cell_of_the_form_without_an_activity_is_told(
    tmp_path: Path, cell: str, text: str
) -> None:
    path = tmp_path / "revisi.xlsx"
    book = load_workbook(EXAMPLES / "07-revisi-anggaran.xlsx")
    book["SOP"][cell] = text
    book.save(path)
    assert ("T116", "SOP", cell) in told(checked(path))
    assert told(checked(EXAMPLES / "07-revisi-anggaran.xlsx")) == []
