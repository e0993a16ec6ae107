"""Blank requests to look at: the open one, the board, one with its history, what to ask for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, case, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import profile
from ektp_desk.stock import lead_times
from ektp_desk.stock.lead import expected_lead
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.models_requests import BlankRequest, BlankRequestEvent
from ektp_desk.stock.queries import status
from ektp_desk.stock.queries_books import reserved
from ektp_desk.stock.rules import Movement
from ektp_desk.stock.rules_requests import (
    ENDED,
    OVER,
    Channel,
    Proposal,
    RequestAct,
    RequestStage,
    RequestState,
    Supplier,
    overdue_days,
    propose,
    state_of,
)

MOST_OVER = 20  # ended requests on the board


@dataclass(frozen=True)
class RequestRow:
    """One request, in pieces. `received` is the sum of its deliveries that were not taken back;
    `last_on` the day of its newest event."""

    id: int
    number: str
    state: RequestState
    stage: RequestStage
    supplier: Supplier
    proposed: int
    requested: int
    approved: int | None
    received: int
    reason: str
    figures: dict[str, Any]
    letter_number: str
    drafted_on: date
    submitted_on: date | None
    expected_on: date | None
    approved_on: date | None
    shipped_on: date | None
    ended_on: date | None
    first_received_on: date | None
    last_received_on: date | None
    beside_id: int | None
    officer: str

    @property
    def open(self) -> bool:
        """Whether blanks may still come of it."""
        return self.state not in OVER

    @property
    def missing(self) -> int:
        """Pieces approved and not received."""
        return max(0, (self.approved or 0) - self.received)

    @property
    def newest_day(self) -> date:
        """The day of the newest step; the next one cannot lie before it."""
        steps = (self.submitted_on, self.approved_on, self.shipped_on)
        return max((day for day in steps if day is not None), default=self.drafted_on)

    def overdue(self, day: date) -> int:
        """Calendar days since the blanks should have come; 0 when not late."""
        return overdue_days(self.stage, expected_on=self.expected_on, open_=self.open, day=day)


@dataclass(frozen=True)
class RequestEventRow:
    """One line of a request's history; `taken_back` for a delivery that the ledger reversed."""

    id: int
    at: datetime
    happened_on: date
    act: RequestAct
    quantity: int | None
    document: str
    serials: str
    note: str
    told: str
    channel: Channel | None
    movement_id: int | None
    taken_back: bool
    paper_key: str
    officer: str


@dataclass(frozen=True)
class RequestDetail:
    """A request with all that was done about it, newest first."""

    row: RequestRow
    events: tuple[RequestEventRow, ...]


@dataclass(frozen=True)
class RequestBoard:
    """What the board shows: open requests, the newest that ended, and how long blanks took."""

    rows: tuple[RequestRow, ...]
    lead_times: lead_times.LeadTimes
    expected_lead: int


def open_request(session: Session) -> RequestRow | None:
    """The request from which blanks are still to come, the newest if there are two."""
    return next((row for row in _rows(session, _standing()) if row.open), None)


def request_under_way(session: Session) -> RequestRow | None:
    """The request that keeps silent the call for another: blanks are on their way.

    A draft asks nobody for anything; it neither silences nor hides what was submitted before.
    """
    rows = _rows(session, _standing())
    return next((row for row in rows if row.open and row.state is not RequestState.DRAFT), None)


def request(session: Session, request_id: int) -> RequestRow | None:
    """One request."""
    found = _rows(session, _listed().where(col(BlankRequest.id) == request_id))
    return found[0] if found else None


def board(session: Session) -> RequestBoard:
    """All open requests and the newest that are over, newest first."""
    rows = _rows(session, _listed())
    over = [row for row in rows if not row.open][:MOST_OVER]
    past = lead_times.lead_days(session)
    return RequestBoard(
        rows=tuple(row for row in rows if row.open or row in over),
        lead_times=lead_times.summary(past),
        expected_lead=expected_lead(past, profile(session).lead_days),
    )


def detail(session: Session, *, request_id: int) -> RequestDetail | None:
    """A request and its history."""
    row = request(session, request_id)
    return None if row is None else RequestDetail(row, _events(session, request_id))


def proposal(session: Session, *, day: date) -> Proposal:
    """What to ask for on `day`; pieces set aside are not counted as stock."""
    office = profile(session)
    standing = status(session, day=day)
    return propose(
        stock=standing.balance,
        plan_rate=standing.plan_rate,
        actual_rate=standing.actual_rate,
        lead_days=expected_lead(lead_times.lead_days(session), office.lead_days),
        week_days=office.week_days,
        cover_days=office.cover_days,
        reserved=reserved(session, day=day),
        lot=office.blank_lot,
    )


def has_delivery(session: Session, *, document: str) -> bool:
    """Whether blanks were booked by this hand-over document, whoever it names, and stand."""
    later = aliased(StockMovement)
    statement = (
        select(col(StockMovement.id))
        .where(
            col(StockMovement.kind) == Movement.RECEIVED,
            func.lower(StockMovement.document) == document.lower(),
            ~select(col(later.id)).where(col(later.reverses_id) == col(StockMovement.id)).exists(),
        )
        .limit(1)
    )
    return session.execute(statement).first() is not None


def _standing() -> Select[*tuple[Any, ...]]:
    return _listed().where(col(BlankRequest.stage).not_in(ENDED))


def _listed() -> Select[*tuple[Any, ...]]:
    came = _came()
    return (
        select(BlankRequest, col(Officer.full_name).label("officer"), came.c.received,
               came.c.first_on, came.c.last_on)
        .outerjoin(Officer, col(Officer.id) == col(BlankRequest.officer_id))
        .outerjoin(came, came.c.request_id == col(BlankRequest.id))
        .order_by(col(BlankRequest.id).desc())
        .execution_options(populate_existing=True)  # steps are taken by statements
    )  # fmt: skip


def _came() -> Any:
    """What the ledger says came of each request: pieces, first and last day."""
    later = aliased(StockMovement)
    return (
        select(
            col(BlankRequestEvent.request_id).label("request_id"),
            func.sum(col(StockMovement.quantity)).label("received"),
            func.min(col(StockMovement.occurred_on)).label("first_on"),
            func.max(col(StockMovement.occurred_on)).label("last_on"),
        )
        .join(StockMovement, col(StockMovement.id) == col(BlankRequestEvent.movement_id))
        .where(
            ~select(col(later.id)).where(col(later.reverses_id) == col(StockMovement.id)).exists()
        )
        .group_by(col(BlankRequestEvent.request_id))
        .subquery()
    )


def _rows(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[RequestRow, ...]:
    return tuple(_row(found) for found in session.execute(statement))


def _row(found: Row[*tuple[Any, ...]]) -> RequestRow:
    kept: BlankRequest = found[0]
    received = int(found.received or 0)
    state = state_of(kept.stage, approved=kept.approved, received=received)
    return RequestRow(
        id=kept.id or 0,
        number=kept.number,
        state=state,
        stage=kept.stage,
        supplier=kept.supplier,
        proposed=kept.proposed,
        requested=kept.requested,
        approved=kept.approved,
        received=received,
        reason=kept.reason,
        figures=kept.figures,
        letter_number=kept.letter_number,
        drafted_on=kept.drafted_on,
        submitted_on=kept.submitted_on,
        expected_on=kept.expected_on,
        approved_on=kept.approved_on,
        shipped_on=kept.shipped_on,
        ended_on=found.last_on if state is RequestState.CLOSED else kept.ended_on,
        first_received_on=found.first_on,
        last_received_on=found.last_on,
        beside_id=kept.beside_id,
        officer=found.officer or "",
    )


def _events(session: Session, request_id: int) -> tuple[RequestEventRow, ...]:
    later = aliased(StockMovement)
    statement = (
        select(
            BlankRequestEvent,
            col(Officer.full_name).label("officer"),
            case((col(later.id).is_(None), 0), else_=1).label("taken_back"),
        )
        .outerjoin(Officer, col(Officer.id) == col(BlankRequestEvent.officer_id))
        .outerjoin(
            later,
            (col(later.reverses_id) == col(BlankRequestEvent.movement_id)),
        )
        .where(col(BlankRequestEvent.request_id) == request_id)
        .order_by(col(BlankRequestEvent.id).desc())
    )
    return tuple(_event(found) for found in session.execute(statement))


def _event(found: Row[*tuple[Any, ...]]) -> RequestEventRow:
    kept: BlankRequestEvent = found[0]
    return RequestEventRow(
        id=kept.id or 0,
        at=kept.at,
        happened_on=kept.happened_on,
        act=kept.act,
        quantity=kept.quantity,
        document=kept.document,
        serials=kept.serials,
        note=kept.note,
        told=kept.told,
        channel=kept.channel,
        movement_id=kept.movement_id,
        taken_back=bool(found.taken_back),
        paper_key=kept.paper_key,
        officer=found.officer or "",
    )
