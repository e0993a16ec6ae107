"""An office with as many counters as one likes, and who sits at them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from sqlalchemy import text

from ektp_desk.accounts import passwords
from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import queries
from ektp_desk.queue import services as queue
from ektp_desk.storage.engines import make_engines, open_desk
from ektp_desk.storage.upgrade import upgrade

ZONE = ZoneInfo("Asia/Makassar")
MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)  # Tuesday, 09.00 WITA
PASSWORD = "rahasia-sekali"
CONSOLE = Actor(None, "bench", frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}), "bench")
SERVICES = ("NEW", "DATA_CHANGE", "DAMAGED", "LOST", "PICKUP", "INFO")


class OfficeHours:
    """A clock that runs as the machine's does, but began on a Tuesday morning."""

    def __init__(self, ahead: float) -> None:
        """`ahead`: seconds before (negative) or after the machine's clock."""
        self._ahead = timedelta(seconds=ahead)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


def ahead_now() -> float:
    """What every process of a run adds to the machine's clock, in seconds."""
    return (MORNING - datetime.now(UTC)).total_seconds()


def desk_on(address: str, ahead: float) -> Desk:
    """A desk on an office that exists."""
    return open_desk(address, clock=OfficeHours(ahead), zone=ZONE)


def actor(number: int, *, instance: str = "") -> Actor:
    """Who sits at counter `number` (from 1): the officers were added in that order."""
    return Actor(
        number + 1, f"Petugas {number}", frozenset({Role.COUNTER}), f"meja-{number}", number,
        instance or f"meja-{number}",
    )  # fmt: skip


def open_office(
    address: str, *, counters: int, ahead: float, waiting: int = 0, tickets_from: int = 0
) -> None:
    """Open an office in a new database; `waiting` people are there already. Quotas are lifted.

    `tickets_from`: where a server begins to count the tickets' ids, if not at 1.
    """
    passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    engines = make_engines(address)
    upgrade(engines.writer)
    if tickets_from:
        with engines.writer.begin() as connection:
            connection.execute(
                text("SELECT setval('ticket_id_seq', :last)"), {"last": tickets_from}
            )
    engines.writer.dispose()
    desk = desk_on(address, ahead)
    write(desk, accounts.open_office, profile=OfficeProfile(), username="supervisor",
          full_name="Supervisor", password=PASSWORD, counters=counters)  # fmt: skip
    for number in range(1, counters + 1):
        write(desk, accounts.add_officer, username=f"loket{number}", nip="",
              full_name=f"Petugas {number}", password=PASSWORD, roles=[Role.COUNTER])  # fmt: skip
    write(desk, queue.add_default_services)
    for row in desk.read(queries.services, day=MORNING.date()):
        write(desk, queue.save_service, code=row.code, name_id=row.name_id, name_en=row.name_en,
              papers_asked=row.papers, daily_quota=0, morning_quota=0, afternoon_quota=0,
              active=True)  # fmt: skip
    for number in range(waiting):
        desk.write(actor(1), queue.take_number, service_code=SERVICES[number % len(SERVICES)])
    desk.close()


def write(desk: Desk, service: Callable[..., object], *args: object, **kwargs: object) -> None:
    """An act of the console."""
    desk.write(CONSOLE, service, *args, **kwargs)
