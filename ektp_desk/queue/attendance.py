"""When counters were open and when somebody stood at them, read from the histories."""

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from ektp_desk.queue.models import CounterEvent, Ticket, TicketEvent
from ektp_desk.queue.rules import AT_COUNTER_STATES, CounterState, TicketAct
from ektp_desk.queue.times import Span


def open_spans(session: Session, *, day: date, now: datetime) -> dict[tuple[int, int], list[Span]]:
    """By (officer, counter): when it was open, up to `now` if it still is."""
    events = session.execute(
        select(
            col(CounterEvent.counter_id),
            col(CounterEvent.at),
            col(CounterEvent.state),
            col(CounterEvent.officer_id),
        )
        .where(col(CounterEvent.office_date) == day)
        .order_by(col(CounterEvent.at), col(CounterEvent.id))
    ).all()
    spans: dict[tuple[int, int], list[Span]] = defaultdict(list)
    since: dict[int, tuple[int, datetime]] = {}
    for event in events:
        if event.counter_id in since:
            officer_id, begin = since.pop(event.counter_id)
            spans[officer_id, event.counter_id].append((begin, event.at))
        if event.state is CounterState.OPEN and event.officer_id is not None:
            since[event.counter_id] = (event.officer_id, event.at)
    for counter_id, (officer_id, begin) in since.items():
        spans[officer_id, counter_id].append((begin, max(begin, now)))
    return spans


def busy_spans(session: Session, *, day: date, now: datetime) -> dict[int, list[Span]]:
    """By counter: when somebody was called to it or stood there, from the tickets' histories."""
    events = session.execute(
        select(
            col(TicketEvent.ticket_id),
            col(TicketEvent.at),
            col(TicketEvent.act),
            col(TicketEvent.state),
            col(TicketEvent.counter_id),
        )
        .join(Ticket, col(Ticket.id) == col(TicketEvent.ticket_id))
        .where(col(Ticket.office_date) == day)
        .order_by(col(TicketEvent.ticket_id), col(TicketEvent.id))
    )
    spans: dict[int, list[Span]] = defaultdict(list)
    since: dict[int, tuple[int, datetime]] = {}
    for event in events:
        there = event.state in AT_COUNTER_STATES and event.act is not TicketAct.IDENTIFIED
        if there and event.ticket_id not in since and event.counter_id is not None:
            since[event.ticket_id] = (event.counter_id, event.at)
        elif event.state not in AT_COUNTER_STATES and event.ticket_id in since:
            counter_id, begin = since.pop(event.ticket_id)
            spans[counter_id].append((begin, event.at))
    for counter_id, begin in since.values():
        spans[counter_id].append((begin, max(begin, now)))
    return spans
