"""What came back from the review, said when its operator signs in."""

from PySide6.QtCore import QObject

from ektp_desk.recording import queries_review
from ektp_desk.recording.queries_review import ReviewRow
from ui.context import Context
from ui.widgets.notice import Notice


class ReturnedToMe(QObject):
    """Asks once and says it in the calm bar, or as a passing message if the bar is taken."""

    def __init__(self, context: Context, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._notice = notice

    def ask(self) -> None:
        """Read what was returned to this officer."""
        self._context.tasks.read(
            self, queries_review.returned_to, done=self._on_rows,
            officer_id=self._context.actor.officer_id,
        )  # fmt: skip

    def _on_rows(self, rows: tuple[ReviewRow, ...]) -> None:
        if not rows:
            return
        first = rows[0]
        sentence = self.tr("Returned to you: {count}. {name}: {reason}").format(
            count=len(rows), name=first.resident_name, reason=first.return_reason
        )
        if self._notice.text:
            self._context.requests.message.emit(sentence, None)
            return
        self._notice.show_notice(
            sentence, "warning", self.tr("Open it"),
            lambda: self._context.requests.page_wanted.emit("recording", first.id),
        )  # fmt: skip
