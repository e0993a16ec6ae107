"""Months and years: where they begin and end, and what they are called on paper. Pure."""

import calendar
from datetime import date, timedelta

from ektp_desk.reports.rules import MONTHS


def period_of(day: date, *, yearly: bool) -> tuple[date, date]:
    """First and last day of the month or year that holds `day`."""
    if yearly:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def period_before(start: date, *, yearly: bool) -> tuple[date, date]:
    """The month or year before the one that begins at `start`; in the calendar's first year
    itself."""
    if start == date.min:
        return period_of(start, yearly=yearly)
    return period_of(start - timedelta(days=1), yearly=yearly)


def period_name(start: date, *, yearly: bool) -> str:
    """As it stands on Indonesian papers: "November 2026", "2026"."""
    return f"{start.year}" if yearly else f"{MONTHS[start.month - 1]} {start.year}"


def in_percent(part: int, whole: int) -> float:
    """100 × part / whole; 100 where nobody is obliged."""
    return 100 * part / whole if whole else 100.0
