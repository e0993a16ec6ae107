"""The recordings at hand: returned to me, open, waiting for review, approved today."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.recording.queries import RecordingRow
from ui.context import Context
from ui.recording.take_over_bar import TakeOverBar
from ui.recording.viewmodel import RecordingViewModel
from ui.residents.picker import PersonPicker
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Title

RETURNED, REASON = 2, 7  # the tab and the column of what came back


class RecordingLists(QWidget):
    """`opened` tells the id of a recording, `started` the id of a person, `review_wanted` that
    the supervisor begins the review of the whole office."""

    opened = Signal(int)
    started = Signal(int)
    review_wanted = Signal()

    def __init__(
        self, context: Context, viewmodel: RecordingViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._viewmodel = viewmodel
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._build_head())
        self._notice = Notice()
        self._notice.setObjectName("returnedNotice")
        column.addWidget(self._notice)
        begin = Panel(self.tr("Begin with a person"))
        self.picker = PersonPicker(context, rows_shown=3)
        self.picker.chosen.connect(lambda person: self.started.emit(person.id))
        begin.body.addWidget(self.picker)
        column.addWidget(begin)
        panel = Panel()
        self.tabs = QTabBar()
        self.tabs.setObjectName("recordingTabs")
        self.tabs.setExpanding(False)
        for place in range(4):
            self.tabs.addTab("")
            # What comes after "finished" happens in the office.
            self.tabs.setTabVisible(place, context.field is None or place < RETURNED)
        self.tabs.currentChanged.connect(self.show_lists)
        panel.body.addWidget(self.tabs)
        say = context.say
        self._model: RowsModel[RecordingRow] = RowsModel(
            [
                Column(self.tr("Number"), lambda row: row.number),
                Column(self.tr("Name"), lambda row: row.resident_name,
                       tooltip=lambda row: row.resident_name),
                Column(self.tr("NIK"), lambda row: row.masked_nik),
                Column(self.tr("State"), lambda row: say(f"recording_state.{row.state}")),
                Column(self.tr("Done"), lambda row: f"{row.done}/{row.total}", align="right"),
                Column(self.tr("Operator"), lambda row: row.operator),
                Column(self.tr("Begun"), self._begun),
                Column(self.tr("Why it came back"), lambda row: row.return_reason,
                       tooltip=lambda row: row.return_reason, tone=lambda _row: "warning"),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("recordings")
        self.table.setAccessibleName(self.tr("Recordings"))
        self.table.set_model(self._model)
        self.table.set_empty_text(self.tr("Nothing here now."))
        self.table.fit({0: 136, 1: "stretch", 2: 160, 3: 150, 4: 84, 5: 170, 6: 190,
                        REASON: 420})  # fmt: skip
        self.table.row_activated.connect(lambda row: self.opened.emit(self._model.row(row).id))
        panel.body.addWidget(self.table, 1)
        panel.body.addWidget(TakeOverBar(context, viewmodel, self.table, self._model))
        column.addWidget(panel, 1)

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Title(self.tr("Recording")))
        head.addStretch(1)
        if self._context.field is None and self._context.may(Role.SUPERVISOR):
            icon = self._context.icons.icon("list-checks")
            review = Button(self.tr("Review at the end of the day"), icon)
            review.setObjectName("openReview")
            review.clicked.connect(self.review_wanted)
            head.addWidget(review)
        return head

    def _begun(self, row: RecordingRow) -> str:
        return f"{self._context.day(row.office_date)} {self._context.time(row.started_at)}"

    def show_lists(self) -> None:
        """Show the figures on the tabs and the rows of the chosen one."""
        model = self._viewmodel
        lists = (model.open, model.review, model.returned, model.approved)
        titles = (
            self.tr("Open ({count})"),
            self.tr("To review ({count})")
            if self._context.field is None
            else self.tr("Finished ({count})"),
            self.tr("Returned ({count})"),
            self.tr("Approved today ({count})"),
        )
        for place, (title, rows) in enumerate(zip(titles, lists, strict=True)):
            self.tabs.setTabText(place, title.format(count=len(rows)))
        rows = lists[self.tabs.currentIndex()]
        returned = self.tabs.currentIndex() == RETURNED
        self.table.setColumnHidden(REASON, not returned)
        for column in (3, 4, 6):  # room for the reason
            self.table.setColumnHidden(column, returned)
        self._model.set_rows(rows)
        self._show_mine(model.returned)
        if rows:
            self.table.selectRow(0)

    def _show_mine(self, returned: Sequence[RecordingRow]) -> None:
        """Say what came back to this officer, with the reason of the first."""
        mine = [row for row in returned if row.operator_id == self._context.actor.officer_id]
        if not mine:
            self._notice.clear()
            return
        first = mine[0]
        self._notice.show_notice(
            self.tr("Returned to you: {count}. {name}: {reason}").format(
                count=len(mine), name=first.resident_name, reason=first.return_reason
            ),
            "warning",
            self.tr("Open it"),
            lambda: self.opened.emit(first.id),
        )
