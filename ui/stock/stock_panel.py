"""The stock as a picture or as its table, with the table to take away."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ektp_desk.stock.queries import StockStatus
from ui.context import Context
from ui.stock.fan_chart import Event, FanChart, Place
from ui.stock.fan_places import FanDay
from ui.stock.overview_viewmodel import OverviewViewModel, Table
from ui.widgets.buttons import QuietButton
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable


class StockPanel(Panel):
    """Chart and table of the same days; a button changes between them."""

    def __init__(
        self, context: Context, viewmodel: OverviewViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Stock and forecast"))
        self.title.show()
        self._context = context
        self._viewmodel = viewmodel
        self._days: tuple[FanDay, ...] = ()
        self._swap = QuietButton(self.tr("As a table"), context.icons.icon("list"))
        self._swap.setObjectName("stockAsTable")
        self._swap.clicked.connect(self._on_swap)
        export = QuietButton(self.tr("Export table…"), context.icons.icon("file-spreadsheet"))
        export.setObjectName("stockExport")
        export.clicked.connect(self._on_export)
        self.header.addWidget(self._swap)
        self.header.addWidget(export)
        self.chart = FanChart(context.theme)
        self.chart.setObjectName("stockFan")
        self.chart.setAccessibleName(self.tr("Stock and forecast"))
        self._table = self._build_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self._table)
        self.body.addWidget(self._stack, 1)

    def show_fan(self, days: Sequence[FanDay], status: StockStatus) -> None:
        """Show the days, the day to apply by and its level."""
        self._days = tuple(days)
        self._model.set_rows(tuple(one for one in days if self._is_told(one)))
        legend = (
            (self.tr("blanks left"), "text"),
            (self.tr("likely"), "accent"),
            (self.tr("8 of 10 futures"), "accent/fan"),
            (self.tr("delivery"), "positive"),
            (self.tr("known visit"), "warning"),
            (self.tr("correction"), "text_muted"),
        )
        self.chart.set_places(
            [self._place(one) for one in days], legend=legend,
            request=self._request(days, status), summary=self._summary(status),
        )  # fmt: skip

    def _request(
        self, days: Sequence[FanDay], status: StockStatus
    ) -> tuple[int, float, str] | None:
        for place, one in enumerate(days):
            if one.day == status.apply_by and one.middle is not None:
                name = self.tr("apply by {day}").format(day=self._context.short_day(one.day))
                return place, one.middle, name
        return None

    def _summary(self, status: StockStatus) -> str:
        told, day = status.foreseen.forecast, self._context.day
        text = self.tr(
            "{left} blanks left. Likely the last one goes on {middle}, 8 of 10 futures between "
            "{early} and {late}. Apply by {apply}."
        )
        return text.format(
            left=self._context.number(status.balance), middle=day(told.p50), early=day(told.p10),
            late=day(told.p90), apply=day(status.apply_by),
        )  # fmt: skip

    def _place(self, one: FanDay) -> Place:
        events = [Event(visit.name, "warning") for visit in one.visits]
        if one.received:
            events.insert(0, Event(self._pieces(one.received), "positive"))
        if one.other:
            events.append(Event(self._pieces(one.other), "text_muted"))
        return Place(
            day=one.day, name=self._context.short_day(one.day), said=self._said(one),
            balance=one.balance, low=one.low, middle=one.middle, high=one.high,
            events=tuple(events),
        )  # fmt: skip

    def _said(self, one: FanDay) -> str:
        """The figures of one day, a line each."""
        lines = [self._context.day(one.day)]
        number = self._context.number
        if one.balance is not None:
            lines.append(self.tr("left {left}, used {used}").format(
                left=number(one.balance), used=number(one.used)))  # fmt: skip
        elif one.low is not None and one.middle is not None and one.high is not None:
            lines.append(self.tr("likely {middle}, between {low} and {high}").format(
                middle=number(round(one.middle)), low=number(round(one.low)),
                high=number(round(one.high))))  # fmt: skip
        if one.received:
            lines.append(self.tr("received {pieces}").format(pieces=number(one.received)))
        if one.other:
            lines.append(self.tr("correction {pieces}").format(pieces=self._pieces(one.other)))
        lines += [f"{visit.name}: {number(visit.expected)}" for visit in one.visits]
        return "\n".join(lines)

    def _pieces(self, pieces: int) -> str:
        return f"{pieces:+d}"

    def _is_told(self, one: FanDay) -> bool:
        """Days in the table: those on which something moved, and those to come."""
        return bool(one.used or one.received or one.other or one.middle is not None)

    def _build_table(self) -> DataTable:
        table = DataTable(self._context.theme)
        table.setObjectName("stockDays")
        table.setAccessibleName(self.tr("Stock and forecast"))
        day, figure = self._context.day, self._figure
        self._model: RowsModel[FanDay] = RowsModel(
            [
                Column(self.tr("Day"), lambda row: day(row.day)),
                Column(self.tr("Left"), lambda row: figure(row.balance), align="right"),
                Column(self.tr("Used"), lambda row: figure(row.used or None), align="right"),
                Column(self.tr("Received"), lambda row: figure(row.received or None),
                       align="right"),
                Column(self.tr("Left, bad luck"), lambda row: figure(row.low), align="right"),
                Column(self.tr("Left, likely"), lambda row: figure(row.middle), align="right"),
                Column(self.tr("Left, good luck"), lambda row: figure(row.high), align="right"),
                Column(self.tr("Known visits"), self._visits),
            ]
        )  # fmt: skip
        table.set_model(self._model)
        table.fit({0: 170, 1: 80, 2: 80, 3: 90, 4: 130, 5: 110, 6: 130, 7: "stretch"})
        return table

    def _figure(self, value: float | None) -> str:
        return "" if value is None else self._context.number(round(value))

    def _visits(self, row: FanDay) -> str:
        return ", ".join(visit.name for visit in row.visits)

    def _on_swap(self) -> None:
        to_table = self._stack.currentWidget() is self.chart
        self._stack.setCurrentWidget(self._table if to_table else self.chart)
        self._swap.setText(self.tr("As a picture") if to_table else self.tr("As a table"))

    def _export_table(self) -> Table:
        headings = [self.tr("Day"), self.tr("Left"), self.tr("Used"), self.tr("Received"),
                    self.tr("Left, bad luck"), self.tr("Left, likely"),
                    self.tr("Left, good luck"), self.tr("Known visits")]  # fmt: skip
        rows: list[list[object]] = [
            [one.day, one.balance, one.used, one.received, *map(_whole, (one.low, one.middle,
             one.high)), self._visits(one)]
            for one in self._days
        ]  # fmt: skip
        return headings, rows

    def _on_export(self) -> None:
        title = self.title.text()
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export table"), f"{title} {self._context.today()}.xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if name:
            self._viewmodel.export(Path(name), self._export_table())


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
