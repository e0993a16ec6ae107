"""The figures of a day as they stood at its end, each counted twice where there are two books."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import profile
from ektp_desk.cards.models import Card, CardEvent, Handover
from ektp_desk.cards.rules import UNSETTLED, CardAct
from ektp_desk.cards.rules_handover import Proof
from ektp_desk.cards.slips import CARD_RECEIPT, HANDOVER_RECEIPT
from ektp_desk.kernel.models import NumberSeries
from ektp_desk.papers.models import Paper
from ektp_desk.queue.blocks import RESERVE_FIRST, RESERVE_LAST, ordinary_number
from ektp_desk.queue.models import NumberBlock, Ticket, TicketEvent
from ektp_desk.queue.rules import AT_COUNTER_STATES, OPEN_STATES, TicketState
from ektp_desk.queue.slips import TICKET
from ektp_desk.recording.models import Recording, RecordingEvent
from ektp_desk.recording.models_review import RecordingReview
from ektp_desk.recording.pace import RecordingAct
from ektp_desk.recording.rules import RecordingState
from ektp_desk.recording.rules_review import ReviewOutcome
from ektp_desk.recording.slips import RECEIPT
from ektp_desk.reports.models import DayClose
from ektp_desk.reports.rules import day_bounds
from ektp_desk.stock import queries as stock
from ektp_desk.stock.models import StockMovement
from ektp_desk.stock.rules import Movement

# Recordings that are over when they stand so.
OVER = (RecordingState.APPROVED, RecordingState.CANCELLED, RecordingState.DISPUTED)


@dataclass(frozen=True)
class _Day:
    session: Session
    day: date
    start: datetime
    end: datetime  # the first moment of the day after

    def count(self, counted: Any, *conditions: ColumnElement[bool]) -> int:
        statement = select(func.count(counted)).where(*conditions)
        return int(self.session.execute(statement).scalar_one())


def reckon(session: Session, *, day: date) -> dict[str, int]:
    """All figures of an office day by name, in pieces: what `rules_closing.lines` compares.

    They are those of the day's end, whenever it is asked: what happened on later days does not
    count. Only `rules_closing.PASSING` say how it stands now.
    """
    start, end = day_bounds(day, ZoneInfo(profile(session).zone))
    of = _Day(session, day, start, end)
    return {
        **_tickets(of),
        **_recordings(of),
        **_cards(of),
        **_blanks(of),
        **_papers(of),
    }


def worked_on(session: Session, *, start: date, end: date) -> frozenset[date]:
    """The office days from `start` to `end` (both included) of which there is anything to close."""
    days: set[date] = set()
    for column in (
        Ticket.office_date, CardEvent.office_date, Recording.office_date,
        StockMovement.occurred_on, Handover.office_date,
    ):  # fmt: skip
        found = select(col(column)).where(col(column).between(start, end)).distinct()
        days |= set(session.execute(found).scalars())
    return frozenset(days)


def _tickets(of: _Day) -> dict[str, int]:
    todays = col(Ticket.office_date) == of.day
    ended = _states_at_end(of)
    return {
        "tickets_taken": of.count(col(Ticket.id), todays, col(Ticket.parent_id).is_(None)),
        "tickets_passed_on": of.count(col(Ticket.id), todays, col(Ticket.parent_id).is_not(None)),
        "tickets_done": ended[TicketState.DONE],
        "tickets_no_show": ended[TicketState.NO_SHOW],
        "tickets_cancelled": ended[TicketState.CANCELLED],
        "tickets_transferred": ended[TicketState.TRANSFERRED],
        "tickets_open": sum(ended[state] for state in OPEN_STATES),
        "at_counter_now": of.count(
            col(Ticket.id), todays, col(Ticket.state).in_(AT_COUNTER_STATES)
        ),
        "ticket_numbers_missing": _numbers_missing(of),
        "reserve_out": of.count(
            col(NumberBlock.id), col(NumberBlock.office_date) == of.day,
            col(NumberBlock.closed_at).is_(None),
        ),
    }  # fmt: skip


def _states_at_end(of: _Day) -> dict[TicketState, int]:
    """By the histories: a number that only joined later was out there, open."""
    last = (
        select(func.max(col(TicketEvent.id)))
        .join(Ticket, col(Ticket.id) == col(TicketEvent.ticket_id))
        .where(col(Ticket.office_date) == of.day, col(TicketEvent.at) < of.end)
        .group_by(col(TicketEvent.ticket_id))
    )
    statement = (
        select(col(TicketEvent.state), func.count(col(TicketEvent.id)))
        .where(col(TicketEvent.id).in_(last))
        .group_by(col(TicketEvent.state))
    )
    states = dict.fromkeys(TicketState, 0)
    states |= {state: int(number) for state, number in of.session.execute(statement)}
    first = (
        select(col(TicketEvent.ticket_id))
        .join(Ticket, col(Ticket.id) == col(TicketEvent.ticket_id))
        .where(col(Ticket.office_date) == of.day)
        .group_by(col(TicketEvent.ticket_id))
        .having(func.min(col(TicketEvent.at)) >= of.end)
    )
    states[TicketState.WAITING] += len(of.session.execute(first).all())
    return states


def _numbers_missing(of: _Day) -> int:
    """Numbers that were counted out and stand on no ticket of the day."""
    scope = f"ticket/{of.day.isoformat()}/"
    series = of.session.execute(
        select(col(NumberSeries.scope), col(NumberSeries.last)).where(
            col(NumberSeries.scope).startswith(scope)
        )
    )
    given: dict[str, set[int]] = {}
    for letter, number in of.session.execute(
        select(col(Ticket.letter), col(Ticket.number)).where(
            col(Ticket.office_date) == of.day, col(Ticket.parent_id).is_(None)
        )
    ):
        if not RESERVE_FIRST <= number <= RESERVE_LAST:
            given.setdefault(letter, set()).add(number)
    missing = 0
    for name, last in series:
        letter = name.removeprefix(scope)
        if len(letter) == 1:  # other series of the day have longer names
            wanted = {ordinary_number(place) for place in range(1, last + 1)}
            missing += len(wanted - given.get(letter, set()))
    return missing


def _recordings(of: _Day) -> dict[str, int]:
    reviews = {
        outcome: of.count(
            col(RecordingReview.id), col(RecordingReview.office_date) == of.day,
            col(RecordingReview.outcome) == outcome,
        )
        for outcome in ReviewOutcome
    }  # fmt: skip
    standing = _recordings_at_end(of)
    waiting = standing.count(RecordingState.AWAITING_REVIEW)
    return {
        "recordings_started": of.count(
            col(Recording.id), col(Recording.started_at) >= of.start,
            col(Recording.started_at) < of.end,
        ),
        "recordings_approved": reviews[ReviewOutcome.APPROVED],
        "recordings_approved_stand": of.count(
            col(Recording.id), col(Recording.reviewed_at) >= of.start,
            col(Recording.reviewed_at) < of.end,
            col(Recording.state) == RecordingState.APPROVED,
        ),
        "recordings_returned": reviews[ReviewOutcome.RETURNED],
        "recordings_waiting": waiting,
        "recordings_open": sum(state not in OVER for state in standing) - waiting,
    }  # fmt: skip


def _recordings_at_end(of: _Day) -> list[RecordingState]:
    """How those stood that were not over yet, by their histories."""
    begun = (
        col(Recording.started_at) < of.end,
        or_(
            col(Recording.state).not_in(OVER),
            col(Recording.reviewed_at) >= of.end,
            col(Recording.state) == RecordingState.CANCELLED,
        ),
    )
    last = (
        select(func.max(col(RecordingEvent.id)))
        .join(Recording, col(Recording.id) == col(RecordingEvent.recording_id))
        .where(
            *begun, col(RecordingEvent.at) < of.end, col(RecordingEvent.act) == RecordingAct.MOVED
        )
        .group_by(col(RecordingEvent.recording_id))
    )
    steps = select(col(RecordingEvent.recording_id), col(RecordingEvent.step))
    moved = {
        row[0]: row[1] for row in of.session.execute(steps.where(col(RecordingEvent.id).in_(last)))
    }
    known = {state.value for state in RecordingState}
    return [
        RecordingState(moved[one]) if moved.get(one, "") in known else RecordingState.DRAFT
        for one in of.session.execute(select(col(Recording.id)).where(*begun)).scalars()
        if one is not None
    ]


def _cards(of: _Day) -> dict[str, int]:
    acts = dict.fromkeys(CardAct, 0)
    statement = (
        select(col(CardEvent.act), func.count(col(CardEvent.id)))
        .where(col(CardEvent.office_date) == of.day)
        .group_by(col(CardEvent.act))
    )
    acts |= {act: int(number) for act, number in of.session.execute(statement)}
    settled, begun = col(Card.settled_at), col(Card.office_date)
    return {
        "cards_carried": of.count(
            col(Card.id), begun < of.day, or_(settled.is_(None), settled >= of.start)
        ),
        "cards_begun": of.count(col(Card.id), begun == of.day),
        "cards_good": acts[CardAct.GOOD],
        "cards_corrected": acts[CardAct.CORRECTED],
        "cards_spoiled": acts[CardAct.SPOILED],
        "cards_not_printed": acts[CardAct.NOT_PRINTED],
        "cards_open": of.count(
            col(Card.id), begun <= of.day, or_(settled.is_(None), settled >= of.end)
        ),
        "unsettled_now": of.count(
            col(Card.id), begun <= of.day, col(Card.state).in_(UNSETTLED)
        ),
        "card_numbers_missing": _gaps(
            of, select(col(Card.number)).where(begun == of.day), col(Card.number)
        ),
        "cards_handed_over": acts[CardAct.HANDED_OVER],
        "handovers": of.count(col(Handover.id), col(Handover.office_date) == of.day),
        "handovers_on_lists": of.count(
            col(Handover.id), col(Handover.office_date) == of.day,
            col(Handover.proof) == Proof.SIGNED_LIST,
        ),
        "handover_numbers_missing": _gaps(
            of, select(col(Handover.number)).where(col(Handover.office_date) == of.day),
            col(Handover.number),
        ),
    }  # fmt: skip


def _gaps(of: _Day, todays: Select[*tuple[Any, ...]], number: Any) -> int:
    """How many numbers between the first and the last of the day are on no row at all."""
    used = sorted(of.session.execute(todays).scalars())
    if not used:
        return 0
    first, last = used[0], used[-1]
    there = of.count(number, number >= first, number <= last)
    return int(last.rsplit("-", 1)[-1]) - int(first.rsplit("-", 1)[-1]) + 1 - there


def _blanks(of: _Day) -> dict[str, int]:
    statement = (
        select(col(StockMovement.kind), func.sum(col(StockMovement.quantity)))
        .where(col(StockMovement.occurred_on) == of.day)
        .group_by(col(StockMovement.kind))
    )
    sums = {kind: int(quantity) for kind, quantity in of.session.execute(statement)}
    counts = of.count(
        col(StockMovement.id), col(StockMovement.occurred_on) == of.day,
        col(StockMovement.kind) == Movement.COUNT,
    )  # fmt: skip
    opening = stock.balance_on(of.session, of.day - timedelta(days=1))
    main = (Movement.RECEIVED, Movement.USED, Movement.SPOILED)
    before = _last_closing(of)
    return {
        "blanks_opening": opening,
        "blanks_last_closing": opening if before is None else before,
        "blanks_received": sums.get(Movement.RECEIVED, 0),
        "blanks_used": -sums.get(Movement.USED, 0),
        "blanks_spoiled": -sums.get(Movement.SPOILED, 0),
        "blanks_other": sum(number for kind, number in sums.items() if kind not in main),
        "blanks_counts": counts,
        "blanks_count_difference": sums.get(Movement.COUNT, 0),
        "blanks_closing": stock.balance_on(of.session, of.day),
    }


def _last_closing(of: _Day) -> int | None:
    """What was left when the day closed before this one was signed, None without one."""
    statement = (
        select(col(DayClose.figures))
        .where(col(DayClose.office_date) < of.day)
        .order_by(col(DayClose.office_date).desc(), col(DayClose.entry).desc())
        .limit(1)
    )
    found = of.session.execute(statement).scalars().first()
    return None if found is None else int(found["blanks_closing"])


def _papers(of: _Day) -> dict[str, int]:
    kinds = (TICKET, RECEIPT, CARD_RECEIPT, HANDOVER_RECEIPT)
    issued = _issued(of, kinds)
    key = f"{TICKET}/{of.day.isoformat()}/"
    tickets = of.count(
        col(Paper.id), col(Paper.kind) == TICKET, col(Paper.key).startswith(key),
        ~col(Paper.key).like(f"{key}%/%"),  # once more for an appointment: no new number
    )  # fmt: skip
    return {
        "papers_tickets": tickets,
        "papers_recordings": issued.get(RECEIPT, 0),
        "papers_cards": issued.get(CARD_RECEIPT, 0),
        "papers_handovers": issued.get(HANDOVER_RECEIPT, 0),
        "papers_unprinted": of.count(
            col(Paper.id), col(Paper.office_date) == of.day, col(Paper.printed_at).is_(None)
        ),
    }


def _issued(of: _Day, kinds: Iterable[str]) -> dict[str, int]:
    statement = (
        select(col(Paper.kind), func.count(col(Paper.id)))
        .where(col(Paper.office_date) == of.day, col(Paper.kind).in_(tuple(kinds)))
        .group_by(col(Paper.kind))
    )
    return {kind: int(number) for kind, number in of.session.execute(statement)}
