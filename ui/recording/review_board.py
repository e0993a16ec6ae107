"""The review at the end of the day: all counters' recordings on one screen, for the supervisor.

Mark one or several rows, F8 approves, F9 returns, F7 marks what is safe to be approved together.
"""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.recording.queries_review import ReviewRow
from ektp_desk.recording.review import Reviewed
from ui.context import Context
from ui.recording.return_dialog import ReturnDialog
from ui.recording.review_facts import ReviewFacts
from ui.recording.review_viewmodel import ReviewViewModel
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted, Title

FACTS_WIDTH = 300
WAITING = 0
TABS = ("review", "returned", "drafts", "approved")


class ReviewBoard(QWidget):
    """`opened` tells the id of a recording to look at, `closed` that somebody is done here."""

    opened = Signal(int)
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.viewmodel = ReviewViewModel(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._build_head())
        self._notice = Notice()
        self._notice.setObjectName("reviewNotice")
        column.addWidget(self._notice)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._build_list(), 1)
        self._facts = ReviewFacts(context)
        self._facts.setFixedWidth(FACTS_WIDTH)
        columns.addWidget(self._facts)
        column.addLayout(columns, 1)
        self.viewmodel.changed.connect(self._show)
        self.viewmodel.reviewed.connect(self._on_reviewed)
        self.viewmodel.refused.connect(self._on_refused)
        self.viewmodel.busy_changed.connect(self._rest)
        self._show()

    def refresh(self) -> None:
        """Read the board again."""
        self.viewmodel.load()

    def show_tab(self, name: str) -> None:
        """Show a tab by its name and give its rows the keys."""
        if name in TABS:
            self.tabs.setCurrentIndex(TABS.index(name))
        self.table.setFocus()

    # -- building --------------------------------------------------------------------------

    def _build_head(self) -> QHBoxLayout:
        icons = self._context.icons
        head = QHBoxLayout()
        head.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Title(self.tr("Review at the end of the day")))
        texts.addWidget(Muted(self.tr("All counters. Who recorded does not review.")))
        head.addLayout(texts, 1)
        self._safe = Button(self.tr("Mark the safe ones"), icons.icon("list-checks"), "F7")
        self._safe.setObjectName("markSafe")
        self._safe.clicked.connect(self._on_safe)
        self._return = Button(self.tr("Return…"), icons.icon("undo-2"), "F9")
        self._return.setObjectName("returnSeveral")
        self._return.clicked.connect(self._on_return)
        self._approve = PrimaryButton(self.tr("Approve"), icons.icon("check", "accent_text"), "F8")
        self._approve.setObjectName("approveSeveral")
        self._approve.clicked.connect(self._on_approve)
        close = QuietButton(self.tr("Back to the lists"))
        close.setObjectName("closeReview")
        close.clicked.connect(self.closed)
        for button in (self._safe, self._return, self._approve, close):
            head.addWidget(button)
        return head

    def _build_list(self) -> Panel:
        panel = Panel()
        self.tabs = QTabBar()
        self.tabs.setObjectName("reviewTabs")
        self.tabs.setExpanding(False)
        for _ in TABS:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._show)
        panel.body.addWidget(self.tabs)
        self._model: RowsModel[ReviewRow] = RowsModel(
            [
                Column(self.tr("Number"), lambda row: row.number),
                Column(self.tr("Name"), lambda row: row.resident_name,
                       tooltip=lambda row: row.resident_name),
                Column(self.tr("Operator"), lambda row: row.operator,
                       tooltip=lambda row: row.operator),
                Column(self.tr("Counter"), lambda row: row.counter or "–"),
                Column(self.tr("Day"), lambda row: self._context.short_day(row.office_date)),
                Column(self.tr("To look at"), self._flags, tooltip=self._flags,
                       tone=lambda row: "positive" if row.safe else "warning"),
            ]
        )  # fmt: skip
        self.table = DataTable(self._context.theme)
        self.table.setObjectName("reviewRows")
        self.table.setAccessibleName(self.tr("Recordings of the office"))
        self.table.set_model(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_empty_text(self.tr("Nothing here now."))
        self.table.fit({0: 146, 1: "stretch", 2: 184, 3: 76, 4: 72, 5: 130})
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.table.row_activated.connect(lambda row: self.opened.emit(self._model.row(row).id))
        panel.body.addWidget(self.table, 1)
        return panel

    # -- showing ---------------------------------------------------------------------------

    def _flags(self, row: ReviewRow) -> str:
        if self.tabs.currentIndex() != WAITING:
            return row.return_reason or "–"
        said = [self._context.say(f"review_flag.{flag}") for flag in row.flags]
        return ", ".join(said) or self.tr("safe")

    def _show(self) -> None:
        board = self.viewmodel.board
        lists = (board.waiting, board.returned, board.drafts, board.approved)
        titles = (
            self.tr("To review ({count})"),
            self.tr("Returned ({count})"),
            self.tr("Drafts left ({count})"),
            self.tr("Approved today ({count})"),
        )
        for place, (title, rows) in enumerate(zip(titles, lists, strict=True)):
            self.tabs.setTabText(place, title.format(count=len(rows)))
        rows = lists[self.tabs.currentIndex()]
        self._model.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        reviewing = self.tabs.currentIndex() == WAITING
        for button in (self._approve, self._return):
            button.setEnabled(reviewing and bool(chosen))
        self._safe.setEnabled(reviewing and any(row.safe for row in self._model.rows))
        several = len(chosen) > 1
        count = self._context.number(len(chosen))
        self._approve.set_text(
            self.tr("Approve {count}").format(count=count) if several else self.tr("Approve")
        )
        self._facts.show_rows(chosen)

    def _chosen(self) -> tuple[ReviewRow, ...]:
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self._model.row(place) for place in places)

    # -- doing -----------------------------------------------------------------------------

    def _on_safe(self) -> None:
        choice, flags = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        choice.clearSelection()
        for place, row in enumerate(self._model.rows):
            if row.safe:
                choice.select(self._model.index(place, 0), flags.Select | flags.Rows)
        self.table.setFocus()

    def _on_approve(self) -> None:
        self._notice.clear()
        self.viewmodel.approve(self._chosen())

    def _on_return(self) -> None:
        self._notice.clear()
        rows = self._chosen()
        dialog = ReturnDialog(self._context, self._names(rows), self)
        if dialog.exec():
            self.viewmodel.send_back(rows, dialog.reasons, dialog.note)

    def _names(self, rows: Sequence[ReviewRow]) -> str:
        return ", ".join(f"{row.number} {row.resident_name}" for row in rows)

    def _rest(self, resting: bool) -> None:
        for button in (self._approve, self._return, self._safe):
            button.setEnabled(not resting)

    def _on_reviewed(self, result: Reviewed) -> None:
        done = self.tr("{count} decided.").format(count=self._context.number(result.done))
        if not result.left:
            self._context.requests.message.emit(done, None)
            return
        why = "; ".join(f"{left.number}: {self._context.say(left.code)}" for left in result.left)
        self._notice.show_notice(
            self.tr("{done} Left as they are: {why}").format(done=done, why=why), "warning"
        )

    def _on_refused(self, error: OfficeError) -> None:
        self._notice.show_notice(self._context.refusal(error), "negative")
