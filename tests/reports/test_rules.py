"""Dates in words and waiting times."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ektp_desk.reports.rules import DAYS, MONTHS, Waits, day_bounds, day_in_words, waits

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "Selasa, 24 November 2026"),
        (date(2026, 1, 1), "Kamis, 1 Januari 2026"),
        (date(2028, 2, 29), "Selasa, 29 Februari 2028"),
        (date(2026, 8, 17), "Senin, 17 Agustus 2026"),
        (date(2026, 5, 29), "Jumat, 29 Mei 2026"),
        (date(2026, 12, 27), "Minggu, 27 Desember 2026"),
    ],
)
def test_a_day_in_words(day: date, words: str) -> None:
    assert day_in_words(day) == words


def test_a_week_and_a_year_have_all_their_names() -> None:
    week = {
        day_in_words(date(2026, 11, 23) + timedelta(days=back)).split(",")[0] for back in range(7)
    }
    year = {day_in_words(date(2026, month, 1)).split()[2] for month in range(1, 13)}

    assert week == set(DAYS)
    assert year == set(MONTHS)


def test_the_offices_day_begins_at_its_own_midnight() -> None:
    start, end = day_bounds(date(2026, 11, 24), ZoneInfo("Asia/Makassar"))

    assert start == datetime(2026, 11, 23, 16, tzinfo=UTC)
    assert end - start == timedelta(days=1)


def _pairs(*minutes: float) -> list[tuple[datetime, datetime]]:
    return [(NOON, NOON + timedelta(minutes=wait)) for wait in minutes]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ((), Waits(None, None)),
        ((0.2,), Waits(0, 0)),
        ((2.5,), Waits(3, 3)),
        ((1, 2, 60), Waits(2, 60)),
        ((1, 2, 3, 4), Waits(3, 4)),
        ((10.4, 10.6), Waits(11, 11)),
    ],
)
def test_waiting_times(minutes: tuple[float, ...], expected: Waits) -> None:
    assert waits(_pairs(*minutes)) == expected
