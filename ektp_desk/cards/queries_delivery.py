"""Lists of cards with the kelurahan to look at: what is out, since when, what came home."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.cards.models import Card
from ektp_desk.cards.models_pickup import CardDelivery, CardDeliveryItem
from ektp_desk.cards.rules_pickup import DeliveryOutcome, DeliveryState
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import mask_nik

MOST = 500


@dataclass(frozen=True)
class DeliveryRow:
    """One list, and how many of its cards are where. `paper` is the key of its paper."""

    id: int
    number: str
    village_code: str
    village: str
    receiver_name: str
    receiver_identity: str
    receiver_position: str
    office_date: date
    due_on: date
    state: DeliveryState
    home_on: date | None
    officer: str
    cards: int
    out: int
    delivered: int
    brought_back: int
    lost: int

    def days_out(self, today: date) -> int:
        """Calendar days since the list left."""
        return max(0, (today - self.office_date).days)

    def days_late(self, today: date) -> int:
        """Days past the day on which it is due back; none for a list that is home."""
        late = (today - self.due_on).days if self.state is DeliveryState.OPEN else 0
        return max(0, late)


@dataclass(frozen=True)
class DeliveryItemRow:
    """One card of a list and what became of it."""

    position: int
    card_id: int
    card_number: str
    card_token: str
    resident_id: int
    resident_name: str
    masked_nik: str
    address: str
    service_code: str
    outcome: DeliveryOutcome
    happened_on: date | None
    received_by: str
    note: str


def open_deliveries(session: Session) -> tuple[DeliveryRow, ...]:
    """The lists that are out, those due first."""
    return deliveries(session, state=DeliveryState.OPEN)


def deliveries(
    session: Session, *, state: DeliveryState | None = None, limit: int = MOST
) -> tuple[DeliveryRow, ...]:
    """Lists: open ones first, by the day they are due back, then the others, newest first."""
    statement = _lists()
    if state is not None:
        statement = statement.where(col(CardDelivery.state) == state)
    is_open = col(CardDelivery.state) == DeliveryState.OPEN
    statement = statement.order_by(
        case((is_open, 0), else_=1),
        case((is_open, col(CardDelivery.due_on))),
        col(CardDelivery.id).desc(),
    )
    return tuple(_row(row) for row in session.execute(statement.limit(limit)))


def delivery(session: Session, *, delivery_id: int) -> DeliveryRow | None:
    """One list, or None."""
    return _one(session, col(CardDelivery.id) == delivery_id)


def delivery_by_number(session: Session, *, number: str) -> DeliveryRow | None:
    """The list with this number ("P-2026-000007"), or None."""
    return _one(session, col(CardDelivery.number) == number.strip().upper())


def delivery_with(session: Session, *, card_id: int) -> DeliveryRow | None:
    """The open list that has a card out, or None."""
    out = select(col(CardDeliveryItem.delivery_id)).where(
        col(CardDeliveryItem.card_id) == card_id,
        col(CardDeliveryItem.outcome) == DeliveryOutcome.OUT,
    )
    return _one(session, col(CardDelivery.id).in_(out))


def items(session: Session, *, delivery_id: int) -> tuple[DeliveryItemRow, ...]:
    """The cards of a list, as they stand on its paper."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            col(CardDeliveryItem.position),
            col(CardDeliveryItem.card_id),
            col(Card.number).label("card_number"),
            col(Card.token).label("card_token"),
            col(Card.resident_id),
            col(Resident.name).label("resident_name"),
            col(Resident.nik).label("masked_nik"),
            col(Resident.address),
            col(Card.service_code),
            col(CardDeliveryItem.outcome),
            col(CardDeliveryItem.happened_on),
            col(CardDeliveryItem.received_by),
            col(CardDeliveryItem.note),
        )
        .join(Card, col(Card.id) == col(CardDeliveryItem.card_id))
        .join(Resident, col(Resident.id) == col(Card.resident_id))
        .where(col(CardDeliveryItem.delivery_id) == delivery_id)
        .order_by(col(CardDeliveryItem.position))
    )
    return tuple(
        DeliveryItemRow(**{**row._mapping, "masked_nik": mask_nik(row.masked_nik)})
        for row in session.execute(statement)
    )


def _lists() -> Select[*tuple[Any, ...]]:
    counted = [
        func.count(col(CardDeliveryItem.id))
        .filter(col(CardDeliveryItem.outcome) == outcome)
        .label(outcome.value)
        for outcome in DeliveryOutcome
    ]
    totals = (
        select(
            col(CardDeliveryItem.delivery_id).label("of"),
            func.count(col(CardDeliveryItem.id)).label("cards"),
            *counted,
        )
        .group_by(col(CardDeliveryItem.delivery_id))
        .subquery()
    )
    return (
        select(
            col(CardDelivery.id),
            col(CardDelivery.number),
            col(CardDelivery.village_code),
            col(Region.name).label("village"),
            col(CardDelivery.receiver_name),
            col(CardDelivery.receiver_identity),
            col(CardDelivery.receiver_position),
            col(CardDelivery.office_date),
            col(CardDelivery.due_on),
            col(CardDelivery.state),
            col(CardDelivery.home_on),
            func.coalesce(Officer.full_name, "").label("officer"),
            totals.c.cards,
            *(totals.c[outcome.value] for outcome in DeliveryOutcome),
        )
        .join(totals, totals.c.of == col(CardDelivery.id))
        .join(Region, col(Region.code) == col(CardDelivery.village_code))
        .outerjoin(Officer, col(Officer.id) == col(CardDelivery.officer_id))
    )


def _one(session: Session, condition: ColumnElement[bool]) -> DeliveryRow | None:
    found = session.execute(_lists().where(condition)).one_or_none()
    return None if found is None else _row(found)


def _row(found: Any) -> DeliveryRow:
    return DeliveryRow(**found._mapping)
