"""What the rules say about a person to be recorded, why, and by which version of the rule."""

from datetime import date

from PySide6.QtWidgets import QWidget

from ektp_desk.recording import queries
from ektp_desk.recording.eligibility import Verdict
from ui.context import Context
from ui.widgets.texts import Muted


class VerdictLine(Muted):
    """Empty until it was asked and answered."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("recordingVerdict")
        self._context = context
        self._asked: tuple[int, date] | None = None

    def ask(self, resident_id: int, day: date) -> None:
        """Ask for a person on a day, once."""
        if self._asked == (resident_id, day):
            return
        self._asked = (resident_id, day)
        self.setText("")
        self._context.tasks.read(self, queries.verdict, done=self._show, key="verdict",
                                 resident_id=resident_id, day=day)  # fmt: skip

    def forget(self) -> None:
        """Say nothing: the recording is sent, and the rules would say so."""
        self._asked = None
        self._context.tasks.forget(self, "verdict")
        self.setText("")
        self.hide()

    def _show(self, verdict: Verdict) -> None:
        reason = self._context.say(verdict.reason)
        self.setText(self.tr("{reason} Rule {rule}.").format(reason=reason, rule=verdict.rule))
        self.show()
