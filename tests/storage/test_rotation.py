"""Which backups stay: the newest of so many days, weeks and months."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ektp_desk.storage.rotation import Keeping, surplus

DAYS = st.lists(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=120)
NUMBERS = st.integers(0, 20)


def left(days: list[date], keeping: Keeping) -> list[date]:
    """What stays, newest first."""
    newest_first = sorted(days, reverse=True)
    gone = surplus(list(enumerate(newest_first)), lambda item: item[1], keeping)
    return [day for place, day in enumerate(newest_first) if (place, day) not in gone]


def test_two_years_of_days_leave_days_weeks_and_months() -> None:
    """Every day for two years: 14 days, then one a week and one a month, as the issue asks."""
    end = date(2026, 11, 24)
    stays = left([end - timedelta(days=back) for back in range(730)], Keeping())

    assert stays[:14] == [end - timedelta(days=back) for back in range(14)]
    weeks = {day.isocalendar()[:2] for day in stays[:20]}
    assert len(weeks) == 8
    months = sorted({(day.year, day.month) for day in stays})
    assert len(months) == 12
    assert months[0] == (2025, 12)
    assert len(stays) < 14 + 8 + 12


def test_several_of_one_day_leave_the_newest() -> None:
    items = [("late", date(2026, 11, 24)), ("noon", date(2026, 11, 24))]

    assert surplus(items, lambda item: item[1], Keeping()) == [items[1]]


def test_a_month_of_closed_doors_costs_nothing() -> None:
    days = [date(2026, 11, 24), date(2026, 9, 1), date(2026, 8, 31)]

    assert left(days, Keeping(daily=3, weekly=0, monthly=0)) == days


@given(DAYS, NUMBERS, NUMBERS, NUMBERS)
def test_the_newest_stays_and_no_more_than_was_asked(
    days: list[date], daily: int, weekly: int, monthly: int
) -> None:
    stays = left(days, Keeping(daily, weekly, monthly))

    assert len(stays) <= max(1, daily + weekly + monthly)
    assert stays[:1] == sorted(days, reverse=True)[:1]
    newest_days = sorted(set(days), reverse=True)[:daily]
    assert set(newest_days) <= set(stays)
    assert left(stays, Keeping(daily, weekly, monthly)) == stays  # twice is once
