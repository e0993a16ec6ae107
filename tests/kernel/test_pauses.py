"""Pauses grow to a most and are spread."""

import pytest

from ektp_desk.kernel.pauses import FIRST_SECONDS, MOST_SECONDS, pause


def test_pauses_grow_up_to_the_most() -> None:
    whole = [pause(attempt, 1.0) for attempt in range(1, 12)]
    assert whole[:4] == [FIRST_SECONDS, 1.0, 2.0, 4.0]
    assert whole == sorted(whole)
    assert whole[-1] == MOST_SECONDS


@pytest.mark.parametrize("attempt", [-3, 0, 1, 5, 10_000])
def test_a_pause_is_between_half_and_all_of_what_is_due(attempt: int) -> None:
    least, middle, most = (pause(attempt, share) for share in (0.0, 0.5, 1.0))
    assert 0 < least < middle < most <= MOST_SECONDS
    assert least == most / 2


@pytest.mark.parametrize("share", [-1.0, 2.0])
def test_a_share_out_of_range_is_taken_as_the_nearest(share: float) -> None:
    assert pause(3, 0.0) <= pause(3, share) <= pause(3, 1.0)
