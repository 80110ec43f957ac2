"""What may stand in a workbook, and worse; and any SOP at all."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from hypothesis import strategies as st

from sopxl.intake.draft import Draft, Entry
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
from sopxl.model.ref import Ref
from sopxl.model.sop import Answer, Sop, Step, StepKind, WayOut

TYPED = (
    "",
    " ",
    "-",
    "#REF!",
    "#N/A",
    "keputusan",
    "Proses",
    "mulai",
    "5",
    "5.0",
    "langkah 5",
    "１２",
    "²",
    "Ya: 3",
    "1 hari kerja",
    "5 \nMenit",
    "17 Novermber 2021",
    "Januari 2025",
    "44517",
    "Staf; Ketua",
    "staf ;;",
    "Berlaku",
    "UU 14/2008",
    "\u00a0\u200b",
    "=E12",
)
"""What people type, so that chance meets the places where meaning begins."""

texts = st.one_of(st.sampled_from(TYPED), st.text(max_size=30))
values = st.one_of(
    st.none(),
    texts,
    st.integers(-10, 100_000),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)

IDENTITY_FIELDS = (
    *(field.name for field in fields(Identity)),
    *(f"approver.{field.name}" for field in fields(Approver)),
    *(f"classification.{field.name}" for field in fields(Classification)),
)
STEP_FIELDS = tuple(field.name for field in fields(Step))
TEST_FIELDS = tuple(field.name for field in fields(TestRecord))

WHOLES = ("identity", "actors", "steps", "tests", "peta")

# A Ref is a tuple, whose missing places Hypothesis would fill with numbers of any size.
_none = st.none()
_items = st.one_of(st.none(), st.integers(0, 4))
_rows = st.integers(0, 40)
refs = st.one_of(
    st.builds(Ref, st.just("identity"), st.none(), st.sampled_from(IDENTITY_FIELDS), _items),
    st.builds(Ref, st.just("actors"), _rows, _none, _none),
    st.builds(Ref, st.just("steps"), _rows, st.sampled_from((*STEP_FIELDS, "answers")), _items),
    st.builds(Ref, st.just("tests"), _rows, st.sampled_from(TEST_FIELDS), _none),
    st.builds(Ref, st.sampled_from(WHOLES), _none, _none, _none),
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Draw a cell: text and stored value need not agree."""
    value = draw(values)
    formula = draw(st.sampled_from(("", "", "=E12", '=IF(F6="","",1)')))
    return Entry(draw(texts), "A1", "SOP", value, formula)  # type: ignore[arg-type]  # more than Value


drafts = st.dictionaries(refs, entries(), max_size=60).map(lambda found: Draft("uji", found))

words = st.sampled_from(
    (
        "Menerima berkas",
        "Draf (Ya: 3); lampiran",
        "a | b",
        "c:\\data\\",
        "\\|",
        "x \\",
        "<br>",
        "<b>tebal</b>",
        "- butir",
        "# judul",
        "#1",
        "kunci: nilai",
        "«kutip» – ½ ≤ é",
        "5",
        "17 November 2021",
        "=SUM(A1)",
        "---",
    )
)
"""Text that a cell can hold as it is: one line, single spaces, and every sign of a notation."""

optional = st.one_of(st.just(""), words)
lines = st.lists(words, max_size=3).map(tuple)
prose = st.lists(words, max_size=3).map("\n".join)
form_dates = st.one_of(
    st.just(FormDate()),
    st.dates(date(1990, 1, 1)).map(lambda day: FormDate(day.isoformat(), day)),
    st.sampled_from((FormDate("-"), FormDate("kapan saja"))),
)
durations = st.sampled_from(
    ("", "5 menit", "1-2 hari kerja", "maks 3 hari", "Triwulanan", "entahlah", "2 menit/berkas")
).map(Duration.parse)


def _choices(*members: object) -> st.SearchStrategy[object]:
    return st.sampled_from((None, *members))


identities = st.builds(
    Identity,
    **dict.fromkeys(
        ("title", "number", "satker", "sop_code", "variant", "revision", "unit", "subunit"),
        optional,
    ),
    **dict.fromkeys(("process_code", "time_limit"), optional),
    **dict.fromkeys(("created", "revised", "effective"), form_dates),
    **dict.fromkeys(("legal_basis", "related", "qualifications"), lines),
    **dict.fromkeys(("equipment", "cautions", "records"), lines),
    status=_choices(*Status),
    approver=st.builds(Approver, optional, optional, optional),
    classification=st.builds(
        Classification,
        _choices(*Nature),
        _choices(*Scope),
        _choices(*Completeness),
        _choices(*Subject),
    ),
)

tests = st.builds(
    TestRecord,
    kind=st.sampled_from(TesterKind),
    position=optional,
    date=form_dates,
    result=prose,
    note=prose,
    priority=optional,
)


ACTORS = ("Staf", "Kepala Subbagian", "PPID", "Atasan PPID", "KPU Kabupaten/Kota", "Pemohon")


@st.composite
def steps(draw: st.DrawFn, index: int, count: int, actors: tuple[str, ...]) -> Step:
    """Draw the step at `index`, with ways to any row and beyond."""
    kind = draw(st.sampled_from(StepKind))
    answers = (Answer.YES if kind is StepKind.DECISION else Answer.NONE, Answer.NO)
    chosen = [answer for answer in answers if draw(st.booleans())]
    return Step(
        index=index,
        number=draw(st.sampled_from((index + 1, index + 1, 99))),
        activity=draw(prose),
        actors=tuple(draw(st.lists(st.sampled_from((*actors, "Lain")), max_size=2))),
        kind=kind,
        requirements=draw(prose),
        duration=draw(durations),
        output=draw(prose),
        remarks=draw(prose),
        ways_out=tuple(WayOut(draw(st.integers(0, count + 2)), answer) for answer in chosen),
    )


@st.composite
def sops(draw: st.DrawFn, max_steps: int = 8) -> Sop:
    """Draw any SOP that a form can hold, sound or not."""
    actors = tuple(draw(st.lists(st.sampled_from(ACTORS), min_size=1, max_size=4, unique=True)))
    count = draw(st.integers(1, max_steps))
    return Sop(
        identity=draw(identities),
        actors=actors,
        steps=tuple(draw(steps(index, count, actors)) for index in range(count)),
        tests=tuple(draw(st.lists(tests, max_size=2))),
    )
