"""Pure rules of the reports: dates in words, and waiting times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from statistics import median

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def day_in_words(day: date) -> str:
    """As it stands on Indonesian papers: "Selasa, 24 November 2026"."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def day_bounds(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """First moment of the office's local `day`, and first moment of the day after."""
    return (
        datetime.combine(day, time(), zone),
        datetime.combine(day + timedelta(days=1), time(), zone),
    )


@dataclass(frozen=True)
class Waits:
    """Waiting times in whole minutes, rounded; None when nobody was called."""

    median: int | None
    longest: int | None


def waits(pairs: Iterable[tuple[datetime, datetime]]) -> Waits:
    """Waiting times from (arrived, first called) pairs."""
    minutes = [(called - arrived).total_seconds() / 60 for arrived, called in pairs]
    if not minutes:
        return Waits(None, None)
    return Waits(_whole(median(minutes)), _whole(max(minutes)))


def _whole(minutes: float) -> int:
    return int(minutes + 0.5)  # half a minute counts as one; round() would go to even
