"""What has not come in: required SOPs, files that cannot be read, offices that are silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sopxl.reference.offices import offices_by_region, region_in
from sopxl.register.requirements import alike, meant
from sopxl.report.figures.expected import Awaited, Standing
from sopxl.rules.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sopxl.reference.offices import Office
    from sopxl.register.requirements import Requirement
    from sopxl.report.figures.procedure_records import Procedure

SEPARATORS = re.compile(r"[\\/._ ()-]+")


def awaited(
    requirements: Iterable[Requirement],
    procedures: Iterable[Procedure],
    offices: Sequence[Office],
    today: date,
) -> tuple[Awaited, ...]:
    """Return every required SOP of every office that is meant, each once, by office."""
    sent: dict[str, list[Procedure]] = {}
    for one in procedures:
        sent.setdefault(one.satker, []).append(one)
    found: dict[tuple[str, str], Awaited] = {}
    for wanted in requirements:
        for office in meant(wanted.who, offices):
            key = (office.code, alike(wanted.sop_code or wanted.title))
            found.setdefault(key, _awaited(wanted, office, sent.get(office.code, []), today))
    return tuple(sorted(found.values(), key=lambda one: (one.satker, one.sop_code, one.title)))


def office_in(path: str, known: Mapping[str, str]) -> str:
    """Return the office that a path names, empty where it names none or several.

    By its code or its whole name, the nearest folder first: «masuk/3578/12 informasi.xlsx» and
    «KPU Kota Surabaya/12.xlsx» are of 3578. In the name of the file two digits are rather a number
    than a province. Whose other files lie beside it says nothing: they came in one heap.
    """
    *folders, name = re.split(r"[\\/]", path)
    bare = name.rpartition(".")[0] or name
    for part, shortest in (*((folder, 2) for folder in reversed(folders)), (bare, 4)):
        words = SEPARATORS.split(part)
        codes = {word for word in words if len(word) >= shortest and word in known}
        called = offices_by_region().get(region_in(" ".join(words)))
        if not codes and called and called.code in known:
            return called.code
        if len(codes) == 1:
            return codes.pop()
    return ""


def _awaited(
    wanted: Requirement, office: Office, sent: Iterable[Procedure], today: date
) -> Awaited:
    came = min(
        (one for one in sent if wanted.meets(one.sop_code, one.title)), key=_errors, default=None
    )
    standing = Standing.ABSENT if came is None else _standing(came)
    return Awaited(
        satker=office.code,
        office=office.name,
        sop_code=wanted.sop_code,
        title=wanted.title or (came.title if came else ""),
        due=wanted.due,
        late=wanted.due is not None and wanted.due < today and standing is not Standing.MET,
        standing=standing,
        procedure=came.id if came else "",
    )


def _standing(came: Procedure) -> Standing:
    return Standing.FAULTY if _errors(came) else Standing.MET


def _errors(one: Procedure) -> int:
    return one.severities.get(Severity.ERROR, 0)


def missing_offices(
    offices: Iterable[str], sent: Iterable[str], expected: Iterable[str] = ()
) -> Iterator[str]:
    """Yield the codes of offices without an SOP: of those expected to have one.

    Where nobody says who is expected, those are all in the provinces that have sent any.
    """
    present, wanted = set(sent), set(expected)
    provinces = {code[:2] for code in present}
    for code in offices:
        if code not in present and (code in wanted if wanted else code[:2] in provinces):
            yield code
