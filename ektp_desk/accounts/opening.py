"""Deciding when the office is open: its week, and single days."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import delete, insert
from sqlmodel import col

from ektp_desk.accounts import queries
from ektp_desk.accounts.hours import (
    WEEKDAYS,
    OfficeHours,
    Period,
    are_apart,
    periods_of,
    week_rows,
)
from ektp_desk.accounts.models import OfficeDay, OpeningPeriod
from ektp_desk.accounts.open_days import office_hours
from ektp_desk.accounts.rules import Role
from ektp_desk.accounts.services import save_profile
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work

MANAGERS = (Role.ADMINISTRATOR, Role.SUPERVISOR)
LONGEST_NAME = 80


def save_week(work: Work, *, week: Mapping[int, Sequence[Period]], afternoon_from: int) -> None:
    """Store the usual week by weekday (Monday is 0) and where the afternoon begins (minutes).

    Refused: periods that end before they begin or overlap (`hours.periods`, the field is the
    weekday's English name), a week without any (`hours.none`).
    """
    work.require(*MANAGERS)
    if not any(week.values()):
        raise OfficeError("hours.none", field=WEEKDAYS[0])
    for weekday, periods in week.items():
        if not are_apart(sorted(periods)):
            raise OfficeError("hours.periods", field=WEEKDAYS[weekday])
    _one_after_another(work)
    work.session.execute(delete(OpeningPeriod))
    work.session.execute(insert(OpeningPeriod), week_rows(week))
    office = queries.profile(work.session)
    save_profile(work, profile=replace(office, afternoon_from=afternoon_from))
    work.record("hours.saved", 1, periods=sum(len(periods) for periods in week.values()))


def set_own_day(work: Work, *, day: date, open_: bool, name: str) -> None:
    """Say that the office is closed on a day, or open though it is a holiday or a weekend.

    Refused: a day that is over (`office_day.past`), a closed day without a name
    (`office_day.name`), and saying of a day what it is anyway (`office_day.same`).
    """
    work.require(*MANAGERS)
    said = " ".join(name.split())[:LONGEST_NAME]
    if day < work.office_date:
        raise OfficeError("office_day.past", field="day")
    if not open_ and not said:
        raise OfficeError("office_day.name", field="name")
    hours = office_hours(work.session, first=work.office_date)
    usual = OfficeHours(hours.week, holiday=hours.holiday)
    if bool(periods_of(usual, day)) is open_:
        raise OfficeError("office_day.same", field="day")
    _one_after_another(work)
    work.session.execute(delete(OfficeDay).where(col(OfficeDay.day) == day))
    work.session.execute(insert(OfficeDay).values(day=day, open=open_, name=said))
    work.record("hours.day_set", day.toordinal(), day=day.isoformat(), open=open_)


def remove_own_day(work: Work, *, day: date) -> None:
    """Let a day be as it would be; `office_day.unknown` when nothing was decided for it."""
    work.require(*MANAGERS)
    statement = delete(OfficeDay).where(col(OfficeDay.day) == day).returning(col(OfficeDay.day))
    if work.session.execute(statement).one_or_none() is None:
        raise OfficeError("office_day.unknown", field="day")
    work.record("hours.day_removed", day.toordinal(), day=day.isoformat())


def _one_after_another(work: Work) -> None:
    """Taken first: two who decide at once wait for each other here."""
    work.number("office/hours")
