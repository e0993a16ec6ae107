"""Backups made by themselves while somebody works: at the end of a day, and what was left out."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.accounts import backups
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.reports.closing import last_closed
from ektp_desk.reports.unsaved import left_out
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import Places
from ektp_desk.storage.safekeeping import Kept, keep
from ui.tasks import Tasks


class Safekeeper(QObject):
    """One backup at a time. An office on a server is backed up there, not from here; a visit on a
    laptop not at all (`keeps`): nothing of it stays behind when it is wiped."""

    kept = Signal(object)  # Kept
    failed = Signal(object)  # MachineError or OfficeError

    def __init__(
        self,
        tasks: Tasks,
        places: Callable[[], Places],
        parent: QObject | None = None,
        *,
        keeps: bool = True,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._places = places
        self._running = False
        self._looked: date | None = None
        self.here = keeps and tasks.desk.engine.dialect.name == "sqlite"

    def run(self, reason: Reason) -> None:
        """Back up, verify, copy, let old ones go; then write down how it went."""
        if not self.here or self._running:
            return
        self._running = True
        desk = self._tasks.desk

        def job(_handle: Any) -> Kept:
            now = desk.clock.now().astimezone(desk.zone)
            try:
                return keep(
                    desk.engine, self._places(), now=now, reason=reason,
                    closed=desk.read(last_closed), keeping=desk.read(backups.keeping),
                )  # fmt: skip
            finally:  # however it ended: a bug must not be the last backup of the day
                self._running = False

        self._tasks.run(
            self, job, done=self._on_kept, failed=self._on_failed, troubled=self._on_failed
        )

    def catch_up(self) -> None:
        """Make up for what no backup holds, once a day: a closing after which the computer went
        off too early, or a day that nobody closed."""
        today = local_day(self._tasks.desk.clock.now(), self._tasks.desk.zone)
        if not self.here or self._looked == today:
            return
        self._looked = today

        def found(reason: Reason | None) -> None:
            if reason is not None:
                self.run(reason)

        self._tasks.read(self, left_out, done=found, today=today)

    def _on_kept(self, kept: Kept) -> None:
        self._tasks.write(self, backups.note_kept, kept=kept)
        self.kept.emit(kept)

    def _on_failed(self, error: OfficeError | MachineError) -> None:
        self._tasks.write(
            self, backups.note_failed, problem=error.code, refused=self._silent,
            troubled=self._silent,
        )  # fmt: skip
        self.failed.emit(error)

    def _silent(self, _error: OfficeError | MachineError) -> None:
        """Why there is no backup is said already, and may well be why this was not written."""
