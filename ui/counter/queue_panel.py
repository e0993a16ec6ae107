"""The left side of the counter page: who waits, who was set aside, does the counter call."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QWidget

from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import CounterState, TicketState
from ui.context import Context
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

WIDTH = 356
WAITING, ASIDE = 0, 1
ICONS = {CounterState.OPEN: "play", CounterState.BREAK: "pause", CounterState.CLOSED: "lock"}


class QueuePanel(Panel):
    """Two lists in the order they matter, and what can be done with a chosen row."""

    bring_wanted = Signal(object)  # TicketRow: to this counter
    requeue_wanted = Signal(object)  # TicketRow: waits again
    call_wanted = Signal(object)  # TicketRow: out of turn
    state_wanted = Signal(object)  # CounterState

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("My queue"))
        self.title.show()
        self._context = context
        self._free = False
        self.setFixedWidth(WIDTH)
        self.header.addWidget(self._build_state())
        self._tabs = QTabBar()
        self._tabs.setObjectName("queueTabs")
        self._tabs.setExpanding(False)
        self._tabs.addTab(self.tr("Waiting"))
        self._tabs.addTab(self.tr("Set aside"))
        self.body.addWidget(self._tabs)
        self._build_lists()
        self._next = Muted("")
        self._next.setObjectName("whyNext")
        self.body.addWidget(self._next)
        self.body.addLayout(self._build_acts())
        self._tabs.currentChanged.connect(self._show_acts)
        self._show_acts()

    # -- building --------------------------------------------------------------------------

    def _build_state(self) -> Button:
        menu = QMenu(self)
        texts = {
            CounterState.OPEN: self.tr("Open the counter"),
            CounterState.BREAK: self.tr("Take a break"),
            CounterState.CLOSED: self.tr("Close the counter"),
        }
        for state, text in texts.items():
            action = QAction(self._context.icons.icon(ICONS[state], "neutral"), text, menu)
            action.setObjectName(f"counter_{state}")
            action.triggered.connect(lambda _on=False, state=state: self.state_wanted.emit(state))
            menu.addAction(action)
        self._state = QuietButton(self._context.say("counter_state.open"))
        self._state.setObjectName("counterState")
        self._state.setMenu(menu)
        return self._state

    def _build_lists(self) -> None:
        since = Column(self.tr("Since"), self._wait_text, align="right")
        state = Column(self.tr("State"), self._state_text, tooltip=self._tip)
        self._models: list[RowsModel[TicketRow]] = []
        self._tables: list[DataTable] = []
        self._lists = QStackedWidget()
        for title, last, width in (
            (self.tr("Waiting"), since, 74),
            (self.tr("Set aside"), state, 104),
        ):
            table = self._table(title, last, width)
            table.selectionModel().currentRowChanged.connect(self._show_acts)
            self._lists.addWidget(table)
        self._tables[ASIDE].row_activated.connect(self._on_row)
        self._tabs.currentChanged.connect(self._lists.setCurrentIndex)
        self.body.addWidget(self._lists, 1)

    def _table(self, title: str, last: Column, width: int) -> DataTable:
        """Number, name and one column more, `width` pixels wide."""
        model: RowsModel[TicketRow] = RowsModel(
            [
                Column(self.tr("Number"), lambda row: row.code),
                Column(self.tr("Name"), self._name_text, tooltip=self._tip),
                last,
            ]
        )
        table = DataTable(self._context.theme)
        table.setObjectName("queue")
        table.setAccessibleName(title)
        table.set_model(model)
        table.set_empty_text(self.tr("Nobody here."))
        table.fit({0: 86, 1: "stretch", 2: width})
        self._models.append(model)
        self._tables.append(table)
        return table

    def _build_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._call = Button(self.tr("Call this one…"))
        self._call.setObjectName("callChosen")
        self._call.clicked.connect(lambda: self._emit(self.call_wanted))
        self._bring = Button(self.tr("To my counter"))
        self._bring.setObjectName("bringBack")
        self._bring.clicked.connect(lambda: self._emit(self.bring_wanted))
        self._requeue = QuietButton(self.tr("Queue again"))
        self._requeue.setObjectName("requeue")
        self._requeue.clicked.connect(lambda: self._emit(self.requeue_wanted))
        for button in (self._call, self._bring, self._requeue):
            row.addWidget(button)
        return row

    # -- showing ---------------------------------------------------------------------------

    def show_queue(self, waiting: tuple[TicketRow, ...], aside: tuple[TicketRow, ...]) -> None:
        """The two lists as they are now."""
        self._models[WAITING].set_rows(waiting)
        self._models[ASIDE].set_rows(aside)
        self._tabs.setTabText(WAITING, self._counted(self.tr("Waiting ({count})"), len(waiting)))
        self._tabs.setTabText(ASIDE, self._counted(self.tr("Set aside ({count})"), len(aside)))
        why = self._context.say(waiting[0].why) if waiting else ""
        self._next.setText(
            self.tr("Next: {code}. {why}").format(code=waiting[0].code, why=why) if waiting else ""
        )
        self._show_acts()

    def show_state(self, state: CounterState) -> None:
        """Whether this counter calls."""
        self._state.set_text(self._context.say(f"counter_state.{state}"))
        self._state.show_icon(self._context.icons.icon(ICONS[state], "neutral"))

    def show_free(self, *, seated: bool, free: bool) -> None:
        """Whether somebody could come to the counter now."""
        self._free = free
        self._state.setVisible(seated)
        self._state.setEnabled(free)
        self._show_acts()

    def _counted(self, text: str, count: int) -> str:
        return text.format(count=self._context.number(count))

    def _show_acts(self) -> None:
        aside = self._tabs.currentIndex() == ASIDE
        row = self._row()
        self._next.setVisible(not aside and bool(self._next.text()))
        self._call.setVisible(not aside)
        self._bring.setVisible(aside)
        self._requeue.setVisible(aside)
        self._call.setEnabled(row is not None and self._free)
        self._bring.setEnabled(row is not None and self._free)
        self._requeue.setEnabled(row is not None and row.state is not TicketState.AWAITING_CARD)

    def _row(self) -> TicketRow | None:
        """The chosen row of the list that is shown."""
        model = self._models[self._tabs.currentIndex()]
        place = self._tables[self._tabs.currentIndex()].current_row()
        return model.row(place) if place is not None and place < len(model.rows) else None

    def _name_text(self, row: TicketRow) -> str:
        name = row.resident_name or row.service_name(self._context.sentences.language)
        return f"★ {name}" if row.priority is not None else name

    def _state_text(self, row: TicketRow) -> str:
        return self._context.say(f"ticket_state.{row.state}")

    def _tip(self, row: TicketRow) -> str:
        parts = [row.service_name(self._context.sentences.language), row.resident_name,
                 self._wait_text(row), row.note]  # fmt: skip
        if row.why:
            parts.append(self._context.say(row.why))
        return " · ".join(part for part in parts if part)

    def _wait_text(self, row: TicketRow) -> str:
        minutes = int((self._context.clock.now() - row.arrived_at).total_seconds() // 60)
        if minutes >= 60:
            return self.tr("{hours} h {minutes}").format(hours=minutes // 60, minutes=minutes % 60)
        return self.tr("{minutes} min").format(minutes=max(minutes, 0))

    # -- doing -----------------------------------------------------------------------------

    def _emit(self, signal: SignalInstance) -> None:
        row = self._row()
        if row is not None:
            signal.emit(row)

    def _on_row(self, _row: int) -> None:
        if self._bring.isEnabled():
            self._emit(self.bring_wanted)
