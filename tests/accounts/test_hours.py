"""Opening hours: breaks, days off, own days, and when the office opens next."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ektp_desk.accounts.hours import (
    DEFAULT_WEEK,
    LOOK_AHEAD,
    HalfDay,
    Holiday,
    OfficeHours,
    OwnDay,
    Period,
    Standing,
    are_apart,
    half_day,
    is_working_day,
    periods_of,
    read_periods,
    say_periods,
    standing,
)
from ektp_desk.accounts.public_holidays import holiday

TUESDAY = date(2026, 11, 24)
CHRISTMAS = date(2026, 12, 25)
JOINT_LEAVE = date(2026, 12, 24)
SUNDAY = date(2026, 11, 29)
USUAL = OfficeHours(holiday=holiday)


def at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock))


@pytest.mark.parametrize(
    ("clock", "expected", "opens_next"),
    [
        ("07:59", Standing.BEFORE, "08:00"),
        ("08:00", Standing.OPEN, None),
        ("11:59", Standing.OPEN, None),
        ("12:00", Standing.BREAK, "13:00"),
        ("13:00", Standing.OPEN, None),
        ("16:00", Standing.AFTER, "tomorrow"),
    ],
)
def test_a_working_day_has_its_break(
    clock: str, expected: Standing, opens_next: str | None
) -> None:
    stands = standing(USUAL, at(TUESDAY, clock))

    assert stands.standing is expected
    assert stands.is_open is (expected is Standing.OPEN)
    following = at(TUESDAY + timedelta(days=1), "08:00")
    wanted = following if opens_next == "tomorrow" else opens_next and at(TUESDAY, opens_next)
    assert stands.opens_next == wanted


def test_friday_has_the_longer_break() -> None:
    friday = date(2026, 11, 27)
    assert standing(USUAL, at(friday, "11:45")).standing is Standing.BREAK
    assert standing(USUAL, at(friday, "16:00")).opens_next == at(date(2026, 11, 30), "08:00")


def test_days_off_by_law_are_named_and_joint_leave_counts() -> None:
    christmas = standing(USUAL, at(CHRISTMAS, "09:00"))
    assert (christmas.standing, christmas.name) == (Standing.HOLIDAY, "Hari Raya Natal")
    assert christmas.opens_next == at(date(2026, 12, 28), "08:00")
    leave = holiday(JOINT_LEAVE)
    assert leave is not None
    assert leave.joint_leave
    assert not is_working_day(USUAL, JOINT_LEAVE)
    assert standing(USUAL, at(SUNDAY, "09:00")).standing is Standing.CLOSED_DAY


def test_the_office_overrules_the_calendar_both_ways() -> None:
    own = {
        JOINT_LEAVE: OwnDay(JOINT_LEAVE, True, ""),
        TUESDAY: OwnDay(TUESDAY, False, "Pemilihan kepala daerah"),
        SUNDAY: OwnDay(SUNDAY, True, "Layanan akhir pekan"),
    }
    hours = OfficeHours(own_days=own, holiday=holiday)
    assert periods_of(hours, JOINT_LEAVE) == DEFAULT_WEEK[3]
    closed = standing(hours, at(TUESDAY, "09:00"))
    assert (closed.standing, closed.name) == (Standing.HOLIDAY, "Pemilihan kepala daerah")
    # A weekend has no hours of its own: those of the week's first day.
    assert periods_of(hours, SUNDAY) == DEFAULT_WEEK[0]


def test_an_office_without_hours_never_opens() -> None:
    stands = standing(OfficeHours(week={}), at(TUESDAY, "09:00"))
    assert (stands.standing, stands.opens_next) == (Standing.CLOSED_DAY, None)


def test_the_day_has_two_halves() -> None:
    assert half_day(time(11, 59), 720) is HalfDay.MORNING
    assert half_day(time(12, 0), 720) is HalfDay.AFTERNOON
    assert half_day(time(12, 0), 780) is HalfDay.MORNING


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("08.00–12.00, 13.00–16.00", "08.00–12.00, 13.00–16.00"),
        ("13:00-16:00; 8:00 - 12:00", "08.00–12.00, 13.00–16.00"),
        ("  ", ""),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, said: str) -> None:
    periods = read_periods(text)
    assert periods is not None
    assert say_periods(periods) == said


@pytest.mark.parametrize(
    "text",
    ["8–12", "12.00–08.00", "08.00–24.00", "08.00–12.00, 11.00–13.00", "pagi", "08.60–09.00"],
)
def test_hours_that_make_no_sense_are_refused(text: str) -> None:
    assert read_periods(text) is None


MINUTES = st.integers(0, 1439)


@st.composite
def weeks(draw: st.DrawFn) -> dict[int, tuple[Period, ...]]:
    week = {}
    for weekday in draw(st.sets(st.integers(0, 6))):
        cuts = sorted(draw(st.sets(MINUTES, min_size=2, max_size=6)))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        week[weekday] = tuple(Period(_time(a), _time(b)) for a, b in pairs)
    return week


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)


@given(
    week=weeks(),
    minute=MINUTES,
    day=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    off=st.sets(st.integers(0, 20)),
)
def test_the_next_opening_is_the_first_moment_the_office_is_open(
    week: dict[int, tuple[Period, ...]], minute: int, day: date, off: set[int]
) -> None:
    """Whatever the week: closed until then, open at it, and open exactly within a period."""
    days_off = {day + timedelta(days=one) for one in off}
    hours = OfficeHours(week, holiday=lambda one: Holiday(one, "x") if one in days_off else None)
    moment = datetime.combine(day, _time(minute))
    stands = standing(hours, moment)
    inside = any(one.opens <= moment.time() < one.closes for one in periods_of(hours, day))
    assert stands.is_open is inside
    if stands.is_open:
        assert stands.opens_next is None
        return
    opens = stands.opens_next
    if opens is None:
        later = [day + timedelta(days=n) for n in range(1, LOOK_AHEAD.days)]
        assert not any(is_working_day(hours, one) for one in later)
        return
    assert opens > moment
    assert standing(hours, opens).is_open
    assert not standing(hours, opens - timedelta(minutes=1)).is_open or _touches(hours, opens)
    assert standing(hours, opens - timedelta(microseconds=1)).is_open is _touches(hours, opens)


def _touches(hours: OfficeHours, opens: datetime) -> bool:
    """Whether the period before ends at the very moment."""
    return any(one.closes == opens.time() for one in periods_of(hours, opens.date()))


@given(weeks())
def test_what_is_said_of_hours_is_read_back(week: dict[int, tuple[Period, ...]]) -> None:
    for periods in week.values():
        if are_apart(periods):
            assert read_periods(say_periods(periods)) == periods
