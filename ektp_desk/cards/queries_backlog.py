"""Blanks nobody has a claim to, what may be offered, and who waits for blanks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import profile
from ektp_desk.cards.models import Card, PrintBacklog
from ektp_desk.cards.offers import (
    STILL_LISTED,
    BacklogState,
    Choices,
    Supply,
    choices,
    may_invite,
    supply,
)
from ektp_desk.cards.rules import GOOD_CARDS, UNSETTLED, PrintRank, print_rank
from ektp_desk.queue.models import Service, Ticket
from ektp_desk.queue.rules import OPEN_STATES, Offer
from ektp_desk.recording.eligibility import RECORD_AGAIN
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import mask_nik
from ektp_desk.stock import queries as stock

_NOT_RECORDED = (None, CentralStatus.UNREGISTERED, *RECORD_AGAIN)
_TOOK_OR_TAKES = (*UNSETTLED, *GOOD_CARDS)


@dataclass(frozen=True)
class Blanks:
    """The blanks of a day, in pieces.

    `held` are in cards being printed, `promised` belong to today's open numbers that were told
    "a card", `kept` to people invited from the backlog; `free` are nobody's.
    """

    opened: bool
    balance: int
    held: int
    promised: int
    kept: int
    supply: Supply

    @property
    def free(self) -> int:
        """Pieces without a claim; below zero when more was promised than there is."""
        return self.balance - self.held - self.promised - self.kept


@dataclass(frozen=True)
class BacklogRow:
    """One entry: whose, for which service, since when; `rank` puts urgent and first cards first."""

    id: int
    resident_id: int
    name: str
    masked_nik: str
    village: str
    service_code: str
    service_id_name: str
    service_en_name: str
    ticket_code: str
    since: datetime
    office_date: date
    state: BacklogState
    invited_at: datetime | None
    rank: PrintRank

    def age_days(self, today: date) -> int:
        """Calendar days since the person was put on the list."""
        return max(0, (today - self.office_date).days)


@dataclass(frozen=True)
class BacklogStatus:
    """How many wait and how many were invited; `invitable` is how many blanks allow now."""

    waiting: int
    invited: int
    invitable: int
    blanks: Blanks


def blanks(session: Session, *, day: date) -> Blanks:
    """Balance and claims as they stand now."""
    there = stock.on_hand(session, day=day)
    held = _count(session, Card, col(Card.state).in_(UNSETTLED))
    promised = _count(session, Ticket, *_promised(day), ~_has_piece())
    kept = _count(
        session, PrintBacklog, col(PrintBacklog.state) == BacklogState.INVITED, ~_came(day)
    )
    free = there.balance - held - promised - kept
    judged = supply(opened=there.opened, short=there.short, free=free)
    return Blanks(there.opened, there.balance, held, promised, kept, judged)


def choices_for(
    session: Session, *, day: date, service_code: str, resident_id: int | None
) -> Choices:
    """What may be offered for a service, to a known person or (None) an unknown one."""
    service = session.get(Service, service_code)
    standing = blanks(session, day=day).supply
    if service is None:
        return Choices(standing)
    return choices(
        service.course,
        standing,
        suket_enabled=profile(session).suket_enabled,
        recorded=is_recorded(session, resident_id),
        kept=_is_invited(session, resident_id),
    )


def backlog(
    session: Session, *, states: tuple[BacklogState, ...] = STILL_LISTED
) -> tuple[BacklogRow, ...]:
    """Who waits for blanks, in the order of their turn: by rank, then by age."""
    rows = [_row(found) for found in session.execute(_entries(states))]
    return tuple(sorted(rows, key=lambda row: (row.rank, row.since, row.id)))


def backlog_status(session: Session, *, day: date) -> BacklogStatus:
    """The figures of the list, and how many may be invited."""
    standing = blanks(session, day=day)
    waiting = _count(session, PrintBacklog, col(PrintBacklog.state) == BacklogState.WAITING)
    invited = _count(session, PrintBacklog, col(PrintBacklog.state) == BacklogState.INVITED)
    free = standing.free if standing.opened else 0
    return BacklogStatus(waiting, invited, may_invite(free=free, waiting=waiting), standing)


def entry(session: Session, *, entry_id: int) -> BacklogRow | None:
    """One entry of the list, whatever its state."""
    statement = _entries(tuple(BacklogState)).where(col(PrintBacklog.id) == entry_id)
    found = session.execute(statement).one_or_none()
    return None if found is None else _row(found)


def open_entry_of(session: Session, *, resident_id: int) -> BacklogRow | None:
    """A person's entry that still waits for a blank or for their coming."""
    statement = _entries(STILL_LISTED).where(col(PrintBacklog.resident_id) == resident_id)
    found = session.execute(statement).one_or_none()
    return None if found is None else _row(found)


def _promised(day: date) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Ticket.office_date) == day,
        col(Ticket.state).in_(OPEN_STATES),
        col(Ticket.offer) == Offer.CARD,
    )


def _has_piece() -> ColumnElement[bool]:
    """The number's card is being printed (then it is held) or was (then its blank is used)."""
    piece = select(col(Card.id)).where(
        col(Card.ticket_id) == col(Ticket.id), col(Card.state).in_(_TOOK_OR_TAKES)
    )
    return piece.exists()


def _came(day: date) -> ColumnElement[bool]:
    """Who was invited holds a number today: their blank is counted there."""
    ticket = select(col(Ticket.id)).where(
        *_promised(day), col(Ticket.resident_id) == col(PrintBacklog.resident_id)
    )
    return ticket.exists()


def is_recorded(session: Session, resident_id: int | None) -> bool:
    """Whether a person was recorded already; False for somebody unknown."""
    if resident_id is None:
        return False
    known = session.get(CentralRecord, resident_id)
    return (known.status if known else None) not in _NOT_RECORDED


def _is_invited(session: Session, resident_id: int | None) -> bool:
    if resident_id is None:
        return False
    found = open_entry_of(session, resident_id=resident_id)
    return found is not None and found.state is BacklogState.INVITED


def _count(session: Session, table: Any, *conditions: ColumnElement[bool]) -> int:
    statement = select(func.count()).select_from(table).where(*conditions)
    return int(session.execute(statement).scalar_one())


def _entries(states: tuple[BacklogState, ...]) -> Select[*tuple[Any, ...]]:
    of_person = col(CentralRecord.resident_id) == col(PrintBacklog.resident_id)
    return (
        select(
            col(PrintBacklog.id),
            col(PrintBacklog.resident_id),
            col(Resident.name),
            col(Resident.nik).label("masked_nik"),
            func.coalesce(Region.name, "").label("village"),
            col(PrintBacklog.service_code),
            col(Service.name_id).label("service_id_name"),
            col(Service.name_en).label("service_en_name"),
            func.coalesce(Ticket.code, "").label("ticket_code"),
            col(PrintBacklog.since),
            col(PrintBacklog.office_date),
            col(PrintBacklog.state),
            col(PrintBacklog.invited_at),
            func.coalesce(CentralRecord.urgent_reason, "").label("rank"),
        )
        .join(Resident, col(Resident.id) == col(PrintBacklog.resident_id))
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .join(Service, col(Service.code) == col(PrintBacklog.service_code))
        .outerjoin(Ticket, col(Ticket.id) == col(PrintBacklog.ticket_id))
        .outerjoin(CentralRecord, of_person)
        .where(col(PrintBacklog.state).in_(states))
    )


def _row(found: Any) -> BacklogRow:
    rank = print_rank(urgent_reason=found.rank, service_code=found.service_code)
    return BacklogRow(**{**found._mapping, "masked_nik": mask_nik(found.masked_nik), "rank": rank})
