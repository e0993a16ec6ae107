"""When the office is open: hours of the week, breaks, holidays, the office's own days. Pure.

All times here are the office's wall time, naive: `standing(hours, now.astimezone(zone)…)`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LOOK_AHEAD = timedelta(days=60)
_PERIOD = re.compile(r"(\d{1,2})[.:](\d{2})\s*[-–—]\s*(\d{1,2})[.:](\d{2})")


@dataclass(frozen=True, order=True)
class Period:
    """Open from `opens` until just before `closes`; the gap to the next period is the break."""

    opens: time
    closes: time


@dataclass(frozen=True)
class OwnDay:
    """What the office decided for one day: closed (`open` false) or open though a day off."""

    day: date
    open: bool
    name: str


@dataclass(frozen=True)
class Holiday:
    """A day off by law; `joint_leave` marks cuti bersama, which is announced year by year."""

    day: date
    name: str
    joint_leave: bool = False


class Standing(StrEnum):
    """How the office stands at a moment."""

    OPEN = "open"
    BREAK = "break"
    BEFORE = "before"
    AFTER = "after"
    HOLIDAY = "holiday"
    CLOSED_DAY = "closed_day"


class HalfDay(StrEnum):
    """The half of a day that a quota is for."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True)
class Stands:
    """How the office stands, when it opens next (None: it is open, or never), and why not."""

    standing: Standing
    opens_next: datetime | None = None
    name: str = ""

    @property
    def is_open(self) -> bool:
        """Whether people are taken in now."""
        return self.standing is Standing.OPEN


Week = Mapping[int, Sequence[Period]]
# A civil-registry office's usual week (M): a longer break on Friday. The office edits it.
DEFAULT_WEEK: Week = {
    **{weekday: (Period(time(8), time(12)), Period(time(13), time(16))) for weekday in range(4)},
    4: (Period(time(8), time(11, 30)), Period(time(13, 30), time(16))),
}


def _no_holiday(_day: date) -> Holiday | None:
    return None


@dataclass(frozen=True)
class OfficeHours:
    """The office's calendar: periods by weekday (Monday is 0), own days, and days off by law."""

    week: Week = field(default_factory=lambda: DEFAULT_WEEK)
    own_days: Mapping[date, OwnDay] = field(default_factory=dict)
    holiday: Callable[[date], Holiday | None] = _no_holiday


def periods_of(hours: OfficeHours, day: date) -> tuple[Period, ...]:
    """When the office is open on `day`, in order; nothing on a day off.

    A day that the office opened on a weekday without hours has those of the week's first day.
    """
    own = hours.own_days.get(day)
    usual = tuple(sorted(hours.week.get(day.weekday(), ())))
    if own is not None:
        if not own.open:
            return ()
        first = next((weekday for weekday in range(7) if hours.week.get(weekday)), None)
        return usual or (tuple(sorted(hours.week[first])) if first is not None else ())
    return usual if usual and hours.holiday(day) is None else ()


def is_working_day(hours: OfficeHours, day: date) -> bool:
    """Whether the office is open at some time of `day`."""
    return bool(periods_of(hours, day))


def working_days(hours: OfficeHours, first: date) -> Iterator[date]:
    """The working days from `first` on, as far ahead as one looks (60 days)."""
    for offset in range(LOOK_AHEAD.days):
        day = first + timedelta(days=offset)
        if is_working_day(hours, day):
            yield day


def standing(hours: OfficeHours, moment: datetime) -> Stands:
    """How the office stands at `moment`, and when it opens next."""
    periods = periods_of(hours, moment.date())
    now = moment.time()
    if any(period.opens <= now < period.closes for period in periods):
        return Stands(Standing.OPEN)
    opens_next = next_opening(hours, moment)
    if not periods:
        return _day_off(hours, moment.date(), opens_next)
    if now < periods[0].opens:
        return Stands(Standing.BEFORE, opens_next)
    after = now >= periods[-1].closes
    return Stands(Standing.AFTER if after else Standing.BREAK, opens_next)


def _day_off(hours: OfficeHours, day: date, opens_next: datetime | None) -> Stands:
    own, holiday = hours.own_days.get(day), hours.holiday(day)
    if own is not None and not own.open:
        return Stands(Standing.HOLIDAY, opens_next, own.name)
    if holiday is not None:
        return Stands(Standing.HOLIDAY, opens_next, holiday.name)
    return Stands(Standing.CLOSED_DAY, opens_next)


def next_opening(hours: OfficeHours, moment: datetime) -> datetime | None:
    """The first moment after `moment` at which a period begins; None within 60 days."""
    for day in working_days(hours, moment.date()):
        for period in periods_of(hours, day):
            opens = datetime.combine(day, period.opens)
            if opens > moment:
                return opens
    return None


def half_day(now: time, afternoon_from: int) -> HalfDay:
    """Morning or afternoon; `afternoon_from` is the boundary in minutes after midnight."""
    return HalfDay.MORNING if minutes(now) < afternoon_from else HalfDay.AFTERNOON


def minutes(moment: time) -> int:
    """Minutes after midnight."""
    return moment.hour * 60 + moment.minute


def clock_time(after_midnight: int) -> time:
    """The wall time so many minutes after midnight (0 to 1439)."""
    return time(after_midnight // 60, after_midnight % 60)


def read_periods(text: str) -> tuple[Period, ...] | None:
    """Periods out of "08.00–12.00, 13.00–16.00"; nothing is a day off, None is not understood.

    Refused are hours that no clock shows, ends before beginnings, and periods that overlap.
    """
    periods = []
    for part in (part.strip() for part in re.split(r"[,;]", text) if part.strip()):
        match = _PERIOD.fullmatch(part)
        if match is None:
            return None
        from_hour, from_minute, to_hour, to_minute = (int(group) for group in match.groups())
        if max(from_hour, to_hour) > 23 or max(from_minute, to_minute) > 59:
            return None
        periods.append(Period(time(from_hour, from_minute), time(to_hour, to_minute)))
    periods.sort()
    return tuple(periods) if are_apart(periods) else None


def are_apart(periods: Sequence[Period]) -> bool:
    """Whether sorted periods each end after they begin and before the next one begins."""
    ends = all(period.opens < period.closes for period in periods)
    return ends and all(a.closes < b.opens for a, b in pairwise(periods))


def week_rows(week: Week) -> list[dict[str, Any]]:
    """A week as rows: weekday, opens, closes."""
    return [
        {"weekday": weekday, "opens": period.opens, "closes": period.closes}
        for weekday, periods in week.items()
        for period in periods
    ]


def say_periods(periods: Sequence[Period]) -> str:
    """Periods as `read_periods` takes them: 08.00–12.00, 13.00–16.00."""
    return ", ".join(f"{one.opens:%H.%M}–{one.closes:%H.%M}" for one in periods)
