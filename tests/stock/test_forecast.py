"""The end of the blanks foretold: what must hold for any past."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from ektp_desk.stock.forecast import (
    DayUse,
    Forecast,
    PlannedUse,
    Reason,
    forecast,
    request_point,
)

TODAY = date(2026, 11, 24)  # a Tuesday
CALENDAR = holidays.country_holidays(
    "ID", categories=("public", "government"), years=range(2024, 2030)
)


class Weekdays:
    """Monday to Friday, without `off`."""

    def __init__(self, *off: date) -> None:
        self.off = off

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.off


def past(uses: Sequence[int], *, until: date = TODAY) -> list[DayUse]:
    """Working days before `until`, the last of `uses` on the newest."""
    found: list[DayUse] = []
    day = until
    for used in reversed(uses):
        day -= timedelta(days=1)
        while day.weekday() >= 5:
            day -= timedelta(days=1)
        found.append(DayUse(day, used))
    return found[::-1]


def tell(history: Sequence[DayUse], stock: int, **more: object) -> Forecast:
    calendar = more.pop("calendar", Weekdays())
    planned = more.pop("planned", ())
    return forecast(history, stock, TODAY, calendar, planned, **more)  # type: ignore[arg-type]


USES = some.lists(some.integers(0, 400), max_size=60)


@settings(max_examples=40, deadline=None)
@given(uses=USES, stock=some.integers(1, 6_000), more=some.integers(1, 2_000))
def test_more_blanks_never_end_sooner(uses: list[int], stock: int, more: int) -> None:
    less, greater = tell(past(uses), stock), tell(past(uses), stock + more)

    assert TODAY <= less.p10 <= less.p50 <= less.p90
    assert (less.p10, less.p50, less.p90) <= (greater.p10, greater.p50, greater.p90)
    assert less.p50 <= greater.p50
    assert less.apply_by <= greater.apply_by
    assert less.apply_by >= TODAY
    assert tell(past(uses), stock) == less  # the same input, the same answer


@settings(max_examples=30, deadline=None)
@given(
    uses=USES,
    stock=some.integers(200, 4_000),
    pieces=some.integers(1, 900),
    days=some.integers(0, 20),
)
def test_a_known_visit_never_puts_the_end_off(
    uses: list[int], stock: int, pieces: int, days: int
) -> None:
    visit = PlannedUse(TODAY + timedelta(days=days), pieces)
    with_it, without = tell(past(uses), stock, planned=[visit]), tell(past(uses), stock)

    assert with_it.p10 <= without.p10
    assert with_it.p50 <= without.p50


def test_a_visit_counts_on_its_day_and_is_taken_out_of_the_base() -> None:
    visited = [DayUse(one.date, 290, 200) if n % 5 == 0 else one
               for n, one in enumerate(past([90] * 60))]  # fmt: skip
    raw = [DayUse(one.date, one.used) for one in visited]

    assert tell(visited, 1_000).rate == pytest.approx(90, abs=3)
    assert tell(raw, 1_000).rate > 110
    big = tell(past([90] * 60), 1_000, planned=[PlannedUse(TODAY + timedelta(days=2), 600)])
    assert big.p50 < tell(past([90] * 60), 1_000).p50
    assert big.visits == 600


def test_days_without_blanks_are_not_days_of_low_demand() -> None:
    masked = [DayUse(one.date, 0, stocked_out=True) if n in range(30, 40) else one
              for n, one in enumerate(past([90] * 60))]  # fmt: skip
    low = [DayUse(one.date, one.used) for one in masked]

    assert tell(masked, 1_000).rate == pytest.approx(90, abs=3)
    assert tell(low, 1_000).rate < tell(masked, 1_000).rate


def test_people_who_waited_come_when_blanks_are_there_again() -> None:
    out = past([90] * 50)
    gone = [DayUse(one.date, 0, stocked_out=True) for one in out[-8:]]
    told = tell([*out[:-8], *gone], 1_000)

    assert told.waiting > 200
    assert told.p50 < tell(out, 1_000).p50


def test_the_next_working_day_decides() -> None:
    calendar = Weekdays()
    end = date(2026, 12, 31)
    due = request_point(end, date(2026, 11, 1), calendar, lead_days=10, week_days=5)
    assert due == request_point(
        end, due.day - timedelta(days=7), calendar, lead_days=10, week_days=5
    )
    assert due.reason is Reason.IN_TIME
    assert due.day == date(2026, 12, 14)  # a Thursday, five working days, ten days, a Monday

    on_it = request_point(end, due.day, calendar, lead_days=10, week_days=5)
    assert (on_it.day, on_it.reason) == (due.day, Reason.TODAY)
    after = request_point(end, due.day + timedelta(days=1), calendar, lead_days=10, week_days=5)
    assert after.reason is Reason.LATE
    friday = date(2026, 12, 11)
    closed = Weekdays(due.day)  # nobody works on Monday: Friday is the last day
    assert request_point(end, friday, closed, lead_days=10, week_days=5).reason is Reason.TODAY


def test_joint_leave_puts_the_end_off() -> None:
    before_lebaran = date(2026, 3, 10)
    history = past([90] * 60, until=before_lebaran)
    with_leave = forecast(history, 1_500, before_lebaran, CALENDAR, ())
    without = forecast(history, 1_500, before_lebaran, Weekdays(), ())

    assert with_leave.p50 > without.p50
    assert CALENDAR.is_working_day(with_leave.p50)
    assert CALENDAR.is_working_day(with_leave.apply_by)


def test_the_weekdays_of_the_office_are_learned() -> None:
    by_weekday = {0: 150, 1: 100, 2: 90, 3: 80, 4: 30}
    history = [DayUse(one.date, by_weekday[one.date.weekday()]) for one in past([0] * 100)]

    assert tell(history, 85).p50 == TODAY  # Tuesdays take 100
    assert tell(history, 130).p50 == TODAY + timedelta(days=1)


def test_the_first_week_stands_on_the_yearly_rate() -> None:
    assert tell([], 1_000).rate == pytest.approx(21685 / 238, abs=0.1)
    assert tell([], 1_000, prior_rate=40).rate == pytest.approx(40, abs=0.1)
    one = tell(past([10]), 1_000)
    assert 60 < one.rate < 91
    wide, narrow = tell(past([90, 91]), 1_000), tell(past([90, 91] * 60), 1_000)
    assert wide.p90 - wide.p10 >= narrow.p90 - narrow.p10


def test_a_year_without_data_leaves_the_office_unsure() -> None:
    old = past([90] * 60, until=TODAY - timedelta(days=365))
    told, fresh = tell(old, 1_000), tell(past([90] * 60), 1_000)

    assert told.p10 <= fresh.p10
    assert told.p90 >= fresh.p90
    assert 80 < told.rate < 100


def test_days_to_come_are_not_history() -> None:
    ahead = past([900] * 10, until=TODAY + timedelta(days=30))
    known = past([90] * 40)
    late = [one for one in ahead if one.date > TODAY]

    assert tell([*known, *late], 1_000) == tell(known, 1_000)
    assert tell(list(reversed(known)), 1_000) == tell(known, 1_000)  # any order


@pytest.mark.parametrize("stock", [0, -40])
def test_nothing_left_is_late(stock: int) -> None:
    told = tell(past([90] * 40), stock)
    assert (told.p10, told.p90, told.apply_by) == (TODAY, TODAY, TODAY)
    assert (told.reason, told.late, told.fan) == (Reason.EMPTY, True, ())


def test_what_lasts_beyond_the_horizon_is_said_so() -> None:
    told = tell(past([2] * 40), 1_000_000)
    assert (told.reason, told.late) == (Reason.FAR, False)
    assert tell(past([0] * 60), 500).late is False


def test_a_day_that_is_over_is_not_drawn_again() -> None:
    open_day, over = past([90] * 40), [*past([90] * 40), DayUse(TODAY, 90)]
    assert tell(open_day, 60).p10 == TODAY
    assert tell(over, 60).p10 == TODAY + timedelta(days=1)


def test_a_surge_is_not_taken_for_a_slow_rise() -> None:
    """Use that doubled two weeks ago moves the end, whatever the year before was like."""
    calm, surged = past([90] * 100), past([90] * 88 + [180] * 12)
    assert tell(surged, 1_500).p50 < tell(calm, 1_500).p50
    assert tell(surged, 1_500).rate > 130


def test_the_fan_falls_and_keeps_its_order() -> None:
    fan = tell(past([90] * 60), 2_000).fan
    assert fan
    for point in fan:
        assert 0 <= point.low <= point.middle <= point.high
    assert list(fan) == sorted(fan, key=lambda point: (-point.high, point.date))


def test_a_calendar_without_working_days_does_not_hang() -> None:
    class Never:
        def is_working_day(self, _day: date) -> bool:
            return False

    told = forecast(past([90] * 10), 500, TODAY, Never(), ())
    assert told.p10 > TODAY


def test_nothing_heavy_is_loaded() -> None:
    code = "import sys, ektp_desk.stock.forecast; print(','.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.strip().split(","))
    assert not loaded & {"numpy", "pandas", "statsmodels", "sqlalchemy", "sqlmodel", "holidays"}
