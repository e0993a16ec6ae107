"""What the display knows: read from the office's data, which it never writes.

Opening, watching and reading happen on threads of their own. When the data is out of reach, the
display keeps what it showed, and tries again.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from random import random
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.clock import Clock, local_day
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.feed import Watcher
from ektp_desk.kernel.pauses import pause
from ektp_desk.queue.display import OVERLAP, Call, DisplayBoard, board, calls_since
from ektp_desk.storage import upgrade
from ektp_desk.storage.engines import open_desk

WATCHED = ("ticket", "service", "counter", "profile")
NOBODY = "display"  # no program has this name: the changes of all are heard, the console's too


@dataclass(frozen=True)
class News:
    """The office as it stands. `calls` are all that count behind step `after`.

    `live`: what is new among them came just now, and not while nobody was listening.
    """

    day: date
    profile: OfficeProfile
    board: DisplayBoard
    calls: tuple[Call, ...]
    after: int
    live: bool


class Feed(QObject):
    """Tells `arrived` with news and `link_changed` with whether the data answers."""

    arrived = Signal(object)  # News
    link_changed = Signal(bool)
    crashed = Signal(object)  # an exception nobody foresaw

    def __init__(
        self,
        address: str,
        clock: Clock,
        key: bytes | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._address = address
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ektp-display")
        self._over = threading.Event()
        self._desk: Desk | None = None
        self._watcher: Watcher | None = None
        self._newest = 0
        self._caught_up = False

    def start(self) -> None:
        """Open the data; tried until it works."""
        self._submit(self._open)

    def refresh(self) -> None:
        """Read anew: also when a day has begun."""
        self._submit(self._read)

    def close(self) -> None:
        """End the threads and give the connections back."""
        self._over.set()
        self._thread.shutdown(wait=True, cancel_futures=True)
        if self._watcher is not None:
            self._watcher.stop()
        if self._desk is not None:
            self._desk.close()

    def _submit(self, work: Callable[[], None]) -> None:
        def run() -> None:
            try:
                work()
            except Exception as error:
                self.crashed.emit(error)

        if not self._over.is_set():
            with suppress(RuntimeError):  # closed meanwhile
                self._thread.submit(run)

    def _open(self) -> None:
        trial = 0
        while not self._over.is_set():
            try:
                self._desk = self._opened()
            except Exception as error:  # whatever it is, the display goes on trying
                if not isinstance(error, MachineError | OfficeError) and not trial:
                    self.crashed.emit(error)
                self.link_changed.emit(False)
                trial += 1
                self._over.wait(pause(trial, random()))
                continue
            self._watcher = Watcher(
                self._desk.reading_engine,
                instance=NOBODY,
                on_changes=self._on_changes,
                on_link=self._on_link,
                require_data=self._desk.require_data,
            )
            self._watcher.start()
            return

    def _opened(self) -> Desk:
        desk = open_desk(self._address, clock=self._clock, zone=ZoneInfo("UTC"), key=self._key)
        try:
            upgrade.require_current(desk.reading_engine)
            if not desk.read(accounts.has_office):
                raise MachineError("machine.no_office")
            desk.zone = ZoneInfo(desk.read(accounts.profile).zone)
        except BaseException:
            desk.close()
            raise
        return desk

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(*WATCHED):
            self._submit(self._read)

    def _on_link(self, up: bool) -> None:
        self.link_changed.emit(up)
        if up:
            self._submit(self._read_from_the_start)

    def _read_from_the_start(self) -> None:
        """After a cut calls may be old, and after a restore the steps are counted anew."""
        self._newest, self._caught_up = 0, False
        self._read()

    def _read(self) -> None:
        if self._desk is None:
            return
        now = self._clock.now()
        day = local_day(now, self._desk.zone)
        try:
            profile, shown, calls = self._desk.read(_news, day=day, now=now, after=self._newest)
        except MachineError:
            self.link_changed.emit(False)
            self._caught_up = False
            return
        after = self._newest - OVERLAP
        news = News(day, profile, shown, calls, after=after, live=self._caught_up)
        self._newest = max((call.event_id for call in calls), default=self._newest)
        self._caught_up = True
        self.arrived.emit(news)


def _news(
    session: Any, *, day: date, now: datetime, after: int
) -> tuple[OfficeProfile, DisplayBoard, tuple[Call, ...]]:
    return (
        accounts.profile(session),
        board(session, day=day, now=now),
        calls_since(session, event_id=after, day=day),
    )
