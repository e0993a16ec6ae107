"""Which times can still be promised for a service."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session, col

from ektp_desk.accounts.hours import HalfDay, OfficeHours, periods_of, working_days
from ektp_desk.accounts.open_days import office_hours
from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.queue.models import Appointment, Service
from ektp_desk.queue.quotas import half_now, half_quota
from ektp_desk.queue.rules import AppointmentState, least_left
from ektp_desk.queue.slots import share_of, slots_of

TAKES_PLACE = (AppointmentState.BOOKED, AppointmentState.ARRIVED)
_PLACES = select(
    col(Appointment.id), col(Appointment.day), col(Appointment.slot_at), col(Appointment.letter),
    col(Appointment.place), col(Appointment.service_code),
).where(col(Appointment.state).in_(TAKES_PLACE))  # fmt: skip


@dataclass(frozen=True)
class Slot:
    """A time that begins at `at` (aware) and how many more it takes; `why` names what is short.

    `why` is "" while there is room, else the code of the refusal: `appointment.slot_full` or
    `appointment.share_reached`.
    """

    at: datetime
    left: int
    why: str = ""


@dataclass(frozen=True)
class Place:
    """One place that is taken."""

    appointment_id: int
    day: date
    slot_at: datetime
    letter: str
    place: int
    service_code: str


def free_slots(
    session: Session, *, service_code: str, now: datetime, days: int = 5
) -> tuple[Slot, ...]:
    """All coming slots of a service over the next `days` working days, in order, full ones too.

    Empty for a service that is not offered. Never further ahead than the office promises.
    """
    service, office = session.get(Service, service_code), profile(session)
    if service is None or not service.active:
        return ()
    today = now.astimezone(ZoneInfo(office.zone)).date()
    hours = office_hours(session, first=today)
    found: list[Slot] = []
    for day in _bookable(hours, today, office):
        coming = slots_on(session, service=service, office=office, hours=hours, day=day, now=now)
        found += coming
        days -= bool(coming)
        if not days:
            break
    return tuple(found)


def _bookable(hours: OfficeHours, today: date, office: OfficeProfile) -> Iterator[date]:
    last = today + timedelta(days=office.book_days_ahead)
    return (day for day in working_days(hours, today) if day <= last)


def slots_on(
    session: Session,
    *,
    service: Service,
    office: OfficeProfile,
    hours: OfficeHours,
    day: date,
    now: datetime,
    besides: int | None = None,
) -> tuple[Slot, ...]:
    """A day's slots that are still to come; `besides` is an appointment that does not count."""
    zone = ZoneInfo(office.zone)
    length = timedelta(minutes=office.slot_minutes)
    taken = [one for one in places_on(session, day=day) if one.appointment_id != besides]
    in_slot = Counter(one.slot_at for one in taken if one.letter == service.letter)
    promised = [one for one in taken if one.service_code == service.code]
    shares = _shares_left(service, office, promised)
    slots = []
    for wall in slots_of(day, periods_of(hours, day), length):
        at = wall.replace(tzinfo=zone)
        if at <= now:
            continue
        places = max(0, office.people_per_slot - in_slot[at])
        share = shares[half_now(office, at)]
        why = "appointment.slot_full" if not places else ""
        if share is not None and share <= 0:
            why = why or "appointment.share_reached"
        slots.append(Slot(at, max(0, least_left(places, share) or 0), why))
    return tuple(slots)


def places_on(session: Session, *, day: date) -> list[Place]:
    """The places taken on a day."""
    rows = session.execute(_PLACES.where(col(Appointment.day) == day))
    return [Place(*row) for row in rows]


def _shares_left(
    service: Service, office: OfficeProfile, taken: list[Place]
) -> Mapping[HalfDay, int | None]:
    """What may still be promised of a service's quotas, by half of the day."""
    halves = Counter(half_now(office, one.slot_at) for one in taken)

    def less(quota: int, used: int) -> int | None:
        share = share_of(quota, office.appointment_share)
        return None if share is None else share - used

    whole = less(service.daily_quota, len(taken))
    return {
        half: least_left(whole, less(half_quota(service, half), halves[half])) for half in HalfDay
    }
