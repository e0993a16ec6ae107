"""What must agree between the rooms: ledgers with states, blanks with cards.

Each check asks the database for the rows that do not agree; `checks_of` a database are handed to
`storage.check.check`, which knows no nouns.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.checks import officers_and_log
from ektp_desk.accounts.models import Counter
from ektp_desk.cards.checks import destruction_agrees
from ektp_desk.cards.differences import differences
from ektp_desk.cards.models import Card, CardEvent, Handover
from ektp_desk.cards.queries import standing_handover
from ektp_desk.cards.rules import GOOD_CARDS, STATE_AFTER, CardState
from ektp_desk.cards.rules_differences import OWN_CHECK, unsettled
from ektp_desk.coverage.checks import kept_count
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.outreach.fieldoffice import field_visit
from ektp_desk.partners.models import PartnerAnswer
from ektp_desk.queue.blocks import RESERVE_FIRST, RESERVE_LAST
from ektp_desk.queue.models import CounterEvent, CounterNow, NumberBlock, Ticket, TicketEvent
from ektp_desk.recording.models import CentralRecord, CentralSighting
from ektp_desk.reports.models import DayClose
from ektp_desk.residents.repair import names_and_keys, search_and_roll
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.models_requests import BlankRequest, BlankRequestEvent
from ektp_desk.stock.queries import balance, last_count
from ektp_desk.stock.rules import Movement
from ektp_desk.stock.rules_requests import STEPS, RequestAct, RequestStage
from ektp_desk.stock.services import FROM_CARD
from ektp_desk.storage.check import MOST_DETAILS, Check, Finding

# What each state of a piece must have taken out of the stock; the others took nothing.
TAKEN = {
    **dict.fromkeys(GOOD_CARDS, Movement.USED),
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


def requests_and_ledger(session: Session) -> Iterator[Finding]:
    """Deliveries of blank requests are receipts of the ledger, together not more than approved,
    and each request stands where its history left it."""
    movement, later = aliased(StockMovement), aliased(StockMovement)
    delivery = (
        select(col(BlankRequestEvent.id))
        .join(movement, col(movement.id) == col(BlankRequestEvent.movement_id))
        .where(
            or_(
                col(movement.kind) != Movement.RECEIVED,
                col(movement.quantity) != col(BlankRequestEvent.quantity),
                col(movement.document) != col(BlankRequestEvent.document),
            )
        )
    )
    yield from _found(session, "check.request_movement", delivery, "row")
    over = (
        select(col(BlankRequest.number))
        .join(BlankRequestEvent, col(BlankRequestEvent.request_id) == col(BlankRequest.id))
        .join(movement, col(movement.id) == col(BlankRequestEvent.movement_id))
        .where(~select(col(later.id)).where(col(later.reverses_id) == col(movement.id)).exists())
        .group_by(col(BlankRequest.id))
        .having(func.sum(col(movement.quantity)) > func.coalesce(col(BlankRequest.approved), 0))
    )
    yield from _found(session, "check.request_sum", over, "number")
    said = case(
        (col(BlankRequestEvent.act) == RequestAct.DRAFTED, RequestStage.DRAFT.value),
        *((col(BlankRequestEvent.act) == act, to.value) for act, (_, to) in STEPS.items()),
        else_="",
    )
    last = _newest(
        BlankRequestEvent.id, BlankRequestEvent.request_id,
        where=col(BlankRequestEvent.act).in_((RequestAct.DRAFTED, *STEPS)),
    )  # fmt: skip
    differs = (
        select(col(BlankRequest.number))
        .outerjoin(last, last.c.owner == col(BlankRequest.id))
        .outerjoin(BlankRequestEvent, col(BlankRequestEvent.id) == last.c.id)
        .where(said != col(BlankRequest.stage))
    )
    yield from _found(session, "check.request_log", differs, "number")


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
    of_card = col(Handover.card_id) == col(Card.id)
    given = select(col(Handover.id)).where(of_card, standing_handover()).exists()
    handed_over = col(Card.state) == CardState.HANDED_OVER
    missing = select(col(Card.number)).where(handed_over, ~given)
    yield from _found(session, "check.handover_missing", missing, "number")
    extra = (
        select(col(Handover.number))
        .join(Card, col(Card.id) == col(Handover.card_id))
        .where(~handed_over, standing_handover())
    )
    yield from _found(session, "check.handover_extra", extra, "number")


def ledger_log_and_count(session: Session) -> Iterator[Finding]:
    """What the tab of differences shows and no check above has found in its own words."""
    found = [one for one in unsettled(differences(session)) if one.kind in OWN_CHECK]
    for one in found[:MOST_DETAILS]:
        yield Finding(
            f"check.differs.{one.kind}",
            {
                "subject": one.subject,
                "day": _told(one.day) if one.day else "",
                "expected": str(one.expected),
                "found": str(one.found),
            },
        )
    if len(found) > MOST_DETAILS:
        yield Finding("check.more", {"more": len(found) - MOST_DETAILS})


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


def signed_heads(session: Session) -> Iterator[Finding]:
    """What a supervisor signed of the log is still there: no row was cut off or made anew."""
    kept = and_(
        col(AuditEntry.id) == col(DayClose.audit_id),
        col(AuditEntry.hash) == col(DayClose.audit_hash),
    )
    gone = select(col(DayClose.number), col(DayClose.office_date)).where(
        ~select(col(AuditEntry.id)).where(kept).exists()
    )
    yield from _found(session, "check.signed_head", gone, "number", "day")


# Ledgers name these by number only: the database does not keep such a reference by itself.
NAMED: tuple[tuple[str, str, str], ...] = (
    ("counter_event", "officer_id", "officer"),
    ("ticket_event", "officer_id", "officer"),
    ("ticket_event", "counter_id", "counter"),
    ("recording_event", "officer_id", "officer"),
    ("card_event", "officer_id", "officer"),
    ("central_sighting", "officer_id", "officer"),
    ("paper", "officer_id", "officer"),
    ("partner_answer", "absence_id", "absence"),
    ("departure_report", "absence_id", "absence"),
)


def orphans(session: Session) -> Iterator[Finding]:
    """Whoever and whatever a ledger names by number is there."""
    tables = PartnerAnswer.metadata.tables
    for table, column, target in NAMED:
        owner, parent = tables[table], tables[target]
        key = next(iter(owner.primary_key.columns))
        lost = select(key).where(
            owner.c[column].is_not(None),
            ~select(parent.c.id).where(parent.c.id == owner.c[column]).exists(),
        )
        rows = session.execute(lost.limit(MOST_DETAILS)).scalars()
        for row in rows:
            yield Finding("check.foreign_key", {"table": table, "row": row, "parent": target})


CHECKS: tuple[Check, ...] = (
    blanks_of_cards,
    stock_sums,
    requests_and_ledger,
    cards_and_log,
    ledger_log_and_count,
    tickets_and_history,
    counters_and_history,
    reserve_numbers,
    central_and_sightings,
    kept_count,
    destruction_agrees,
    signed_heads,
    officers_and_log,
    names_and_keys,
    search_and_roll,
    orphans,
)
# A laptop's visit brings cards and states along without the ledgers that they came of.
ON_A_VISIT: tuple[Check, ...] = (tickets_and_history, names_and_keys, search_and_roll, orphans)


def checks_of(session: Session) -> tuple[Check, ...]:
    """What must agree in this database: of an office all, of a laptop's visit what it holds."""
    return CHECKS if field_visit(session) is None else ON_A_VISIT


def _newest(row: Any, owner: Any, *, where: ColumnElement[bool] | None = None) -> Subquery:
    """The newest row of each owner, as (owner, id); `where` leaves rows out."""
    statement: Select[*tuple[Any, ...]] = select(
        col(owner).label("owner"), func.max(col(row)).label("id")
    )
    if where is not None:
        statement = statement.where(where)
    return statement.group_by(col(owner)).subquery()


def _found(
    session: Session, code: str, statement: Select[*tuple[Any, ...]], *names: str
) -> Iterator[Finding]:
    """One finding per row, its columns under `names`; past the first twenty only how many."""
    rows = session.execute(statement.limit(MOST_DETAILS + 1)).all()
    for row in rows[:MOST_DETAILS]:
        yield Finding(code, {name: _told(value) for name, value in zip(names, row, strict=True)})
    if len(rows) > MOST_DETAILS:
        counting = select(func.count()).select_from(statement.subquery())
        more = int(session.execute(counting).scalar_one()) - MOST_DETAILS
        yield Finding("check.more", {"more": more})


def _told(value: object) -> str:
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)
