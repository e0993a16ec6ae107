"""What is left of a service's quotas: of the day, of its half, with what is promised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from ektp_desk.accounts.hours import HalfDay, clock_time, half_day
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.queue.models import Appointment, Service, Ticket
from ektp_desk.queue.rules import AppointmentState, TicketState, least_left, quota_left

# Numbers that use no quota: given back, or going on as another ticket.
NOT_COUNTED = (TicketState.CANCELLED, TicketState.TRANSFERRED)


@dataclass(frozen=True)
class Used:
    """Numbers given and places promised, of a day and of its halves."""

    day: int = 0
    morning: int = 0

    def of(self, half: HalfDay) -> int:
        """Those of one half."""
        return self.morning if half is HalfDay.MORNING else self.day - self.morning


@dataclass(frozen=True)
class Left:
    """What is left of a service today and in this half of it; None where there is no limit."""

    today: int | None
    half: int | None

    @property
    def now(self) -> int | None:
        """The smaller of both."""
        return least_left(self.today, self.half)


def left(service: Service, used: Used, half: HalfDay | None) -> Left:
    """What a service has left; without `half` only the day counts."""
    today = quota_left(service.daily_quota, used.day)
    if half is None:
        return Left(today, None)
    return Left(today, quota_left(half_quota(service, half), used.of(half)))


def half_quota(service: Service, half: HalfDay) -> int:
    """A service's quota of one half of the day; 0 is without limit."""
    return service.morning_quota if half is HalfDay.MORNING else service.afternoon_quota


def half_now(office: OfficeProfile, now: datetime) -> HalfDay:
    """Which half of the office's day it is."""
    return half_day(now.astimezone(ZoneInfo(office.zone)).time(), office.afternoon_from)


def used(
    session: Session,
    *,
    day: date,
    office: OfficeProfile,
    now: datetime | None = None,
    service_code: str = "",
) -> Mapping[str, Used]:
    """By service, what is used of a day: numbers given, and places kept for those who are to come.

    A place is kept until the office's grace after its time is over (at `now`; without, all are).
    A number counts in the half in which its holder arrived, a place in that of its slot.
    """
    given = _counts(
        session, day, office, col(Ticket.arrived_at), col(Ticket.service_code), service_code,
        [col(Ticket.office_date) == day, col(Ticket.state).not_in(NOT_COUNTED)],
    )  # fmt: skip
    kept = [col(Appointment.day) == day, col(Appointment.state) == AppointmentState.BOOKED]
    if now is not None:
        kept.append(col(Appointment.slot_at) >= now - timedelta(minutes=office.late_minutes))
    promised = _counts(
        session, day, office, col(Appointment.slot_at), col(Appointment.service_code),
        service_code, kept,
    )  # fmt: skip
    return {code: _sum(given.get(code), promised.get(code)) for code in {*given, *promised}}


def _counts(
    session: Session,
    day: date,
    office: OfficeProfile,
    moment: Mapped[datetime],
    service: Mapped[str],
    service_code: str,
    conditions: Sequence[ColumnElement[bool]],
) -> dict[str, Used]:
    noon = datetime.combine(day, clock_time(office.afternoon_from), ZoneInfo(office.zone))
    morning = func.sum(case((moment < noon, 1), else_=0))
    statement = select(service, func.count(), morning).where(*conditions).group_by(service)
    if service_code:
        statement = statement.where(service == service_code)
    return {code: Used(int(count), int(early)) for code, count, early in session.execute(statement)}


def _sum(one: Used | None, other: Used | None) -> Used:
    first, second = one or Used(), other or Used()
    return Used(first.day + second.day, first.morning + second.morning)
