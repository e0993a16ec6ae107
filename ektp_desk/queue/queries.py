"""Services, tickets and their histories, to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Counter, Officer
from ektp_desk.queue.models import Service, Ticket, TicketEvent
from ektp_desk.queue.rules import (
    AT_COUNTER_STATES,
    Course,
    PriorityReason,
    TicketAct,
    TicketState,
    Waiting,
    call_order,
    quota_left,
)
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik


@dataclass(frozen=True)
class ServiceRow:
    """A service with today's figures; `left_today` is None without a quota."""

    code: str
    letter: str
    name_id: str
    name_en: str
    course: Course
    papers: tuple[str, ...]
    daily_quota: int
    active: bool
    taken_today: int
    waiting: int
    left_today: int | None

    def name(self, language: str) -> str:
        """The name in a language, Indonesian where there is no other."""
        return (self.name_en if language == "en" else self.name_id) or self.name_id


@dataclass(frozen=True)
class TicketRow:
    """A ticket as shown. `why` is the reason of its place in the order (`choice.…`), if waiting."""

    id: int
    office_date: date
    code: str
    letter: str
    token: str
    service_code: str
    service_name_id: str
    service_name_en: str
    course: Course
    resident_id: int | None
    resident_name: str
    masked_nik: str
    priority: PriorityReason | None
    state: TicketState
    counter_id: int | None
    counter_code: str
    calls: int
    note: str
    arrived_at: datetime
    called_at: datetime | None
    serving_at: datetime | None
    ended_at: datetime | None
    why: str = ""

    def service_name(self, language: str) -> str:
        """The service's name in a language."""
        return (self.service_name_en if language == "en" else self.service_name_id) or (
            self.service_name_id
        )


@dataclass(frozen=True)
class TicketStep:
    """One step of a ticket's history."""

    at: datetime
    act: TicketAct
    state: TicketState
    counter_code: str
    officer: str
    note: str


def services(session: Session, *, day: date, active_only: bool = False) -> tuple[ServiceRow, ...]:
    """All services in the order of the tiles, with the figures of one office day."""
    taken = _counts(session, day)
    waiting = _counts(session, day, TicketState.WAITING)
    statement = select(Service).order_by(col(Service.position), col(Service.code))
    if active_only:
        statement = statement.where(col(Service.active).is_(True))
    return tuple(
        ServiceRow(
            code=row.code,
            letter=row.letter,
            name_id=row.name_id,
            name_en=row.name_en,
            course=row.course,
            papers=tuple(row.papers),
            daily_quota=row.daily_quota,
            active=row.active,
            taken_today=taken.get(row.code, 0),
            waiting=waiting.get(row.code, 0),
            left_today=quota_left(row.daily_quota, taken.get(row.code, 0)),
        )
        for row in session.execute(statement).scalars()
    )


def waiting(session: Session, *, day: date, letters: str = "") -> tuple[TicketRow, ...]:
    """Waiting tickets in the order they will be called; `letters` keeps a counter's own."""
    statement = _tickets().where(
        col(Ticket.office_date) == day, col(Ticket.state) == TicketState.WAITING
    )
    if letters:
        statement = statement.where(col(Ticket.letter).in_(list(letters)))
    rows = {row.id: row for row in _rows(session, statement)}
    order = call_order(
        waiting_for_order(session, day=day, letters=letters),
        priority_in_a_row=priority_in_a_row(session, day=day, letters=letters),
    )
    return tuple(
        TicketRow(**{**vars(rows[choice.ticket_id]), "why": choice.reason})
        for choice in order
        if choice.ticket_id in rows
    )


def waiting_for_order(session: Session, *, day: date, letters: str) -> list[Waiting]:
    """Waiting tickets as the pure order rule sees them."""
    statement = select(
        col(Ticket.id), col(Ticket.arrived_at), col(Ticket.priority), col(Ticket.wait_for_others)
    ).where(col(Ticket.office_date) == day, col(Ticket.state) == TicketState.WAITING)
    if letters:
        statement = statement.where(col(Ticket.letter).in_(list(letters)))
    return [
        Waiting(row.id, row.arrived_at, row.priority is not None, row.wait_for_others)
        for row in session.execute(statement)
    ]


def priority_in_a_row(session: Session, *, day: date, letters: str) -> int:
    """How many of the newest first calls of the day were priority ones without a break."""
    statement = (
        select(col(Ticket.priority))
        .where(col(Ticket.office_date) == day, col(Ticket.called_at).is_not(None))
        .order_by(col(Ticket.called_at).desc(), col(Ticket.id).desc())
        .limit(5)
    )
    if letters:
        statement = statement.where(col(Ticket.letter).in_(list(letters)))
    in_a_row = 0
    for (priority,) in session.execute(statement):
        if priority is None:
            break
        in_a_row += 1
    return in_a_row


def current(session: Session, *, counter_id: int, day: date) -> TicketRow | None:
    """The ticket called to or served at a counter now."""
    statement = _tickets().where(
        col(Ticket.counter_id) == counter_id,
        col(Ticket.state).in_(AT_COUNTER_STATES),
        col(Ticket.office_date) == day,
    )
    return _one(session, statement)


def in_states(
    session: Session, *, day: date, states: Sequence[TicketState], letters: str = ""
) -> tuple[TicketRow, ...]:
    """The day's tickets in some states (parked, no-show, awaiting card …), by arrival."""
    statement = _tickets().where(col(Ticket.office_date) == day, col(Ticket.state).in_(states))
    if letters:
        statement = statement.where(col(Ticket.letter).in_(list(letters)))
    return _rows(session, statement.order_by(col(Ticket.arrived_at), col(Ticket.id)))


def tickets_of_day(session: Session, *, day: date) -> tuple[TicketRow, ...]:
    """All tickets of one office day, newest first."""
    statement = _tickets().where(col(Ticket.office_date) == day)
    return _rows(session, statement.order_by(col(Ticket.id).desc()))


def tickets_of_resident(
    session: Session, *, resident_id: int, limit: int = 20
) -> tuple[TicketRow, ...]:
    """A person's visits, newest first."""
    statement = _tickets().where(col(Ticket.resident_id) == resident_id)
    return _rows(session, statement.order_by(col(Ticket.id).desc()).limit(limit))


def ticket(session: Session, *, ticket_id: int) -> TicketRow | None:
    """One ticket."""
    return _one(session, _tickets().where(col(Ticket.id) == ticket_id))


def ticket_by_token(session: Session, *, token: str) -> TicketRow | None:
    """The ticket whose QR code carries this token."""
    return _one(session, _tickets().where(col(Ticket.token) == token.strip()))


def ticket_by_code(session: Session, *, code: str, day: date) -> TicketRow | None:
    """The ticket of a day by its number ("A-012", capitals or not)."""
    statement = _tickets().where(
        col(Ticket.office_date) == day, col(Ticket.code) == code.strip().upper()
    )
    return _one(session, statement)


def history(session: Session, *, ticket_id: int) -> tuple[TicketStep, ...]:
    """All that happened to a ticket, in order."""
    statement = (
        select(
            col(TicketEvent.at),
            col(TicketEvent.act),
            col(TicketEvent.state),
            func.coalesce(Counter.code, ""),
            func.coalesce(Officer.full_name, ""),
            col(TicketEvent.note),
        )
        .outerjoin(Counter, col(Counter.id) == col(TicketEvent.counter_id))
        .outerjoin(Officer, col(Officer.id) == col(TicketEvent.officer_id))
        .where(col(TicketEvent.ticket_id) == ticket_id)
        .order_by(col(TicketEvent.id))
    )
    return tuple(TicketStep(*row) for row in session.execute(statement))


def ahead(session: Session, *, day: date, ticket_id: int, letter: str) -> int:
    """How many people of the same letter will be called before a waiting ticket."""
    order = call_order(
        waiting_for_order(session, day=day, letters=letter),
        priority_in_a_row=priority_in_a_row(session, day=day, letters=letter),
    )
    return next((n for n, choice in enumerate(order) if choice.ticket_id == ticket_id), len(order))


def _counts(session: Session, day: date, state: TicketState | None = None) -> dict[str, int]:
    statement = (
        select(col(Ticket.service_code), func.count())
        .where(col(Ticket.office_date) == day)
        .group_by(col(Ticket.service_code))
    )
    if state is None:
        statement = statement.where(col(Ticket.state) != TicketState.CANCELLED)
    else:
        statement = statement.where(col(Ticket.state) == state)
    return {code: int(number) for code, number in session.execute(statement)}


def _tickets() -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Ticket.id),
            col(Ticket.office_date),
            col(Ticket.code),
            col(Ticket.letter),
            col(Ticket.token),
            col(Ticket.service_code),
            col(Service.name_id),
            col(Service.name_en),
            col(Service.course),
            col(Ticket.resident_id),
            func.coalesce(Resident.name, ""),
            func.coalesce(Resident.nik, ""),
            col(Ticket.priority),
            col(Ticket.state),
            col(Ticket.counter_id),
            func.coalesce(Counter.code, ""),
            col(Ticket.calls),
            col(Ticket.note),
            col(Ticket.arrived_at),
            col(Ticket.called_at),
            col(Ticket.serving_at),
            col(Ticket.ended_at),
        )
        .join(Service, col(Service.code) == col(Ticket.service_code))
        .outerjoin(Resident, col(Resident.id) == col(Ticket.resident_id))
        .outerjoin(Counter, col(Counter.id) == col(Ticket.counter_id))
    )


def _one(session: Session, statement: Select[*tuple[Any, ...]]) -> TicketRow | None:
    found = session.execute(statement).one_or_none()
    return None if found is None else _row(found)


def _rows(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[TicketRow, ...]:
    return tuple(_row(row) for row in session.execute(statement))


def _row(row: Row[*tuple[Any, ...]]) -> TicketRow:
    values = list(row)
    values[11] = mask_nik(values[11]) if values[11] else ""
    return TicketRow(*values)
