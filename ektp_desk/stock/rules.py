"""Blank cards: kinds of movement, and the plain warning a week before they run out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

RATE_DAYS = 20
SATURDAY = 5
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


class StockLevel(StrEnum):
    """How near the end is: `amber` is the day to apply for more, `red` is too late."""

    OK = "ok"
    AMBER = "amber"
    RED = "red"


class RateBasis(StrEnum):
    """Which rate brings the end nearer: the office's plan or what was really used."""

    PLAN = "plan"
    ACTUAL = "actual"


@dataclass(frozen=True)
class StockWarning:
    """The worse of two forecasts. Days are working days of use; `rate` is pieces a working day.

    `days_to_apply` counts whole working days until the day by which to apply for more: 0 means
    today; `late` that the day has passed.
    """

    level: StockLevel
    basis: RateBasis
    rate: float
    days_left: float
    days_to_apply: int
    late: bool


def days_left(balance: int, rate: float) -> float:
    """Working days that `balance` pieces last at `rate` a day; never below zero."""
    if balance <= 0:
        return 0.0
    return balance / rate if rate > 0 else float("inf")


def warning(balance: int, *, plan_rate: int, actual_rate: float, week_days: int) -> StockWarning:
    """Judge the stock by the rate that empties it sooner.

    The office must apply at least a week (`week_days` working days) before the end (domain.md,
    The client). Amber starts a day earlier, because from the next working day on it would be
    late; red means that less than a week is left. No use at all (both rates zero) warns only
    of an empty stock.
    """
    basis = RateBasis.ACTUAL if actual_rate > plan_rate else RateBasis.PLAN
    rate = max(float(plan_rate), actual_rate)
    left = round(days_left(balance, rate), 6)  # 9 pieces at 9/7 a day are 7 days, not a hair less
    late = left < week_days
    spare = left - week_days
    if late:
        level = StockLevel.RED
    elif spare <= 1:
        level = StockLevel.AMBER
    else:
        level = StockLevel.OK
    to_apply = 0 if late or spare == float("inf") else int(spare)
    return StockWarning(level, basis, rate, left, to_apply, late)


def is_working_day(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < SATURDAY


def working_day(day: date, steps: int = 0) -> date:
    """The working day `steps` working days after `day`; a weekend counts as the Monday after."""
    while not is_working_day(day):
        day += timedelta(days=1)
    weeks, rest = divmod(steps, SATURDAY)
    day += timedelta(weeks=weeks)
    for _ in range(rest):
        day = working_day(day + timedelta(days=1))
    return day


def actual_rate(used_by_day: Iterable[tuple[date, int]]) -> float:
    """Mean pieces used and spoiled over the newest 20 working days that had any use.

    `used_by_day` gives (day, pieces) newest first; weekends and days without use do not count.
    """
    pieces = [used for day, used in used_by_day if used > 0 and is_working_day(day)][:RATE_DAYS]
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
