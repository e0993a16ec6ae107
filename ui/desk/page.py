"""Meja supervisor: what needs a decision now at the left, the day at the right."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.papers.services import PaperRow
from ektp_desk.reports.today import DeskNow
from ui.context import Context
from ui.desk.day_panels import CountersPanel, FlowPanel
from ui.desk.decisions_panel import DecisionsPanel
from ui.desk.viewmodel import DeskViewModel
from ui.page import Page
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.widgets.stat import StatTile, tiles_row
from ui.widgets.texts import Muted, Title

EVERY = 60_000  # milliseconds: things grow old although nothing happens
LEVEL_TONES = {"ok": "text", "amber": "warning", "red": "negative"}


class DeskPage(Page):
    """Where a supervisor begins the day."""

    watched = frozenset(
        {"ticket", "counter", "recording", "card", "handover", "stock", "central", "follow_up",
         "backlog", "profile", "reserve", "backup", "officer", "key", "emergency", "console_act"}
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = DeskViewModel(context, self)
        self._build()
        model = self.viewmodel
        model.changed.connect(self._show)
        model.refused.connect(lambda sentence: self._notice.show_notice(sentence, "negative"))
        model.issued.connect(self._on_issued)
        self._decisions.opened.connect(model.open)
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self._on_minute)
        self._clock.start()

    def refresh(self) -> None:
        self._day.setText(self._day_text())
        self.viewmodel.load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.viewmodel.look_closely()
        self._decisions.table.setFocus()

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(14)
        page.addLayout(self._build_head())
        self._notice = Notice()
        self._notice.setObjectName("deskNotice")
        page.addWidget(self._notice)
        page.addLayout(self._build_tiles())
        columns = QHBoxLayout()
        columns.setSpacing(16)
        self._decisions = DecisionsPanel(self.context)
        columns.addWidget(self._decisions, 7)
        right = QVBoxLayout()
        right.setSpacing(16)
        self._flow, self._counters = FlowPanel(self.context), CountersPanel(self.context)
        right.addWidget(self._flow, 5)
        right.addWidget(self._counters, 4)
        columns.addLayout(right, 5)
        page.addLayout(columns, 1)

    def _build_head(self) -> QHBoxLayout:
        icons, model = self.context.icons, self.viewmodel
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Title(self.tr("Supervisor's desk")))
        head.addSpacing(8)
        self._day = Muted("")
        self._day.setWordWrap(False)
        head.addWidget(self._day)
        head.addStretch(1)
        for text, icon, key, name, act in (
            (self.tr("Physical count…"), "clipboard-list", "", "deskCount", model.count_blanks),
            (self.tr("Print day sheet"), "printer", "Ctrl+P", "deskDaySheet",
             model.print_day_sheet),
            (self.tr("Close the day…"), "lock", "", "deskCloseDay", model.close_day),
        ):  # fmt: skip
            button = Button(text, icons.icon(icon), key)
            button.setObjectName(name)
            button.clicked.connect(act)
            head.addWidget(button)
        return head

    def _build_tiles(self) -> QHBoxLayout:
        self._tiles = {
            "waiting": StatTile("", self.tr("waiting in the hall")),
            "recorded": StatTile("", self.tr("recorded today")),
            "printed": StatTile("", self.tr("printed today")),
            "spoiled": StatTile("", self.tr("spoiled today")),
            "handed_over": StatTile("", self.tr("handed over today")),
            "balance": StatTile("", self.tr("blanks left")),
            "apply_by": StatTile("", self.tr("apply for more by")),
        }
        return tiles_row(self._tiles.values(), spacing=12)

    # -- showing ---------------------------------------------------------------------------

    def _day_text(self) -> str:
        today = self.context.today()
        weekday = self.context.locale.dayName(today.isoweekday())
        return f"{weekday}, {self.context.day(today)}"

    def _show(self) -> None:
        now = self.viewmodel.now
        if now is None:
            return
        self._decisions.show_decisions(self.viewmodel.decisions)
        self._flow.show_hours(now.hours)
        self._counters.show_counters(now.counters)
        self._show_tiles(now)

    def _show_tiles(self, now: DeskNow) -> None:
        number, figures = self.context.number, now.figures
        for name, value in {
            "waiting": now.waiting,
            "recorded": figures.recorded,
            "printed": figures.printed,
            "spoiled": figures.spoiled,
            "handed_over": figures.handed_over,
        }.items():
            self._tiles[name].show_value(number(value))
        status = now.stock
        tone = LEVEL_TONES[status.warning.level] if status.opened else "text"
        self._tiles["balance"].show_value(number(status.balance) if status.opened else "–", tone)
        self._tiles["apply_by"].show_value(self._apply_text(now), tone)

    def _apply_text(self, now: DeskNow) -> str:
        status = now.stock
        if not status.opened or status.apply_by is None:
            return "–"
        if status.warning.late:
            return self.tr("late")
        return self.context.short_day(status.apply_by)

    def _on_minute(self) -> None:
        self.mark_stale()
        if self.isVisible():
            self.viewmodel.look_closely()

    def _on_issued(self, paper: PaperRow) -> None:
        self._notice.show_notice(
            self.tr("Day sheet {number} is being printed.").format(number=paper.number), "positive"
        )
