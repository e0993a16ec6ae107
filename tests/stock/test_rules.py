"""The warning a week before the blanks run out, at its edges."""

from datetime import date, timedelta
from math import inf

import pytest

from ektp_desk.stock.rules import (
    RateBasis,
    StockLevel,
    actual_rate,
    days_left,
    movement_problem,
    warning,
    working_day,
)

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("balance", "level", "late", "to_apply"),
    [
        (1_000, StockLevel.OK, False, 15),
        (301, StockLevel.OK, False, 1),
        (300, StockLevel.AMBER, False, 1),  # six days of use: tomorrow is the last good day
        (299, StockLevel.AMBER, False, 0),
        (250, StockLevel.AMBER, False, 0),  # exactly a week: today is the last good day
        (249, StockLevel.RED, True, 0),
        (0, StockLevel.RED, True, 0),
        (-3, StockLevel.RED, True, 0),
    ],
)
def test_warns_on_the_day_before_it_is_late(
    balance: int, level: StockLevel, late: bool, to_apply: int
) -> None:
    judged = warning(balance, plan_rate=50, actual_rate=20.0, week_days=5)

    assert (judged.level, judged.late, judged.days_to_apply) == (level, late, to_apply)
    assert judged.basis is RateBasis.PLAN


def test_the_worse_rate_decides() -> None:
    judged = warning(500, plan_rate=50, actual_rate=91.0, week_days=5)

    assert judged.basis is RateBasis.ACTUAL
    assert judged.level is StockLevel.AMBER
    assert judged.days_left == pytest.approx(500 / 91)
    assert warning(500, plan_rate=50, actual_rate=0.0, week_days=5).level is StockLevel.OK


def test_an_even_number_of_days_is_not_missed_by_a_rounding_error() -> None:
    assert 9 / (9 / 7) < 7  # the trap
    assert warning(9, plan_rate=0, actual_rate=9 / 7, week_days=7).late is False


def test_without_any_use_only_an_empty_stock_warns() -> None:
    quiet = warning(1, plan_rate=0, actual_rate=0.0, week_days=5)

    assert (quiet.level, quiet.days_left, quiet.late) == (StockLevel.OK, inf, False)
    assert warning(0, plan_rate=0, actual_rate=0.0, week_days=5).level is StockLevel.RED
    assert days_left(-1, 50) == 0.0


def test_calendar_days_are_a_setting() -> None:
    assert warning(349, plan_rate=50, actual_rate=0.0, week_days=7).level is StockLevel.RED
    assert warning(350, plan_rate=50, actual_rate=0.0, week_days=7).level is StockLevel.AMBER


def test_working_days_step_over_the_weekend() -> None:
    friday, saturday, sunday = (date(2026, 11, day) for day in (27, 28, 29))
    monday = date(2026, 11, 30)

    assert working_day(TUESDAY) == TUESDAY
    assert working_day(TUESDAY, 3) == friday
    assert working_day(TUESDAY, 4) == monday
    assert working_day(friday, 1) == monday
    assert working_day(saturday) == working_day(sunday) == monday
    assert working_day(sunday, 5) == monday + timedelta(days=7)
    assert working_day(TUESDAY, 52 * 5) == TUESDAY + timedelta(weeks=52)


def test_actual_rate_is_the_mean_of_working_days_with_use() -> None:
    use = [(TUESDAY, 10), (TUESDAY - timedelta(days=1), 20), (TUESDAY - timedelta(days=2), 500)]

    assert actual_rate(use) == 15.0  # the third is a Sunday
    assert actual_rate([(TUESDAY, 0)]) == 0.0
    assert actual_rate([]) == 0.0


def test_actual_rate_looks_back_twenty_working_days_with_use() -> None:
    days = [day for back in range(60) if (day := TUESDAY - timedelta(days=back)).weekday() < 5]
    use = [(day, 90) for day in days[:20]] + [(day, 5_000) for day in days[20:]]

    assert actual_rate(use) == 90.0


@pytest.mark.parametrize(
    ("quantity", "day", "last_count", "problem"),
    [
        (1, TUESDAY, TUESDAY, None),
        (1_000_000, TUESDAY, TUESDAY, None),
        (0, TUESDAY, TUESDAY, ("stock.quantity", "quantity")),
        (-5, TUESDAY, TUESDAY, ("stock.quantity", "quantity")),
        (1_000_001, TUESDAY, TUESDAY, ("stock.quantity_large", "quantity")),
        (5, TUESDAY + timedelta(days=1), TUESDAY, ("stock.future", "occurred_on")),
        (5, TUESDAY - timedelta(days=1), TUESDAY, ("stock.before_count", "occurred_on")),
        (5, TUESDAY, None, ("stock.not_opened", "")),
    ],
)
def test_what_forbids_a_movement_by_hand(
    quantity: int, day: date, last_count: date | None, problem: tuple[str, str] | None
) -> None:
    found = movement_problem(
        quantity=quantity, occurred_on=day, today=TUESDAY, last_count=last_count
    )

    assert found == problem
