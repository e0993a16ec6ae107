"""Blank requests: how many to ask for and why, states that follow the quantities, what is late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil

from ektp_desk.stock.rules import MOST_PIECES, RateBasis

WEEK = 7
WORKING_WEEK = 5  # days of it on which the office works


class RequestStage(StrEnum):
    """The step last taken. What has come in is not a step: it is read from the ledger."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SHIPPED = "shipped"
    CLOSED_SHORT = "closed_short"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class RequestState(StrEnum):
    """Where a request stands on the board: its stage and what was received of what was approved."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SHIPPED = "shipped"
    PARTLY_RECEIVED = "partly_received"
    CLOSED = "closed"
    CLOSED_SHORT = "closed_short"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class RequestAct(StrEnum):
    """What was done about a request."""

    DRAFTED = "drafted"
    CHANGED = "changed"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SHIPPED = "shipped"
    RECEIVED = "received"
    CLOSED_SHORT = "closed_short"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    REMINDED = "reminded"
    TOLD = "told"


class Supplier(StrEnum):
    """Who is asked for blanks."""

    PROVINCE = "province"
    CENTRE = "centre"


class Channel(StrEnum):
    """How somebody was told."""

    LETTER = "letter"
    PHONE = "phone"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    IN_PERSON = "in_person"


# The board's columns, in order; what ended without blanks stands in the last.
COLUMNS = (
    RequestState.DRAFT, RequestState.SUBMITTED, RequestState.APPROVED, RequestState.SHIPPED,
    RequestState.PARTLY_RECEIVED, RequestState.CLOSED,
)  # fmt: skip
OVER = (
    RequestState.CLOSED, RequestState.CLOSED_SHORT, RequestState.REFUSED, RequestState.CANCELLED,
)  # fmt: skip
ENDED = (RequestStage.CLOSED_SHORT, RequestStage.REFUSED, RequestStage.CANCELLED)
RECEIVING = (RequestStage.APPROVED, RequestStage.SHIPPED)
WAITING = (RequestStage.SUBMITTED, *RECEIVING)

# From which stages an act that changes the stage may be taken, and the stage it leads to.
STEPS: Mapping[RequestAct, tuple[tuple[RequestStage, ...], RequestStage]] = {
    RequestAct.SUBMITTED: ((RequestStage.DRAFT,), RequestStage.SUBMITTED),
    RequestAct.APPROVED: ((RequestStage.SUBMITTED,), RequestStage.APPROVED),
    RequestAct.SHIPPED: ((RequestStage.APPROVED,), RequestStage.SHIPPED),
    RequestAct.CLOSED_SHORT: (RECEIVING, RequestStage.CLOSED_SHORT),
    RequestAct.REFUSED: ((RequestStage.SUBMITTED,), RequestStage.REFUSED),
    RequestAct.CANCELLED: ((RequestStage.DRAFT, *WAITING), RequestStage.CANCELLED),
}
# What comes next; a request on its way is received part by part until nothing is missing.
NEXT: Mapping[RequestState, RequestAct] = {
    RequestState.DRAFT: RequestAct.SUBMITTED,
    RequestState.SUBMITTED: RequestAct.APPROVED,
    RequestState.APPROVED: RequestAct.SHIPPED,
    RequestState.SHIPPED: RequestAct.RECEIVED,
    RequestState.PARTLY_RECEIVED: RequestAct.RECEIVED,
}


def state_of(stage: RequestStage, *, approved: int | None, received: int) -> RequestState:
    """Where a request stands, in pieces approved and received (less what was taken back)."""
    if stage not in RECEIVING or not received or approved is None:
        return RequestState(stage.value)
    return RequestState.CLOSED if received >= approved else RequestState.PARTLY_RECEIVED


def acts_open(state: RequestState, *, received: int, overdue: bool) -> tuple[RequestAct, ...]:
    """What may be done besides the next step, in the order in which it is offered."""
    acts = []
    if state is RequestState.DRAFT:
        acts.append(RequestAct.CHANGED)
    if state is RequestState.SUBMITTED:
        acts.append(RequestAct.REFUSED)
    if state is RequestState.APPROVED:
        acts.append(RequestAct.RECEIVED)
    if overdue:
        acts.append(RequestAct.REMINDED)
    if received and state is RequestState.PARTLY_RECEIVED:
        acts.append(RequestAct.CLOSED_SHORT)
    if state not in OVER and not received:
        acts.append(RequestAct.CANCELLED)
    if state not in OVER and state is not RequestState.DRAFT:
        acts.append(RequestAct.TOLD)
    return tuple(acts)


def overdue_days(stage: RequestStage, *, expected_on: date | None, open_: bool, day: date) -> int:
    """Calendar days since the blanks should have come; 0 when they are not late."""
    if expected_on is None or not open_ or stage not in WAITING:
        return 0
    return max(0, (day - expected_on).days)


@dataclass(frozen=True)
class Proposal:
    """How many blanks to ask for, and the figures it stands on.

    Pieces, pieces a working day, days as named. `needed` is what use and reserve take until the
    blanks asked for are themselves used up; `amount` is `needed` less the stock, in whole lots,
    and zero if the stock is enough.
    """

    amount: int
    rate: float
    basis: RateBasis
    plan_rate: int
    actual_rate: float
    lead_days: int
    lead_working_days: int
    week_days: int
    cover_days: int
    reserved: int
    stock: int
    needed: int
    lot: int


def propose(
    *,
    stock: int,
    plan_rate: int,
    actual_rate: float,
    lead_days: int,
    week_days: int,
    cover_days: int,
    reserved: int,
    lot: int,
) -> Proposal:
    """The amount that brings the office through: order up to what will be used.

    Use at the worse of the two rates over the lead time (calendar days, five in seven are worked),
    over the week that must never be touched (domain.md, The client) and over `cover_days`, and
    what is set aside. A negative stock adds to it: those blanks are owed.
    """
    rate = max(float(plan_rate), actual_rate)
    waited = ceil(lead_days * WORKING_WEEK / WEEK)
    needed = ceil(rate * (waited + week_days + cover_days)) + reserved
    missing = max(0, needed - stock)
    return Proposal(
        amount=min(ceil(missing / lot) * lot, MOST_PIECES),
        rate=rate,
        basis=RateBasis.ACTUAL if actual_rate > plan_rate else RateBasis.PLAN,
        plan_rate=plan_rate,
        actual_rate=actual_rate,
        lead_days=lead_days,
        lead_working_days=waited,
        week_days=week_days,
        cover_days=cover_days,
        reserved=reserved,
        stock=stock,
        needed=needed,
        lot=lot,
    )


def amount_problem(amount: int, *, most: int = MOST_PIECES) -> str | None:
    """Why a number of pieces cannot be asked for or approved (an error code), or None."""
    if amount <= 0:
        return "stock.quantity"
    return "blank_request.amount_large" if amount > most else None


def day_problem(day: date, *, today: date, not_before: date) -> str | None:
    """Why a step cannot have been taken on `day` (an error code), or None."""
    if day > today:
        return "stock.future"
    return "blank_request.day_early" if day < not_before else None
