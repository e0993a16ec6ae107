"""Where to go next: how many people one trip reaches, the most first, and why. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ektp_desk.outreach.rules import VisitKind

DEFAULT_CAPACITY = 60  # people a team serves on one trip, until the office says otherwise
LEAST_CAPACITY, MOST_CAPACITY = 1, 1_000


@dataclass(frozen=True)
class Place:
    """A kelurahan or a school, and the people there who are on no open visit.

    `promised` are people whom open visits there expect beyond their lists.
    """

    kind: VisitKind
    village_code: str | None
    school_id: int | None
    name: str
    district: str
    unrecorded: int
    turning: int
    uncollected: int
    promised: int = 0
    last_visit: date | None = None
    next_visit: date | None = None

    @property
    def left(self) -> int:
        """People to go to: not recorded, turning 17, cards to bring, less those promised."""
        return max(0, self.unrecorded + self.turning + self.uncollected - self.promised)


@dataclass(frozen=True)
class Proposal:
    """One place in its turn: `reach` people on the next trip, `trips` until nobody is left.

    `why` is the code of the sentence that gives the reason.
    """

    place: Place
    reach: int
    trips: int
    why: str


def rank(places: Iterable[Place], *, capacity: int) -> tuple[Proposal, ...]:
    """The places by people reached on one trip, at most `capacity`; nobody left, not listed.

    Where a trip reaches as many, the one with more people left comes first, then the one not
    visited for longest (never before ever), then the name.
    """
    proposals = [_proposal(place, capacity) for place in places if place.left]
    return tuple(sorted(proposals, key=_order))


def _proposal(place: Place, capacity: int) -> Proposal:
    reach = min(place.left, capacity)
    return Proposal(place, reach, -(-place.left // capacity), _why(place, capacity))


def _why(place: Place, capacity: int) -> str:
    if place.next_visit is not None:
        return "outreach_next.beside"
    full = place.left > capacity
    if place.last_visit is None:
        return "outreach_next.full_never" if full else "outreach_next.all_never"
    return "outreach_next.full_again" if full else "outreach_next.all_again"


def _order(proposal: Proposal) -> tuple[int, int, date, str, str]:
    place = proposal.place
    return (
        -proposal.reach,
        -place.left,
        place.last_visit or date.min,
        place.name,
        place.village_code or "",
    )
