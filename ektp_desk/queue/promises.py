"""What becomes of an appointment when its person's number moves: kept, taken back, missed."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import select, update
from sqlmodel import col

from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue.models import Appointment
from ektp_desk.queue.refusals import refusing
from ektp_desk.queue.rules import AppointmentState

_TABLE = Appointment.metadata.tables["appointment"]


def of_person(work: Work, resident_id: int, service_code: str) -> Appointment | None:
    """The appointment of today that somebody has for a service."""
    return work.session.execute(
        select(Appointment).where(
            col(Appointment.day) == work.office_date,
            col(Appointment.resident_id) == resident_id,
            col(Appointment.service_code) == service_code,
            _TABLE.c.state == AppointmentState.BOOKED,
        )
    ).scalar_one_or_none()


def still_open(work: Work, appointment_id: int) -> Appointment:
    """An appointment that is still to come (`appointment.unknown`, `appointment.moved_on`)."""
    one = work.session.get(Appointment, appointment_id)
    if one is None:
        raise OfficeError("appointment.unknown")
    if one.state is not AppointmentState.BOOKED:
        raise OfficeError("appointment.moved_on")
    return one


def of_ticket(work: Work, ticket_id: int) -> Appointment | None:
    """The appointment for which a number was put aside, if it is still to come."""
    return work.session.execute(
        select(Appointment)
        .where(
            col(Appointment.from_ticket_id) == ticket_id, _TABLE.c.state == AppointmentState.BOOKED
        )
        .limit(1)
    ).scalar_one_or_none()


def holds(work: Work, promise: Appointment) -> bool:
    """Whether who comes now still has the promised time: today, and not too late."""
    grace = timedelta(minutes=profile(work.session).late_minutes)
    return promise.day == work.office_date and work.now <= promise.slot_at + grace


def keep(work: Work, promise: Appointment, ticket_id: int) -> None:
    """The person came: `ticket_id` is what the appointment became."""
    moved = _move(work, promise.id or 0, AppointmentState.BOOKED, AppointmentState.ARRIVED,
                  ticket_id=ticket_id)  # fmt: skip
    if not moved:
        raise OfficeError("appointment.moved_on")
    work.record("appointment.arrived", promise.id or 0, ticket=ticket_id)


def take_back(work: Work, *, booked: int | None, kept: int | None) -> None:
    """Undo what a step of a ticket did to appointments: one it booked, one it kept."""
    if booked is not None and _move(
        work, booked, AppointmentState.BOOKED, AppointmentState.CANCELLED
    ):
        work.record("appointment.cancelled", booked, undone=True)
    if kept is not None and _move(
        work, kept, AppointmentState.ARRIVED, AppointmentState.BOOKED, ticket_id=None
    ):
        work.record("appointment.reopened", kept)


def promised_to(work: Work, ticket_ids: Collection[int]) -> frozenset[int]:
    """Those of some numbers that were put aside for an appointment which was not given up."""
    return frozenset(
        work.session.execute(
            select(col(Appointment.from_ticket_id)).where(
                col(Appointment.from_ticket_id).in_(ticket_ids),
                _TABLE.c.state.in_((AppointmentState.BOOKED, AppointmentState.ARRIVED)),
            )
        ).scalars()
    )


def close_missed(work: Work) -> None:
    """Whoever had an appointment on an earlier day and did not come has missed it."""
    missed = work.session.execute(
        update(_TABLE)
        .where(_TABLE.c.state == AppointmentState.BOOKED, _TABLE.c.day < work.office_date)
        .values(state=AppointmentState.MISSED)
        .returning(_TABLE.c.id)
    ).scalars()
    for appointment_id in sorted(missed):
        work.record("appointment.missed", appointment_id)


def _move(
    work: Work,
    appointment_id: int,
    before: AppointmentState,
    after: AppointmentState,
    **values: int | None,
) -> bool:
    """The guarded UPDATE; False when the appointment is not as expected."""
    statement = (
        update(_TABLE)
        .where(_TABLE.c.id == appointment_id, _TABLE.c.state == before)
        .values(state=after, **values)
        .returning(_TABLE.c.id)
    )
    with refusing():
        return work.session.execute(statement).first() is not None
