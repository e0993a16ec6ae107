"""Figures of times, and time with nobody at the counter."""

from datetime import UTC, datetime, timedelta

from ektp_desk.queue.times import Span, Spread, length, overlap, spread

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)


def span(begin: int, end: int) -> Span:
    return NINE + timedelta(minutes=begin), NINE + timedelta(minutes=end)


def test_median_and_ninetieth_percentile() -> None:
    assert spread([]) == Spread(0, None, None)
    assert spread([7]) == Spread(1, 7, 7)
    assert spread([4, 1, 3, 2]) == Spread(4, 2.5, 4)
    assert spread(range(1, 11)) == Spread(10, 5.5, 9)


def test_what_is_covered() -> None:
    opened = [span(0, 60), span(90, 120)]
    assert length(opened) == timedelta(minutes=90)
    assert overlap([], opened) == timedelta(0)
    # Two that overlap count once; what lies in the break does not count.
    assert overlap([span(0, 20), span(10, 30), span(50, 100)], opened) == timedelta(minutes=50)
