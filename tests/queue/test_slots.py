"""Slots out of hours, shares and places: whatever the office decides."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ektp_desk.accounts.hours import Period
from ektp_desk.queue.slots import free_place, share_of, slots_of

DAY = date(2026, 11, 25)


def test_what_is_left_of_a_period_is_no_slot() -> None:
    friday = (Period(time(8), time(9, 10)), Period(time(13, 30), time(14, 30)))
    slots = slots_of(DAY, friday, timedelta(minutes=30))
    assert [f"{one:%H.%M}" for one in slots] == ["08.00", "08.30", "13.30", "14.00"]


@given(st.sets(st.integers(0, 1439), min_size=2, max_size=8), st.integers(5, 240))
def test_slots_lie_within_the_hours_and_never_overlap(cuts: set[int], length: int) -> None:
    edges = [time(cut // 60, cut % 60) for cut in sorted(cuts)]
    periods = [Period(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    long = timedelta(minutes=length)
    slots = slots_of(DAY, periods, long)
    for begins in slots:
        ends = begins + long
        assert any(
            datetime.combine(DAY, one.opens) <= begins and ends <= datetime.combine(DAY, one.closes)
            for one in periods
        )
    assert all(b - a >= long for a, b in pairwise(slots))


@given(st.sets(st.integers(1, 12)), st.integers(0, 12))
def test_a_free_place_is_free_and_the_first(taken: set[int], places: int) -> None:
    place = free_place(taken, places)
    if place is None:
        assert set(range(1, places + 1)) <= taken
    else:
        assert place not in taken
        assert set(range(1, place)) <= taken


@given(st.integers(0, 10_000), st.integers(0, 100))
def test_a_share_is_never_more_than_the_quota(quota: int, per_cent: int) -> None:
    share = share_of(quota, per_cent)
    assert (share is None) is (quota == 0)
    assert share is None or 0 <= share <= quota
