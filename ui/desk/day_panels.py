"""Beside the decisions: how the day flows, and who is at which counter."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ektp_desk.queue.overview import CounterLine, HourLine
from ektp_desk.queue.rules import CounterState
from ui.context import Context
from ui.queue.overview_parts import STANDING_TONES
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.series_chart import Kind, Series, SeriesChart
from ui.widgets.table import DataTable

COUNTERS_HEIGHT = 168


class FlowPanel(Panel):
    """Numbers taken, called and finished, by hour."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The day by hour"), parent)
        self._names = (self.tr("Taken"), self.tr("Called"), self.tr("Finished"))
        self.chart = SeriesChart(context.theme, Kind.GROUPED)
        self.chart.setObjectName("deskFlow")
        self.chart.setAccessibleName(self.title.text())
        self.body.addWidget(self.chart, 1)

    def show_hours(self, hours: Sequence[HourLine]) -> None:
        """Show the day so far."""
        values = (
            tuple(float(row.arrived) for row in hours),
            tuple(float(row.called) for row in hours),
            tuple(float(row.finished) for row in hours),
        )
        tones = ("neutral", "accent", "positive")
        self.chart.set_series(
            [f"{row.hour:02d}.00" for row in hours],
            [Series(*one) for one in zip(self._names, values, tones, strict=True)],
        )


class CountersPanel(Panel):
    """Who is at which counter, and with which number."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Counters"), parent)
        self._context = context
        self._model: RowsModel[CounterLine] = RowsModel(
            [
                Column(self.tr("Counter"), lambda row: row.standing.name,
                       tooltip=lambda row: row.standing.name),
                Column(self.tr("State"),
                       lambda row: context.say(f"counter_state.{row.standing.state}"),
                       tone=lambda row: STANDING_TONES[row.standing.state]),
                Column(self.tr("Officer"), self._officer, tooltip=self._officer),
                Column(self.tr("Number"), lambda row: row.ticket or "–"),
            ]
        )  # fmt: skip
        table = DataTable(context.theme)
        table.setObjectName("deskCounters")
        table.setAccessibleName(self.title.text())
        table.set_model(self._model)
        table.set_empty_text(self.tr("No counter is in use."))
        table.fit({0: 84, 1: 80, 2: "stretch", 3: 74})
        table.setMinimumHeight(COUNTERS_HEIGHT)
        self.body.addWidget(table, 1)

    def _officer(self, row: CounterLine) -> str:
        """Who is there; who closed it is of no interest here."""
        there = row.standing.state is not CounterState.CLOSED
        return row.standing.officer if there and row.standing.officer else "–"

    def show_counters(self, rows: Sequence[CounterLine]) -> None:
        """Show how the counters stand."""
        self._model.set_rows(rows)
