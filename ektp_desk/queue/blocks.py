"""Numbers without a network: blocks that a computer at the front desk keeps for an outage. Pure.

A letter's numbers 500 to 999 are the reserve: computers lease blocks of them for one day, while
the office server answers, and give them out when it does not. All others count without a gap,
as ever, past the reserve. So two desks that cannot see each other never give the same number,
the ordinary numbers have no gap where an unused block was, and everybody sees by the number that
it was given without a network.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ektp_desk.queue.rules import PriorityReason

RESERVE_FIRST, RESERVE_LAST = 500, 999
_RESERVED = RESERVE_LAST - RESERVE_FIRST + 1


@dataclass(frozen=True)
class Block:
    """Numbers `first` to `last` of a letter on one day, leased to one computer.

    `token` names it for good: a database put back from a copy counts its rows anew.
    """

    token: str
    office_date: date
    letter: str
    first: int
    last: int


@dataclass(frozen=True)
class BlockUse:
    """How many numbers of a block its computer gave out, from the first on, without a gap."""

    block: Block
    used: int


@dataclass(frozen=True)
class Given:
    """A number given without the server. `at` is when; `token` names the ticket for good."""

    token: str
    office_date: date
    letter: str
    number: int
    code: str
    service_code: str
    priority: PriorityReason | None
    at: datetime
    officer_id: int | None


@dataclass(frozen=True)
class Home:
    """What a computer says when the server is back: what it gave, and out of which blocks.

    `store` names the computer's own store of blocks (`reserve.Reserve`).
    """

    store: str
    given: Sequence[Given] = ()
    blocks: Sequence[BlockUse] = ()


def ordinary_number(position: int) -> int:
    """The number of the `position`-th ordinary ticket of a letter (1, 2, …): past the reserve."""
    return position if position < RESERVE_FIRST else position + _RESERVED


def reserve_number(position: int) -> int | None:
    """The `position`-th number of the reserve (1, 2, …); None where it is used up."""
    number = RESERVE_FIRST - 1 + position
    return number if number <= RESERVE_LAST else None


def is_reserve(number: int) -> bool:
    """Whether a number was given out of the reserve."""
    return RESERVE_FIRST <= number <= RESERVE_LAST


def to_lease(size: int, left: int) -> int:
    """How many numbers a computer leases that has `left`: up to `size`, once half is gone."""
    return size - left if size and left <= size // 2 else 0
