"""Who comes to the demonstration office on its day: chosen from the database, always the same."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlmodel import Session, col

from ektp_desk.cards.models import Card
from ektp_desk.cards.queries import uncollected
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import Citizenship, Presence

ADULT_YEARS, OLDEST_YEARS = 18, 59


@dataclass(frozen=True)
class Citizen:
    """One person of the day."""

    resident_id: int
    nik: str
    name: str


@dataclass(frozen=True)
class Cast:
    """`unrecorded` come for their first card, `holders` with a damaged or lost one, `collectors`
    for a card that lies ready."""

    unrecorded: tuple[Citizen, ...]
    holders: tuple[Citizen, ...]
    collectors: tuple[Citizen, ...]


def cast(session: Session, *, day: date, unrecorded: int, holders: int, collectors: int) -> Cast:
    """Choose the people of `day`."""
    adults = (
        col(Resident.birth_date) <= day.replace(year=day.year - ADULT_YEARS, day=1),
        col(Resident.birth_date) >= day.replace(year=day.year - OLDEST_YEARS, day=1),
        col(Resident.presence) == Presence.PRESENT,
        col(Resident.citizenship) == Citizenship.WNI,
    )
    known = exists().where(col(CentralRecord.resident_id) == col(Resident.id))
    cards = exists().where(col(Card.resident_id) == col(Resident.id))
    issued = exists().where(
        col(CentralRecord.resident_id) == col(Resident.id),
        col(CentralRecord.status) == CentralStatus.CARD_ISSUED,
    )
    people = select(col(Resident.id), col(Resident.nik), col(Resident.name)).where(*adults)
    waiting = uncollected(session, limit=collectors)
    niks = dict(
        session.execute(
            select(col(Resident.id), col(Resident.nik)).where(
                col(Resident.id).in_([card.resident_id for card in waiting])
            )
        ).all()
    )
    return Cast(
        _citizens(session, people.where(~known, ~cards), unrecorded),
        _citizens(session, people.where(issued), holders),
        tuple(Citizen(c.resident_id, niks[c.resident_id], c.resident_name) for c in waiting),
    )


def _citizens(session: Session, people, count: int) -> tuple[Citizen, ...]:  # type: ignore[no-untyped-def]
    # The roll is in the order of names: taken from all over it, and the same every time.
    shuffled = (col(Resident.id) * 7919) % 10007
    rows = session.execute(people.order_by(shuffled, col(Resident.id)).limit(count))
    return tuple(Citizen(*row) for row in rows)
