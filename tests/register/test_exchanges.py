"""Papers that go from one SOP to another, and roles derived from a flow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopxl.intake.parse.sop import parse
from sopxl.interchange.markdown import to_draft
from sopxl.register.exchanges import MOST_GIVERS, Paperwork, exchanges
from sopxl.register.responsibility import Responsibility, responsibility

if TYPE_CHECKING:
    from sopxl.model.sop import Sop


def sop(*rows: str, satker: str = "35") -> Sop:
    """Return an SOP from «kelengkapan > output» of each step."""
    table = "\n".join(
        f"| {number} | Menyusun | Staf | {row.split('>')[0]} | {row.split('>')[1]} |"
        for number, row in enumerate(rows, start=1)
    )
    head = f"Kode Satker: {satker}\n\n| No | Kegiatan | Pelaksana | Kelengkapan | Output |\n"
    return parse(to_draft(head + table)).sop


def passed(**sops: Sop) -> list[tuple[str, str, str]]:
    found = exchanges(Paperwork.of(name, one) for name, one in sops.items())
    return [(one.giver, one.receiver, one.given.text) for one in found]


def test_an_output_that_another_sop_needs_goes_there() -> None:
    assert passed(plan=sop("Data>Rencana Kerja"), budget=sop("Pagu; rencana kerja>Anggaran")) == [
        ("plan", "budget", "Rencana Kerja")
    ]


def test_the_cells_that_show_it_are_named() -> None:
    works = (
        Paperwork.of("a", sop("Data>Konsep", "Konsep>Rencana")),
        Paperwork.of("b", sop("Rencana>Hasil")),
    )
    (one,) = exchanges(works)
    assert (str(one.given.ref), str(one.taken.ref)) == ("steps[1].output", "steps[0].requirements")


def test_what_an_sop_makes_itself_comes_from_nobody_else() -> None:
    first, second = sop("Data>Rencana"), sop("Data>Rencana", "Rencana>Anggaran")
    assert passed(first=first, second=second) == []


def test_offices_do_not_work_on_each_others_papers() -> None:
    assert passed(a=sop("Data>Rencana"), b=sop("Rencana>Hasil", satker="3578")) == []


def test_a_paper_goes_once_between_two_sops() -> None:
    giver = sop("Data>Rencana", "Konsep>Rencana")
    assert len(passed(a=giver, b=sop("Rencana>Hasil", "Rencana>Laporan"))) == 1


def test_a_paper_that_everybody_makes_shows_nothing() -> None:
    many = {f"m{number}": sop("Data>Surat Tugas") for number in range(MOST_GIVERS + 1)}
    assert passed(**many, last=sop("Surat Tugas>Hasil")) == []
    del many["m0"]
    assert len(passed(**many, last=sop("Surat Tugas>Hasil"))) == MOST_GIVERS


def test_a_dash_is_no_paper() -> None:
    assert passed(a=sop("Data>-"), b=sop("->Hasil")) == []


def test_roles_are_derived_from_who_decides_does_begins_and_ends() -> None:
    table = """
    | No | Kegiatan           | Pelaksana | Jenis     | Ya | Tidak |
    | 1  | Mengajukan usulan  | Pemohon   | mulai     |    |       |
    | 2  | Menyusun telaah    | Staf      | kegiatan  |    |       |
    | 3  | Memeriksa telaah   | Kasubbag  | keputusan | 4  | 2     |
    | 4  | Menetapkan putusan | Ketua     | kegiatan  |    |       |
    | 5  | Mengarsipkan       | Arsiparis | selesai   |    |       |
    """
    assert responsibility(parse(to_draft(table)).sop) == Responsibility(
        responsible=("Staf",),
        accountable=("Ketua",),
        consulted=("Kasubbag",),
        informed=("Pemohon", "Arsiparis"),
    )


def test_without_any_approval_the_last_actor_answers_for_it() -> None:
    table = "| No | Kegiatan | Pelaksana |\n| 1 | Menulis | Staf |\n| 2 | Mencetak | Operator |"
    found = responsibility(parse(to_draft(table)).sop)
    assert found.accountable == ("Operator",)
    assert found.responsible == ("Staf", "Operator")
