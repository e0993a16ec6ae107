"""What the waiting room's call display shows and speaks: numbers and counters, never people."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.models import Counter
from ektp_desk.queue.models import Service, Ticket, TicketEvent
from ektp_desk.queue.prediction import expected_waits
from ektp_desk.queue.rules import AT_COUNTER_STATES, TicketAct, TicketState
from ektp_desk.queue.waits import Expected

MOST_SHOWN = 24
# A server hands ids out before the commit: one may come to light behind a higher one.
OVERLAP = 200
_SPOKEN_ACTS = (TicketAct.CALLED, TicketAct.RECALLED)


@dataclass(frozen=True)
class Call:
    """A number called to a counter, or called again; `event_id` is its step's."""

    event_id: int
    code: str
    counter_code: str
    counter_name: str
    at: datetime


@dataclass(frozen=True)
class WaitingLine:
    """How many wait for a service, and how long the next person would; None: too little known."""

    name_id: str
    name_en: str
    letter: str
    waiting: int
    expected: Expected | None = None

    def name(self, language: str) -> str:
        """The service's name in a language, Indonesian where there is no other."""
        return (self.name_en if language == "en" else self.name_id) or self.name_id


@dataclass(frozen=True)
class DisplayBoard:
    """All that is on the screen: `current` and `earlier` newest first, each number once."""

    current: tuple[Call, ...]
    earlier: tuple[Call, ...]
    waiting: tuple[WaitingLine, ...]


def board(session: Session, *, day: date, now: datetime) -> DisplayBoard:
    """The board of one office day; `now` is a moment of it."""
    newest = (
        _calls()
        .add_columns(col(Ticket.state))
        .where(col(Ticket.office_date) == day)
        .order_by(col(TicketEvent.id).desc())
        .limit(MOST_SHOWN * 4)
    )
    current: list[Call] = []
    earlier: list[Call] = []
    seen: set[str] = set()
    for *columns, state in session.execute(newest):
        call = Call(*columns)
        if call.code in seen:
            continue
        seen.add(call.code)
        (current if state in AT_COUNTER_STATES else earlier).append(call)
    return DisplayBoard(
        tuple(current[:MOST_SHOWN]), tuple(earlier[:MOST_SHOWN]), _waiting(session, day, now)
    )


def calls_since(session: Session, *, event_id: int, day: date) -> tuple[Call, ...]:
    """The day's calls after `event_id`, oldest first, without those that were taken back.

    The last `OVERLAP` steps before it are looked through again: what was heard already is for
    the caller to leave out.
    """
    statement = (
        _calls()
        .where(col(Ticket.office_date) == day, col(TicketEvent.id) > event_id - OVERLAP)
        .order_by(col(TicketEvent.id))
    )
    return tuple(Call(*row) for row in session.execute(statement))


def _calls() -> Select[*tuple[Any, ...]]:
    """Steps that called a number, unless the call was taken back."""
    later = aliased(TicketEvent)
    taken_back = (
        select(col(later.id))
        .where(
            col(later.ticket_id) == col(TicketEvent.ticket_id),
            col(later.id) > col(TicketEvent.id),
            col(later.act) == TicketAct.UNDONE,
            col(later.note) == TicketAct.CALLED.value,
        )
        .exists()
    )
    return (
        select(
            col(TicketEvent.id),
            col(Ticket.code),
            col(Counter.code),
            col(Counter.name),
            col(TicketEvent.at),
        )
        .join(Ticket, col(Ticket.id) == col(TicketEvent.ticket_id))
        .join(Counter, col(Counter.id) == col(TicketEvent.counter_id))
        .where(col(TicketEvent.act).in_(_SPOKEN_ACTS), ~taken_back)
    )


def _waiting(session: Session, day: date, now: datetime) -> tuple[WaitingLine, ...]:
    expected = expected_waits(session, day=day, now=now)
    waits = (
        select(col(Ticket.service_code), func.count().label("number"))
        .where(col(Ticket.office_date) == day, col(Ticket.state) == TicketState.WAITING)
        .group_by(col(Ticket.service_code))
        .subquery()
    )
    statement = (
        select(
            col(Service.name_id),
            col(Service.name_en),
            col(Service.letter),
            func.coalesce(waits.c.number, 0),
            col(Service.code),
        )
        .outerjoin(waits, waits.c.service_code == col(Service.code))
        .where(col(Service.active).is_(True))
        .order_by(col(Service.position), col(Service.code))
    )
    rows = session.execute(statement)
    return tuple(
        WaitingLine(name_id, name_en, letter, waiting, expected.get(code))
        for name_id, name_en, letter, waiting, code in rows
    )
