"""Blanks set aside for a purpose: promises beside the ledger, not movements of it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, insert, select, update
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.stock import ledger, queries
from ektp_desk.stock.models import StockReserve
from ektp_desk.stock.queries_books import reserved
from ektp_desk.stock.rules import MOST_PIECES, ReserveState


@dataclass(frozen=True)
class ReserveRow:
    """Blanks set aside, in pieces; `left` of `quantity` are still kept.

    A reserve whose day has passed (`over`) holds nothing back any more.
    """

    id: int
    purpose: str
    quantity: int
    used: int
    until: date
    state: ReserveState
    made_on: date
    officer: str
    reason: str
    over: bool

    @property
    def left(self) -> int:
        """Pieces still kept for the purpose."""
        held = self.state is ReserveState.HELD and not self.over
        return self.quantity - self.used if held else 0


@dataclass(frozen=True)
class Reserves:
    """The reserves and what is free beside them: balance − pieces in the printers − reserved."""

    rows: tuple[ReserveRow, ...]
    balance: int
    in_print: int
    reserved: int

    @property
    def free(self) -> int:
        """Pieces that nobody was promised; below zero when more is promised than there is."""
        return self.balance - self.in_print - self.reserved


def set_aside(
    work: Work, *, purpose: str, quantity: int, until: date, in_print: int = 0
) -> ReserveRow:
    """Set `quantity` pieces aside for `purpose`, up to and including the day `until`.

    Refused (`stock.reserve_more`) when fewer are free: balance less `in_print`, the pieces in
    the printers, less what is set aside already.
    """
    work.require(Role.SUPERVISOR)
    work.number("stock/reserve")  # taken first: two who set aside wait for each other
    purpose = ledger.tidied(purpose, ledger.LONGEST_COUNTERPART)
    if not purpose:
        raise OfficeError("stock.purpose_needed", field="purpose")
    if quantity <= 0:
        raise OfficeError("stock.quantity", field="quantity")
    if quantity > MOST_PIECES:
        raise OfficeError("stock.quantity_large", field="quantity", most=MOST_PIECES)
    if until < work.office_date:
        raise OfficeError("stock.reserve_past", field="until")
    ledger.hold(work)
    kept = reserved(work.session, day=work.office_date)
    balance = queries.balance(work.session)
    free = balance - in_print - kept
    if quantity > free:
        raise OfficeError(
            "stock.reserve_more", field="quantity", free=max(0, free), balance=balance,
            in_print=in_print, reserved=kept,
        )  # fmt: skip
    reserve_id = work.session.execute(
        insert(StockReserve).returning(col(StockReserve.id)),
        {
            "purpose": purpose,
            "quantity": quantity,
            "used": 0,
            "until": until,
            "state": ReserveState.HELD,
            "made_on": work.office_date,
            "made_at": work.now,
            "officer_id": work.actor.officer_id,
            "reason": "",
        },
    ).scalar_one()
    work.record("stock.reserved", int(reserve_id or 0), quantity=quantity)
    return _row(work, int(reserve_id or 0))


def use_reserve(work: Work, *, reserve_id: int, quantity: int) -> ReserveRow:
    """Note that `quantity` pieces of a reserve were used for its purpose; the last one ends it.

    The cards have taken their blanks from the ledger themselves; here the promise is kept.
    """
    work.require(Role.SUPERVISOR)
    if quantity <= 0:
        raise OfficeError("stock.quantity", field="quantity")
    rest = col(StockReserve.quantity) - col(StockReserve.used)
    ends = rest == quantity
    found = work.session.execute(
        update(StockReserve)
        .where(
            col(StockReserve.id) == reserve_id,
            col(StockReserve.state) == ReserveState.HELD,
            rest >= quantity,
        )
        .values(
            used=StockReserve.used + quantity,
            state=case((ends, ReserveState.USED.value), else_=ReserveState.HELD.value),
            ended_at=case((ends, work.now), else_=None),
        )
        .returning(col(StockReserve.id))
    ).first()
    if found is None:
        row = _row(work, reserve_id)
        if row.state is ReserveState.HELD:
            raise OfficeError("stock.reserve_left", field="quantity", left=row.quantity - row.used)
        raise OfficeError("stock.reserve_ended")
    work.record("stock.reserve_used", reserve_id, quantity=quantity)
    return _row(work, reserve_id)


def release(work: Work, *, reserve_id: int, reason: str) -> ReserveRow:
    """Give what is left of a reserve free again, for a reason."""
    work.require(Role.SUPERVISOR)
    if not reason.strip():
        raise OfficeError("stock.reason_needed", field="reason")
    found = work.session.execute(
        update(StockReserve)
        .where(col(StockReserve.id) == reserve_id, col(StockReserve.state) == ReserveState.HELD)
        .values(
            state=ReserveState.RELEASED,
            ended_at=work.now,
            reason=reason.strip()[: ledger.LONGEST_NOTE],
        )
        .returning(col(StockReserve.id))
    ).first()
    if found is None:
        _row(work, reserve_id)
        raise OfficeError("stock.reserve_ended")
    work.record("stock.reserve_released", reserve_id)
    return _row(work, reserve_id)


def reserves(session: Session, *, day: date, in_print: int = 0) -> Reserves:
    """All reserves, those that hold first and then the newest; and what is free."""
    ended = case((col(StockReserve.state) == ReserveState.HELD, 0), else_=1)
    statement = (
        select(StockReserve, col(Officer.full_name))
        .outerjoin(Officer, col(Officer.id) == col(StockReserve.officer_id))
        .order_by(ended, col(StockReserve.id).desc())
        .limit(200)
    )
    rows = tuple(
        _reserve_row(kept, officer or "", day) for kept, officer in session.execute(statement)
    )
    return Reserves(rows, queries.balance(session), in_print, reserved(session, day=day))


def _row(work: Work, reserve_id: int) -> ReserveRow:
    found = work.session.execute(
        select(StockReserve, col(Officer.full_name))
        .outerjoin(Officer, col(Officer.id) == col(StockReserve.officer_id))
        .where(col(StockReserve.id) == reserve_id)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise OfficeError("stock.reserve_missing")
    return _reserve_row(found[0], found[1] or "", work.office_date)


def _reserve_row(kept: StockReserve, officer: str, day: date) -> ReserveRow:
    return ReserveRow(
        kept.id or 0, kept.purpose, kept.quantity, kept.used, kept.until, kept.state,
        kept.made_on, officer, kept.reason, kept.until < day,
    )  # fmt: skip
