"""What the closing dialog knows: how the day stands, and signing it. No widgets."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.reports import closing
from ektp_desk.reports.closing import Closing, DayState
from ui.context import Context

# What changes while the dialog stands changes its lines.
WATCHED = frozenset({"ticket", "recording", "card", "handover", "stock", "paper", "day"})
Refuse = Callable[[OfficeError | MachineError], None]


class ClosingViewModel(QObject):
    """The day as it stands now; read again whenever somebody changes it."""

    changed = Signal()

    def __init__(self, context: Context, day: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.day = day
        self.state: DayState | None = None
        context.tasks.changed.connect(self._on_changes)

    def load(self) -> None:
        """Read the figures and compare them."""
        self._context.tasks.read(
            self, closing.day_state, done=self._on_state, key="state", day=self.day
        )

    def sign(
        self,
        *,
        password: str,
        explanations: Mapping[str, str],
        counted: int | None,
        reason: str,
        done: Callable[[Closing], None],
        refused: Refuse,
    ) -> None:
        """Sign the closing; not while an act of this computer is not saved yet (`day.stuck`)."""
        tasks = self._context.tasks
        if tasks.stuck is not None:
            refused(OfficeError("day.stuck"))
            return
        tasks.write(
            self, closing.close_day, done=done, refused=refused, troubled=refused, day=self.day,
            password=password, explanations=dict(explanations), counted=counted, reason=reason,
        )  # fmt: skip

    def _on_state(self, state: DayState) -> None:
        self.state = state
        self.changed.emit()

    def _on_changes(self, changes: Changes) -> None:
        if any(item.noun in WATCHED for item in changes.items):
            self.load()
