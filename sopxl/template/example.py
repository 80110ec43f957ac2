"""The filled example that every form carries: short, with one decision that sends work back."""

from __future__ import annotations

from sopxl.model.duration import Duration
from sopxl.model.identity import Identity
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut

HEAD, CLERK, ARCHIVIST = "Kepala Subbagian", "Staf Pengelola Surat", "Arsiparis"

EXAMPLE = Sop(
    identity=Identity(title="Pengelolaan Surat Masuk"),
    actors=(CLERK, HEAD, ARCHIVIST),
    steps=(
        Step(
            index=0,
            number=1,
            kind=StepKind.START,
            activity="Menerima surat masuk",
            actors=(CLERK,),
            requirements="Surat masuk",
            duration=Duration("5 menit"),
            output="Tanda terima surat",
        ),
        Step(
            index=1,
            number=2,
            activity="Mencatat surat dalam buku agenda",
            actors=(CLERK,),
            requirements="Surat masuk; buku agenda",
            duration=Duration("10 menit"),
            output="Surat bernomor agenda",
        ),
        Step(
            index=2,
            number=3,
            kind=StepKind.DECISION,
            activity="Memeriksa kelengkapan surat",
            actors=(HEAD,),
            requirements="Surat bernomor agenda",
            duration=Duration("15 menit"),
            output="Hasil pemeriksaan surat",
            remarks="Bila tidak lengkap, dicatat ulang",
            ways_out=(WayOut(4, Answer.YES), WayOut(2, Answer.NO)),
        ),
        Step(
            index=3,
            number=4,
            activity="Menulis disposisi",
            actors=(HEAD,),
            requirements="Surat yang telah diperiksa",
            duration=Duration("15 menit"),
            output="Lembar disposisi",
        ),
        Step(
            index=4,
            number=5,
            kind=StepKind.END,
            activity="Menyimpan surat dalam berkas arsip",
            actors=(ARCHIVIST,),
            requirements="Surat dan lembar disposisi",
            duration=Duration("10 menit"),
            output="Arsip surat masuk",
        ),
    ),
)
