"""Procedures without a fault, made by chance from a seed: varied as those of real offices are.

A person who reads one finds it dull and nothing wrong with it; so whatever a rule finds that weighs
is wrong of the rule.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sopxl.model.dates import FormDate
from sopxl.model.duration import Duration
from sopxl.model.identity import (
    Approver,
    Classification,
    Completeness,
    Identity,
    Nature,
    Scope,
    Status,
    Subject,
    TesterKind,
    TestRecord,
)
from sopxl.model.instruments import formal_name
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut
from sopxl.reference.offices import offices
from sopxl.reference.regulations import LegalStatus, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ACTORS = (
    *("Pemohon Informasi", "Petugas Layanan Informasi", "Staf", "Kepala Subbagian Hukum", "PPID"),
    *("Kepala Bagian Keuangan", "Sekretaris", "Ketua", "Anggota", "KPA", "Bendahara Pengeluaran"),
    *("Operator Sidalih", "Arsiparis", "Kepala Subbagian Perencanaan", "PPK", "Masyarakat"),
)
MATTERS = (
    *("permohonan informasi", "usulan revisi anggaran", "surat masuk", "data pemilih"),
    *(
        "laporan kinerja",
        "rencana aksi",
        "dokumen pengadaan",
        "berita acara pleno",
        "arsip inaktif",
    ),
    *("undangan rapat", "perjalanan dinas", "daftar hadir", "logistik pemilu", "cuti pegawai"),
)
WORKS = (
    *(("Menerima", "diterima"), ("Mencatat", "tercatat"), ("Menyusun draf", "tersusun")),
    *(("Menghimpun bahan", "terhimpun"), ("Menyempurnakan", "sempurna"), ("Mengirim", "terkirim")),
    *(("Mencetak", "tercetak"), ("Menyerahkan", "diserahkan"), ("Mendistribusikan", "terbagi")),
    *(
        ("Menggandakan", "tergandakan"),
        ("Mengarsipkan salinan", "terarsip"),
        ("Merekap", "terekap"),
    ),
    *(
        ("Mengunggah", "terunggah"),
        ("Mengumumkan", "diumumkan"),
        ("Berkoordinasi tentang", "sepakat"),
    ),
)
CHECKS = (
    "Memeriksa",
    "Meneliti",
    "Memverifikasi",
    "Menelaah",
    "Mengoreksi",
    "Menyetujui",
    "Menilai",
)
DURATIONS = (
    *("5 menit", "15 menit", "1 jam", "1,5 jam", "2 jam 30 menit", "1-3 jam", "1 hari kerja"),
    *("maks 3 hari kerja", "30 menit - 2 jam", "2 hari kerja", "10 menit/berkas", "1 minggu"),
    *("paling lama 2 hari kerja", "setengah jam", "45 Menit", "3 hari efektif"),
)
TITLES = ("Pelayanan", "Penyusunan", "Pengelolaan", "Penanganan", "Pelaporan", "Pemutakhiran")
LINES = {
    "related": ("Pengelolaan Arsip Dinamis", "Pelaporan Kinerja Tahunan", "Tidak ada"),
    "qualifications": ("Memahami tata naskah dinas", "Mampu mengoperasikan komputer"),
    "equipment": ("Komputer dan jaringan internet", "Alat tulis kantor", "Buku agenda"),
    "cautions": ("Apabila terlambat ditindaklanjuti, maka hak pemohon tidak terpenuhi",),
    "records": (
        "Petugas mencatat setiap berkas dalam buku agenda",
        "Disimpan sebagai data digital",
    ),
}
FIRST_DAY = date(2025, 6, 1)
LAW_OF_PROCEDURES = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 "
    "tentang Pedoman Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan"
)


def procedure(seed: int) -> Sop:
    """Return the clean procedure of a seed; the same one on every machine."""
    rng = random.Random(seed)  # noqa: S311  no secret
    matter = rng.choice(MATTERS)
    steps = tuple(_steps(rng, matter))
    actors = tuple(dict.fromkeys(actor for step in steps for actor in step.actors))
    identity = _identity(rng, f"{rng.choice(TITLES)} {matter.title()}", len(actors))
    tests = (
        _test(TesterKind.ACTOR, identity),
        _test(TesterKind.LEADER, identity),
        *((_test(TesterKind.PUBLIC, identity),) if rng.random() < 0.5 else ()),
    )
    return Sop(identity=identity, actors=actors, steps=steps, tests=tests)


def _steps(rng: random.Random, matter: str) -> Iterator[Step]:
    count = rng.randint(3, 24)
    actors = rng.sample(ACTORS, rng.randint(1, min(6, count)))
    made = f"Bahan {matter}"
    works: list[int] = [1]
    for number in range(1, count + 1):
        kind = _kind(rng, number, count, works)
        need, made = made, f"{matter.capitalize()} {_result(rng, number)}"
        decides = kind is StepKind.DECISION
        yield Step(
            index=number - 1,
            number=number,
            activity=f"{rng.choice(CHECKS) if decides else rng.choice(WORKS)[0]} {matter}",
            actors=_working(rng, actors, number, together=not decides),
            kind=kind,
            requirements=need,
            duration=Duration.parse(rng.choice(DURATIONS)),
            output=made,
            remarks=rng.choice(("", "", "Tidak: dikembalikan untuk dilengkapi")) if decides else "",
            ways_out=tuple(_ways(rng, number, works)) if decides else (),
        )
        if not decides:
            works.append(number)


def _kind(rng: random.Random, number: int, count: int, works: Sequence[int]) -> StepKind:
    if number in {1, count}:
        return StepKind.START if number == 1 else StepKind.END
    after_work = number - 1 in works
    return StepKind.DECISION if after_work and rng.random() < 0.3 else StepKind.ACTIVITY


def _ways(rng: random.Random, number: int, works: Sequence[int]) -> Iterator[WayOut]:
    yield WayOut(number + 1, Answer.YES)
    yield WayOut(rng.choice(works), Answer.NO)


def _working(
    rng: random.Random, actors: Sequence[str], number: int, *, together: bool
) -> tuple[str, ...]:
    """Return who works: each actor has the first word once, then anybody."""
    one = actors[number - 1] if number <= len(actors) else rng.choice(actors)
    several = together and len(actors) >= number > 1 and rng.random() < 0.2
    return (actors[number - 2], one) if several else (one,)


def _result(rng: random.Random, number: int) -> str:
    return f"{rng.choice(WORKS)[1]} tahap {number}"


def _identity(rng: random.Random, title: str, actors: int) -> Identity:
    created = FIRST_DAY + timedelta(days=rng.randint(0, 200))
    effective = created + timedelta(days=rng.randint(0, 60))
    office, code = (
        rng.choice(offices()),
        f"KPU.{rng.randint(1, 9):02}.{rng.randint(1, 9):02}.CFM.01",
    )
    revision = rng.randint(0, 3)
    revised = FormDate.parse(str(effective)) if revision else FormDate("-")
    return Identity(
        title=title,
        number=f"{rng.randint(1, 300)}/OT.02.01-SOP/{office.code}/{effective.year}",
        satker=office.code,
        sop_code=f"{code}.SOP.{rng.randint(1, 20):02}",
        revision=str(revision),
        status=rng.choice((Status.IN_FORCE, Status.DRAFT)),
        unit=rng.choice(("Bagian Hukum dan Pengawasan", "Subbagian Umum dan Logistik")),
        created=FormDate.parse(str(created)),
        revised=revised,
        effective=FormDate.parse(str(effective)),
        approver=_approver(rng, office.region),
        legal_basis=(*_laws(rng), LAW_OF_PROCEDURES),
        process_code=code,
        classification=_classification(rng, actors),
        **{field: (rng.choice(lines),) for field, lines in LINES.items()},
    )


def _approver(rng: random.Random, region: str) -> Approver:
    if rng.random() < 0.4:
        return Approver(f"Ketua KPU {region}", "Nama Ketua", rng.choice(("", "-")))
    born, since = date(rng.randint(1966, 1998), rng.randint(1, 12), rng.randint(1, 28)), 1
    appointed = f"{born.year + 24}{rng.choice(('01', '12', '21'))}"
    nip = f"{born:%Y%m%d} {appointed} {since} {rng.randint(1, 999):03}"
    name = rng.choice(("Dr. Contoh Pejabat, S.H., M.Si.", "Contoh Pejabat"))
    return Approver(f"{rng.choice(('', 'Plt. '))}Sekretaris KPU {region}", name, nip)


def _laws(rng: random.Random) -> Iterator[str]:
    valid = [
        law
        for law in regulations()
        if law.status is LegalStatus.IN_FORCE
        if law.in_force_from is None or law.in_force_from < FIRST_DAY
    ]
    for law in rng.sample(valid, 3):
        if formal_name(law.kind) not in LAW_OF_PROCEDURES:
            yield f"{formal_name(law.kind)} Nomor {law.number} Tahun {law.year} tentang {law.about}"


def _classification(rng: random.Random, actors: int) -> Classification:
    nature = Nature.ADMINISTRATIVE if actors > 1 else Nature.TECHNICAL
    return Classification(
        nature, rng.choice(list(Scope)), Completeness.FINAL, rng.choice(list(Subject))
    )


def _test(kind: TesterKind, identity: Identity) -> TestRecord:
    return TestRecord(kind=kind, position="Staf", date=replace(identity.created), result="Sesuai")
