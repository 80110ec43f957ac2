"""When a procedure in force is to be looked at again."""

from __future__ import annotations

from datetime import date

import pytest

from sopxl.model import identity as form
from sopxl.model.dates import FormDate
from sopxl.model.identity import Identity, Status
from sopxl.model.reviews import Reviews, reviews
from sopxl.model.settings import Settings
from sopxl.model.sop import Sop


def dated(day: date | None) -> FormDate:
    return FormDate(str(day), day) if day else FormDate("-")


def procedure(
    effective: date | None,
    *tests: form.TestRecord,
    revised: date | None = None,
    draft: bool = False,
) -> Sop:
    status = Status.DRAFT if draft else Status.IN_FORCE
    head = Identity(status=status, effective=dated(effective), revised=dated(revised))
    return Sop(identity=head, tests=tests)


@pytest.mark.parametrize(
    ("effective", "monitoring", "evaluation"),
    [
        (date(2026, 2, 16), date(2026, 8, 16), date(2027, 2, 16)),
        (date(2026, 8, 31), date(2027, 2, 28), date(2027, 8, 31)),
        (date(2024, 2, 29), date(2024, 8, 29), date(2025, 2, 28)),
    ],
)
def test_reviews_fall_due_on_the_same_day_some_months_later(
    effective: date, monitoring: date, evaluation: date
) -> None:
    assert reviews(procedure(effective), Settings()) == Reviews(monitoring, evaluation)


def test_the_months_are_counted_from_the_last_test_with_a_result() -> None:
    done = form.TestRecord(date=dated(date(2026, 5, 1)), result="Sesuai")
    open_line = form.TestRecord(date=dated(date(2026, 9, 1)), result=" - ")
    due = reviews(procedure(date(2026, 2, 16), done, open_line), Settings())
    assert due == Reviews(date(2026, 11, 1), date(2027, 5, 1))


def test_a_test_before_the_procedure_came_in_force_moves_nothing() -> None:
    before = form.TestRecord(date=dated(date(2026, 1, 20)), result="Sesuai")
    assert reviews(procedure(date(2026, 2, 16), before), Settings()).monitoring == date(2026, 8, 16)


def test_a_revision_date_after_the_last_look_is_a_planned_review() -> None:
    effective, planned = date(2026, 2, 16), date(2028, 2, 16)
    assert reviews(procedure(effective, revised=planned), Settings()).planned == planned
    assert reviews(procedure(effective, revised=effective), Settings()).planned is None


def test_what_is_not_in_force_needs_no_review() -> None:
    assert reviews(procedure(date(2026, 1, 1), draft=True), Settings()) == Reviews()
    assert reviews(procedure(None), Settings()) == Reviews()


def test_an_sop_in_force_forever_has_no_review_beyond_the_calendar() -> None:
    assert reviews(procedure(date.max), Settings()) == Reviews()
    assert reviews(procedure(date(9999, 6, 1)), Settings()) == Reviews(date(9999, 12, 1))
