"""Appointments, to look at."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlmodel import Session, col

from ektp_desk.queue.models import Appointment, Service, Ticket
from ektp_desk.queue.rules import AppointmentReason, AppointmentState
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik


@dataclass(frozen=True)
class AppointmentRow:
    """An appointment as shown; `who` is the person's name, or what was said of one not known."""

    id: int
    day: date
    slot_at: datetime
    service_code: str
    service_name_id: str
    service_name_en: str
    resident_id: int | None
    who: str
    masked_nik: str
    reason: AppointmentReason
    state: AppointmentState
    note: str
    token: str
    ticket_id: int | None
    ticket_code: str

    def service_name(self, language: str) -> str:
        """The service's name in a language."""
        return (self.service_name_en if language == "en" else self.service_name_id) or (
            self.service_name_id
        )


def appointments_of_day(session: Session, *, day: date) -> tuple[AppointmentRow, ...]:
    """All appointments of a day, by their time."""
    statement = _appointments().where(col(Appointment.day) == day)
    rows = session.execute(statement.order_by(col(Appointment.slot_at), col(Appointment.id)))
    return tuple(_row(row) for row in rows)


def open_appointments(
    session: Session, *, day: date, resident_id: int
) -> tuple[AppointmentRow, ...]:
    """What a person still has before them, from `day` on."""
    statement = _appointments().where(
        col(Appointment.resident_id) == resident_id,
        col(Appointment.state) == AppointmentState.BOOKED,
        col(Appointment.day) >= day,
    )
    rows = session.execute(statement.order_by(col(Appointment.slot_at), col(Appointment.id)))
    return tuple(_row(row) for row in rows)


def appointment(session: Session, *, appointment_id: int) -> AppointmentRow | None:
    """One appointment."""
    return _one(session, _appointments().where(col(Appointment.id) == appointment_id))


def appointment_by_token(session: Session, *, token: str) -> AppointmentRow | None:
    """The appointment whose paper carries this code."""
    return _one(session, _appointments().where(col(Appointment.token) == token.strip()))


def _one(session: Session, statement: Select[*tuple[Any, ...]]) -> AppointmentRow | None:
    found = session.execute(statement).one_or_none()
    return None if found is None else _row(found)


def _appointments() -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Appointment.id),
            col(Appointment.day),
            col(Appointment.slot_at),
            col(Appointment.service_code),
            col(Service.name_id),
            col(Service.name_en),
            col(Appointment.resident_id),
            func.coalesce(Resident.name, Appointment.name),
            func.coalesce(Resident.nik, ""),
            col(Appointment.reason),
            col(Appointment.state),
            col(Appointment.note),
            col(Appointment.token),
            col(Appointment.ticket_id),
            func.coalesce(Ticket.code, ""),
        )
        .join(Service, col(Service.code) == col(Appointment.service_code))
        .outerjoin(Resident, col(Resident.id) == col(Appointment.resident_id))
        .outerjoin(Ticket, col(Ticket.id) == col(Appointment.ticket_id))
    )


def _row(row: Row[*tuple[Any, ...]]) -> AppointmentRow:
    values = list(row)
    values[8] = mask_nik(values[8]) if values[8] else ""
    return AppointmentRow(*values)
