"""What the review at the end of the day knows and can do. No widgets."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ektp_desk.recording import queries_review, review
from ektp_desk.recording.queries_review import ReviewBoard, ReviewRow
from ektp_desk.recording.review import Reviewed
from ektp_desk.recording.rules_review import ReturnReason
from ui.context import Context

NOTHING = ReviewBoard((), (), (), ())


class ReviewViewModel(QObject):
    """The board of the whole office."""

    changed = Signal()
    reviewed = Signal(object)  # Reviewed
    refused = Signal(object)  # OfficeError
    busy_changed = Signal(bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.board = NOTHING

    def load(self) -> None:
        """Read the board again."""
        self._context.tasks.read(
            self, queries_review.board, done=self._on_board, key="board",
            day=self._context.today(), reviewer=self._context.actor.officer_id,
        )  # fmt: skip

    def approve(self, rows: Sequence[ReviewRow]) -> None:
        """Approve these; what is not safe together with others stays."""
        self._context.tasks.write(
            self, review.approve_several, done=self._on_reviewed, refused=self.refused.emit,
            busy=self.busy_changed.emit, recordings=_marked(rows),
        )  # fmt: skip

    def send_back(
        self, rows: Sequence[ReviewRow], reasons: Sequence[ReturnReason], note: str
    ) -> None:
        """Return these to their operators."""
        self._context.tasks.write(
            self, review.return_several, done=self._on_reviewed, refused=self.refused.emit,
            busy=self.busy_changed.emit, recordings=_marked(rows), reasons=tuple(reasons),
            note=note,
        )  # fmt: skip

    def _on_board(self, board: ReviewBoard) -> None:
        self.board = board
        self.changed.emit()

    def _on_reviewed(self, result: Reviewed) -> None:
        for paper in result.papers:
            self._context.requests.print_paper(paper)
        self.reviewed.emit(result)
        self.load()


def _marked(rows: Sequence[ReviewRow]) -> tuple[tuple[int, int], ...]:
    return tuple((row.id, row.version) for row in rows)
