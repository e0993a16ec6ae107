"""The bar that tells everybody of an emergency, until another manager has looked into it."""

from PySide6.QtCore import QObject

from ektp_desk.accounts import emergency
from ektp_desk.accounts.emergency import MANAGERS, EmergencyRow
from ektp_desk.kernel.changes import Changes
from ui.context import Context
from ui.widgets.notice import Notice


class Alarm(QObject):
    """Reads what there is to tell, and keeps the bar saying it."""

    def __init__(self, context: Context, bar: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bar = bar
        context.tasks.changed.connect(self._on_changed)
        self.look()

    def look(self) -> None:
        """Ask anew."""
        self._context.tasks.read(
            self, emergency.unacknowledged, done=self._on_rows, key="emergency"
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("emergency"):
            self.look()

    def _on_rows(self, rows: tuple[EmergencyRow, ...]) -> None:
        if not rows:
            self._bar.clear()
            return
        row, context = rows[0], self._context
        day = row.opened_at.astimezone(context.zone).date()
        sentence = self.tr(
            "Emergency access was used on {day} at {time}, computer {station}, by {name}: {reason}"
        ).format(
            day=context.day(day), time=context.time(row.opened_at), station=row.station,
            name=row.opened_by, reason=row.reason,
        )  # fmt: skip
        look = self.tr("Look") if context.may(*MANAGERS) else ""
        self._bar.show_notice(sentence, "negative", look, self._open, stays=True)

    def _open(self) -> None:
        self._context.requests.page_wanted.emit("settings", "emergency")
