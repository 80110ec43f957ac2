"""One small procedure with everything a scene shows: answers, a link, two pages."""

from __future__ import annotations

from datetime import date

from benchmarks.layout_corpus import form_for
from sopxl.layout.laying_out import lay_out
from sopxl.model.dates import FormDate
from sopxl.model.duration import Duration
from sopxl.model.identity import Approver, Identity
from sopxl.model.settings import Settings
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut
from sopxl.scene.compose import compose

OFFICE = "KPU Provinsi Jawa Timur"
REMARKS = "Dicatat dalam buku register.\n" * 4
START, END, DECISION = StepKind.START, StepKind.END, StepKind.DECISION

IDENTITY = Identity(
    title="Pelayanan Informasi",
    number="1/OT.02.01-SOP/35/2026",
    unit="Bagian Teknis Penyelenggaraan Pemilu",
    subunit="Subbagian Hubungan Masyarakat",
    created=FormDate("4 Mei 2026", date(2026, 5, 4)),
    revised=FormDate("-"),
    effective=FormDate("1 Juni 2026", date(2026, 6, 1)),
    approver=Approver("Sekretaris KPU Provinsi Jawa Timur", "Nama Pejabat", "196501011990011001"),
    legal_basis=(
        "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
        "Peraturan Menteri PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP",
    ),
    related=("Penanganan Keberatan",),
    qualifications=("Memahami keterbukaan informasi publik",),
    equipment=("Komputer", "Buku register"),
    cautions=("Apabila SOP tidak dilaksanakan, maka permohonan terlambat dijawab.",),
    records=("Register permohonan",),
)


def _step(
    index: int, activity: str, *actors: str, kind: StepKind, ways: tuple[WayOut, ...] = ()
) -> Step:
    return Step(
        index=index,
        number=index + 1,
        activity=activity,
        actors=actors,
        kind=kind,
        requirements="Formulir permohonan",
        duration=Duration(text="15 menit"),
        output="Permohonan tercatat",
        remarks=REMARKS,
        ways_out=ways,
    )


SOP = Sop(
    identity=IDENTITY,
    actors=("Pemohon", "Petugas Layanan", "PPID"),
    steps=(
        _step(0, "Mengajukan permohonan", "Pemohon", kind=START),
        _step(
            1,
            "Memeriksa kelengkapan permohonan",
            "Petugas Layanan",
            kind=DECISION,
            ways=(WayOut(3, Answer.YES), WayOut(1, Answer.NO)),
        ),
        _step(2, "Mencatat permohonan", "Petugas Layanan", kind=StepKind.ACTIVITY),
        _step(
            3,
            "Menyetujui pemberian informasi",
            "PPID",
            kind=DECISION,
            ways=(WayOut(5, Answer.YES), WayOut(2, Answer.NO)),
        ),
        _step(4, "Menyiapkan informasi", "Petugas Layanan", "PPID", kind=StepKind.ACTIVITY),
        _step(5, "Menerima informasi", "Pemohon", kind=END),
    ),
)
FORM = form_for(SOP)
LAYOUT = lay_out(SOP, FORM, Settings())
SCENE = compose(SOP, LAYOUT, FORM, office=OFFICE)
