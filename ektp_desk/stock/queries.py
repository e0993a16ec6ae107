"""The stock to look at: balance, ledger, days left."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import profile
from ektp_desk.stock.alarm import StockWarning, warning
from ektp_desk.stock.foreseen import LOOK_BACK, Foreseen, foreseen
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.rules import (
    LEAVING,
    RATE_DAYS,
    REVERSIBLE,
    SETTLING,
    Movement,
    actual_rate,
    days_left,
    is_short,
    least_days_left,
)


@dataclass(frozen=True)
class MovementRow:
    """One line of the ledger; `quantity` in pieces with its sign, `balance` after it.

    `reversed_by` is the row that took this one back; `reversible` whether one still may.
    """

    id: int
    occurred_on: date
    recorded_at: datetime
    kind: Movement
    quantity: int
    balance: int
    counterpart: str
    document: str
    note: str
    officer: str
    card_id: int | None
    reverses_id: int | None
    reversed_by: int | None
    reversible: bool
    loan_id: int | None = None


@dataclass(frozen=True)
class StockStatus:
    """The stock on one day. Rates in pieces a working day; days in working days of use.

    `apply_by` is the last working day on which applying for more is in time by the worse of the
    plan rate and the forecast (`foreseen`); when `warning.late` it is already too late and the
    day is today. `opened` is False before the
    opening count.
    """

    opened: bool
    balance: int
    plan_rate: int
    actual_rate: float
    plan_days_left: float
    actual_days_left: float
    days_left: float
    week_days: int
    warning: StockWarning
    apply_by: date | None
    foreseen: Foreseen


@dataclass(frozen=True)
class OnHand:
    """Blanks by the book on one day; `short`: less than a week of use is left."""

    opened: bool
    balance: int
    short: bool


@dataclass(frozen=True)
class StockDay:
    """The movements of one day, in pieces; `used` and `spoiled` are given as positive numbers.

    opening + received - used - spoiled + other = closing.
    """

    day: date
    opening: int
    received: int
    used: int
    spoiled: int
    other: int
    closing: int


def balance(session: Session) -> int:
    """Blanks by the book: the sum of all movements. May be negative; that needs a count."""
    statement = select(func.coalesce(func.sum(col(StockMovement.quantity)), 0))
    return int(session.execute(statement).scalar_one())


def balance_on(session: Session, day: date) -> int:
    """Blanks by the book at the end of `day`."""
    return _sum(session, col(StockMovement.occurred_on) <= day)


def status(session: Session, *, day: date) -> StockStatus:
    """What is left on `day`, how long it lasts at the plan rate and as foretold, the warning."""
    office = profile(session)
    pieces = balance_on(session, day)
    told = foreseen(session, day=day)
    rate = _rate(session, day)
    opened = last_count(session) is not None
    judged = warning(
        pieces,
        plan_rate=office.plan_rate,
        actual_rate=rate,
        plan=told.plan,
        told=told.forecast,
        week_days=office.week_days,
    )
    return StockStatus(
        opened=opened,
        balance=pieces,
        plan_rate=office.plan_rate,
        actual_rate=rate,
        plan_days_left=days_left(pieces, office.plan_rate),
        actual_days_left=days_left(pieces, rate),
        days_left=judged.days_left,
        week_days=office.week_days,
        warning=judged,
        apply_by=told.apply_by if opened else None,
        foreseen=told,
    )


def on_hand(session: Session, *, day: date) -> OnHand:
    """What is left on `day` and whether that is short, without foretelling its end.

    For those who give a number with people waiting: it is a part of `status` that costs little.
    """
    office, pieces = profile(session), balance_on(session, day)
    left = least_days_left(pieces, plan_rate=office.plan_rate, actual_rate=_rate(session, day))
    return OnHand(
        opened=last_count(session) is not None,
        balance=pieces,
        short=is_short(left, week_days=office.week_days),
    )


def _rate(session: Session, day: date) -> float:
    """The actual rate before `day`, which may not be over."""
    pieces = -func.sum(col(StockMovement.quantity))
    statement = (
        select(col(StockMovement.occurred_on), pieces)
        .where(
            col(StockMovement.occurred_on) >= day - LOOK_BACK,
            col(StockMovement.occurred_on) < day,
            col(StockMovement.kind).in_(LEAVING),
        )
        .group_by(col(StockMovement.occurred_on))
        .having(pieces > 0)
        .order_by(col(StockMovement.occurred_on).desc())
        .limit(RATE_DAYS)
    )
    return actual_rate((moved_on, int(used)) for moved_on, used in session.execute(statement))


def last_count(session: Session) -> date | None:
    """The day of the newest count or of the opening; None before the stock is opened."""
    statement = (
        select(col(StockMovement.occurred_on))
        .where(col(StockMovement.kind).in_(SETTLING))
        .order_by(col(StockMovement.id).desc())
        .limit(1)
    )
    day: date | None = session.execute(statement).scalar_one_or_none()
    return day


def counted_after(session: Session, movement_id: int) -> bool:
    """Whether a count was written after the movement."""
    statement = (
        select(col(StockMovement.id))
        .where(col(StockMovement.kind).in_(SETTLING), col(StockMovement.id) > movement_id)
        .limit(1)
    )
    return session.execute(statement).first() is not None


def has_document(session: Session, *, counterpart: str, document: str) -> bool:
    """Whether a receipt by this document was booked and not taken back."""
    later = aliased(StockMovement)
    statement = (
        select(col(StockMovement.id))
        .where(
            col(StockMovement.kind) == Movement.RECEIVED,
            func.lower(StockMovement.counterpart) == counterpart.lower(),
            func.lower(StockMovement.document) == document.lower(),
            ~select(col(later.id)).where(col(later.reverses_id) == col(StockMovement.id)).exists(),
        )
        .limit(1)
    )
    return session.execute(statement).first() is not None


def movement(session: Session, movement_id: int) -> MovementRow | None:
    """One line of the ledger."""
    found = session.execute(_ledger().where(col(StockMovement.id) == movement_id)).one_or_none()
    if found is None:
        return None
    after = _balances(session, newest=movement_id, oldest=movement_id)
    return _movement_row(found, after[movement_id], _settled_id(session))


def movements(
    session: Session,
    *,
    before_id: int | None = None,
    limit: int = 50,
    kind: str = "",
    first: date | None = None,
    last: date | None = None,
) -> tuple[MovementRow, ...]:
    """The ledger newest first, from the row before `before_id`; `kind` keeps one kind only.

    `first` and `last` keep the days between them, both included.
    """
    statement = _ledger().order_by(col(StockMovement.id).desc()).limit(limit)
    if before_id is not None:
        statement = statement.where(col(StockMovement.id) < before_id)
    if kind:
        statement = statement.where(col(StockMovement.kind) == Movement(kind))
    if first is not None and last is not None:
        statement = statement.where(col(StockMovement.occurred_on).between(first, last))
    found = session.execute(statement).all()
    if not found:
        return ()
    after = _balances(session, newest=found[0].id, oldest=found[-1].id)
    settled = _settled_id(session)
    return tuple(_movement_row(row, after[row.id], settled) for row in found)


def _balances(session: Session, *, newest: int, oldest: int) -> dict[int, int]:
    """The balance after each row from `oldest` to `newest`, in the order they were written."""
    after = _sum(session, col(StockMovement.id) <= newest)
    statement = (
        select(col(StockMovement.id), col(StockMovement.quantity))
        .where(col(StockMovement.id).between(oldest, newest))
        .order_by(col(StockMovement.id).desc())
    )
    balances = {}
    for movement_id, quantity in session.execute(statement):
        balances[movement_id] = after
        after -= quantity
    return balances


def daily(session: Session, *, start: date, end: date) -> tuple[StockDay, ...]:
    """Each day with movements from `start` to `end` (both included), oldest first."""
    statement = (
        select(
            col(StockMovement.occurred_on),
            col(StockMovement.kind),
            func.sum(col(StockMovement.quantity)),
        )
        .where(col(StockMovement.occurred_on).between(start, end))
        .group_by(col(StockMovement.occurred_on), col(StockMovement.kind))
        .order_by(col(StockMovement.occurred_on))
    )
    by_day: dict[date, dict[Movement, int]] = {}
    for day, kind, quantity in session.execute(statement):
        by_day.setdefault(day, {})[kind] = int(quantity)
    opening = _sum(session, col(StockMovement.occurred_on) < start)
    days = []
    for day, sums in by_day.items():
        days.append(_stock_day(day, opening, sums))
        opening = days[-1].closing
    return tuple(days)


def stock_day(session: Session, *, day: date) -> StockDay:
    """The figures of one day, also when nothing moved."""
    found = daily(session, start=day, end=day)
    return found[0] if found else _stock_day(day, balance_on(session, day), {})


def _stock_day(day: date, opening: int, sums: dict[Movement, int]) -> StockDay:
    received = sums.get(Movement.RECEIVED, 0)
    used, spoiled = -sums.get(Movement.USED, 0), -sums.get(Movement.SPOILED, 0)
    closing = opening + sum(sums.values())
    other = closing - opening - received + used + spoiled
    return StockDay(day, opening, received, used, spoiled, other, closing)


def _sum(session: Session, condition: ColumnElement[bool]) -> int:
    statement = select(func.coalesce(func.sum(col(StockMovement.quantity)), 0)).where(condition)
    return int(session.execute(statement).scalar_one())


def _settled_id(session: Session) -> int:
    statement = select(func.max(col(StockMovement.id))).where(col(StockMovement.kind).in_(SETTLING))
    return int(session.execute(statement).scalar_one() or 0)


def _ledger() -> Select[*tuple[Any, ...]]:
    later = aliased(StockMovement)
    return (
        select(
            col(StockMovement.id),
            col(StockMovement.occurred_on),
            col(StockMovement.recorded_at),
            col(StockMovement.kind),
            col(StockMovement.quantity),
            col(StockMovement.source_type),
            col(StockMovement.source_id),
            col(StockMovement.counterpart),
            col(StockMovement.document),
            col(StockMovement.note),
            col(StockMovement.reverses_id),
            col(StockMovement.loan_id),
            col(Officer.full_name).label("officer"),
            col(later.id).label("reversed_by"),
        )
        .outerjoin(Officer, col(Officer.id) == col(StockMovement.officer_id))
        .outerjoin(later, col(later.reverses_id) == col(StockMovement.id))
    )


def _movement_row(row: Row[*tuple[Any, ...]], after: int, settled_id: int) -> MovementRow:
    free = row.kind in REVERSIBLE and row.reversed_by is None and row.id > settled_id
    return MovementRow(
        id=row.id,
        occurred_on=row.occurred_on,
        recorded_at=row.recorded_at,
        kind=row.kind,
        quantity=row.quantity,
        balance=after,
        counterpart=row.counterpart,
        document=row.document,
        note=row.note,
        officer=row.officer or "",
        card_id=row.source_id if row.source_type == "card" else None,
        reverses_id=row.reverses_id,
        reversed_by=row.reversed_by,
        reversible=free,
        loan_id=row.loan_id,
    )
