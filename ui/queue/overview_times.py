"""Parts of the supervisor's view that look back: times, predictions, single numbers."""

from collections import defaultdict
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.queue.overview import Overview
from ektp_desk.queue.queries import TicketRow
from ui.context import Context
from ui.queue.overview_parts import Part, stacked
from ui.widgets.panel import Panel
from ui.widgets.rows import Column
from ui.widgets.series_chart import Kind, Series
from ui.widgets.texts import Muted

AIM = 80.0  # percent of the predictions that shall hold


class TimesPart(Part):
    """Waiting and service by service and officer, in minutes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        column = stacked(self._build_services(), self._build_officers())
        self.setLayout(column)

    def _build_services(self) -> Panel:
        panel = Panel(self.tr("Services (minutes)"))
        number = self.context.number
        self._chart = self.chart(Kind.GROUPED, "timesChart", panel.title.text(), named=True)
        self._chart_names = (self.tr("Waiting, median"), self.tr("Service, median"))
        table, self._services = self.rows(
            [
                Column(self.tr("Service"), self.name, tooltip=self.name),
                Column(self.tr("Taken"), lambda row: number(row.taken), align="right"),
                Column(self.tr("No-show"),
                       lambda row: f"{number(row.no_shows)} · "
                       f"{self.share(row.no_shows, row.taken)}", align="right"),
                *self._spreads(),
            ],
            "timesServices", panel.title.text(),
            {0: "stretch", 1: 70, 2: 96, 3: 82, 4: 76, 5: 82, 6: 76},
            self.tr("No numbers in this time."),
        )  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(table, 7)
        row.addWidget(self._chart, 4)
        panel.body.addLayout(row, 1)
        return panel

    def _build_officers(self) -> Panel:
        panel = Panel(self.tr("Officers (minutes)"))
        number = self.context.number
        table, self._officers = self.rows(
            [
                Column(self.tr("Name"), lambda row: row.name, tooltip=lambda row: row.name),
                Column(self.tr("Served"), lambda row: number(row.served), align="right"),
                Column(self.tr("No-show"), lambda row: number(row.no_shows), align="right"),
                *self._spreads(),
                Column(self.tr("Open"), lambda row: self.minutes(row.open_s), align="right"),
                Column(self.tr("Idle"), self._idle, align="right"),
            ],
            "timesOfficers", panel.title.text(),
            {0: "stretch", 1: 82, 2: 96, 3: 90, 4: 84, 5: 90, 6: 84, 7: 80, 8: 110},
            self.tr("Nothing done yet."),
        )  # fmt: skip
        panel.body.addWidget(table, 1)
        return panel

    def _spreads(self) -> list[Column]:
        return [
            Column(self.tr("Waited"), lambda row: self.minutes(row.waiting.median), align="right"),
            Column(self.tr("P90"), lambda row: self.minutes(row.waiting.p90), align="right"),
            Column(self.tr("At counter"), lambda row: self.minutes(row.service.median),
                   align="right"),
            Column(self.tr("P90"), lambda row: self.minutes(row.service.p90), align="right"),
        ]  # fmt: skip

    def _idle(self, row: Any) -> str:
        return f"{self.minutes(row.idle_s)} · {self.share(row.idle_s, row.open_s)}"

    def show_overview(self, found: Overview) -> None:
        self._services.set_rows(found.services)
        self._officers.set_rows(found.officers)
        waited, served = self._chart_names
        self._chart.set_series(
            [self.name(row) for row in found.services],
            [
                Series(waited, tuple(_minutes(row.waiting.median) for row in found.services),
                       "accent"),
                Series(served, tuple(_minutes(row.service.median) for row in found.services),
                       "positive"),
            ],
        )  # fmt: skip

    def table(self) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        """Services, then officers below each other."""
        rows = self._services.texts()
        blank: list[tuple[object, ...]] = [(), self._officers.titles]
        return self._services.titles, rows + blank + self._officers.texts()


class CoveragePart(Part):
    """Predicted waits against what came true."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        panel = Panel(self.tr("Predictions that held, percent a day"))
        self._chart = self.chart(
            Kind.LINES, "coverageChart", panel.title.text(), level=AIM, top=100.0
        )
        panel.body.addWidget(self._chart, 1)
        panel.body.addWidget(
            Muted(
                self.tr(
                    "An interval is meant to hold for four people of five: the dashed line. "
                    "It is learned anew from the waits of four weeks."
                )
            )
        )
        row.addWidget(panel, 6)
        row.addLayout(stacked(self._build_days(), self._build_services()), 5)

    def _build_days(self) -> Panel:
        panel = Panel(self.tr("By day"))
        table, self._days = self.rows(
            [
                Column(self.tr("Day"), lambda row: self.context.short_day(row[0])),
                *self._counts(),
            ],
            "coverageDays", panel.title.text(), {0: "stretch", 1: 92, 2: 80, 3: 72},
            self.tr("Nothing was foretold yet: there is too little to learn from."),
        )  # fmt: skip
        panel.body.addWidget(table, 1)
        return panel

    def _build_services(self) -> Panel:
        panel = Panel(self.tr("By service, four weeks"))
        table, self._services = self.rows(
            [
                Column(self.tr("Service"), lambda row: row[0], tooltip=lambda row: row[0]),
                *self._counts(),
            ],
            "coverageServices", panel.title.text(), {0: "stretch", 1: 92, 2: 80, 3: 72},
            self.tr("Nothing was foretold yet: there is too little to learn from."),
        )  # fmt: skip
        panel.body.addWidget(table, 1)
        return panel

    def _counts(self) -> list[Column]:
        number = self.context.number
        return [
            Column(self.tr("Foretold"), lambda row: number(row[1]), align="right"),
            Column(self.tr("Held"), lambda row: number(row[2]), align="right"),
            Column(self.tr("Share"), lambda row: self.share(row[2], row[1]), align="right"),
        ]

    def show_overview(self, found: Overview) -> None:
        by_day: dict[date, list[int]] = defaultdict(lambda: [0, 0])
        by_service: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for line in found.coverage:
            for sums in (by_day[line.day], by_service[self.name(line)]):
                sums[0] += line.predicted
                sums[1] += line.held
        days = sorted(by_day)
        self._days.set_rows([(day, *by_day[day]) for day in reversed(days)])
        self._services.set_rows([(name, *sums) for name, sums in by_service.items()])
        held = tuple(100 * by_day[day][1] / by_day[day][0] for day in days)
        self._chart.set_series(
            [self.context.short_day(day) for day in days],
            [Series(self.tr("Held, percent"), held, "accent")],
        )

    def table(self) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
        """Days, then services below each other."""
        rows = self._days.texts()
        blank: list[tuple[object, ...]] = [(), self._services.titles]
        return self._days.titles, rows + blank + self._services.texts()


class NumbersPart(Part):
    """All numbers of the day; one opens with all its steps."""

    opened = Signal(object)  # TicketRow

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        panel = Panel(self.tr("Numbers of the day"))
        say, time = context.say, context.time
        table, self._tickets = self.rows(
            [
                Column(self.tr("Number"), lambda row: row.code),
                Column(self.tr("Service"), self._service, tooltip=self._service),
                Column(self.tr("Name"), lambda row: row.resident_name or "–",
                       tooltip=lambda row: row.resident_name),
                Column(self.tr("State"), lambda row: say(f"ticket_state.{row.state}")),
                Column(self.tr("Counter"), lambda row: row.counter_code or "–"),
                Column(self.tr("Taken at"), lambda row: time(row.arrived_at), align="right"),
                Column(self.tr("Called at"), lambda row: time(row.called_at) or "–",
                       align="right"),
                Column(self.tr("Ended at"), lambda row: time(row.ended_at) or "–", align="right"),
            ],
            "overviewTickets", panel.title.text(),
            {0: 84, 1: "stretch", 2: "stretch", 3: 124, 4: 80, 5: 96, 6: 104, 7: 104},
            self.tr("No numbers in this time."),
        )  # fmt: skip
        table.row_activated.connect(lambda place: self.opened.emit(self._tickets.row(place)))
        panel.body.addWidget(Muted(self.tr("Enter or a double click shows all steps of a number.")))
        panel.body.addWidget(table, 1)
        column.addWidget(panel, 1)

    def _service(self, row: TicketRow) -> str:
        return row.service_name(self.context.sentences.language)

    def show_overview(self, found: Overview) -> None:
        """Nothing: the numbers come by `show_tickets`."""

    def show_tickets(self, rows: tuple[TicketRow, ...]) -> None:
        """Show a day's numbers, the newest arrival first."""
        self._tickets.set_rows(sorted(rows, key=lambda row: row.arrived_at, reverse=True))


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / 60, 1)
