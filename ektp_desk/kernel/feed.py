"""The audit table as a feed: what other programs changed, from the last row seen on."""

import select
import threading
from collections.abc import Callable, Iterator
from random import random
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, func, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from ektp_desk.kernel.changes import Change, Changes
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.lines import cut
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.pauses import pause
from ektp_desk.kernel.work import NOTIFY_CHANNEL

POLL_SECONDS = 0.2
MOST_ROWS = 1_000
SIGN_SECONDS = 3.0  # an office server that says nothing is asked this often
ANSWER_SECONDS = 6.0  # and given up when it has not answered by then


def newest(session: Session) -> int:
    """The id of the newest audit row, 0 if there is none."""
    return session.exec(select_rows(func.max(col(AuditEntry.id)))).one() or 0


def changes_since(session: Session, audit_id: int, *, instance: str) -> Changes:
    """All changes after `audit_id` made by other programs than `instance`."""
    rows = session.exec(
        select_rows(AuditEntry.id, AuditEntry.noun, AuditEntry.row_id, AuditEntry.instance)
        .where(col(AuditEntry.id) > audit_id)
        .order_by(col(AuditEntry.id))
        .limit(MOST_ROWS)
    ).all()
    items = dict.fromkeys(Change(noun, row_id) for _, noun, row_id, by in rows if by != instance)
    return Changes(tuple(items), rows[-1][0] if rows else audit_id)


class Watcher(threading.Thread):
    """Watches one database for other programs' changes and tells them by `on_changes`.

    SQLite: `PRAGMA data_version` moves when another connection commits; it costs microseconds.
    PostgreSQL: LISTEN. Either way the audit table is then read from the last id seen, so nothing
    is missed after a cut. `engine` must be a reading one: watching takes no lock. `on_link(True)`
    tells that from now on everything is heard, at the start and after a cut: whoever shows
    something reads it anew then. Both are called on this thread. `require_data` is
    `Desk.require_data`: a file that is gone is a cut, too. An office server is asked for a sign of
    life; if none comes, `on_silence` (`Desk.hang_up`) is called on a thread of its own. After a
    cut it is tried again with growing pauses (`kernel.pauses`).
    """

    def __init__(
        self,
        engine: Engine,
        *,
        instance: str,
        on_changes: Callable[[Changes], None],
        on_link: Callable[[bool], None] = lambda _up: None,
        on_silence: Callable[[], None] = lambda: None,
        require_data: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(name="ektp-watcher", daemon=True)
        self._engine = engine
        self._instance = instance
        self._on_changes = on_changes
        self._on_link = on_link
        self._on_silence = on_silence
        self._require_data = require_data
        self._stop_asked = threading.Event()
        self._seen: int | None = None
        self._up: bool | None = None
        self._failures = 0

    def stop(self) -> None:
        """Ask the thread to end and wait for it."""
        self._stop_asked.set()
        if self.is_alive():
            self.join(timeout=5)

    def run(self) -> None:
        while not self._stop_asked.is_set():
            try:
                if self._engine.dialect.name == "postgresql":
                    self._listen()
                else:
                    self._poll()
            except MachineError:
                self._seen = None  # another file may come, with rows of other numbers
                self._tell_link(up=False)
                self._stop_asked.wait(1)
            except (DBAPIError, OSError):
                self._tell_link(up=False)
                self._failures += 1
                self._stop_asked.wait(pause(self._failures, random()))

    def _poll(self) -> None:
        self._require_data()
        with self._engine.connect() as connection:
            version = None
            # Looked at once: what others do from now on is heard, also by a dialog opened at once.
            while True:
                self._require_data()
                current = connection.execute(text("PRAGMA data_version")).scalar_one()
                connection.rollback()
                if current != version:
                    version = current
                    self._catch_up(self._engine)
                if self._stop_asked.wait(POLL_SECONDS):
                    return

    def _listen(self) -> None:
        with self._engine.connect() as connection:
            connection = connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text(f"LISTEN {NOTIFY_CHANNEL}"))
            driver = connection.connection.driver_connection
            assert driver is not None
            self._hear(connection, driver)
            sign = monotonic()
            while not self._stop_asked.is_set():
                ready, _, _ = select.select([driver.fileno()], [], [], POLL_SECONDS)
                if ready:
                    list(driver.notifies(timeout=0))
                elif monotonic() - sign < SIGN_SECONDS:
                    continue
                self._hear(connection, driver)
                sign = monotonic()

    def _hear(self, connection: Connection, driver: Any) -> None:
        """Catch up, which is a sign of life as well; a server that stays silent is cut off."""
        silence = threading.Timer(ANSWER_SECONDS, self._give_up, [driver])
        silence.daemon = True
        silence.start()
        try:
            self._catch_up(connection)
        finally:
            silence.cancel()

    def _give_up(self, driver: Any) -> None:
        cut(driver)
        self._on_silence()

    def _catch_up(self, bind: Engine | Connection) -> None:
        with Session(bind) as session:
            if self._seen is None:
                self._seen = newest(session)
            batches = list(self._batches(session, self._seen))
        self._failures = 0
        self._tell_link(up=True)
        for changes in batches:
            self._seen = changes.audit_id
            if changes.items:
                self._on_changes(changes)

    def _batches(self, session: Session, seen: int) -> Iterator[Changes]:
        while True:
            changes = changes_since(session, seen, instance=self._instance)
            if changes.audit_id == seen:
                return
            seen = changes.audit_id
            yield changes

    def _tell_link(self, *, up: bool) -> None:
        if up != self._up:
            self._up = up
            self._on_link(up)
