"""A counter's program as a process: `… client MODE ADDRESS AHEAD NUMBERS…`.

Says `ready`, then does one round for each line it is given, answered by a line of JSON:
`{"seconds": s}` or `{"tickets": n}`. MODE:

  day     one seat, at random everything a counter can do, `tickets` numbers
  hammer  one seat, number, call, serve, finish without a pause for `seconds`
  raw     the same statements by bare psycopg (see `benchmarks.queue.raw`)
  pace    several seats (threads), one act each `every` seconds, beside each the bare statements
  mortal  one seat; each acknowledged act goes to a file that is forced to the disk; until killed
"""

import json
import os
import sys
import time
from dataclasses import astuple
from pathlib import Path
from typing import Any

from benchmarks.queue.acts import Day, Seat
from benchmarks.queue.office import desk_on
from benchmarks.queue.pace import keep_pace
from benchmarks.queue.raw import RawSeat
from ektp_desk.queue import queries
from ektp_desk.queue.rules import TicketState


def main() -> None:
    """Do rounds until the input ends."""
    mode, address, ahead, *rest = sys.argv[1:]
    rounds = {"day": _day, "hammer": _hammer, "raw": _raw, "pace": _pace, "mortal": _mortal}
    do = rounds[mode](address, float(ahead), rest)
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(do(json.loads(line))), flush=True)


def _told(seat: Seat) -> dict[str, Any]:
    told = {"acts": [astuple(act) for act in seat.acts], "refused": dict(seat.refused)}
    seat.acts.clear()
    seat.refused.clear()
    return told


def _day(address: str, ahead: float, rest: list[str]) -> Any:
    seat = Seat(desk_on(address, ahead), int(rest[0]))
    day = Day(seat, seed=int(rest[0]))

    def do(order: dict[str, Any]) -> dict[str, Any]:
        for _ in range(order["tickets"]):
            day.person()
        seat.drain()
        return _told(seat)

    return do


def _hammer(address: str, ahead: float, rest: list[str]) -> Any:
    seat = Seat(desk_on(address, ahead), int(rest[0]))

    def do(order: dict[str, Any]) -> dict[str, Any]:
        until = time.monotonic() + order["seconds"]
        while time.monotonic() < until:
            seat.take("NEW")
            row = seat.call()
            if row is not None:
                seat.serve(row.id)
                seat.finish(row.id)
        return _told(seat)

    return do


def _raw(address: str, ahead: float, rest: list[str]) -> Any:
    seat = RawSeat(address, ahead, int(rest[0]))

    def do(order: dict[str, Any]) -> dict[str, Any]:
        until = time.monotonic() + order["seconds"]
        acts = []
        while time.monotonic() < until:
            for name in ("taken", "called", "served", "finished"):
                pressed = time.monotonic()
                if not seat.do(name):
                    break
                acts.append((name, pressed, (time.monotonic() - pressed) * 1_000, 0))
        return {"acts": acts, "refused": {}}

    return do


def _pace(address: str, ahead: float, rest: list[str]) -> Any:
    base, every, *numbers = rest
    return keep_pace(address, base, ahead, float(every), [int(number) for number in numbers])


def _mortal(address: str, ahead: float, rest: list[str]) -> Any:
    number, path = int(rest[0]), Path(rest[1])
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def acknowledge(name: str, result: Any) -> None:
        row = result.ticket if name == "taken" else result
        os.write(file, f"{name} {row.id} {row.code}\n".encode())
        os.fsync(file)

    desk = desk_on(address, ahead)
    seat = Seat(desk, number, instance=path.stem, acknowledge=acknowledge)

    def do(order: dict[str, Any]) -> dict[str, Any]:
        # Whoever stood here when the program was killed is still here.
        today = desk.clock.now().astimezone(desk.zone).date()
        left = desk.read(queries.current, counter_id=number, day=today)
        if left is not None:
            if left.state is TicketState.CALLED:
                seat.serve(left.id)
            seat.finish(left.id)
        day = Day(seat, seed=path.stem)
        until = time.monotonic() + order["seconds"]
        while time.monotonic() < until:
            day.person()
        return _told(seat)

    return do


if __name__ == "__main__":
    main()
