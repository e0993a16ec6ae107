"""Services, tickets and their histories, to look at."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, or_, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Counter, Officer
from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import RANGES, OfficeProfile
from ektp_desk.queue import quotas
from ektp_desk.queue.models import Service, Ticket, TicketEvent
from ektp_desk.queue.order import OrderRule, Waiting, call_order
from ektp_desk.queue.rules import (
    AT_COUNTER_STATES,
    Course,
    Offer,
    PriorityReason,
    TicketAct,
    TicketState,
)
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik


@dataclass(frozen=True)
class ServiceRow:
    """A service with a day's figures; what is left is None without a quota.

    `left_now` is the smaller of what is left of the day and of the half of it that it is now.
    """

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
    morning_quota: int
    afternoon_quota: int
    left_now: int | None

    def name(self, language: str) -> str:
        """The name in a language, Indonesian where there is no other."""
        return (self.name_en if language == "en" else self.name_id) or self.name_id


@dataclass(frozen=True)
class PlannedService:
    """A service still to come in a visit, at one counter alone or (None) at any."""

    service: str
    counter: int | None


@dataclass(frozen=True)
class TicketRow:
    """A ticket as shown: `letter` is that of its number, `plan` what comes after this service.

    `why` is the reason of its place in the order (`choice.…`), if it waits.
    """

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
    offer: Offer | None
    state: TicketState
    counter_id: int | None
    counter_code: str
    only_counter_id: int | None
    parent_id: int | None
    plan: tuple[PlannedService, ...]
    appointment_at: datetime | None
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


_TICKET = Ticket.metadata.tables["ticket"]
# Made once, and not through the session's objects: every call asks.
_FOR_ORDER = select(
    _TICKET.c.id,
    _TICKET.c.arrived_at,
    _TICKET.c.priority,
    _TICKET.c.wait_for_others,
    _TICKET.c.appointment_at,
)
_CALLED_LAST = (
    select(_TICKET.c.priority)
    .where(_TICKET.c.called_at.is_not(None))
    .order_by(_TICKET.c.called_at.desc(), _TICKET.c.id.desc())
    .limit(RANGES["most_priority_in_a_row"][1])
)
_COLUMNS = [field.name for field in fields(TicketRow)]
NIK, PLAN = _COLUMNS.index("masked_nik"), _COLUMNS.index("plan")


def services(
    session: Session, *, day: date, active_only: bool = False, now: datetime | None = None
) -> tuple[ServiceRow, ...]:
    """All services in the order of the tiles, with the figures of one office day.

    `now` is a moment of that day; without it halves of the day and time gone by do not count.
    """
    office = profile(session)
    half = quotas.half_now(office, now) if now is not None else None
    used = quotas.used(session, day=day, office=office, now=now)
    taken = _counts(session, day)
    waiting = _counts(session, day, TicketState.WAITING)
    statement = select(Service).order_by(col(Service.position), col(Service.code))
    if active_only:
        statement = statement.where(col(Service.active).is_(True))
    rows = session.execute(statement).scalars().all()
    left = {row.code: quotas.left(row, used.get(row.code, quotas.Used()), half) for row in rows}
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
            left_today=left[row.code].today,
            morning_quota=row.morning_quota,
            afternoon_quota=row.afternoon_quota,
            left_now=left[row.code].now,
        )
        for row in rows
    )


def order_rule(session: Session) -> OrderRule:
    """The office's own rule of the order."""
    return order_rule_of(profile(session))


def order_rule_of(office: OfficeProfile) -> OrderRule:
    """The rule of the order out of settings already read."""
    return OrderRule(office.most_priority_in_a_row, timedelta(minutes=office.ageing_minutes))


def waiting(
    session: Session,
    *,
    day: date,
    now: datetime,
    letters: str = "",
    counter_id: int | None = None,
) -> tuple[TicketRow, ...]:
    """Waiting tickets in the order they would be called now.

    `letters` and `counter_id` keep a counter's own; without them, everybody's.
    """
    statement = _tickets().where(*_waiting_for(day, letters, counter_id))
    rows = {row.id: row for row in _rows(session, statement)}
    order = call_order(
        waiting_for_order(session, day=day, letters=letters, counter_id=counter_id),
        now=now,
        rule=order_rule(session),
        priority_in_a_row=priority_in_a_row(session, day=day, letters=letters),
    )
    return tuple(
        TicketRow(**{**vars(rows[choice.ticket_id]), "why": choice.reason})
        for choice in order
        if choice.ticket_id in rows
    )


def waiting_for_order(
    session: Session, *, day: date, letters: str, counter_id: int | None = None
) -> list[Waiting]:
    """Waiting tickets as the pure order rule sees them."""
    statement = _FOR_ORDER.where(*_waiting_for(day, letters, counter_id))
    return [
        Waiting(
            row.id,
            row.arrived_at,
            row.priority is not None,
            row.wait_for_others,
            row.appointment_at,
        )
        for row in session.connection().execute(statement)
    ]


def _waiting_for(day: date, letters: str, counter_id: int | None) -> list[ColumnElement[bool]]:
    """Who may be called at a counter: its letters, and not who waits for another one alone."""
    only = _TICKET.c.only_counter_id
    conditions = [_TICKET.c.office_date == day, _TICKET.c.state == TicketState.WAITING]
    if letters:
        own = _TICKET.c.queue_letter.in_(list(letters))
        conditions.append(or_(own, only == counter_id))
    if counter_id is not None:
        conditions.append(or_(only.is_(None), only == counter_id))
    return conditions


def priority_in_a_row(session: Session, *, day: date, letters: str) -> int:
    """How many of the newest first calls of the day were priority ones without a break."""
    statement = _CALLED_LAST.where(_TICKET.c.office_date == day)
    if letters:
        statement = statement.where(_TICKET.c.queue_letter.in_(list(letters)))
    in_a_row = 0
    for (priority,) in session.connection().execute(statement):
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
        statement = statement.where(col(Ticket.queue_letter).in_(list(letters)))
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
    found = session.connection().execute(_ONE_TICKET, {"ticket_id": ticket_id}).one_or_none()
    return None if found is None else _row(found)


def ticket_by_token(session: Session, *, token: str) -> TicketRow | None:
    """The ticket whose QR code carries this token; of a visit with several, the newest."""
    return _one(session, _newest(_tickets().where(col(Ticket.token) == token.strip())))


def ticket_by_code(session: Session, *, code: str, day: date) -> TicketRow | None:
    """The ticket of a day by its number ("A-012", capitals or not); of several, the newest."""
    statement = _tickets().where(
        col(Ticket.office_date) == day, col(Ticket.code) == code.strip().upper()
    )
    return _one(session, _newest(statement))


def _newest(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Of a ticket and its children the one that goes on; a child taken back does not count."""
    undone = col(Ticket.parent_id).is_not(None) & (col(Ticket.state) == TicketState.CANCELLED)
    return statement.where(~undone).order_by(col(Ticket.id).desc()).limit(1)


def visit(session: Session, *, ticket_id: int) -> tuple[TicketRow, ...]:
    """A ticket with those it came from and those that came of it, in order."""
    mine = select(col(Ticket.office_date), col(Ticket.token)).where(col(Ticket.id) == ticket_id)
    found = session.execute(mine).one_or_none()
    if found is None:
        return ()
    statement = _tickets().where(
        col(Ticket.office_date) == found.office_date, col(Ticket.token) == found.token
    )
    return _rows(session, statement.order_by(col(Ticket.id)))


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


def ahead(
    session: Session, *, day: date, now: datetime, ticket_id: int, letter: str, rule: OrderRule
) -> int:
    """How many people of the same letter would be called before a waiting ticket."""
    order = call_order(
        waiting_for_order(session, day=day, letters=letter),
        now=now,
        rule=rule,
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
        statement = statement.where(col(Ticket.state).not_in(quotas.NOT_COUNTED))
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
            col(Ticket.offer),
            col(Ticket.state),
            col(Ticket.counter_id),
            func.coalesce(Counter.code, ""),
            col(Ticket.only_counter_id),
            col(Ticket.parent_id),
            col(Ticket.plan),
            col(Ticket.appointment_at),
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
    values[NIK] = mask_nik(values[NIK]) if values[NIK] else ""
    values[PLAN] = tuple(PlannedService(**planned) for planned in values[PLAN])
    return TicketRow(*values)


_ONE_TICKET = _tickets().where(col(Ticket.id) == bindparam("ticket_id"))  # made once
