"""Blank cards: kinds of movement, rates, what forbids a movement by hand."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

RATE_DAYS = 20
MOST_PIECES = 1_000_000  # more than any office holds: a typing slip


class Movement(StrEnum):
    """Kinds of ledger rows; `quantity` carries the sign (domain.md, Cards and blanks)."""

    OPENING = "opening"
    RECEIVED = "received"
    USED = "used"
    SPOILED = "spoiled"
    RETURNED = "returned"
    LENT = "lent"
    BORROWED = "borrowed"
    GIVEN_BACK = "given_back"
    GOT_BACK = "got_back"
    COUNT = "count"
    REVERSAL = "reversal"


# Rows typed by hand from a document; opening and count rows are corrected by a new count, a
# card's blank by the card itself.
REVERSIBLE = (
    Movement.RECEIVED,
    Movement.RETURNED,
    Movement.LENT,
    Movement.BORROWED,
    Movement.GIVEN_BACK,
    Movement.GOT_BACK,
)
SETTLING = (Movement.OPENING, Movement.COUNT)
# What brings a loan back: what was lent comes in, what was borrowed goes out.
BACK = {Movement.LENT: Movement.GOT_BACK, Movement.BORROWED: Movement.GIVEN_BACK}
BY_HAND = (Movement.RETURNED, Movement.LENT, Movement.BORROWED)
OUTGOING = (Movement.RETURNED, Movement.LENT, Movement.GIVEN_BACK)


class CountReason(StrEnum):
    """Why a physical count differs from the book."""

    MISCOUNTED = "miscounted"
    NOT_BOOKED = "not_booked"
    SHORT_DELIVERY = "short_delivery"
    DAMAGED = "damaged"
    LOST = "lost"
    OTHER = "other"


class ReserveState(StrEnum):
    """Where blanks set aside stand."""

    HELD = "held"
    USED = "used"
    RELEASED = "released"


LEAVING = (Movement.USED, Movement.SPOILED)  # by a card's act


class StockLevel(StrEnum):
    """How near the end is: `amber` is the day to apply for more, `red` is too late."""

    OK = "ok"
    AMBER = "amber"
    RED = "red"


class RateBasis(StrEnum):
    """Which rate brings the end nearer: the office's plan or what was really used."""

    PLAN = "plan"
    ACTUAL = "actual"


def days_left(balance: int, rate: float) -> float:
    """Working days that `balance` pieces last at `rate` a day; never below zero."""
    if balance <= 0:
        return 0.0
    return balance / rate if rate > 0 else float("inf")


def least_days_left(balance: int, *, plan_rate: int, actual_rate: float) -> float:
    """Working days that `balance` lasts at the rate that empties it sooner."""
    return min(days_left(balance, float(plan_rate)), days_left(balance, actual_rate))


def is_short(left: float, *, week_days: int) -> bool:
    """Whether less than a week of use is left, by `least_days_left`."""
    return round(left, 6) < week_days


def actual_rate(used_by_day: Iterable[tuple[date, int]]) -> float:
    """Mean pieces used and spoiled over the newest 20 working days that had any use.

    `used_by_day` gives (day, pieces) of working days newest first.
    """
    pieces = [used for _day, used in used_by_day if used > 0][:RATE_DAYS]
    return sum(pieces) / len(pieces) if pieces else 0.0


def movement_problem(
    *, quantity: int, occurred_on: date, today: date, last_count: date | None
) -> tuple[str, str] | None:
    """What forbids a movement typed by hand, as (code, field), or None.

    A day before the last count is refused: the count has settled everything up to it.
    """
    if last_count is None:
        return ("stock.not_opened", "")
    if quantity <= 0:
        return ("stock.quantity", "quantity")
    if quantity > MOST_PIECES:
        return ("stock.quantity_large", "quantity")
    if occurred_on > today:
        return ("stock.future", "occurred_on")
    if occurred_on < last_count:
        return ("stock.before_count", "occurred_on")
    return None
