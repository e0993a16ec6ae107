"""Blanks are there for people who wait: said where blanks are received and cards printed."""

from PySide6.QtWidgets import QWidget

from ektp_desk.cards.queries_backlog import BacklogStatus, backlog_status
from ui.cards.backlog_dialog import BacklogDialog
from ui.context import Context
from ui.widgets.notice import Notice


class BacklogBanner(Notice):
    """Hidden while nobody can be invited."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backlogBanner")
        self.action.setObjectName("openBacklog")
        self._context = context

    def load(self) -> None:
        """Read the figures anew."""
        self._context.tasks.read(
            self, backlog_status, done=self._show, key="status", day=self._context.today()
        )

    def open_list(self) -> None:
        """The list, to look at and to invite from."""
        BacklogDialog(self._context, self.window()).exec()
        self.load()

    def _show(self, status: BacklogStatus) -> None:
        if status.invitable == 0:
            self.clear()
            return
        self.show_notice(
            self.tr("Blanks are there: {count} people on the waiting list can be invited.").format(
                count=self._context.number(status.invitable)
            ),
            "positive",
            self.tr("Waiting list…"),
            self.open_list,
        )
