"""Days of a month as a calendar shows them: whole weeks from Monday on. No widgets."""

from datetime import date, timedelta

WEEK = 7


def first_of(day: date) -> date:
    """The first day of the month of `day`."""
    return day.replace(day=1)


def other_month(day: date, steps: int) -> date:
    """The same day `steps` months later, or the last one of a month that is shorter."""
    months = day.year * 12 + day.month - 1 + steps
    first = date(months // 12, months % 12 + 1, 1)
    last = first_of(first + timedelta(days=31)) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def days_shown(month: date) -> tuple[date, ...]:
    """All days of the weeks that the month touches."""
    first = first_of(month)
    begin = first - timedelta(days=first.weekday())
    last = first_of(first + timedelta(days=31)) - timedelta(days=1)
    end = last + timedelta(days=WEEK - 1 - last.weekday())
    return tuple(begin + timedelta(days=number) for number in range((end - begin).days + 1))
