"""The days of a month that were worked on, and how each stands; Enter opens one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ektp_desk.reports.closing import DayMark, Standing
from ui.context import Context
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

TONES = {Standing.OPEN: "warning", Standing.CLOSED: "positive", Standing.CHANGED: "negative"}


class DaysPanel(Panel):
    """`day_wanted` with the day somebody opened."""

    day_wanted = Signal(object)  # date

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Closing of the days"))
        self.title.show()
        self._context = context
        self._model: RowsModel[DayMark] = RowsModel(
            [
                Column(self.tr("Day"), lambda mark: context.short_day(mark.day)),
                Column(self.tr("Closing"), self._standing, tone=self._tone),
                Column(self.tr("Number"), self._number, align="right"),
            ]
        )
        self._table = DataTable(context.theme)
        self._table.setObjectName("reportDays")
        self._table.setAccessibleName(self.tr("Closing of the days"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("Nothing was done in this month."))
        self._table.fit({0: "stretch", 1: 176, 2: 76})
        self._table.row_activated.connect(
            lambda row: self.day_wanted.emit(self._model.row(row).day)
        )
        self.body.addWidget(self._table, 1)

    def show_days(self, marks: tuple[DayMark, ...]) -> None:
        """Show the days of a month."""
        self._model.set_rows(marks)

    def _standing(self, mark: DayMark) -> str:
        if mark.standing is None:
            return "–"
        return self._context.say(f"day_standing.{mark.standing}")

    def _tone(self, mark: DayMark) -> str:
        return "muted" if mark.standing is None else TONES[mark.standing]

    def _number(self, mark: DayMark) -> str:
        return "" if mark.number is None else self._context.number(mark.number)
