"""Writing a row of the ledger, and what is asked before one is written by hand."""

from datetime import date, datetime, timedelta

from sqlalchemy import insert, text
from sqlmodel import col, select

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.stock import open_entries, queries
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.rules import MOST_PIECES, Movement, movement_problem

BY_HAND = "hand"
# What the columns hold, in letters.
LONGEST_COUNTERPART, LONGEST_DOCUMENT, LONGEST_NOTE = 120, 80, 300
CLOCKS_DIFFER = timedelta(minutes=10)  # between two computers of an office
_LEDGER = StockMovement.metadata.tables["stock_movement"]
_APPEND = insert(_LEDGER).returning(_LEDGER.c.id)  # made once: every card goes through it


def take_hand(work: Work) -> tuple[str, int]:
    """The source of the next row by hand; taken first, so that manual rows wait here.

    The numbers have no gaps, one to a row: a row that was cut out leaves one behind.
    """
    return (BY_HAND, work.number("stock/hand"))


def append(
    work: Work,
    kind: Movement,
    quantity: int,
    *,
    source: tuple[str, int],
    occurred_on: date | None = None,
    counterpart: str = "",
    document: str = "",
    note: str = "",
    reverses_id: int | None = None,
    loan_id: int | None = None,
) -> int:
    """Append one row of `quantity` pieces with its sign; its id."""
    values = {
        "occurred_on": occurred_on or work.office_date,
        "recorded_at": work.now,
        "kind": kind,
        "quantity": quantity,
        "source_type": source[0],
        "source_id": source[1],
        "counterpart": counterpart,
        "document": document,
        "note": note[:LONGEST_NOTE],
        "officer_id": work.actor.officer_id,
        "reverses_id": reverses_id,
        "loan_id": loan_id,
    }
    return int(work.session.connection().execute(_APPEND, values).scalar_one())


def row(work: Work, movement_id: int) -> MovementRow:
    """The row just written, as it is shown."""
    found = queries.movement(work.session, movement_id)
    assert found is not None
    return found


def hold(work: Work) -> None:
    """Let no blank leave between reading the balance and settling it."""
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.execute(text("LOCK TABLE stock_movement IN SHARE ROW EXCLUSIVE MODE"))


def require_movement(work: Work, *, quantity: int, occurred_on: date) -> None:
    """Refuse a row by hand whose pieces or day cannot be, or whose clock was set back."""
    problem = movement_problem(
        quantity=quantity,
        occurred_on=occurred_on,
        today=work.office_date,
        last_count=queries.last_count(work.session),
    )
    if problem is not None:
        code, field = problem
        raise OfficeError(code, field=field, most=MOST_PIECES)
    require_clock(work)


def require_clock(work: Work) -> None:
    """Refuse (`stock.clock_back`) when the newest row says that it is later than the clock does.

    The newest row counts, not the latest moment: after a clock that ran ahead a count, which may
    be written with `clock_checked`, sets things right again.
    """
    newest = work.session.exec(
        select(StockMovement.recorded_at).order_by(col(StockMovement.id).desc()).limit(1)
    ).first()
    if newest is not None and newest > work.now + CLOCKS_DIFFER:
        raise OfficeError(
            "stock.clock_back",
            now=_moment(work, work.now),
            newest=_moment(work, newest),
            field="clock_checked",
        )


def require_left(work: Work, *, quantity: int, occurred_on: date, in_print: int) -> None:
    """Refuse to take out `quantity` pieces that are not there, today or on an earlier day.

    Pieces in the printers (`in_print`) hold a blank each. The refusal (`stock.short`) carries
    what may explain it: see `open_entries`.
    """
    hold(work)
    session, today = work.session, work.office_date
    entries = open_entries.found(session, day=today, in_print=in_print)
    if quantity > entries.balance - in_print:
        raise OfficeError(
            "stock.short", field="quantity", quantity=quantity, balance=entries.balance,
            in_print=in_print, lent=entries.lent, underway=entries.underway,
            days=entries.days_uncounted,
        )  # fmt: skip
    # A day since then that would have ended below zero had the pieces left on `occurred_on`.
    closings = [day.closing for day in queries.daily(session, start=occurred_on, end=today)]
    closings.append(queries.balance_on(session, occurred_on))
    if min(closings) < quantity:
        raise OfficeError(
            "stock.short_then", field="occurred_on", quantity=quantity, balance=min(closings)
        )


def tidied(text_: str, most: int) -> str:
    """A text as the column holds it."""
    return " ".join(text_.split())[:most]


def _moment(work: Work, moment: datetime) -> str:
    return f"{moment.astimezone(work.zone):%d-%m-%Y %H.%M}"
