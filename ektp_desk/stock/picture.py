"""All that the overview of the blanks shows, read at once."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from ektp_desk.stock.advice import Advice, OpenRequest, advise
from ektp_desk.stock.queries import StockDay, StockStatus, daily, status
from ektp_desk.stock.queries_requests import request_under_way

CHART_DAYS = 60


@dataclass(frozen=True)
class StockPicture:
    """The stock on one day, what to do about it, and the days since `first`."""

    status: StockStatus
    advice: Advice
    days: tuple[StockDay, ...]
    first: date


def stock_picture(session: Session, *, day: date) -> StockPicture:
    """Status, advice and the last sixty days, of one moment."""
    found = status(session, day=day)
    first = day - timedelta(days=CHART_DAYS)
    return StockPicture(
        found, advice_of(session, found, day=day), daily(session, start=first, end=day), first
    )


def advice_of(session: Session, found: StockStatus, *, day: date) -> Advice:
    """What to do about the stock today; what is under way keeps silent the call for more."""
    asked = request_under_way(session)
    return advise(
        today=day,
        opened=found.opened,
        balance=found.balance,
        late=found.warning.late,
        apply_by=found.foreseen.apply_by,
        runs_out=found.foreseen.runs_out,
        request=OpenRequest(asked.letter_number, asked.expected_on) if asked is not None else None,
    )
