"""Past tickets with their history: who came, and when whoever's turn it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from ektp_desk.demo.foretold import Foretold
from ektp_desk.demo.rows import Hours, Ledger, Row, Staff
from ektp_desk.queue.order import OrderRule, Waiting, choose_next
from ektp_desk.queue.rules import CounterState, PriorityReason, TicketAct, TicketState

LETTER = {"NEW": "A", "PICKUP": "C", "INFO": "D"}
PRIORITY_SHARE = 0.07
NO_SHOW_SHARE = 0.06
OPENS, CLOSES = time(8), time(16)
BREAKS = (time(12), time(12, 30), time(13))  # one counter after another
BREAK = timedelta(minutes=30)
MOST_BUSY = 0.72  # of the counters' time: on a fuller day everybody hurries
DAY_MINUTES = 6.5 * 60
RULE = OrderRule()


@dataclass
class _Counter:
    """One counter on one day: since when it is free, and its break still to come."""

    place: int
    free: datetime
    pause: datetime | None


class Visits:
    """Gathers a day's visitors, then lets the counters serve them."""

    def __init__(
        self, random: Random, ledger: Ledger, hours: Hours, staff: Staff, foretold: Foretold
    ) -> None:
        self._random = random
        self._ledger = ledger
        self._hours = hours
        self._staff = staff
        self._foretold = foretold
        self._taken: set[tuple[date, int, str]] = set()
        self._coming: list[tuple[Row, float]] = []

    def served(self, day: date, resident_id: int, service: str, *, minutes: float) -> Row | None:
        """Somebody who comes today and is served for about `minutes`; times follow by `serve`.

        None if the person already took a number for the service that day.
        """
        if (day, resident_id, service) in self._taken:
            return None
        self._taken.add((day, resident_id, service))
        ticket = self._ticket(day, resident_id, service, TicketState.DONE)
        self._coming.append((ticket, minutes * self._random.uniform(0.6, 1.7)))
        return ticket

    def missed(self, day: date, service: str) -> Row:
        """Somebody who takes a number today and does not answer the call."""
        ticket = self._ticket(day, None, service, TicketState.NO_SHOW)
        self._coming.append((ticket, 3.0))
        return ticket

    def serve(self, day: date) -> None:
        """Give today's visitors their numbers by arrival and call them by the office's order."""
        coming = sorted(self._coming, key=lambda visit: visit[0]["arrived_at"])
        self._coming = []
        for ticket, _ in coming:
            letter = ticket["letter"]
            ticket["number"] = self._ledger.number(f"ticket/{day.isoformat()}/{letter}")
            ticket["code"] = f"{letter}-{ticket['number']:03d}"
        planned = sum(minutes + 0.7 for _, minutes in coming)
        hurry = min(1.0, MOST_BUSY * DAY_MINUTES * len(self._staff.counters) / max(1.0, planned))
        minutes_of = {ticket["id"]: minutes * hurry for ticket, minutes in coming}
        self._call_all(day, [ticket for ticket, _ in coming], minutes_of)
        self._foretold.day(day, [ticket for ticket, _ in coming], len(self._staff.counters))

    def _call_all(self, day: date, coming: Sequence[Row], minutes_of: dict[int, float]) -> None:
        counters = [
            _Counter(place, self._hours.at(day, OPENS), self._hours.at(day, BREAKS[place % 3]))
            for place in range(len(self._staff.counters))
        ]
        for counter in counters:
            self._standing(day, counter, counter.free, CounterState.OPEN)
        still, in_a_row = list(coming), 0
        while still:
            counter = min(counters, key=lambda one: (one.free, one.place))
            self._rest(day, counter)
            first = min(ticket["arrived_at"] for ticket in still)
            now = max(counter.free, first + timedelta(seconds=self._random.randint(3, 25)))
            ticket = _next(still, now, in_a_row)
            still.remove(ticket)
            in_a_row = in_a_row + 1 if ticket["priority"] else 0
            counter.free = self._served_at(ticket, counter.place, now, minutes_of[ticket["id"]])
        for counter in counters:
            end = max(counter.free, self._hours.at(day, CLOSES))
            self._standing(day, counter, end, CounterState.CLOSED)

    def _rest(self, day: date, counter: _Counter) -> None:
        if counter.pause is not None and counter.free >= counter.pause:
            self._standing(day, counter, counter.free, CounterState.BREAK)
            counter.free, counter.pause = counter.free + BREAK, None
            self._standing(day, counter, counter.free, CounterState.OPEN)

    def _standing(self, day: date, counter: _Counter, at: datetime, state: CounterState) -> None:
        counter_id = self._staff.counter_ids[counter.place]
        said = {
            "counter_id": counter_id, "state": state,
            "officer_id": self._staff.counters[counter.place],
        }  # fmt: skip
        self._ledger.add("counter_event", **said, at=at, office_date=day, note="")
        rows = self._ledger.rows["counter_now"]
        rows[:] = [row for row in rows if row["counter_id"] != counter_id]
        rows.append({**said, "since": at})

    def _served_at(self, ticket: Row, place: int, called: datetime, minutes: float) -> datetime:
        """Write one call and what followed; when the counter is free again."""
        ticket["counter_id"] = self._staff.counter_ids[place]
        ticket["officer_id"] = self._staff.counters[place]
        ticket["first_called_at"] = ticket["called_at"] = called
        self._event(ticket, ticket["arrived_at"], TicketAct.TAKEN, TicketState.WAITING)
        self._event(ticket, called, TicketAct.CALLED, TicketState.CALLED)
        if ticket["state"] is TicketState.NO_SHOW:
            ticket["ended_at"] = called + timedelta(minutes=minutes)
            self._event(ticket, ticket["ended_at"], TicketAct.NO_SHOW, TicketState.NO_SHOW)
        else:
            ticket["serving_at"] = called + timedelta(seconds=self._random.randint(10, 70))
            ended = ticket["serving_at"] + timedelta(minutes=minutes)
            ticket["ended_at"] = ended.replace(microsecond=0)
            self._event(ticket, ticket["serving_at"], TicketAct.SERVED, TicketState.SERVING)
            self._event(ticket, ticket["ended_at"], TicketAct.FINISHED, TicketState.DONE)
        ended_at: datetime = ticket["ended_at"]
        return ended_at + timedelta(seconds=self._random.randint(5, 90))

    def _ticket(self, day: date, resident_id: int | None, service: str, state: TicketState) -> Row:
        letter = LETTER.get(service, "B")
        priority = self._random.random() < PRIORITY_SHARE
        return self._ledger.add(
            "ticket",
            office_date=day,
            letter=letter,
            number=0,
            code="",
            token=f"T-{self._random.getrandbits(64):016x}",
            service_code=service,
            queue_letter=letter,
            plan=[],
            resident_id=resident_id,
            priority=self._random.choice(list(PriorityReason)) if priority else None,
            state=state,
            counter_id=None,
            officer_id=None,
            calls=3 if state is TicketState.NO_SHOW else 1,
            wait_for_others=0,
            note="",
            arrived_at=self._hours.arrival(day),
            first_called_at=None,
            called_at=None,
            serving_at=None,
            ended_at=None,
        )

    def _event(self, ticket: Row, at: datetime, act: TicketAct, state: TicketState) -> None:
        at_counter = act is not TicketAct.TAKEN
        self._ledger.add(
            "ticket_event",
            ticket_id=ticket["id"],
            at=at,
            act=act,
            state=state,
            counter_id=ticket["counter_id"] if at_counter else None,
            officer_id=ticket["officer_id"] if at_counter else None,
            note="",
        )


def _next(still: Sequence[Row], now: datetime, in_a_row: int) -> Row:
    """Whom the office's order calls of those who are there."""
    there = {ticket["id"]: ticket for ticket in still if ticket["arrived_at"] <= now}
    waiting = (
        Waiting(number, ticket["arrived_at"], ticket["priority"] is not None)
        for number, ticket in there.items()
    )
    choice = choose_next(waiting, now=now, rule=RULE, priority_in_a_row=in_a_row)
    assert choice is not None
    return there[choice.ticket_id]
