"""A front desk as a process of its own: gives numbers with the server or without, and says them.

Run as `python -m tests.queue.front_desk_process ADDRESS STORE LETTER`; ends when its input does.
"""

import sys
import threading
from datetime import date
from pathlib import Path

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.lost import LostAnswer
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import services
from ektp_desk.queue.leases import settle_reserve
from ektp_desk.queue.reserve import Reserve
from ektp_desk.storage.engines import open_desk
from tests.conftest import MORNING, ZONE

DAY = date(2026, 11, 24)
SERVICES = {"A": "NEW", "D": "INFO"}


def settle(desk: Desk, actor: Actor, store: Reserve) -> None:
    settled = desk.write(actor, settle_reserve, home=store.home(), lease=True).result
    store.keep(settled.desk, settled.blocks, joined=settled.tokens, today=DAY)


def give(desk: Desk, actor: Actor, store: Reserve, letter: str) -> str:
    """A number's code. One whose answer was lost is settled first, as the window does."""
    service = SERVICES[letter]
    try:
        try:
            taken = desk.write(actor, services.take_number, service_code=service).result
        except LostAnswer as lost:
            taken = lost.settle().result
    except MachineError:
        return store.give(
            day=DAY, service_code=service, letter=letter, priority=None,
            at=desk.clock.now(), officer_id=None,
        ).code  # fmt: skip
    return taken.ticket.code


def main() -> None:
    address, path, letter = sys.argv[1:]
    actor = Actor(None, "meja", frozenset({Role.SUPERVISOR}), path[-40:])
    desk = open_desk(address, clock=SetClock(MORNING), zone=ZONE)
    store, stop = Reserve(Path(path)), threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    count = 0
    while not stop.is_set():
        count += 1
        try:
            if count % 5 == 1:
                settle(desk, actor, store)
            print(give(desk, actor, store, letter), flush=True)
        except (MachineError, OfficeError):
            stop.wait(0.02)  # gone, or the reserve is used up: the next round comes
    desk.close()


if __name__ == "__main__":
    main()
