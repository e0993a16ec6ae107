"""What must agree before a day is closed. Pure: figures in, lines out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class LineKey(StrEnum):
    """What is compared, in the order in which it is shown."""

    TICKETS = "tickets"
    TICKETS_AT_COUNTER = "tickets_at_counter"
    TICKETS_OPEN = "tickets_open"
    TICKET_NUMBERS = "ticket_numbers"
    RESERVE = "reserve"
    RECORDINGS = "recordings"
    RECORDINGS_WAITING = "recordings_waiting"
    RECORDINGS_OPEN = "recordings_open"
    PRINTS = "prints"
    PRINTS_UNSETTLED = "prints_unsettled"
    CARD_NUMBERS = "card_numbers"
    BLANKS_OPENING = "blanks_opening"
    BLANKS = "blanks"
    BLANKS_PRINTS = "blanks_prints"
    BLANKS_NEGATIVE = "blanks_negative"
    BLANKS_COUNT = "blanks_count"
    HANDOVERS = "handovers"
    HANDOVER_NUMBERS = "handover_numbers"
    TICKET_PAPERS = "ticket_papers"
    RECORDING_PAPERS = "recording_papers"
    CARD_PAPERS = "card_papers"
    HANDOVER_PAPERS = "handover_papers"
    UNPRINTED_PAPERS = "unprinted_papers"


class LineState(StrEnum):
    """How a line stands."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"


# Must be settled before the day can be closed: somebody still has it in the hand.
BLOCKING = frozenset(
    {LineKey.TICKETS_AT_COUNTER, LineKey.PRINTS_UNSETTLED, LineKey.BLANKS_NEGATIVE}
)
# True only at the moment of looking: a ticket printed a minute later does not change a day.
PASSING = frozenset({"papers_unprinted", "reserve_out", "at_counter_now", "unsettled_now"})
# The others, in the order in which they are read: what a change since the closing can name.
DAY_FIGURES = (
    "tickets_taken",
    "tickets_passed_on",
    "tickets_done",
    "tickets_no_show",
    "tickets_cancelled",
    "tickets_transferred",
    "tickets_open",
    "ticket_numbers_missing",
    "recordings_started",
    "recordings_approved",
    "recordings_approved_stand",
    "recordings_returned",
    "recordings_waiting",
    "recordings_open",
    "cards_carried",
    "cards_begun",
    "cards_good",
    "cards_corrected",
    "cards_spoiled",
    "cards_not_printed",
    "cards_open",
    "card_numbers_missing",
    "cards_handed_over",
    "handovers",
    "handovers_on_lists",
    "handover_numbers_missing",
    "blanks_opening",
    "blanks_last_closing",
    "blanks_received",
    "blanks_used",
    "blanks_spoiled",
    "blanks_other",
    "blanks_counts",
    "blanks_count_difference",
    "blanks_closing",
    "papers_tickets",
    "papers_recordings",
    "papers_cards",
    "papers_handovers",
)


@dataclass(frozen=True)
class Line:
    """One comparison: `left` and `right` in pieces, and how they stand.

    `blocks` says that it must be settled first. `said` is the explanation typed by whoever
    signed; a line that does not agree needs one.
    """

    key: LineKey
    state: LineState
    left: int
    right: int
    blocks: bool = False
    said: str = ""


@dataclass(frozen=True)
class Change:
    """A figure that is not any more what it was when the day was closed."""

    figure: str
    was: int
    now: int


def lines(figures: Mapping[str, int]) -> tuple[Line, ...]:
    """Every comparison of a day's figures (`reports.reckoning.reckon`), in order."""
    f = figures
    ended = (
        f["tickets_done"] + f["tickets_no_show"] + f["tickets_cancelled"]
        + f["tickets_transferred"] + f["tickets_open"]
    )  # fmt: skip
    settled = (
        f["cards_good"] - f["cards_corrected"] + f["cards_spoiled"] + f["cards_not_printed"]
        + f["cards_open"]
    )  # fmt: skip
    moved = (
        f["blanks_opening"] + f["blanks_received"] - f["blanks_used"] - f["blanks_spoiled"]
        + f["blanks_other"]
    )  # fmt: skip
    key = LineKey
    return (
        _pair(key.TICKETS, f["tickets_taken"] + f["tickets_passed_on"], ended),
        _left(key.TICKETS_AT_COUNTER, f["at_counter_now"]),
        _left(key.TICKETS_OPEN, f["tickets_open"]),
        _left(key.TICKET_NUMBERS, f["ticket_numbers_missing"], LineState.DIFFERS),
        _left(key.RESERVE, f["reserve_out"]),
        _pair(key.RECORDINGS, f["recordings_approved"], f["recordings_approved_stand"]),
        _left(key.RECORDINGS_WAITING, f["recordings_waiting"]),
        _left(key.RECORDINGS_OPEN, f["recordings_open"]),
        _pair(key.PRINTS, f["cards_carried"] + f["cards_begun"], settled),
        _left(key.PRINTS_UNSETTLED, f["unsettled_now"]),
        _left(key.CARD_NUMBERS, f["card_numbers_missing"], LineState.DIFFERS),
        _pair(key.BLANKS_OPENING, f["blanks_last_closing"], f["blanks_opening"]),
        _pair(key.BLANKS, moved, f["blanks_closing"]),
        _pair(key.BLANKS_PRINTS, f["cards_good"] + f["cards_spoiled"],
              f["blanks_used"] + f["blanks_spoiled"]),
        _left(key.BLANKS_NEGATIVE, max(0, -f["blanks_closing"]), LineState.DIFFERS),
        _pair(key.BLANKS_COUNT, f["blanks_closing"] - f["blanks_count_difference"],
              f["blanks_closing"]),
        _pair(key.HANDOVERS, f["cards_handed_over"], f["handovers"]),
        _left(key.HANDOVER_NUMBERS, f["handover_numbers_missing"], LineState.DIFFERS),
        _pair(key.TICKET_PAPERS, f["tickets_taken"], f["papers_tickets"]),
        _pair(key.RECORDING_PAPERS, f["recordings_approved"], f["papers_recordings"]),
        _pair(key.CARD_PAPERS, f["cards_good"], f["papers_cards"]),
        _pair(key.HANDOVER_PAPERS, f["handovers"] - f["handovers_on_lists"], f["papers_handovers"]),
        _left(key.UNPRINTED_PAPERS, f["papers_unprinted"]),
    )  # fmt: skip


def explained(found: tuple[Line, ...], said: Mapping[str, str]) -> tuple[Line, ...]:
    """The lines with what was typed beside them, tidied; what agrees needs no words."""
    return tuple(
        replace(line, said=" ".join(said.get(line.key, "").split())[:300])
        if line.state is not LineState.AGREES else line
        for line in found
    )  # fmt: skip


def must_settle(found: tuple[Line, ...]) -> Line | None:
    """The first line that forbids closing."""
    return next((line for line in found if line.blocks), None)


def unexplained(found: tuple[Line, ...]) -> Line | None:
    """The first line that does not agree and has no explanation."""
    return next(
        (line for line in found if line.state is not LineState.AGREES and not line.said), None
    )


def changes(was: Mapping[str, int], now: Mapping[str, int]) -> tuple[Change, ...]:
    """What differs between two counts of one day, but for what only passes."""
    return tuple(
        Change(name, int(was.get(name, 0)), int(now[name]))
        for name in now
        if name not in PASSING and int(was.get(name, 0)) != int(now[name])
    )


def _pair(key: LineKey, left: int, right: int) -> Line:
    state = LineState.AGREES if left == right else LineState.DIFFERS
    return Line(key, state, left, right)


def _left(key: LineKey, number: int, state: LineState = LineState.OPEN) -> Line:
    """Something of which nothing should be left."""
    if not number:
        return Line(key, LineState.AGREES, 0, 0)
    return Line(key, state, number, 0, blocks=key in BLOCKING)
