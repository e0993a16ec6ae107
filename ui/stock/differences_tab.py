"""What does not agree between ledger, print log and count, and what to look at."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from ektp_desk.cards.differences import differences
from ektp_desk.cards.rules import CardState
from ektp_desk.cards.rules_differences import Difference, unsettled
from ui.context import Context
from ui.tabs import Tab
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Body


class DifferencesTab(Tab):
    """Calm when nothing differs; else a line each, and below it what to do about the chosen one."""

    watched = frozenset({"stock", "card"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                context.icons.pixmap("circle-check", 48, "positive"),
                self.tr("Nothing differs"),
                self.tr("Ledger, print log and the last count agree, card by card and day by day."),
            )
        )
        self._stack.addWidget(self._build_list())
        self.column.addWidget(self._stack, 1)
        self._stack.hide()

    def refresh(self) -> None:
        self.context.tasks.read(self, differences, done=self._show, key="differences")

    def _build_list(self) -> Panel:
        panel = Panel(self.tr("Differences"))
        again = Button(self.tr("Compare again"), self.context.icons.icon("refresh-cw"))
        again.setObjectName("compareAgain")
        again.clicked.connect(self.refresh)
        panel.header.addWidget(again)
        say, day = self.context.say, self.context.day
        self._model: RowsModel[Difference] = RowsModel(
            [
                Column(self.tr("What differs"), lambda row: say(f"difference.{row.kind}"),
                       tone=lambda row: "text_muted" if row.settled else "negative"),
                Column(self.tr("Card, serial, document"), lambda row: row.subject,
                       tooltip=lambda row: row.subject),
                Column(self.tr("Day"), lambda row: day(row.day)),
                Column(self.tr("Expected"), lambda row: self._value(row.expected), align="right"),
                Column(self.tr("Found"), lambda row: self._value(row.found), align="right"),
            ]
        )  # fmt: skip
        self._table = DataTable(self.context.theme)
        self._table.setObjectName("differences")
        self._table.setAccessibleName(self.tr("Differences"))
        self._table.set_model(self._model)
        self._table.fit({0: "stretch", 1: 200, 2: 170, 3: 150, 4: 150})
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_look())
        panel.body.addWidget(self._table, 1)
        self._look = Body("")
        self._look.setObjectName("differenceLook")
        panel.body.addWidget(self._look)
        return panel

    def _show(self, found: tuple[Difference, ...]) -> None:
        self._model.set_rows(found)
        self._stack.setCurrentIndex(int(bool(found)))
        self._stack.show()
        if found and self._table.current_row() is None:
            self._table.selectRow(0)
        self._show_look()
        if found and not unsettled(found):
            self.notice.show_notice(
                self.tr("Ledger, print log and count agree; what the last count found is booked."),
                "positive",
            )
        else:
            self.notice.clear()

    def _show_look(self) -> None:
        place = self._table.current_row()
        rows = self._model.rows
        if place is not None and place < len(rows):
            self._look.setText(self.context.say(f"difference_look.{rows[place].kind}"))

    def _value(self, value: int | CardState | None) -> str:
        if isinstance(value, CardState):
            return self.context.say(f"card_state.{value}")
        return "–" if value is None else self.context.number(value)
