"""The demonstration office that the benchmarks work on, made once a run."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfile
from zoneinfo import ZoneInfo

from ektp_desk.accounts.rules import Role
from ektp_desk.demo.office import AS_OF, build_demo_office
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from ektp_desk.storage.engines import open_desk

ZONE = ZoneInfo("Asia/Makassar")
ACTOR = Actor(1, "bench", frozenset(Role), "bench")


@dataclass(frozen=True)
class Bench:
    """The folder, the full office in it, and a desk on it."""

    folder: Path
    database: Path
    desk: Desk
    residents: int

    def copy(self, name: str) -> Path:
        """A copy of the office to be changed."""
        target = self.folder / name
        copyfile(self.database, target)
        return target


def desk_on(path: Path, key: bytes | None = None) -> Desk:
    """A desk on a copy at nine o'clock of the demonstration office's day; `key` opens it."""
    moment = datetime(AS_OF.year, AS_OF.month, AS_OF.day, 9, tzinfo=ZONE)
    return open_desk(str(path), clock=SetClock(moment), zone=ZONE, key=key)


def make(folder: Path) -> Bench:
    """Build the office."""
    database = folder / "office.db"
    made = build_demo_office(str(database))
    return Bench(folder, database, desk_on(database), made.residents)
