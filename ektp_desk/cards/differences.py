"""Every difference between ledger, print log and count: read here, compared in the rules."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, false, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.cards.models import Card, CardEvent
from ektp_desk.cards.rules import GOOD_CARDS, STATE_AFTER, CardAct, CardState
from ektp_desk.cards.rules_differences import (
    CardFacts,
    CountFacts,
    DayFacts,
    Difference,
    DifferenceKind,
    of_card,
    of_count,
    of_day,
)
from ektp_desk.kernel.models import NumberSeries
from ektp_desk.stock import serials
from ektp_desk.stock.ledger import BY_HAND
from ektp_desk.stock.models import BlankSerialRange, StockCount, StockMovement
from ektp_desk.stock.queries import balance
from ektp_desk.stock.queries_books import balance_through, loans
from ektp_desk.stock.rules import Movement
from ektp_desk.stock.services import FROM_CARD

# Blanks that a card of this state took, by the print log: (good, spoiled).
TAKES = dict.fromkeys(GOOD_CARDS, (1, 0)) | {CardState.SPOILED: (0, 1)}
OUTCOMES = (CardAct.GOOD, CardAct.SPOILED, CardAct.CORRECTED)
# A corrected outcome takes a good one back in the log, and its blank in the ledger.
_TAKEN_BACK = col(StockMovement.kind) == Movement.REVERSAL
_USED = -func.sum(
    case(
        (col(StockMovement.kind).in_((Movement.USED, Movement.REVERSAL)),
         col(StockMovement.quantity)),
        else_=0,
    )
)  # fmt: skip
_ROWS = func.sum(case((_TAKEN_BACK, -1), else_=1))
_SPOILED = -func.sum(
    case((col(StockMovement.kind) == Movement.SPOILED, col(StockMovement.quantity)), else_=0)
)
_GOODS = func.sum(
    case(
        (col(CardEvent.act) == CardAct.GOOD, 1),
        (col(CardEvent.act) == CardAct.CORRECTED, -1),
        else_=0,
    )
)
_SPOILEDS = func.sum(case((col(CardEvent.act) == CardAct.SPOILED, 1), else_=0))


def differences(session: Session) -> tuple[Difference, ...]:
    """What does not agree: books, counts, days, cards, serials; what is settled stands last."""
    found = (
        *_books(session),
        *_counts(session),
        *_days(session),
        *_cards(session),
        *_orphans(session),
        *_serials(session),
    )
    return tuple(sorted(found, key=lambda one: one.settled))


def _books(session: Session) -> Iterator[Difference]:
    pieces = balance(session)
    if pieces < 0:
        yield Difference(DifferenceKind.NEGATIVE, "", 0, pieces)
    any_row = session.execute(select(col(StockMovement.id)).limit(1)).first()
    opening = select(col(StockMovement.id)).where(col(StockMovement.kind) == Movement.OPENING)
    if any_row is not None and session.execute(opening).first() is None:
        yield Difference(DifferenceKind.NO_OPENING, "", 1, 0)
    yield from _rows_gone(session)
    yield from _reversals(session)
    for loan in loans(session):
        if loan.owed < 0:
            yield Difference(
                DifferenceKind.LOAN, loan.document, loan.quantity, loan.quantity - loan.owed,
                loan.occurred_on, 0, loan.id,
            )  # fmt: skip
    yield from _clocks(session)


def _rows_gone(session: Session) -> Iterator[Difference]:
    """Rows by hand are numbered without gaps: as many must be there as numbers were given."""
    given = session.execute(
        select(col(NumberSeries.last)).where(col(NumberSeries.scope) == "stock/hand")
    ).scalar_one_or_none()
    there = session.execute(
        select(func.count()).where(col(StockMovement.source_type) == BY_HAND)
    ).scalar_one()
    if (given or 0) != there:
        yield Difference(DifferenceKind.ROW_GONE, "", given or 0, there)


def _reversals(session: Session) -> Iterator[Difference]:
    mistake = aliased(StockMovement)
    statement = (
        select(StockMovement, func.coalesce(col(mistake.quantity), 0))
        .outerjoin(mistake, col(mistake.id) == col(StockMovement.reverses_id))
        .where(
            col(StockMovement.kind) == Movement.REVERSAL,
            func.coalesce(col(mistake.quantity), 0) != -col(StockMovement.quantity),
        )
    )
    for row, pieces in session.execute(statement):
        yield Difference(
            DifferenceKind.REVERSAL, row.document, -int(pieces), row.quantity, row.occurred_on, 0,
            row.id,
        )  # fmt: skip


def _clocks(session: Session) -> Iterator[Difference]:
    """Cards take their blanks on the day: a later row of an earlier day betrays the clock."""
    newest = func.max(col(StockMovement.occurred_on)).over(
        order_by=col(StockMovement.id), rows=(None, 0)
    )
    rows = (
        select(
            col(StockMovement.id).label("id"),
            col(StockMovement.occurred_on).label("day"),
            newest.label("newest"),
        )
        .where(col(StockMovement.source_type) == FROM_CARD)
        .subquery()
    )
    back = (
        select(rows.c.day, func.count(), func.min(rows.c.id))
        .where(rows.c.day < rows.c.newest)
        .group_by(rows.c.day)
        .order_by(rows.c.day)
    )
    for day, pieces, first in session.execute(back):
        yield Difference(DifferenceKind.CLOCK, "", 0, int(pieces), day, 0, int(first))


def _counts(session: Session) -> Iterator[Difference]:
    statement = (
        select(StockMovement, StockCount)
        .outerjoin(StockCount, col(StockCount.movement_id) == col(StockMovement.id))
        .where(col(StockMovement.kind) == Movement.COUNT)
        .order_by(col(StockMovement.id).desc())
    )
    for place, (row, kept) in enumerate(session.execute(statement)):
        yield from of_count(_count_facts(session, row, kept, newest=place == 0))


def _count_facts(
    session: Session, row: StockMovement, kept: StockCount | None, *, newest: bool
) -> CountFacts:
    movement_id = row.id or 0
    if kept is None:
        return CountFacts(movement_id, "", row.occurred_on, False, 0, 0, 0, 0, 0, newest)
    return CountFacts(
        movement_id,
        kept.number,
        row.occurred_on,
        written=True,
        book=balance_through(session, kept.through_id),
        apart=0 if kept.print_counted else kept.in_print,
        expected=kept.expected,
        counted=kept.counted,
        moved=row.quantity,
        newest=newest,
    )


def _days(session: Session) -> Iterator[Difference]:
    by_day: dict[date, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    log = select(col(CardEvent.office_date), _GOODS, _SPOILEDS).where(
        col(CardEvent.act).in_(OUTCOMES)
    )
    for day, goods, spoileds in session.execute(log.group_by(col(CardEvent.office_date))):
        by_day[day][0:2] = int(goods), int(spoileds)
    book = select(col(StockMovement.occurred_on), _USED, _SPOILED).where(
        col(StockMovement.source_type) == FROM_CARD
    )
    for day, used, spoiled in session.execute(book.group_by(col(StockMovement.occurred_on))):
        by_day[day][2:4] = int(used), int(spoiled)
    for day in sorted(by_day):
        yield from of_day(DayFacts(day, *by_day[day]))


def _plain(last: type[CardEvent], log: Subquery, book: Subquery) -> ColumnElement[bool]:
    """The cards of which it is plain that all agrees: the database leaves them out.

    Thousands a year are; the rules are asked about the rest.
    """
    agreed = (
        and_(
            col(Card.state) == state,
            col(last.act) == act,
            log.c.goods == good,
            log.c.spoileds == spoiled,
            func.coalesce(book.c.used, 0) == good,
            func.coalesce(book.c.spoiled, 0) == spoiled,
            func.coalesce(book.c.rows, 0) == good + spoiled,
        )
        for act, state in STATE_AFTER.items()
        for good, spoiled in (TAKES.get(state, (0, 0)),)
    )
    return func.coalesce(or_(*agreed), false())


def _cards(session: Session) -> Iterator[Difference]:
    log = (
        select(
            col(CardEvent.card_id).label("card_id"),
            _GOODS.label("goods"),
            _SPOILEDS.label("spoileds"),
            func.max(col(CardEvent.id)).label("last_id"),
        )
        .group_by(col(CardEvent.card_id))
        .subquery()
    )
    book = (
        select(
            col(StockMovement.source_id).label("card_id"),
            _USED.label("used"),
            _SPOILED.label("spoiled"),
            _ROWS.label("rows"),
        )
        .where(col(StockMovement.source_type) == FROM_CARD)
        .group_by(col(StockMovement.source_id))
        .subquery()
    )
    last = aliased(CardEvent)
    statement = (
        select(
            col(Card.id), col(Card.number), col(Card.office_date), col(Card.state), col(last.act),
            log.c.goods, log.c.spoileds, book.c.used, book.c.spoiled, book.c.rows,
        )
        .outerjoin(log, log.c.card_id == col(Card.id))
        .outerjoin(last, col(last.id) == log.c.last_id)
        .outerjoin(book, book.c.card_id == col(Card.id))
        .where(~_plain(last, log, book))
        .order_by(col(Card.id))
    )  # fmt: skip
    for card_id, number, day, state, act, *pieces in session.execute(statement):
        yield from of_card(CardFacts(card_id, number, day, state, act, *_whole(pieces)))


def _whole(numbers: list[Any]) -> tuple[int, int, int, int, int]:
    goods, spoileds, used, spoiled, rows = (int(number or 0) for number in numbers)
    return goods, spoileds, used, spoiled, rows


def _orphans(session: Session) -> Iterator[Difference]:
    """Blanks that were taken for a card there is not."""
    statement = (
        select(StockMovement)
        .outerjoin(Card, col(Card.id) == col(StockMovement.source_id))
        .where(col(StockMovement.source_type) == FROM_CARD, col(Card.id).is_(None))
        .order_by(col(StockMovement.id))
    )
    for row in session.execute(statement).scalars():
        yield Difference(
            DifferenceKind.BLANK_EXTRA, "", 0, -row.quantity, row.occurred_on, 0, row.id or 0
        )


def _serials(session: Session) -> Iterator[Difference]:
    doubled = (
        select(col(Card.blank_serial), func.count(), func.max(col(Card.id)))
        .where(col(Card.blank_serial).is_not(None))
        .group_by(col(Card.blank_serial))
        .having(func.count() > 1)
    )
    for serial, cards, card_id in session.execute(doubled):
        yield Difference(DifferenceKind.SERIAL_TWICE, serial, 1, int(cards), None, int(card_id))
    yield from _ranges(session)
    since = _serials_since(session)
    if since is not None:
        yield from _used_serials(session, since)


def _ranges(session: Session) -> Iterator[Difference]:
    """As many serials as pieces came or went with a movement."""
    kept = (
        select(
            col(BlankSerialRange.movement_id).label("movement_id"),
            func.sum(col(BlankSerialRange.last) - col(BlankSerialRange.first) + 1).label("serials"),
        )
        .group_by(col(BlankSerialRange.movement_id))
        .subquery()
    )
    statement = select(StockMovement, kept.c.serials).join(
        kept, kept.c.movement_id == col(StockMovement.id)
    )
    for row, pieces in session.execute(statement):
        if abs(row.quantity) != int(pieces):
            yield Difference(
                DifferenceKind.SERIAL_RANGE, row.document, abs(row.quantity), int(pieces),
                row.occurred_on, 0, row.id,
            )  # fmt: skip


def _serials_since(session: Session) -> datetime | None:
    """When the office began to keep the serials it receives."""
    statement = select(func.min(col(StockMovement.recorded_at))).join(
        BlankSerialRange, col(BlankSerialRange.movement_id) == col(StockMovement.id)
    )
    since: datetime | None = session.execute(statement).scalar_one()
    return since


def _used_serials(session: Session, since: datetime) -> Iterator[Difference]:
    held, missing = serials.held(session), serials.missing(session)
    statement = (
        select(col(Card.id), col(Card.office_date), col(Card.blank_serial))
        .where(col(Card.blank_serial).is_not(None), col(Card.intended_at) >= since)
        .order_by(col(Card.id))
    )
    for card_id, day, serial in session.execute(statement):
        if not serials.among(serial, held):
            yield Difference(DifferenceKind.SERIAL_UNKNOWN, serial, 0, 1, day, card_id)
        if serial in missing:
            yield Difference(DifferenceKind.SERIAL_MISSING, serial, 0, 1, day, card_id)
