"""Counts now and then while the program runs, so that every day has an end to draw from."""

from PySide6.QtCore import QObject, QTimer

from ektp_desk.coverage import counting, queries
from ektp_desk.coverage.counting import Counted
from ektp_desk.coverage.queries import Coverage
from ui.context import Context

FIRST, EVERY = 90_000, 30 * 60_000  # milliseconds


class CoverageKeeper(QObject):
    """The last count of a day is the day's; nobody has to think of it.

    Counting only reads. Where several workplaces do so, the newest count is kept.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        QTimer.singleShot(FIRST, self, self.look)

    def look(self) -> None:
        """Count anew if something happened since the newest count."""
        self._context.tasks.read(
            self, queries.coverage, done=self._on_found, key="coverage",
            today=self._context.today(),
        )  # fmt: skip

    def _on_found(self, found: Coverage) -> None:
        if not found.current:
            self._context.tasks.read(
                self, counting.counted, done=self._on_counted, key="count",
                day=self._context.today(),
            )  # fmt: skip

    def _on_counted(self, count: Counted) -> None:
        self._context.tasks.write(self, counting.keep, count=count)
