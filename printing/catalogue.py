"""Which paper is drawn by what: from a stored slip to its PDF."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ektp_desk.cards.slips import CARD_RECEIPT, HANDOVER_RECEIPT, CardSlip, HandoverSlip
from ektp_desk.queue.slips import TICKET, TicketSlip
from ektp_desk.recording.slips import RECEIPT, RecordingSlip
from ektp_desk.reports.slips import DAY_SHEET, DaySlip
from printing import cards, queue, recording


@dataclass(frozen=True)
class Paper:
    """A kind of paper: its slip, how it is drawn, and on what size ("roll", "a6", "a4")."""

    slip: type[Any]
    draw: Callable[[Any, int], bytes]
    size: str


def _day_sheet(slip: DaySlip, copy: int) -> bytes:
    # Only here: platypus costs a tenth of a second that a ticket need not wait for.
    from printing.reports import day_sheet

    return day_sheet(slip, copy)


PAPERS: Mapping[str, Paper] = {
    TICKET: Paper(TicketSlip, queue.ticket, "roll"),
    RECEIPT: Paper(RecordingSlip, recording.receipt, "a6"),
    CARD_RECEIPT: Paper(CardSlip, cards.receipt, "roll"),
    HANDOVER_RECEIPT: Paper(HandoverSlip, cards.handover, "a6"),
    DAY_SHEET: Paper(DaySlip, _day_sheet, "a4"),
}


def render(kind: str, slip: Mapping[str, Any], copy: int = 0) -> bytes:
    """The PDF of a stored slip; `copy` 0 is the original, else the numbered copy mark is set."""
    paper = PAPERS[kind]
    return paper.draw(_adapter(kind).validate_python(dict(slip)), copy)


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(PAPERS[kind].slip)
