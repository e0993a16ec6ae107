"""What must be true of a day, read by plain SQL that shares nothing with the office's own.

Replays the history of every ticket and of every counter. The audit chain alone is verified by the
office's own `kernel.chain`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text
from sqlmodel import Session

from ektp_desk.storage.check import audit_chain

# What an act may follow; None is the beginning. `undone` is looked at by itself.
AFTER: Mapping[str, tuple[str | None, ...]] = {
    "taken": (None,),
    "continued": (None,),
    "called": ("waiting",),
    "recalled": ("called",),
    "served": ("called", "parked", "awaiting_card", "no_show"),
    "no_show": ("called",),
    "returned": ("no_show", "parked"),
    "parked": ("called", "serving"),
    "awaiting_card": ("serving",),
    "finished": ("serving", "awaiting_card"),
    "transferred": ("called", "serving"),
}
AT_COUNTER = ("called", "serving")


@dataclass(frozen=True)
class Event:
    """One row of `ticket_event`."""

    ticket_id: int
    act: str
    state: str
    counter_id: int | None


@dataclass(frozen=True)
class DayReport:
    """What was counted, and a sentence for each thing that does not hold."""

    numbers: int
    events: Mapping[str, int]
    audit_rows: int
    problems: tuple[str, ...]


def check_day(engine: Engine) -> DayReport:
    """Look over the one day in a database."""
    with engine.connect() as connection:
        numbers, problems = _numbers(connection)
        events = [
            Event(*row)
            for row in connection.execute(
                text("SELECT ticket_id, act, state, counter_id FROM ticket_event ORDER BY id")
            )
        ]
        rows = connection.execute(text("SELECT id, state FROM ticket"))
        states = {row.id: row.state for row in rows}
        connection.rollback()
    problems += [*_tickets(events, states), *_counters(events)]
    with Session(engine) as session:
        chain = audit_chain(session)
    if chain.broken_at is not None:
        problems.append(f"audit chain: {chain.problem} at {chain.broken_at}")
    acts = Counter(event.act for event in events)
    return DayReport(numbers, acts, chain.checked, tuple(problems))


def _numbers(connection: Connection) -> tuple[int, list[str]]:
    """Every number 1..N of each letter once."""
    given: dict[str, list[int]] = {}
    rows = connection.execute(
        text("SELECT office_date, letter, number FROM ticket WHERE parent_id IS NULL")
    )
    for day, letter, number in rows:
        given.setdefault(f"{day} {letter}", []).append(number)
    problems = [
        f"numbers of {letter}: {len(numbers)} given, {len(set(numbers))} different, up to "
        f"{max(numbers)}"
        for letter, numbers in given.items()
        if sorted(numbers) != list(range(1, len(numbers) + 1))
    ]
    return sum(map(len, given.values())), problems


def _tickets(events: Iterable[Event], states: Mapping[int, str]) -> list[str]:
    """Each step from a state that allows it, at the counter that called; ends as the row."""
    problems: list[str] = []
    past: dict[int, list[str | None]] = {}
    held_by: dict[int, int | None] = {}
    for event in events:
        before = past.setdefault(event.ticket_id, [None])
        if event.act == "undone":
            allowed = _undone_rightly(before, event.state)
        else:
            allowed = before[-1] in AFTER.get(event.act, ())
        if before[-1] in AT_COUNTER and event.counter_id != held_by.get(event.ticket_id):
            problems.append(f"{event}: held by counter {held_by.get(event.ticket_id)}")
        if not allowed:
            problems.append(f"{event}: not from {before[-1]}")
        before.append(event.state)
        held_by[event.ticket_id] = event.counter_id
    for ticket_id, state in states.items():
        ended = past.get(ticket_id, [None])[-1]
        if ended != state:
            problems.append(f"ticket {ticket_id} is {state}, its history ends {ended}")
    return problems


def _undone_rightly(before: list[str | None], state: str) -> bool:
    """Back to where it stood, or a child taken back with the step that began it."""
    child = before == [None, "waiting"] and state == "cancelled"
    return child or (len(before) > 2 and before[-2] == state)


def _counters(events: Iterable[Event]) -> list[str]:
    """No counter has two people."""
    problems: list[str] = []
    holds: dict[int, int] = {}
    for event in events:
        if event.counter_id is None:
            continue
        there = holds.get(event.counter_id)
        if event.state in AT_COUNTER:
            if there not in (None, event.ticket_id):
                problems.append(f"{event}: counter holds {there}")
            holds[event.counter_id] = event.ticket_id
        elif there == event.ticket_id:
            del holds[event.counter_id]
    return problems
