"""The office's own past and calendar, handed to the forecast of its blanks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlmodel import Session, col

from ektp_desk.accounts.hours import DEFAULT_WEEK, OfficeHours, is_working_day
from ektp_desk.accounts.open_days import office_hours
from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.stock.forecast import (
    HORIZON,
    DayUse,
    Due,
    Forecast,
    PlannedUse,
    forecast,
    request_point,
)
from ektp_desk.stock.lead import expected_lead
from ektp_desk.stock.lead_times import lead_days
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.planned import PlannedRow, planned
from ektp_desk.stock.rules import LEAVING, Movement

LOOK_BACK = timedelta(days=400)


class OfficeCalendar:
    """The office's working days: its hours, days off by law with joint leave, its own days.

    An office that has not set its hours works from Monday to Friday.
    """

    def __init__(self, hours: OfficeHours) -> None:
        worked = any(hours.week.values())
        self._hours = hours if worked else replace(hours, week=DEFAULT_WEEK)
        self._known: dict[date, bool] = {}

    def is_working_day(self, day: date) -> bool:
        """Whether the office is open at some time of `day`."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = is_working_day(self._hours, day)
        return known

    def after(self, day: date, steps: int) -> date:
        """The working day `steps` working days after `day`; 0: `day` or the next one."""
        for _ in range(steps * 8 + 40):
            if self.is_working_day(day):
                if steps <= 0:
                    return day
                steps -= 1
            day += timedelta(days=1)
        return day


@dataclass(frozen=True)
class Foreseen:
    """The end of the blanks as foretold, and as the plan rate has it, on one day.

    `plan_runs_out` is the day on which the last blank goes at the plan rate, `plan` its day to
    apply by; `apply_by` and `late` are of the worse of both, `runs_out` its end (P10 or plan).
    """

    forecast: Forecast
    plan: Due
    plan_runs_out: date
    apply_by: date
    runs_out: date
    late: bool
    lead_days: int
    history: tuple[DayUse, ...]
    planned: tuple[PlannedRow, ...]


def calendar(session: Session) -> OfficeCalendar:
    """The office's calendar."""
    return OfficeCalendar(office_hours(session))


def foreseen(session: Session, *, day: date, past_leads: Sequence[int] | None = None) -> Foreseen:
    """Foretell the end of the blanks from what is known on `day`.

    A day that is not over counts whole: what it has used so far is put back. `past_leads` are
    calendar days that past requests took, newest first; without them those of the office.
    """
    office, days = profile(session), calendar(session)
    visits = planned(session, first=day - LOOK_BACK)
    leads = lead_days(session) if past_leads is None else past_leads
    lead = expected_lead(leads, office.lead_days)
    past, stock = _past(session, day, days, visits)
    told = forecast(
        past,
        stock,
        day,
        days,
        [PlannedUse(one.day, one.expected) for one in visits if one.day >= day],
        lead_days=lead,
        week_days=office.week_days,
        prior_rate=office.first_rate,
    )
    coming = tuple(one for one in visits if one.day >= day)
    return _both(told, office, days, past, coming)


def _both(
    told: Forecast,
    office: OfficeProfile,
    days: OfficeCalendar,
    past: tuple[DayUse, ...],
    coming: tuple[PlannedRow, ...],
) -> Foreseen:
    day, lead = told.as_of, told.lead_days
    steps = min(max(told.stock, 0) // office.plan_rate, HORIZON)
    end = days.after(day, steps) if told.stock > 0 else day
    plan = request_point(end, day, days, lead_days=lead, week_days=office.week_days)
    return Foreseen(
        forecast=told,
        plan=plan,
        plan_runs_out=end,
        apply_by=min(plan.day, told.apply_by),
        runs_out=min(end, told.p10),
        late=plan.late or told.late,
        lead_days=lead,
        history=past,
        planned=coming,
    )


def history(session: Session, *, day: date) -> tuple[DayUse, ...]:
    """What each day before `day` used, with days on which the blanks were out."""
    visits = planned(session, first=day - LOOK_BACK, last=day)
    return _past(session, day, calendar(session), visits)[0]


def _past(
    session: Session, day: date, days: OfficeCalendar, visits: Sequence[PlannedRow]
) -> tuple[tuple[DayUse, ...], int]:
    """The days before `day`, and the pieces with which `day` began or has since got."""
    first = day - LOOK_BACK
    visited: dict[date, int] = {}
    for one in visits:
        visited[one.day] = visited.get(one.day, 0) + one.expected
    left = _balance_before(session, first)
    past: list[DayUse] = []
    used_today = 0
    for moved_on, used, other in _moved(session, first, day):
        if past and left <= 0:
            past += _days_without(past[-1].date, moved_on, days)
        opening, left = left, left + other - used
        if moved_on == day:
            used_today = used
            continue
        out = (left <= 0 < opening + max(other, 0)) or (used == 0 and left <= 0)
        past.append(DayUse(moved_on, used, min(used, visited.get(moved_on, 0)), out))
    if past and left + used_today <= 0:
        past += _days_without(past[-1].date, day, days)
    return tuple(past), left + used_today if left > 0 else left


def _days_without(last: date, until: date, days: OfficeCalendar) -> list[DayUse]:
    """The working days between, on which nothing could be used."""
    between = (last + timedelta(days=n) for n in range(1, min((until - last).days, 60)))
    return [DayUse(one, 0, stocked_out=True) for one in between if days.is_working_day(one)]


def _moved(session: Session, first: date, last: date) -> list[tuple[date, int, int]]:
    """(day, used and spoiled, all other movements) of each day with movements."""
    statement = (
        select(
            col(StockMovement.occurred_on),
            col(StockMovement.kind),
            func.sum(col(StockMovement.quantity)),
        )
        .where(col(StockMovement.occurred_on).between(first, last))
        .group_by(col(StockMovement.occurred_on), col(StockMovement.kind))
        .order_by(col(StockMovement.occurred_on))
    )
    found: dict[date, tuple[int, int]] = {}
    for day, kind, pieces in session.execute(statement):
        used, other = found.get(day, (0, 0))
        leaves = Movement(kind) in LEAVING
        found[day] = (used - int(pieces), other) if leaves else (used, other + int(pieces))
    return [(day, used, other) for day, (used, other) in found.items()]


def _balance_before(session: Session, day: date) -> int:
    statement = select(func.coalesce(func.sum(col(StockMovement.quantity)), 0)).where(
        col(StockMovement.occurred_on) < day
    )
    return int(session.execute(statement).scalar_one())
