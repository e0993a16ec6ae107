"""Who is called next: one pure function, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class OrderRule:
    """What the office decides about the order.

    `most_priority` calls of priority may follow each other while others wait; whoever has waited
    for `ageing` is called as if the number had priority, so that nobody waits without end.
    """

    most_priority: int = 2
    ageing: timedelta = timedelta(minutes=60)


@dataclass(frozen=True)
class Waiting:
    """A waiting ticket as the order sees it; times are aware.

    `others_to_wait` counts down the calls that must pass before a returned no-show is due again.
    `appointment_at` is the time that was promised, None without an appointment.
    """

    ticket_id: int
    arrived_at: datetime
    priority: bool
    others_to_wait: int = 0
    appointment_at: datetime | None = None


@dataclass(frozen=True)
class Choice:
    """Who is next, and why: a code for a sentence (`choice.…`)."""

    ticket_id: int
    reason: str


def call_order(
    waiting: Iterable[Waiting], *, now: datetime, rule: OrderRule, priority_in_a_row: int
) -> list[Choice]:
    """The order in which waiting tickets would be called now if nobody else arrived.

    1. An appointment whose time has come, the earliest first.
    2. Priority, and whoever has waited as long as the rule says, by arrival; but at most so many
       priority calls in a row while others wait.
    3. The others by arrival. An appointment waits among them until its time has come.

    A returned no-show is passed over until as many others were called as the office says (five
    by default, domain.md), unless nobody else is left. `priority_in_a_row` counts the newest
    calls that were all of priority.
    """
    due = sorted(waiting, key=lambda ticket: (ticket.arrived_at, ticket.ticket_id))
    order: list[Choice] = []
    while due:
        ready = [one for one in due if one.others_to_wait <= len(order)] or due
        ticket, reason = _next(ready, now, rule, priority_in_a_row)
        due.remove(ticket)
        order.append(Choice(ticket.ticket_id, reason))
        priority_in_a_row = priority_in_a_row + 1 if ticket.priority else 0
    return order


def choose_next(
    waiting: Iterable[Waiting], *, now: datetime, rule: OrderRule, priority_in_a_row: int
) -> Choice | None:
    """Who is called next, or None when nobody waits: the first of `call_order`."""
    due = sorted(waiting, key=lambda ticket: (ticket.arrived_at, ticket.ticket_id))
    if not due:
        return None
    ready = [one for one in due if one.others_to_wait <= 0] or due
    ticket, reason = _next(ready, now, rule, priority_in_a_row)
    return Choice(ticket.ticket_id, reason)


def _next(
    ready: Sequence[Waiting], now: datetime, rule: OrderRule, priority_in_a_row: int
) -> tuple[Waiting, str]:
    """The next of `ready`, which is sorted by arrival and not empty."""
    promised = [one for one in ready if one.appointment_at and one.appointment_at <= now]
    if promised:
        return min(promised, key=lambda one: one.appointment_at or now), "choice.appointment"
    others = [one for one in ready if not one.priority]
    if others and len(others) < len(ready) and priority_in_a_row >= rule.most_priority:
        return others[0], "choice.after_priority"
    for one in ready:
        if one.priority:
            return one, "choice.priority"
        if now - one.arrived_at >= rule.ageing:
            return one, "choice.aged"
    return ready[0], "choice.arrival"
