"""The interval of a wait: learned, held apart by queue length, and true four times of five."""

from random import Random

import pytest

from benchmarks.simulated_office import Setting, days
from benchmarks.waits import coverage, ours, score
from ektp_desk.queue.waits import (
    LEAST,
    Expected,
    Pace,
    PastWait,
    expect,
    learn,
    quantiles,
    turns,
)


def waits(count: int, *, ahead: int = 3, pace: float = 300, days_ago: int = 0) -> list[PastWait]:
    """People behind `ahead` others before one busy counter; half a pace more or less."""
    random = Random(count * 31 + ahead)
    return [
        PastWait(ahead, 1, 1, (ahead + 1) * pace * random.uniform(0.5, 1.5), True, days_ago)
        for _ in range(count)
    ]


def told(pace: Pace | None, ahead: int) -> Expected | None:
    assert pace is not None
    return expect(pace, ahead=ahead, counters=1, busy=1)


def test_too_little_says_nothing() -> None:
    assert learn([]) is None
    assert learn(waits(LEAST - 1)) is None
    assert learn(waits(LEAST)) is not None
    assert learn(waits(500, days_ago=29)) is None  # long ago


def test_waiting_people_alone_teach_nothing() -> None:
    assert learn([PastWait(3, 1, 1, 600, False, 0)] * 100) is None


def test_turns() -> None:
    assert turns(0, 3, 2) == 0  # a counter is free
    assert turns(0, 3, 3) == 1
    assert turns(4, 3, 3) == 5
    assert turns(0, 0, 0) == 0  # nobody said the counter is open: as if there were one


def test_the_interval_holds_what_was_seen() -> None:
    history = [one for day in range(10) for one in waits(60 + day, days_ago=day)]
    found = told(learn(history), ahead=3)
    assert found is not None
    held = sum(found.low <= wait.seconds <= found.high for wait in history)
    assert 0.78 <= held / len(history) <= 0.84
    assert found.low < found.median < found.high
    assert found.median == pytest.approx(1_200, rel=0.1)


def test_short_queues_do_not_borrow_from_long_ones() -> None:
    pace = learn(waits(60, ahead=15))
    assert told(pace, ahead=2) is None
    assert told(pace, ahead=15) is not None


def test_long_queues_borrow_from_shorter_ones() -> None:
    found = told(learn(waits(60, ahead=3)), ahead=19)
    assert found is not None
    assert found.median == pytest.approx(20 * 300, rel=0.15)


def test_a_free_counter_is_a_queue_of_its_own() -> None:
    free = [PastWait(0, 2, 1, 20 + place, True, 0) for place in range(30)]
    pace = learn(free + waits(60))
    assert pace is not None
    found = expect(pace, ahead=0, counters=2, busy=1)
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(22, abs=2), pytest.approx(48, abs=2))


def test_more_counters_halve_the_wait() -> None:
    pace = learn(waits(100))
    assert pace is not None
    one = expect(pace, ahead=3, counters=1, busy=1)
    two = expect(pace, ahead=3, counters=2, busy=2)
    assert one is not None
    assert two is not None
    assert two.median == pytest.approx(one.median / 2, rel=0.05)


def test_who_still_waits_makes_it_longer() -> None:
    history = waits(60)
    longer = [*history, *(PastWait(3, 1, 1, 1_700, False, 0) for _ in range(30))]
    plain, warned = told(learn(history), 3), told(learn(longer), 3)
    assert plain is not None
    assert warned is not None
    assert warned.high > plain.high
    assert warned.median > plain.median


def test_recent_days_count_more() -> None:
    found = told(learn(waits(200, pace=200, days_ago=20) + waits(100, pace=400)), 3)
    assert found is not None
    assert found.median == pytest.approx(4 * 400, rel=0.15)


def test_quantiles_by_kaplan_and_meier() -> None:
    ended = [(float(value), True, 1.0) for value in (1, 2, 3, 4)]
    assert quantiles(ended, (0.25, 0.5, 1.0)) == (1, 2, 4)
    # The second is known to be more than 2: half its mass goes to 3, half to 4.
    censored = [(1.0, True, 1.0), (2.0, False, 1.0), (3.0, True, 1.0), (4.0, True, 1.0)]
    assert quantiles(censored, (0.25, 0.6, 0.63)) == (1, 3, 4)
    assert quantiles([(5.0, False, 1.0)], (0.5,)) == (5,)
    assert quantiles([], (0.5,)) == (0,)


def test_weights_stand_for_repeated_values() -> None:
    weighted = [(1.0, True, 3.0), (2.0, False, 2.0), (3.0, True, 4.0)]
    repeated = [(v, e, 1.0) for v, e, weight in weighted for _ in range(int(weight))]
    shares = (0.1, 0.3, 0.5, 0.9)
    assert quantiles(weighted, shares) == quantiles(repeated, shares)


def test_what_was_learned_survives_being_kept() -> None:
    pace = learn(waits(100))
    assert pace is not None
    assert Pace.from_json(pace.as_json()) == pace


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [
        ((0, 20), (0, 1)),
        ((61, 150), (1, 3)),
        ((1_190, 2_050), (15, 35)),
        ((4_000, 4_100), (60, 70)),
    ],
)
def test_whole_minutes_go_outwards(seconds: tuple[int, int], minutes: tuple[int, int]) -> None:
    assert Expected(seconds[0], seconds[0], seconds[1]).minutes == minutes


@pytest.mark.parametrize(
    "setting",
    [
        Setting("full mornings", people=140),
        Setting("slower every day", people=110, drift=0.01),
        Setting("faster every day", people=140, drift=-0.01),
        Setting("letters apart", people=110, counters=("A", "AB", "B", "C")),
    ],
    ids=lambda setting: setting.name,
)
def test_four_of_five_hold_in_simulated_offices(setting: Setting) -> None:
    scored = score(setting, ours, count=30, seed=7)
    assert len(scored) > 1_500
    assert 0.75 <= coverage(scored) <= 0.86


def test_the_simulated_office_loses_nobody() -> None:
    for people in days(Setting("any", people=120), 3, seed=1):
        assert all(one.called is None or one.called >= one.came for one in people)
        assert sum(one.called is not None for one in people) > 0.85 * len(people)
