"""Requests for a visit: taken in, planned, answered."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from ektp_desk.outreach.queries_requests import RequestRow
from ektp_desk.outreach.rules import RequestState
from ui.context import Context
from ui.outreach.request_dialog import RequestDialog
from ui.outreach.request_panel import RequestPanel
from ui.outreach.requests_viewmodel import RequestsViewModel
from ui.queue.reason_dialog import ReasonDialog
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

PARTS: tuple[RequestState | None, ...] = (*RequestState, None)


class RequestsTab(Tab):
    """The list at the left, the request in hand at the right."""

    watched = frozenset({"outreach", "visit_request", "resident", "school"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = RequestsViewModel(context, self)
        self._wanted: int | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_list())
        self._stack.addWidget(self._build_empty())
        self.column.addWidget(self._stack, 1)
        self.viewmodel.changed.connect(self._show_rows)
        self.viewmodel.counted.connect(self._show_counts)
        self.viewmodel.refused.connect(lambda said: self.notice.show_notice(said, "negative"))

    def refresh(self) -> None:
        self.viewmodel.load()

    def open_with(self, argument: object) -> None:
        """Show one request by its id."""
        if isinstance(argument, int):
            self.viewmodel.find(argument, done=self._go_to)

    # -- building --------------------------------------------------------------------------

    def _build_list(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        panel = Panel()
        panel.body.addLayout(self._build_head())
        panel.body.addWidget(self._build_table(), 1)
        self.panel = RequestPanel(self.context)
        row.addWidget(panel, 1)
        row.addWidget(self.panel)
        self.panel.plan_wanted.connect(self._on_plan)
        self.panel.visit_wanted.connect(self._on_visit)
        self.panel.change_wanted.connect(self._on_change)
        self.panel.refuse_wanted.connect(self._on_refuse)
        self.panel.reopen_wanted.connect(self._on_reopen)
        return both

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        self.parts = QTabBar()
        self.parts.setObjectName("requestParts")
        self.parts.setExpanding(False)
        for part in PARTS:
            self.parts.addTab(self._part_name(part))
        self.parts.currentChanged.connect(lambda place: self.viewmodel.show_state(PARTS[place]))
        begin = Button(self.tr("Take a request in…"), self.context.icons.icon("plus"), "F2")
        begin.setObjectName("newVisitRequest")
        begin.clicked.connect(self._on_new)
        head.addWidget(self.parts)
        head.addStretch(1)
        head.addWidget(begin)
        return head

    def _build_table(self) -> DataTable:
        context, today = self.context, self.context.today
        self._model: RowsModel[RequestRow] = RowsModel(
            [
                Column(self.tr("Number"), lambda row: row.number),
                Column(self.tr("Where to"),
                       lambda row: context.say(f"outreach_kind.{row.asked.kind}")),
                Column(self.tr("Whom"), _whom, tooltip=_whom),
                Column(self.tr("Asked by"), lambda row: row.asked.requester,
                       tooltip=lambda row: row.asked.requester),
                Column(self.tr("People"), lambda row: context.number(row.asked.people),
                       align="right"),
                Column(self.tr("Wanted on"), self._wanted_on, tone=self._tone),
                Column(self.tr("Days"), lambda row: context.number(row.days(today())),
                       align="right", tooltip=lambda row: context.day(row.asked.received_on)),
            ]
        )  # fmt: skip
        self.table = DataTable(context.theme)
        self.table.setObjectName("visitRequests")
        self.table.setAccessibleName(self.tr("Requests for a visit"))
        self.table.set_model(self._model)
        self.table.set_empty_text(self.tr("No request here."))
        self.table.fit({0: 136, 1: 96, 2: "stretch", 3: "stretch", 4: 62, 5: 100, 6: 50})
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())
        self._model.modelReset.connect(self._show_row)
        self.table.row_activated.connect(lambda _place: self.panel.take_keys())
        return self.table

    def _build_empty(self) -> EmptyState:
        begin = PrimaryButton(
            self.tr("Take a request in…"), self.context.icons.icon("plus", "accent_text"), "F2"
        )
        begin.setObjectName("firstVisitRequest")
        begin.clicked.connect(self._on_new)
        return EmptyState(
            self.context.icons.pixmap("hand-helping", 48, "text_muted"),
            self.tr("Nobody has asked for a visit yet"),
            self.tr("A kelurahan's letter, a family at the counter: what is asked for waits here "
                    "until a visit is planned."),
            begin,
        )  # fmt: skip

    # -- showing ---------------------------------------------------------------------------

    def _part_name(self, part: RequestState | None) -> str:
        return self.tr("All") if part is None else self.context.say(f"visit_request_state.{part}")

    def _show_counts(self) -> None:
        counts = self.viewmodel.counts
        for place, part in enumerate(PARTS):
            count = sum(counts.values()) if part is None else counts.get(part, 0)
            words = self.tr("{part} ({count})").format(
                part=self._part_name(part), count=self.context.number(count)
            )
            self.parts.setTabText(place, words)
        self._stack.setCurrentIndex(0 if sum(counts.values()) else 1)

    def _show_rows(self) -> None:
        rows = self.viewmodel.rows or ()
        self._model.set_rows(rows)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            place = next((n for n, row in enumerate(rows) if row.id == wanted), 0)
            self.table.selectRow(place)
        elif rows and self.table.current_row() is None:
            self.table.selectRow(0)

    def _show_row(self) -> None:
        self.panel.show_row(self._row())

    def _wanted_on(self, row: RequestRow) -> str:
        day = row.asked.wanted_on
        return "–" if day is None else self.context.short_day(day)

    def _tone(self, row: RequestRow) -> str:
        day, waits = row.asked.wanted_on, row.state is RequestState.OPEN
        return "negative" if waits and day is not None and day < self.context.today() else "text"

    def _go_to(self, row: RequestRow | None) -> None:
        """Show the part that the request stands in, with the request chosen."""
        if row is None:
            return
        self._wanted = row.id
        place = PARTS.index(row.state)
        if self.parts.currentIndex() == place:
            self.viewmodel.load()
        else:
            self.parts.setCurrentIndex(place)

    # -- doing -----------------------------------------------------------------------------

    def _row(self) -> RequestRow | None:
        place = self.table.current_row()
        rows = self._model.rows
        return rows[place] if place is not None and place < len(rows) else None

    def _on_new(self) -> None:
        self._ask(None)

    def _on_change(self) -> None:
        row = self._row()
        if row is not None:
            self._ask(row)

    def _ask(self, row: RequestRow | None) -> None:
        self.notice.clear()
        dialog = RequestDialog(self.context, row, self)
        if dialog.exec() and dialog.request_id is not None:
            self.open_with(dialog.request_id)
        dialog.deleteLater()

    def _on_plan(self) -> None:
        row = self._row()
        if row is None:
            return
        self.notice.clear()
        # Late, because a visit is opened from here and its targets from there.
        from ui.outreach.planning import plan_for_request
        from ui.outreach.visit_dialog import VisitDialog

        plan = plan_for_request(self.context, row)
        dialog = VisitDialog(self.context, None, self, plan=plan, request_id=row.id)
        if dialog.exec():
            self.open_with(row.id)
        dialog.deleteLater()

    def _on_visit(self) -> None:
        row = self._row()
        if row is not None and row.visit_id is not None:
            self.context.requests.page_wanted.emit("outreach", ("visits", row.visit_id))

    def _on_refuse(self) -> None:
        row = self._row()
        if row is None:
            return
        self.notice.clear()
        dialog = ReasonDialog(
            self.tr("Refuse {number}").format(number=row.number),
            self.tr("Answer to the requester"), self.tr("Refuse"), parent=self,
        )  # fmt: skip
        if dialog.exec():
            self._refuse(row, dialog.text)
        dialog.deleteLater()

    def _refuse(self, row: RequestRow, answer: str) -> None:
        def undo() -> None:
            self.viewmodel.reopen(row, done=lambda: self.open_with(row.id))

        def done() -> None:
            said = self.tr("{number} is refused.").format(number=row.number)
            self.context.requests.message.emit(said, undo)

        self.viewmodel.refuse(row, answer, done=done)

    def _on_reopen(self) -> None:
        row = self._row()
        if row is not None:
            self.notice.clear()
            self.viewmodel.reopen(row, done=lambda: self.open_with(row.id))


def _whom(row: RequestRow) -> str:
    return row.resident_name or row.school or row.village or row.asked.place
