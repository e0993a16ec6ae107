"""Past tickets with their history, from number to finish."""

from datetime import date, datetime, timedelta
from random import Random

from ektp_desk.demo.rows import Hours, Ledger, Row, Staff
from ektp_desk.queue.rules import PriorityReason, TicketAct, TicketState

LETTER = {"NEW": "A", "PICKUP": "C", "INFO": "D"}
PRIORITY_SHARE = 0.07
NO_SHOW_SHARE = 0.06


class Visits:
    """Writes finished (and a few missed) tickets into the ledger."""

    def __init__(self, random: Random, ledger: Ledger, hours: Hours, staff: Staff) -> None:
        self._random = random
        self._ledger = ledger
        self._hours = hours
        self._staff = staff
        self._taken: set[tuple[date, int, str]] = set()

    def served(self, day: date, resident_id: int, service: str, *, minutes: float) -> Row | None:
        """A visit that ended well after about `minutes` at the counter.

        None if the person already took a number for the service that day.
        """
        if (day, resident_id, service) in self._taken:
            return None
        self._taken.add((day, resident_id, service))
        arrived = self._hours.on(day)
        called = arrived + timedelta(minutes=self._random.triangular(1, 55, 12))
        serving = called + timedelta(seconds=self._random.randint(10, 70))
        ended = serving + timedelta(minutes=minutes * self._random.uniform(0.6, 1.7))
        return self._ticket(day, resident_id, service, (arrived, called, serving, ended))

    def missed(self, day: date, service: str) -> Row:
        """Somebody took a number and did not answer the call."""
        arrived = self._hours.on(day)
        called = arrived + timedelta(minutes=self._random.triangular(5, 60, 20))
        ended = called + timedelta(minutes=3)
        return self._ticket(day, None, service, (arrived, called, None, ended))

    def _ticket(
        self,
        day: date,
        resident_id: int | None,
        service: str,
        times: tuple[datetime, datetime, datetime | None, datetime],
    ) -> Row:
        arrived, called, serving, ended = times
        letter = LETTER.get(service, "B")
        number = self._ledger.number(f"ticket/{day.isoformat()}/{letter}")
        lot = self._random.randrange(len(self._staff.counters))
        priority = self._random.random() < PRIORITY_SHARE
        ticket = self._ledger.add(
            "ticket",
            office_date=day,
            letter=letter,
            number=number,
            code=f"{letter}-{number:03d}",
            token=f"T-{self._random.getrandbits(64):016x}",
            service_code=service,
            queue_letter=letter,
            plan=[],
            resident_id=resident_id,
            priority=self._random.choice(list(PriorityReason)) if priority else None,
            state=TicketState.DONE if serving else TicketState.NO_SHOW,
            counter_id=self._staff.counter_ids[lot % len(self._staff.counter_ids)],
            officer_id=self._staff.counters[lot],
            calls=1 if serving else 3,
            wait_for_others=0,
            note="",
            arrived_at=arrived,
            first_called_at=called,
            called_at=called,
            serving_at=serving,
            ended_at=ended,
        )
        self._event(ticket, arrived, TicketAct.TAKEN, TicketState.WAITING, at_counter=False)
        self._event(ticket, called, TicketAct.CALLED, TicketState.CALLED)
        if serving is None:
            self._event(ticket, ended, TicketAct.NO_SHOW, TicketState.NO_SHOW)
        else:
            self._event(ticket, serving, TicketAct.SERVED, TicketState.SERVING)
            self._event(ticket, ended, TicketAct.FINISHED, TicketState.DONE)
        return ticket

    def _event(
        self,
        ticket: Row,
        at: datetime,
        act: TicketAct,
        state: TicketState,
        *,
        at_counter: bool = True,
    ) -> None:
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
