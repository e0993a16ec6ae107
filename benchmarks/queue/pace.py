"""Counters at their pace: each its next act every so many seconds, the bare statements between."""

import threading
import time
from dataclasses import astuple, dataclass
from typing import Any

from benchmarks.queue.acts import Act, Seat
from benchmarks.queue.office import desk_on
from benchmarks.queue.raw import ACTS, RawSeat


@dataclass
class Counter:
    """A seat in the office and one, with bare statements, in the office beside it."""

    seat: Seat
    raw: RawSeat | None
    offset: float
    ticket_id: int | None = None

    def keep(self, begin: float, seconds: float, every: float, into: list[tuple[Any, ...]]) -> None:
        """Act at `begin` + `offset`, and so on, for `seconds`; bare half an interval later."""
        step = 0
        while (due := self.offset + step * every) < seconds:
            name = ACTS[(step + self.seat.number) % len(ACTS)]
            _sleep_until(begin + due)
            self.act(name)
            _sleep_until(begin + due + every / 2)
            pressed = time.monotonic()
            if self.bare(name):
                took = (time.monotonic() - pressed) * 1_000
                into.append(astuple(Act(f"bare {name}", pressed, took, 0)))
            step += 1

    def bare(self, name: str) -> bool:
        """The bare statements of an act, where there are any."""
        return self.raw is not None and self.raw.do(name)

    def act(self, name: str) -> None:
        """An act at the seat; nothing when there is nobody to do it for."""
        if name == "taken":
            self.seat.take("NEW")
        elif name == "called":
            row = self.seat.call()
            self.ticket_id = row.id if row is not None else None
        elif self.ticket_id is not None:
            (self.seat.serve if name == "served" else self.seat.finish)(self.ticket_id)


def keep_pace(address: str, base: str, ahead: float, every: float, numbers: list[int]) -> Any:
    """Rounds of `numbers`' counters: `{"begin": …, "seconds": …, "of": all counters}`."""
    counters = []
    for number in numbers:
        seat = Seat(desk_on(address, ahead), number)
        raw = RawSeat(base, ahead, number) if base else None
        counters.append(Counter(seat, raw, 0.0))
        _sit_down(counters[-1])

    def do(order: dict[str, Any]) -> dict[str, Any]:
        bare: list[tuple[Any, ...]] = []
        threads = []
        for counter in counters:
            counter.offset = counter.seat.number * every / order["of"]
            rest = (order["begin"], order["seconds"], every, bare)
            threads.append(threading.Thread(target=counter.keep, args=rest))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        acts = [astuple(act) for counter in counters for act in counter.seat.acts]
        refused: dict[str, int] = {}
        for counter in counters:
            for code, times in counter.seat.refused.items():
                refused[code] = refused.get(code, 0) + times
        return {"acts": acts + bare, "refused": refused}

    return do


def _sit_down(counter: Counter) -> None:
    """One of each act, so that nothing is done for the first time later; then where it begins."""
    for name in (*ACTS, *ACTS):
        counter.act(name)
        counter.bare(name)
    # The day begins with `ACTS[number % 4]`: what comes before it in a round is done here.
    for name in ACTS[: counter.seat.number % len(ACTS)]:
        counter.act(name)
        counter.bare(name)
    counter.seat.acts.clear()
    counter.seat.refused.clear()


def _sleep_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))
