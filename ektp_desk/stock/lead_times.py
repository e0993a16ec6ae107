"""How long blanks took to come, learned from past requests."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.models_requests import BlankRequest, BlankRequestEvent
from ektp_desk.stock.rules_requests import RECEIVING, RequestStage


@dataclass(frozen=True)
class LeadTimes:
    """Of past requests, in calendar days from the letter to the first blanks; None without any."""

    count: int
    median: int | None
    slowest: int | None


def lead_days(session: Session) -> tuple[int, ...]:
    """Calendar days from submission to the first receipt of each past request, newest first.

    Refused, cancelled and open requests are left out, and deliveries that were taken back.
    """
    later = aliased(StockMovement)
    received = func.sum(col(StockMovement.quantity))
    whole = col(BlankRequest.stage).in_(RECEIVING) & (received >= col(BlankRequest.approved))
    statement = (
        select(
            col(BlankRequest.submitted_on),
            func.min(col(StockMovement.occurred_on)),
        )
        .join(BlankRequestEvent, col(BlankRequestEvent.request_id) == col(BlankRequest.id))
        .join(StockMovement, col(StockMovement.id) == col(BlankRequestEvent.movement_id))
        .where(
            col(BlankRequest.submitted_on).is_not(None),
            ~select(col(later.id)).where(col(later.reverses_id) == col(StockMovement.id)).exists(),
        )
        .group_by(col(BlankRequest.id))
        .having((col(BlankRequest.stage) == RequestStage.CLOSED_SHORT) | whole)
        .order_by(col(BlankRequest.submitted_on).desc(), col(BlankRequest.id).desc())
    )
    return tuple((came - asked).days for asked, came in session.execute(statement))


def summary(past: Sequence[int]) -> LeadTimes:
    """The middle one in whole days, half a day up, and the slowest."""
    if not past:
        return LeadTimes(0, None, None)
    return LeadTimes(len(past), int(median(past) + 0.5), max(past))
