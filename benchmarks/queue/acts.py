"""A counter's acts, each timed, and the day of a counter that does all of them at random."""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.queue.office import SERVICES, actor
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.queue import services as queue
from ektp_desk.queue.rules import PriorityReason


@dataclass(frozen=True)
class Act:
    """A committed act: when the button was pressed (`time.monotonic`), how long it took, in ms."""

    name: str
    pressed: float
    ms: float
    audit_id: int


@dataclass
class Seat:
    """One counter and who sits there. Acts are kept; refusals and a busy machine are counted."""

    desk: Desk
    number: int
    instance: str = ""
    acts: list[Act] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    acknowledge: Callable[[str, Any], None] = lambda _name, _row: None

    def __post_init__(self) -> None:
        self.actor = actor(self.number, instance=self.instance)

    def do(self, name: str, service: Callable[..., Any], **kwargs: Any) -> Any:
        """The act's row, or None when it was refused."""
        pressed = time.monotonic()
        try:
            done = self.desk.write(self.actor, service, **kwargs)
        except (OfficeError, MachineError) as error:
            self.refused[error.code] += 1
            return None
        took = (time.monotonic() - pressed) * 1_000
        self.acts.append(Act(name, pressed, took, done.changes.audit_id))
        self.acknowledge(name, done.result)
        return done.result

    def take(self, service: str, priority: PriorityReason | None = None) -> Any:
        """Take a number."""
        return self.do("taken", queue.take_number, service_code=service, priority=priority)

    def call(self) -> Any:
        """Call the next."""
        return self.do("called", queue.call_next, counter_id=self.number)

    def serve(self, ticket_id: int) -> Any:
        """The person came."""
        return self.do("served", queue.serve, ticket_id=ticket_id)

    def finish(self, ticket_id: int) -> Any:
        """The person goes."""
        return self.do("finished", queue.finish, ticket_id=ticket_id)

    def drain(self) -> bool:
        """Call and serve until nobody waits for this counter; whether there was somebody."""
        some = False
        while (row := self.call()) is not None:
            some = True
            self.serve(row.id)
            self.finish(row.id)
        return some


class Day:
    """A counter's hurried day: numbers, calls, and everything that can come between, at random."""

    def __init__(self, seat: Seat, seed: int | str) -> None:
        self.seat = seat
        self.chance = random.Random(seed)
        self.aside: list[int] = []

    def person(self) -> None:
        """Take one number, call whoever is next, and do with them what happens to happen."""
        reason = self.chance.choice(list(PriorityReason)) if self.chance.random() < 0.1 else None
        self.seat.take(self.chance.choice(SERVICES), reason)
        if self.aside and self.chance.random() < 0.3:
            self._bring_back(self.aside.pop(self.chance.randrange(len(self.aside))))
        row = self.seat.call()
        if row is not None:
            self._at_counter(row.id)

    def _at_counter(self, ticket_id: int) -> None:
        happens = self.chance.random()
        if happens < 0.05:
            self.seat.do("undone", queue.undo, ticket_id=ticket_id)
            return
        if happens < 0.1:
            self.seat.do("recalled", queue.recall, ticket_id=ticket_id)
        if happens < 0.2:
            self.seat.do("no_show", queue.no_show, ticket_id=ticket_id)
            self.aside.append(ticket_id)
            return
        self.seat.serve(ticket_id)
        self._served(ticket_id, self.chance.random())

    def _served(self, ticket_id: int, happens: float) -> None:
        if happens < 0.08:
            self.seat.do("parked", queue.park, ticket_id=ticket_id, note="KK asli")
            self.aside.append(ticket_id)
        elif happens < 0.12:
            self.seat.do("awaiting_card", queue.await_card, ticket_id=ticket_id)
        elif happens < 0.22:
            self.seat.do("transferred", queue.transfer, ticket_id=ticket_id,
                         service_code=self.chance.choice(SERVICES),
                         comes_back=self.chance.random() < 0.5)  # fmt: skip
            # Refused when it is the same service: then the person goes home from here.
            self.seat.finish(ticket_id)
        else:
            self.seat.finish(ticket_id)
            if happens < 0.27:
                self.seat.do("undone", queue.undo, ticket_id=ticket_id)
                self.seat.finish(ticket_id)

    def _bring_back(self, ticket_id: int) -> None:
        if self.chance.random() < 0.7:
            self.seat.do("returned", queue.return_to_waiting, ticket_id=ticket_id)
            return
        resumed = self.seat.do(
            "served", queue.resume, ticket_id=ticket_id, counter_id=self.seat.number
        )
        if resumed is not None:
            self.seat.finish(ticket_id)
