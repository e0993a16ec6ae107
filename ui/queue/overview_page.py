"""Pantauan: the whole queue for the supervisor, now and on earlier days."""

from pathlib import Path

from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.queue.overview import Overview
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import CounterState
from ui.context import Context
from ui.page import Page
from ui.queue.overview_parts import FlowPart, NowPart, Part, age_total
from ui.queue.overview_times import CoveragePart, NumbersPart, TimesPart
from ui.queue.overview_viewmodel import OverviewViewModel
from ui.queue.reserve_dialog import ReserveDialog
from ui.queue.visit_dialog import VisitDialog
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.inputs import DateField
from ui.widgets.notice import Notice
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.texts import Title

EVERY = 30_000  # milliseconds: waiting grows although nothing happens


class OverviewPage(Page):
    """Figures on top, then one part at a time, each with its own export."""

    watched = frozenset({"ticket", "counter", "service"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = OverviewViewModel(context, self)
        self._numbers = NumbersPart(context)
        self._parts: tuple[Part, ...] = (
            NowPart(context), FlowPart(context), TimesPart(context), CoveragePart(context),
            self._numbers,
        )  # fmt: skip
        self._build()
        model = self.viewmodel
        model.changed.connect(self._show)
        model.tickets_changed.connect(lambda: self._numbers.show_tickets(model.tickets))
        model.refused.connect(lambda sentence: self._notice.show_notice(sentence, "negative"))
        model.saved.connect(
            lambda name: self._notice.show_notice(
                self.tr("Written: {name}").format(name=name), "positive"
            )
        )
        self._numbers.opened.connect(self._on_opened)
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self.mark_stale)
        self._clock.start()

    def refresh(self) -> None:
        self.viewmodel.load()

    def open_with(self, argument: object) -> None:
        """The computers with reserve numbers ("reserve")."""
        if argument == "reserve":
            QTimer.singleShot(0, self._on_reserve)  # the page is to stand there first

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(14)
        page.addLayout(self._build_head())
        self._notice = Notice()
        self._notice.setObjectName("overviewNotice")
        page.addWidget(self._notice)
        page.addLayout(self._build_tiles())
        self._tabs = QTabBar()
        self._tabs.setObjectName("overviewTabs")
        self._tabs.setExpanding(False)
        for text in (self.tr("Now"), self.tr("By hour"), self.tr("Times"),
                     self.tr("Predictions"), self.tr("Numbers")):  # fmt: skip
            self._tabs.addTab(text)
        self._stack = QStackedWidget()
        for part in self._parts:
            self._stack.addWidget(part)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        page.addWidget(self._tabs)
        page.addWidget(self._stack, 1)

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Title(self.tr("Monitoring")))
        head.addStretch(1)
        today = self.context.today()
        last = QDate(today.year, today.month, today.day)
        self._date = DateField("overviewDate", self.context.locale, last)
        self._date.setAccessibleName(self.tr("Date"))
        self._date.setMaximumDate(last)
        self._date.dateChanged.connect(lambda day: self.viewmodel.show(day.toPython()))
        export = Button(self.tr("Export table…"), self.context.icons.icon("file-spreadsheet"))
        export.setObjectName("overviewExport")
        export.clicked.connect(self._on_export)
        reserve = QuietButton(self.tr("Reserve numbers…"))
        reserve.setObjectName("reserveNumbers")
        reserve.clicked.connect(self._on_reserve)
        reserve.setVisible(self.context.reserve is not None)
        head.addWidget(reserve)
        head.addWidget(self._date)
        head.addWidget(export)
        return head

    def _build_tiles(self) -> QHBoxLayout:
        self._tiles = {
            "waiting": StatTile("", self.tr("waiting now")),
            "longest": StatTile("", self.tr("longest wait, minutes")),
            "open": StatTile("", self.tr("counters open")),
            "taken": StatTile("", self.tr("numbers taken")),
            "missed": StatTile("", self.tr("no-shows")),
            "held": StatTile("", self.tr("predictions held, four weeks")),
        }
        return tiles_row(self._tiles.values(), spacing=12)

    # -- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        found = self.viewmodel.overview
        if found is None:
            return
        for part in self._parts:
            part.show_overview(found)
        self._show_tiles(found)

    def _show_tiles(self, found: Overview) -> None:
        part, number = self._parts[0], self.context.number
        taken = sum(row.taken for row in found.services)
        longest = max((row.longest for row in found.ages), default=None)
        openly = sum(row.standing.state is CounterState.OPEN for row in found.counters)
        missed = sum(row.no_shows for row in found.services)
        predicted = sum(row.predicted for row in found.coverage)
        held = sum(row.held for row in found.coverage)
        for name, text in {
            "waiting": number(age_total(found.ages)),
            "longest": part.minutes(longest),
            "open": f"{number(openly)} / {number(len(found.counters))}",
            "taken": number(taken),
            "missed": part.share(missed, taken),
            "held": part.share(held, predicted),
        }.items():
            self._tiles[name].show_value(text)

    # -- doing -----------------------------------------------------------------------------

    def _on_reserve(self) -> None:
        ReserveDialog(self.context, self).exec()

    def _on_opened(self, ticket: TicketRow) -> None:
        VisitDialog(self.context, ticket, self).open()

    def _on_export(self) -> None:
        part = self._parts[self._stack.currentIndex()]
        title = self._tabs.tabText(self._stack.currentIndex())
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export table"), f"{title} {self.viewmodel.day}.xlsx",
            "XLSX (*.xlsx);;CSV (*.csv)",
        )  # fmt: skip
        if name:
            self.viewmodel.export(Path(name), part.table())
