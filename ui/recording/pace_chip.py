"""How long the step in hand has taken; silent for special recordings, which take their time."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ektp_desk.recording.needs import unhurried
from ektp_desk.recording.pace import ASIDE
from ektp_desk.recording.queries import RecordingView
from ui.context import Context
from ui.widgets.chip import Chip

TICK_MS = 15_000


class PaceChip(Chip):
    """Minutes since the last thing was done, amber past the step's usual time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", "neutral", parent)
        self.setObjectName("stepPace")
        self._context = context
        self._since: datetime | None = None
        self._usual = 0
        timer = QTimer(self)
        timer.setInterval(TICK_MS)
        timer.timeout.connect(self._tick)
        timer.start()
        self.hide()

    def show_view(self, view: RecordingView, step: str, *, working: bool) -> None:
        """Count from the newest mark on; not at all for somebody who is not to be hurried."""
        marks = [item.at for item in view.items if item.at is not None]
        counted = working and not unhurried(view.needs)
        self._since = max((view.started_at, *marks)) if counted else None
        self._usual = view.definition.step(step).minutes
        self._tick()

    def _tick(self) -> None:
        now = self._context.clock.now()
        if self._since is None or now - self._since > ASIDE:
            self.hide()
            return
        minutes = int((now - self._since).total_seconds()) // 60
        late = bool(self._usual) and minutes >= self._usual
        text = self.tr("{minutes} min on this step").format(minutes=minutes)
        if late:
            text = self.tr("{minutes} min, usually {usual}").format(
                minutes=minutes, usual=self._usual
            )
        self.show_state(text, "warning" if late else "neutral")
        self.setVisible(minutes > 0)
