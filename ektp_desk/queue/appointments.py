"""Appointments: booked, moved, cancelled; also for who fetches papers or a card."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlmodel import col

from ektp_desk.accounts.open_days import office_hours
from ektp_desk.accounts.queries import letterhead, profile
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers import services as papers
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue import agenda, promises
from ektp_desk.queue.agenda import AppointmentRow
from ektp_desk.queue.aside import park
from ektp_desk.queue.checks import require_offered, require_reason
from ektp_desk.queue.free_slots import places_on, slots_on
from ektp_desk.queue.holding import Room, hold_day
from ektp_desk.queue.intake import DESK
from ektp_desk.queue.models import Appointment, Service, Ticket
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.refusals import refusing
from ektp_desk.queue.rules import AppointmentReason, AppointmentState
from ektp_desk.queue.slips import APPOINTMENT, AppointmentSlip
from ektp_desk.queue.slots import free_place
from ektp_desk.residents.models import Resident


@dataclass(frozen=True)
class Booked:
    """An appointment and its paper."""

    appointment: AppointmentRow
    paper: PaperRow


@dataclass(frozen=True)
class ParkedUntil:
    """A number put aside, and the appointment for which it was."""

    ticket: TicketRow
    booked: Booked


def book_appointment(
    work: Work,
    *,
    service_code: str,
    slot_at: datetime,
    resident_id: int | None = None,
    name: str = "",
    reason: AppointmentReason = AppointmentReason.BOOKED,
    note: str = "",
) -> Booked:
    """Promise a person a slot of a service, with its paper. `slot_at` is aware.

    Refused: nobody named (`appointment.who`), a second open appointment of a person for the
    service (`appointment.open_already`), no such slot (`appointment.no_slot`: the office is
    closed, it is over, or too far ahead), a full one (`appointment.slot_full`), and more of a
    quota than the office promises ahead (`appointment.share_reached`).
    """
    work.require(*DESK)
    if resident_id is None and not name.strip():
        raise OfficeError("appointment.who", field="resident")
    if resident_id is not None and work.session.get(Resident, resident_id) is None:
        raise OfficeError("resident.unknown", field="resident")
    return _book(work, service_code, slot_at, resident_id, name, reason, note, None)


def move_appointment(work: Work, *, appointment_id: int, slot_at: datetime) -> Booked:
    """Promise another slot instead; refused like booking, and when it is not open any more."""
    work.require(*DESK)
    one = promises.still_open(work, appointment_id)
    place = _place(work, require_offered(work, one.service_code), slot_at, besides=appointment_id)
    values = {"day": _day(work, slot_at), "slot_at": slot_at, "place": place}
    _put(work, appointment_id, values)
    work.record("appointment.moved", appointment_id, slot=slot_at.isoformat())
    return _with_paper(work, appointment_id)


def cancel_appointment(work: Work, *, appointment_id: int, note: str) -> AppointmentRow:
    """Give the promised time up, with the reason; somebody else may have the place."""
    work.require(*DESK)
    reason = require_reason(note, "appointment.cancel_note")
    one = promises.still_open(work, appointment_id)
    said = "; ".join(part for part in (one.note, reason) if part)[:500]
    _put(work, appointment_id, {"state": AppointmentState.CANCELLED, "note": said})
    work.record("appointment.cancelled", appointment_id)
    return _row(work, appointment_id)


def park_until(work: Work, *, ticket_id: int, note: str, slot_at: datetime) -> ParkedUntil:
    """Put a person aside who must fetch papers, and promise when to come back, in one act.

    Refused like parking and like booking. Taken back together, too.
    """
    work.require(*DESK)
    missing = require_reason(note, "ticket.park_note")
    ticket = work.session.get(Ticket, ticket_id)
    if ticket is None:
        raise OfficeError("ticket.moved_on")
    booked = _book(
        work, ticket.service_code, slot_at, ticket.resident_id, ticket.code,
        AppointmentReason.PAPERS_MISSING, missing, ticket_id,
    )  # fmt: skip
    parked = park(work, ticket_id=ticket_id, note=missing, booked=booked.appointment.id)
    return ParkedUntil(parked, booked)


def _book(
    work: Work,
    service_code: str,
    slot_at: datetime,
    resident_id: int | None,
    name: str,
    reason: AppointmentReason,
    note: str,
    from_ticket_id: int | None,
) -> Booked:
    service = require_offered(work, service_code)
    one = Appointment(
        day=_day(work, slot_at),
        slot_at=slot_at,
        letter=service.letter,
        place=_place(work, service, slot_at),
        service_code=service.code,
        resident_id=resident_id,
        name="" if resident_id is not None else " ".join(name.split())[:120],
        reason=reason,
        state=AppointmentState.BOOKED,
        note=" ".join(note.split())[:500],
        token=f"J-{secrets.token_hex(8)}",
        from_ticket_id=from_ticket_id,
        made_by=work.actor.officer_id,
        made_at=work.now,
    )
    work.session.add(one)
    with refusing():
        work.session.flush()
    appointment_id = one.id or 0
    work.record("appointment.booked", appointment_id, service=service.code, reason=reason.value)
    return _with_paper(work, appointment_id)


def _place(work: Work, service: Service, slot_at: datetime, *, besides: int | None = None) -> int:
    """A free place of a slot; whoever books on the same day waits here for the other to end."""
    if slot_at.tzinfo is None:
        raise ValueError("a slot must be aware")
    office, day = profile(work.session), _day(work, slot_at)
    hold_day(work, Room.BOOKINGS, day)
    if not 0 <= (day - work.office_date).days <= office.book_days_ahead:
        raise OfficeError("appointment.no_slot", field="slot")
    hours = office_hours(work.session, first=work.office_date)
    slots = slots_on(work.session, service=service, office=office, hours=hours, day=day,
                     now=work.now, besides=besides)  # fmt: skip
    slot = next((slot for slot in slots if slot.at == slot_at), None)
    if slot is None:
        raise OfficeError("appointment.no_slot", field="slot")
    taken = [one.place for one in places_on(work.session, day=day)
             if one.slot_at == slot_at and one.letter == service.letter
             and one.appointment_id != besides]  # fmt: skip
    place = free_place(taken, office.people_per_slot)
    if slot.why or place is None:
        raise OfficeError(slot.why or "appointment.slot_full", field="slot")
    return place


def _put(work: Work, appointment_id: int, values: dict[str, object]) -> None:
    """The guarded UPDATE; refuses what is not open any more."""
    statement = (
        update(Appointment)
        .where(
            col(Appointment.id) == appointment_id,
            col(Appointment.state) == AppointmentState.BOOKED,
        )
        .values(**values)
        .returning(col(Appointment.id))
    )
    with refusing():
        if work.session.execute(statement).first() is None:
            raise OfficeError("appointment.moved_on")


def _day(work: Work, slot_at: datetime) -> date:
    return slot_at.astimezone(work.zone).date()


def _row(work: Work, appointment_id: int) -> AppointmentRow:
    work.session.expire_all()
    row = agenda.appointment(work.session, appointment_id=appointment_id)
    assert row is not None
    return row


def _with_paper(work: Work, appointment_id: int) -> Booked:
    row = _row(work, appointment_id)
    office, service = profile(work.session), require_offered(work, row.service_code)
    wall = row.slot_at.astimezone(ZoneInfo(office.zone)).replace(tzinfo=None)
    slip = AppointmentSlip(
        office=letterhead(work.session),
        service=row.service_name_id,
        slot_at=wall,
        who=row.who,
        masked_nik=row.masked_nik,
        papers=tuple(service.papers),
        missing=row.note if row.reason is AppointmentReason.PAPERS_MISSING else "",
        late_minutes=office.late_minutes,
        token=row.token,
        footer=office.ticket_footer,
    )
    paper = papers.issue(
        work,
        key=f"{APPOINTMENT}/{row.id}/{wall:%Y%m%d%H%M}/{work.number(f'appointment/{row.id}')}",
        kind=APPOINTMENT,
        number=row.token,
        slip=slip,
        resident_id=row.resident_id,
    )
    return Booked(row, paper)
