"""Rates, and what forbids a movement by hand."""

from datetime import date, timedelta

import pytest

from ektp_desk.stock.rules import (
    actual_rate,
    movement_problem,
)

TUESDAY = date(2026, 11, 24)


def test_actual_rate_is_the_mean_of_working_days_with_use() -> None:
    use = [(TUESDAY, 10), (TUESDAY - timedelta(days=1), 20), (TUESDAY - timedelta(days=2), 0)]

    assert actual_rate(use) == 15.0
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
