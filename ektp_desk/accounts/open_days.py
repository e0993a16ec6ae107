"""The office's hours and days, to look at."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from ektp_desk.accounts.hours import (
    WEEKDAYS,
    OfficeHours,
    OwnDay,
    Period,
    Stands,
    Week,
    periods_of,
    standing,
)
from ektp_desk.accounts.models import OfficeDay, OpeningPeriod
from ektp_desk.accounts.public_holidays import holiday, holidays_of
from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.errors import OfficeError

A_YEAR = timedelta(days=365)
_PERIODS = select(col(OpeningPeriod.weekday), col(OpeningPeriod.opens), col(OpeningPeriod.closes))


@dataclass(frozen=True)
class ComingDay:
    """A day that is not like others: a day off by law, or one the office decided for itself.

    `name` is the holiday's, or the office's own; `own` says whether the office decided.
    """

    day: date
    name: str
    open: bool
    own: bool
    joint_leave: bool


@dataclass(frozen=True)
class HoursNow:
    """The usual week as it stands, the boundary between morning and afternoon, coming days."""

    week: Week
    afternoon_from: int
    days: tuple[ComingDay, ...]


def office_hours(session: Session, *, first: date = date.min) -> OfficeHours:
    """The office's calendar; own days before `first` are left out."""
    own = session.exec(select(OfficeDay).where(col(OfficeDay.day) >= first))
    return OfficeHours(
        week=_week(session),
        own_days={row.day: OwnDay(row.day, row.open, row.name) for row in own},
        holiday=holiday,
    )


def office_stands(session: Session, *, now: datetime) -> Stands:
    """How the office stands at `now` (aware); the next opening is wall time."""
    wall = now.astimezone(ZoneInfo(profile(session).zone)).replace(tzinfo=None)
    return standing(office_hours(session, first=wall.date()), wall)


def closed_now(stands: Stands, *, today: date) -> OfficeError | None:
    """Why nobody is taken in, with the next opening (`office.closed_now`); None while open."""
    if stands.is_open:
        return None
    opens = stands.opens_next
    if opens is None:
        return OfficeError("office.no_hours")
    near = {0: "today", 1: "tomorrow"}.get((opens.date() - today).days)
    return OfficeError(
        "office.closed_now",
        opens=(near or WEEKDAYS[opens.weekday()],),
        date="" if near else f" ({opens:%d-%m-%Y})",
        at=f"{opens:%H.%M}",
    )


def hours_now(session: Session, *, day: date) -> HoursNow:
    """The week, and the year's coming days from `day` on that are not like others."""
    hours = office_hours(session, first=day)
    until = day + A_YEAR
    by_law = {**holidays_of(day.year), **holidays_of(until.year)}
    days = sorted(one for one in {*by_law, *hours.own_days} if day <= one < until)
    return HoursNow(
        week=hours.week,
        afternoon_from=profile(session).afternoon_from,
        days=tuple(_coming(hours, one) for one in days),
    )


def _coming(hours: OfficeHours, day: date) -> ComingDay:
    own, by_law = hours.own_days.get(day), hours.holiday(day)
    name = own.name if own is not None and own.name else by_law.name if by_law else ""
    joint = by_law is not None and by_law.joint_leave
    return ComingDay(day, name, bool(periods_of(hours, day)), own is not None, joint)


def _week(session: Session) -> Week:
    week: dict[int, list[Period]] = {}
    for weekday, opens, closes in session.exec(_PERIODS):
        week.setdefault(weekday, []).append(Period(opens, closes))
    return {weekday: tuple(sorted(periods)) for weekday, periods in sorted(week.items())}
