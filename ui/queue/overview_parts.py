"""The parts of the supervisor's view: each a picture or list with its table."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.kernel.clock import local_day
from ektp_desk.queue.overview import AGES, AgeLine, CounterLine, Overview
from ektp_desk.queue.rules import CounterState
from ui.context import Context
from ui.queue.overview_viewmodel import Table
from ui.widgets.panel import Panel
from ui.widgets.rows import Column, RowsModel
from ui.widgets.series_chart import Kind, Series, SeriesChart
from ui.widgets.table import DataTable

STANDING_TONES = {
    CounterState.OPEN: "positive", CounterState.BREAK: "warning", CounterState.CLOSED: "neutral",
}  # fmt: skip
AGE_TONES = ("accent", "info", "warning", "negative")


class Part(QWidget):
    """One part: `show_overview` puts figures in, `table` gives them for a file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._models: list[RowsModel[Any]] = []

    def show_overview(self, found: Overview) -> None:
        """Show the figures of a day."""
        raise NotImplementedError

    def table(self) -> Table:
        """Headings and rows of the part's own table, as shown."""
        model = self._models[0]
        return model.titles, model.texts()

    def minutes(self, seconds: float | None) -> str:
        """Whole minutes, "–" for none."""
        return "–" if seconds is None else self.context.number(round(seconds / 60))

    def share(self, part: float, whole: float) -> str:
        """A share in percent, "–" of nothing."""
        return f"{self.context.number(round(100 * part / whole))} %" if whole else "–"

    def name(self, row: Any) -> str:
        """A service's name in the window's language."""
        return self.context.service_name(row.name_id, row.name_en)

    def rows(
        self,
        columns: Sequence[Column],
        name: str,
        title: str,
        widths: dict[int, int | str],
        empty: str,
    ) -> tuple[DataTable, RowsModel[Any]]:
        """A table with its model; the part's first one is what is exported."""
        model: RowsModel[Any] = RowsModel(columns)
        self._models.append(model)
        table = DataTable(self.context.theme)
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.set_model(model)
        table.set_empty_text(empty)
        table.fit(widths)
        return table, model

    def chart(
        self,
        kind: Kind,
        name: str,
        title: str,
        *,
        level: float | None = None,
        top: float | None = None,
        named: bool = False,
    ) -> SeriesChart:
        """A chart; its table stands beside it."""
        made = SeriesChart(self.context.theme, kind, level=level, top=top, named=named)
        made.setObjectName(name)
        made.setAccessibleName(title)
        return made


class NowPart(Part):
    """Counters as they stand, and who waits how long."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._build_counters(), 6)
        row.addWidget(self._build_ages(), 6)

    def _build_counters(self) -> Panel:
        panel = Panel(self.tr("Counters"))
        say = self.context.say
        table, self._counters = self.rows(
            [
                Column(self.tr("Counter"), lambda row: row.standing.name,
                       tooltip=lambda row: row.standing.name),
                Column(self.tr("State"), lambda row: say(f"counter_state.{row.standing.state}"),
                       tone=lambda row: STANDING_TONES[row.standing.state]),
                Column(self.tr("Officer"), lambda row: row.standing.officer or "–",
                       tooltip=lambda row: row.standing.officer),
                Column(self.tr("Number"), self._number, tooltip=self._number),
                Column(self.tr("Since"), lambda row: context_time(self.context, row),
                       align="right"),
            ],
            "countersNow", panel.title.text(), {0: 72, 1: 68, 2: "stretch", 3: 146, 4: 78},
            self.tr("No counter is in use."),
        )  # fmt: skip
        panel.body.addWidget(table, 1)
        return panel

    def _build_ages(self) -> Panel:
        panel = Panel(self.tr("Waiting, by minutes waited"))
        self._chart = self.chart(Kind.STACKED, "agesChart", panel.title.text(), named=True)
        columns = [Column(self.tr("Service"), self.name, tooltip=self.name)]
        columns += [
            Column(band, lambda row, place=place: str(row.bands[place]), align="right")  # type: ignore[misc]
            for place, band in enumerate(self._bands())
        ]
        columns.append(
            Column(self.tr("Longest"), lambda row: self.minutes(row.longest), align="right")
        )
        widths: dict[int, int | str] = {0: "stretch", 5: 88}
        widths |= dict.fromkeys(range(1, 5), 62)
        table, self._ages = self.rows(
            columns, "agesNow", panel.title.text(), widths, self.tr("Nobody waits.")
        )
        panel.body.addWidget(self._chart, 4)
        panel.body.addWidget(table, 5)
        return panel

    def _bands(self) -> tuple[str, ...]:
        ends = (0, *AGES)
        closed = tuple(f"{low}–{high}" for low, high in pairwise(ends))
        return (*closed, f"> {AGES[-1]}")

    def _number(self, row: CounterLine) -> str:
        if row.ticket_state is None:
            return "–"
        return f"{row.ticket} · {self.context.say(f'ticket_state.{row.ticket_state}')}"

    def show_overview(self, found: Overview) -> None:
        self._counters.set_rows(found.counters)
        self._ages.set_rows(found.ages)
        self._chart.set_series(
            [self.name(row) for row in found.ages],
            [
                Series(name, tuple(float(row.bands[place]) for row in found.ages), tone)
                for place, (name, tone) in enumerate(zip(self._bands(), AGE_TONES, strict=True))
            ],
        )

    def table(self) -> Table:
        """Who waits: what is counted; the counters are on the screen."""
        return self._ages.titles, self._ages.texts()


def context_time(context: Context, row: CounterLine) -> str:
    """Since when a counter stands as it does: the time, for an earlier day its date."""
    if row.since is None:
        return "–"
    day = local_day(row.since, context.zone)
    return context.time(row.since) if day == context.today() else context.short_day(day)


class FlowPart(Part):
    """The day by hour."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        panel = Panel(self.tr("Flow by hour"))
        self._chart = self.chart(Kind.GROUPED, "flowChart", panel.title.text())
        panel.body.addWidget(self._chart, 1)
        row.addWidget(panel, 3)
        beside = Panel(self.tr("Figures"))
        self._names = (self.tr("Taken"), self.tr("Called"), self.tr("Finished"))
        taken, called, finished = self._names
        table, self._hours = self.rows(
            [
                Column(self.tr("Hour"), self._hour),
                Column(taken, lambda row: str(row.arrived), align="right"),
                Column(called, lambda row: str(row.called), align="right"),
                Column(finished, lambda row: str(row.finished), align="right"),
            ],
            "flowHours", panel.title.text(), {0: "stretch", 1: 88, 2: 88, 3: 88},
            self.tr("No numbers in this time."),
        )  # fmt: skip
        beside.body.addWidget(table, 1)
        row.addWidget(beside, 2)

    def _hour(self, row: Any) -> str:
        return f"{row.hour:02d}.00"

    def show_overview(self, found: Overview) -> None:
        self._hours.set_rows(found.hours)
        values = (
            tuple(float(row.arrived) for row in found.hours),
            tuple(float(row.called) for row in found.hours),
            tuple(float(row.finished) for row in found.hours),
        )
        tones = ("neutral", "accent", "positive")
        self._chart.set_series(
            [self._hour(row) for row in found.hours],
            [Series(*one) for one in zip(self._names, values, tones, strict=True)],
        )


def age_total(rows: Sequence[AgeLine]) -> int:
    """How many people wait."""
    return sum(sum(row.bands) for row in rows)


def stacked(*widgets: QWidget) -> QVBoxLayout:
    """Widgets one above the other; the first has a little more room."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for place, widget in enumerate(widgets):
        column.addWidget(widget, 2 if place else 3)
    return column
