"""A month of visits with the office's days off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlmodel import Session

from ektp_desk.accounts.hours import is_working_day
from ektp_desk.accounts.open_days import office_hours
from ektp_desk.accounts.public_holidays import holiday
from ektp_desk.outreach.queries_visits import VisitRow, visits


@dataclass(frozen=True)
class CalendarDays:
    """Visits by day and hour; days on which the office is closed, with their name or ""."""

    visits: tuple[VisitRow, ...] = ()
    off: Mapping[date, str] = field(default_factory=dict)


def calendar_days(session: Session, *, first: date, last: date) -> CalendarDays:
    """What a calendar shows from `first` to `last`, both included."""
    hours = office_hours(session, first=first)
    off: dict[date, str] = {}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if not is_working_day(hours, day):
            own, law = hours.own_days.get(day), holiday(day)
            off[day] = own.name if own is not None else law.name if law is not None else ""
    return CalendarDays(visits(session, first=first, last=last), off)
