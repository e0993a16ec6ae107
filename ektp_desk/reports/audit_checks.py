"""What must agree between the rooms: ledgers with states, blanks with cards.

Each check asks the database for the rows that do not agree; `CHECKS` are handed to
`storage.check.check`, which knows no nouns.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.models import Counter
from ektp_desk.cards.models import Card, CardEvent, Handover
from ektp_desk.cards.rules import STATE_AFTER, CardState
from ektp_desk.coverage.checks import kept_count
from ektp_desk.queue.blocks import RESERVE_FIRST, RESERVE_LAST
from ektp_desk.queue.models import CounterEvent, CounterNow, NumberBlock, Ticket, TicketEvent
from ektp_desk.recording.models import CentralRecord, CentralSighting
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.queries import balance, last_count
from ektp_desk.stock.rules import Movement
from ektp_desk.stock.services import FROM_CARD
from ektp_desk.storage.check import MOST_DETAILS, Check, Finding

# What each state of a piece must have taken out of the stock; the others took nothing.
TAKEN = {
    CardState.PRINTED: Movement.USED,
    CardState.HANDED_OVER: Movement.USED,
    CardState.SPOILED: Movement.SPOILED,
}


def blanks_of_cards(session: Session) -> Iterator[Finding]:
    """Every good card used one blank, every spoiled one spoiled one, and nobody else did.

    A row that was taken back counts for nothing, nor does the reversal (see `stock_sums`).
    """
    reversal = aliased(StockMovement)
    stands = and_(
        col(StockMovement.kind) != Movement.REVERSAL,
        ~select(col(reversal.id))
        .where(col(reversal.reverses_id) == col(StockMovement.id))
        .correlate(StockMovement)
        .exists(),
    )
    taken = and_(
        col(StockMovement.source_type) == FROM_CARD, col(StockMovement.source_id) == col(Card.id)
    )
    fits = and_(
        stands,
        col(StockMovement.quantity) == -1,
        or_(
            *(
                and_(col(Card.state) == state, col(StockMovement.kind) == kind)
                for state, kind in TAKEN.items()
            )
        ),
    )
    missing = select(col(Card.number)).where(
        col(Card.state).in_(TAKEN), ~select(col(StockMovement.id)).where(taken, fits).exists()
    )
    yield from _found(session, "check.blank_missing", missing, "number")
    extra = select(col(StockMovement.id)).where(
        col(StockMovement.source_type) == FROM_CARD,
        stands,
        ~select(col(Card.id)).where(taken, fits).exists(),
    )
    yield from _found(session, "check.blank_extra", extra, "row")


def stock_sums(session: Session) -> Iterator[Finding]:
    """The ledger begins with an opening, its sum is not negative, reversals mirror their rows."""
    pieces = balance(session)
    if pieces < 0:
        yield Finding("check.balance_negative", {"balance": pieces})
    any_row = session.execute(select(col(StockMovement.id)).limit(1)).first()
    if any_row is not None and last_count(session) is None:
        yield Finding("check.opening_missing")
    mistake = aliased(StockMovement)
    differs = (
        select(col(StockMovement.id))
        .outerjoin(mistake, col(mistake.id) == col(StockMovement.reverses_id))
        .where(
            col(StockMovement.kind) == Movement.REVERSAL,
            func.coalesce(col(mistake.quantity), 0) != -col(StockMovement.quantity),
        )
    )
    yield from _found(session, "check.reversal_differs", differs, "row")


def cards_and_log(session: Session) -> Iterator[Finding]:
    """A card's state is what the last line of its print log says, and hand-overs agree."""
    said = case(
        *((col(CardEvent.act) == act, state.value) for act, state in STATE_AFTER.items()),
        else_="",
    )
    last = _newest(CardEvent.id, CardEvent.card_id)
    differs = (
        select(col(Card.number))
        .outerjoin(last, last.c.owner == col(Card.id))
        .outerjoin(CardEvent, col(CardEvent.id) == last.c.id)
        .where(said != col(Card.state))
    )
    yield from _found(session, "check.card_log", differs, "number")
    given = select(col(Handover.id)).where(col(Handover.card_id) == col(Card.id)).exists()
    handed_over = col(Card.state) == CardState.HANDED_OVER
    missing = select(col(Card.number)).where(handed_over, ~given)
    yield from _found(session, "check.handover_missing", missing, "number")
    extra = (
        select(col(Handover.number))
        .join(Card, col(Card.id) == col(Handover.card_id))
        .where(~handed_over)
    )
    yield from _found(session, "check.handover_extra", extra, "number")


def tickets_and_history(session: Session) -> Iterator[Finding]:
    """A ticket's state is the one its newest step left it in."""
    last = _newest(TicketEvent.id, TicketEvent.ticket_id)
    differs = (
        select(col(Ticket.code), col(Ticket.office_date))
        .outerjoin(last, last.c.owner == col(Ticket.id))
        .outerjoin(TicketEvent, col(TicketEvent.id) == last.c.id)
        .where(or_(col(TicketEvent.id).is_(None), col(TicketEvent.state) != col(Ticket.state)))
    )
    yield from _found(session, "check.ticket_log", differs, "ticket", "day")


def counters_and_history(session: Session) -> Iterator[Finding]:
    """How a counter stands now is what its newest step says, and either is there with the other."""
    last = _newest(CounterEvent.id, CounterEvent.counter_id)
    said_otherwise = or_(
        col(CounterEvent.state) != col(CounterNow.state),
        col(CounterEvent.at) != col(CounterNow.since),
        col(CounterEvent.officer_id).is_distinct_from(col(CounterNow.officer_id)),
    )
    differs = (
        select(col(Counter.code))
        .outerjoin(last, last.c.owner == col(Counter.id))
        .outerjoin(CounterEvent, col(CounterEvent.id) == last.c.id)
        .outerjoin(CounterNow, col(CounterNow.counter_id) == col(Counter.id))
        .where(
            or_(
                col(CounterEvent.id).is_(None) != col(CounterNow.counter_id).is_(None),
                said_otherwise,
            )
        )
    )
    yield from _found(session, "check.counter_log", differs, "counter")


def central_and_sightings(session: Session) -> Iterator[Finding]:
    """The central status kept is the newest one seen, where any sighting is on record."""
    last = _newest(CentralSighting.id, CentralSighting.resident_id)
    differs = (
        select(col(CentralRecord.resident_id))
        .join(last, last.c.owner == col(CentralRecord.resident_id))
        .join(CentralSighting, col(CentralSighting.id) == last.c.id)
        .where(col(CentralSighting.status) != col(CentralRecord.status))
    )
    yield from _found(session, "check.central_log", differs, "resident")


def reserve_numbers(session: Session) -> Iterator[Finding]:
    """Each block's used numbers are tickets, all of them, and no other ticket is of the reserve."""
    of_block = and_(
        col(Ticket.office_date) == col(NumberBlock.office_date),
        col(Ticket.letter) == col(NumberBlock.letter),
        col(Ticket.parent_id).is_(None),
        col(Ticket.number) >= col(NumberBlock.first),
        col(Ticket.number) < col(NumberBlock.first) + col(NumberBlock.used),
    )
    joined = select(func.count()).select_from(Ticket).where(of_block).scalar_subquery()
    named = (col(NumberBlock.letter), col(NumberBlock.first), col(NumberBlock.office_date))
    missing = select(*named).where(joined != col(NumberBlock.used))
    yield from _found(session, "check.reserve_missing", missing, "letter", "first", "day")
    extra = select(col(Ticket.code), col(Ticket.office_date)).where(
        col(Ticket.number).between(RESERVE_FIRST, RESERVE_LAST),
        col(Ticket.parent_id).is_(None),
        ~select(col(NumberBlock.id)).where(of_block).exists(),
    )
    yield from _found(session, "check.reserve_extra", extra, "ticket", "day")


CHECKS: tuple[Check, ...] = (
    blanks_of_cards,
    stock_sums,
    cards_and_log,
    tickets_and_history,
    counters_and_history,
    reserve_numbers,
    central_and_sightings,
    kept_count,
)


def _newest(row: Any, owner: Any) -> Subquery:
    """The newest row of each owner, as (owner, id)."""
    statement: Select[*tuple[Any, ...]] = select(
        col(owner).label("owner"), func.max(col(row)).label("id")
    )
    return statement.group_by(col(owner)).subquery()


def _found(
    session: Session, code: str, statement: Select[*tuple[Any, ...]], *names: str
) -> Iterator[Finding]:
    """One finding per row, its columns under `names`; past the first twenty only how many."""
    rows = session.execute(statement.limit(MOST_DETAILS + 1)).all()
    for row in rows[:MOST_DETAILS]:
        yield Finding(code, {name: str(value) for name, value in zip(names, row, strict=True)})
    if len(rows) > MOST_DETAILS:
        counting = select(func.count()).select_from(statement.subquery())
        more = int(session.execute(counting).scalar_one()) - MOST_DETAILS
        yield Finding("check.more", {"more": more})
