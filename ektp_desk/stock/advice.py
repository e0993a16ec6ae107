"""What to do about the blanks today, in one sentence. Pure."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ektp_desk.stock.rules import StockLevel


class Deed(StrEnum):
    """What there is to do; each has its sentence (`stock.advice`)."""

    OPEN = "open"  # count the blanks and begin the book
    COUNT = "count"  # the book is below nothing
    URGE = "urge"  # blanks asked for are overdue
    WAIT = "wait"  # asked for, not overdue
    WAIT_LATE = "wait_late"  # asked for, but the blanks may end before they come
    EMPTY = "empty"
    LATE = "late"
    TODAY = "today"
    LATER = "later"


@dataclass(frozen=True)
class OpenRequest:
    """A request on its way: its letter's number, and when its blanks should come."""

    number: str
    expected: date | None


@dataclass(frozen=True)
class Advice:
    """What to do, how urgent it is, and the day and number that the sentence names."""

    deed: Deed
    level: StockLevel
    day: date | None = None
    facts: dict[str, str] = field(default_factory=dict)


def advise(
    *,
    today: date,
    opened: bool,
    balance: int,
    late: bool,
    apply_by: date,
    runs_out: date,
    request: OpenRequest | None = None,
) -> Advice:
    """One thing to do, the most pressing first.

    `apply_by` and `late` are of the worse of plan and forecast, `runs_out` its early end. A
    request on its way keeps silent the call for another; an overdue one is urged instead.
    """
    if not opened:
        return Advice(Deed.OPEN, StockLevel.AMBER)
    if balance < 0:
        return Advice(Deed.COUNT, StockLevel.RED)
    if request is not None:
        return _on_its_way(request, today, runs_out)
    if balance == 0:
        return Advice(Deed.EMPTY, StockLevel.RED)
    if late:
        return Advice(Deed.LATE, StockLevel.RED, runs_out)
    if apply_by <= today:
        return Advice(Deed.TODAY, StockLevel.AMBER, runs_out)
    return Advice(Deed.LATER, StockLevel.OK, apply_by)


def _on_its_way(request: OpenRequest, today: date, runs_out: date) -> Advice:
    facts = {"number": request.number}
    expected = request.expected
    if expected is not None and expected < today:
        return Advice(Deed.URGE, StockLevel.RED, expected, facts)
    if expected is not None and expected > runs_out:
        return Advice(Deed.WAIT_LATE, StockLevel.RED, expected, facts)
    return Advice(Deed.WAIT, StockLevel.OK, expected, facts)
