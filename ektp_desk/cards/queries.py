"""Cards to look at: who is to be printed, what is unsettled, what waits to be fetched."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, case, func, select, tuple_
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.cards.models import Card, CardEvent, Handover
from ektp_desk.cards.models_pickup import HandoverReversal
from ektp_desk.cards.queries_ready import PrintReadyRow as PrintReadyRow
from ektp_desk.cards.queries_ready import count_print_ready as count_print_ready
from ektp_desk.cards.queries_ready import print_ready as print_ready
from ektp_desk.cards.rules import (
    UNSETTLED,
    CardAct,
    CardState,
    Collector,
    OldCardReason,
    SpoilReason,
)
from ektp_desk.cards.rules_handover import IdentityKind, Proof, Relation
from ektp_desk.queue.models import Service, Ticket
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik


@dataclass(frozen=True)
class CardRow:
    """One printed (or being printed) piece, with whose it is."""

    id: int
    number: str
    token: str
    resident_id: int
    resident_name: str
    masked_nik: str
    service_code: str
    service_id_name: str
    service_en_name: str
    state: CardState
    blank_serial: str
    spoil_reason: SpoilReason | None
    operator: str
    station: str
    office_date: date
    intended_at: datetime
    settled_at: datetime | None
    ticket_id: int | None
    ticket_code: str
    run_id: int | None

    def age_days(self, today: date) -> int:
        """Calendar days since the day of printing."""
        return max(0, (today - self.office_date).days)


@dataclass(frozen=True)
class PrintLogRow:
    """One line of the print log. `reason` is a `SpoilReason` value or free text, `rule_version`
    the scarcity rule an intent was made under."""

    id: int
    at: datetime
    act: CardAct
    reason: str
    card_id: int
    card_number: str
    blank_serial: str
    resident_id: int
    resident_name: str
    masked_nik: str
    officer: str
    rule_version: int | None


@dataclass(frozen=True)
class HandoverRow:
    """A card given out: to whom, on what proof and identity, and what became of the old card.

    `taken_back` is why it was taken back, "" while it stands.
    """

    id: int
    number: str
    card_id: int
    card_number: str
    resident_id: int
    resident_name: str
    masked_nik: str
    at: datetime
    officer: str
    proof: Proof
    no_receipt_reason: str
    collector: Collector
    collector_name: str
    relation: Relation | None
    identity_kind: IdentityKind | None
    collector_identity: str
    authority_letter: str
    authority_date: date | None
    old_card_taken: bool
    old_card_reason: OldCardReason | None
    old_card_absence: str
    taken_back: str


def unsettled(session: Session) -> tuple[CardRow, ...]:
    """Pieces whose outcome is not settled: unknown ones first, then those being printed."""
    unknown_first = case((col(Card.state) == CardState.UNKNOWN, 0), else_=1)
    statement = _cards().where(col(Card.state).in_(UNSETTLED)).order_by(unknown_first, col(Card.id))
    return _rows(session, statement)


def uncollected(
    session: Session, *, limit: int = 50, after: tuple[date, int] | None = None
) -> tuple[CardRow, ...]:
    """Printed cards nobody has fetched, oldest first; `after` is (office_date, id) of a row."""
    place = (col(Card.office_date), col(Card.id))
    statement = _cards().where(col(Card.state) == CardState.PRINTED).order_by(*place).limit(limit)
    if after is not None:
        statement = statement.where(tuple_(*place) > after)
    return _rows(session, statement)


def count_uncollected(session: Session) -> int:
    """How many printed cards wait to be fetched."""
    statement = select(func.count(col(Card.id))).where(col(Card.state) == CardState.PRINTED)
    return int(session.execute(statement).scalar_one())


def card(session: Session, *, card_id: int) -> CardRow | None:
    """One piece by its id."""
    found = session.connection().execute(_BY_ID, {"card_id": card_id}).one_or_none()
    return None if found is None else _card_row(found)


def card_by_token(session: Session, *, token: str) -> CardRow | None:
    """The piece whose receipt carries this QR token."""
    return _one(session, col(Card.token) == token.strip())


def card_by_number(session: Session, *, number: str) -> CardRow | None:
    """The piece with this number ("K-2026-000123", capitals or not)."""
    return _one(session, col(Card.number) == number.strip().upper())


def find_card(session: Session, *, text: str) -> CardRow | None:
    """The piece somebody means: by receipt code, card number, or the NIK of a person, whose
    newest waiting piece it then is, else the newest of all."""
    wanted = "".join(text.split())
    if wanted.upper().startswith("C-"):
        return card_by_token(session, token=wanted.replace("c-", "C-", 1))
    if not wanted.isdigit():
        return card_by_number(session, number=wanted)
    waiting_first = case((col(Card.state) == CardState.PRINTED, 0), else_=1)
    statement = _cards().where(col(Resident.nik) == wanted)
    rows = _rows(session, statement.order_by(waiting_first, col(Card.id).desc()).limit(1))
    return rows[0] if rows else None


def outcomes_of_day(session: Session, *, day: date) -> tuple[int, int]:
    """How many pieces came out good and how many spoiled on one office day."""
    statement = (
        select(col(CardEvent.act), func.count())
        .where(
            col(CardEvent.office_date) == day,
            col(CardEvent.act).in_((CardAct.GOOD, CardAct.SPOILED)),
        )
        .group_by(col(CardEvent.act))
    )
    counted = {act: int(number) for act, number in session.execute(statement)}
    return counted.get(CardAct.GOOD, 0), counted.get(CardAct.SPOILED, 0)


def cards_of_resident(session: Session, *, resident_id: int) -> tuple[CardRow, ...]:
    """All pieces of one person, newest first."""
    statement = _cards().where(col(Card.resident_id) == resident_id)
    return _rows(session, statement.order_by(col(Card.id).desc()))


def print_log(session: Session, *, day: date) -> tuple[PrintLogRow, ...]:
    """Everything that happened to cards on one office day, in the order it was written down.

    Not by the clock: one that was set back would tell the outcome before the intent.
    """
    statement: Select[*tuple[Any, ...]] = (
        select(
            col(CardEvent.id),
            col(CardEvent.at),
            col(CardEvent.act),
            col(CardEvent.reason),
            col(CardEvent.card_id),
            col(Card.number).label("card_number"),
            func.coalesce(Card.blank_serial, "").label("blank_serial"),
            col(Card.resident_id),
            col(Resident.name).label("resident_name"),
            col(Resident.nik).label("masked_nik"),
            func.coalesce(Officer.full_name, "").label("officer"),
            col(CardEvent.rule_version),
        )
        .join(Card, col(Card.id) == col(CardEvent.card_id))
        .join(Resident, col(Resident.id) == col(Card.resident_id))
        .outerjoin(Officer, col(Officer.id) == col(CardEvent.officer_id))
        .where(col(CardEvent.office_date) == day)
        .order_by(col(CardEvent.id))
    )
    return tuple(_log_row(row) for row in session.execute(statement))


def handover_of_card(session: Session, *, card_id: int) -> HandoverRow | None:
    """How a card was given out, or None while it waits; what was taken back does not count."""
    statement = _handovers().where(col(Handover.card_id) == card_id, standing_handover())
    found = session.execute(statement).one_or_none()
    return None if found is None else _handover_row(found)


def standing_handover() -> ColumnElement[bool]:
    """That a `Handover` was not taken back: for whoever counts hand-overs or old cards."""
    of_this = col(HandoverReversal.handover_id) == col(Handover.id)
    return ~select(col(HandoverReversal.id)).where(of_this).correlate(Handover).exists()


def card_by_handover(session: Session, *, number: str) -> CardRow | None:
    """The piece given out under a hand-over's number ("S-2026-000123")."""
    statement = select(col(Handover.card_id)).where(col(Handover.number) == number.strip().upper())
    card_id = session.execute(statement).scalars().first()
    return None if card_id is None else card(session, card_id=card_id)


def handovers_of_day(session: Session, *, day: date) -> tuple[HandoverRow, ...]:
    """The cards given out on one office day, newest first, those taken back among them."""
    statement = _handovers().where(col(Handover.office_date) == day)
    found = session.execute(statement.order_by(col(Handover.id).desc()))
    return tuple(_handover_row(row) for row in found)


def _cards() -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Card.id),
            col(Card.number),
            col(Card.token),
            col(Card.resident_id),
            col(Resident.name).label("resident_name"),
            col(Resident.nik).label("masked_nik"),
            col(Card.service_code),
            col(Service.name_id).label("service_id_name"),
            col(Service.name_en).label("service_en_name"),
            col(Card.state),
            func.coalesce(Card.blank_serial, "").label("blank_serial"),
            col(Card.spoil_reason),
            func.coalesce(Officer.full_name, "").label("operator"),
            col(Card.station),
            col(Card.office_date),
            col(Card.intended_at),
            col(Card.settled_at),
            col(Card.ticket_id),
            func.coalesce(Ticket.code, "").label("ticket_code"),
            col(Card.run_id),
        )
        .join(Resident, col(Resident.id) == col(Card.resident_id))
        .join(Service, col(Service.code) == col(Card.service_code))
        .outerjoin(Officer, col(Officer.id) == col(Card.operator_id))
        .outerjoin(Ticket, col(Ticket.id) == col(Card.ticket_id))
    )


_BY_ID = _cards().where(col(Card.id) == bindparam("card_id"))  # made once: see `pieces`


def _handovers() -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Handover.id),
            col(Handover.number),
            col(Handover.card_id),
            col(Card.number).label("card_number"),
            col(Card.resident_id),
            col(Resident.name).label("resident_name"),
            col(Resident.nik).label("masked_nik"),
            col(Handover.at),
            func.coalesce(Officer.full_name, "").label("officer"),
            col(Handover.proof),
            col(Handover.no_receipt_reason),
            col(Handover.collector),
            col(Handover.collector_name),
            col(Handover.relation),
            col(Handover.identity_kind),
            col(Handover.collector_identity),
            col(Handover.authority_letter),
            col(Handover.authority_date),
            col(Handover.old_card_taken),
            col(Handover.old_card_reason),
            col(Handover.old_card_absence),
            func.coalesce(HandoverReversal.reason, "").label("taken_back"),
        )
        .join(Card, col(Card.id) == col(Handover.card_id))
        .join(Resident, col(Resident.id) == col(Card.resident_id))
        .outerjoin(Officer, col(Officer.id) == col(Handover.officer_id))
        .outerjoin(HandoverReversal, col(HandoverReversal.handover_id) == col(Handover.id))
    )


def _one(session: Session, condition: ColumnElement[bool]) -> CardRow | None:
    found = session.execute(_cards().where(condition)).one_or_none()
    return None if found is None else _card_row(found)


def _rows(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[CardRow, ...]:
    return tuple(_card_row(row) for row in session.execute(statement))


# Each statement names its columns as the row's fields are called; only the NIK is masked here,
# so that a full one never leaves this room.


def _card_row(row: Row[*tuple[Any, ...]]) -> CardRow:
    return CardRow(**{**row._mapping, "masked_nik": mask_nik(row.masked_nik)})


def _log_row(row: Row[*tuple[Any, ...]]) -> PrintLogRow:
    return PrintLogRow(**{**row._mapping, "masked_nik": mask_nik(row.masked_nik)})


def _handover_row(row: Row[*tuple[Any, ...]]) -> HandoverRow:
    return HandoverRow(**{**row._mapping, "masked_nik": mask_nik(row.masked_nik)})
