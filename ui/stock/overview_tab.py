"""What is left, how long it lasts, and what to do about it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.stock.queries import StockStatus
from ektp_desk.stock.services import Counted
from ui.cards.backlog_banner import BacklogBanner
from ui.context import Context
from ui.stock.dialogs import CountDialog, OpeningDialog, ReceiveDialog
from ui.stock.overview_viewmodel import OverviewViewModel
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.chart import BarChart
from ui.widgets.empty import EmptyState
from ui.widgets.panel import Panel
from ui.widgets.stat import StatTile

TONES = {"ok": "positive", "amber": "warning", "red": "negative"}


class OverviewTab(Tab):
    """Balance and warning on top, the last weeks below."""

    watched = frozenset({"stock", "card", "profile", "backlog"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = OverviewViewModel(context, self)
        self._build()
        self.viewmodel.status_changed.connect(self._show_status)
        self.viewmodel.days_changed.connect(self._show_days)
        self.viewmodel.counted.connect(self._show_counted)

    def refresh(self) -> None:
        self.viewmodel.load()
        self._backlog.load()

    def open_with(self, argument: object) -> None:
        """The physical count ("count")."""
        if argument == "count":
            QTimer.singleShot(0, self._on_count)  # the page is to stand there first

    def _build(self) -> None:
        page = self.column
        page.addLayout(self._build_head())
        self._backlog = BacklogBanner(self.context)
        page.addWidget(self._backlog)
        self._empty = self._build_empty()
        self._content = QWidget()
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(16)
        content.addLayout(self._build_tiles())
        content.addWidget(self._build_chart(), 1)
        page.addWidget(self._content, 1)
        page.addWidget(self._empty, 1)
        self._content.hide()
        self._empty.hide()

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStretch(1)
        icons = self.context.icons
        self._count = Button(self.tr("Physical count…"), icons.icon("clipboard-list"))
        self._count.setObjectName("countStock")
        self._count.clicked.connect(self._on_count)
        self._receive = PrimaryButton(
            self.tr("Blanks received…"), icons.icon("package-open", "accent_text")
        )
        self._receive.setObjectName("receiveStock")
        self._receive.clicked.connect(
            lambda: ReceiveDialog(self.context, self.viewmodel, self).exec()
        )
        for button in (self._count, self._receive):
            button.setVisible(self.context.may(Role.SUPERVISOR))
            head.addWidget(button)
        return head

    def _build_empty(self) -> EmptyState:
        button: PrimaryButton | None = None
        if self.context.may(Role.SUPERVISOR):
            button = PrimaryButton(self.tr("Opening count…"))
            button.setObjectName("openStock")
            button.clicked.connect(lambda: OpeningDialog(self.viewmodel, self).exec())
        return EmptyState(
            self.context.icons.pixmap("package", 48, "text_muted"),
            self.tr("The stock is not open yet"),
            self.tr("Begin with a count of all blanks. Each card then takes one from the book."),
            button,
        )

    def _build_tiles(self) -> QHBoxLayout:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        self._balance = StatTile("", self.tr("blanks left by the book"))
        self._plan = StatTile("", self.tr("working days at the planned rate"))
        self._actual = StatTile("", self.tr("working days at the actual rate"))
        self._apply = StatTile("", self.tr("apply for more by"))
        for tile in (self._balance, self._plan, self._actual, self._apply):
            tiles.addWidget(tile, 1)
        return tiles

    def _build_chart(self) -> Panel:
        panel = Panel(self.tr("Used each day, last 60 days"))
        self._chart = BarChart(self.context.theme)
        self._chart.setMinimumHeight(148)
        panel.body.addWidget(self._chart, 1)
        return panel

    def _show_status(self) -> None:
        status = self.viewmodel.status
        assert status is not None
        self._empty.setVisible(not status.opened)
        self._content.setVisible(status.opened)
        self._receive.setEnabled(status.opened)
        self._count.setEnabled(status.opened)
        tone = TONES[status.warning.level]
        self._balance.show_value(self.context.number(status.balance), tone)
        self._plan.show_value(self._days_text(status.plan_days_left, status.plan_rate))
        self._actual.show_value(self._days_text(status.actual_days_left, status.actual_rate))
        self._apply.show_value(self._apply_text(status), tone)
        if status.opened and status.warning.level != "ok":
            code = f"stock.warning.{status.warning.level}"
            sentence = self.context.say(
                code, days=self.context.locale.toString(status.days_left, "f", 1),
                week=status.week_days,
            )  # fmt: skip
            self.notice.show_notice(sentence, tone)
        else:
            self.notice.clear()

    def _days_text(self, days: float, rate: float) -> str:
        if days == float("inf"):
            return "—"
        locale = self.context.locale
        return self.tr("{days} ({rate} a day)").format(
            days=locale.toString(days, "f", 1), rate=locale.toString(float(rate), "f", 0)
        )

    def _apply_text(self, status: StockStatus) -> str:
        if status.apply_by is None:
            return "—"
        if status.warning.late:
            return self.tr("now, it is late")
        return self.context.day(status.apply_by)

    def _show_days(self) -> None:
        self._chart.set_bars(
            [
                (self.context.short_day(day.day), day.used + day.spoiled, "accent")
                for day in self.viewmodel.days
                if day.used + day.spoiled
            ]
        )

    def _on_count(self) -> None:
        CountDialog(self.viewmodel, self).exec()

    def _show_counted(self, result: Counted) -> None:
        if result.difference == 0:
            self.context.requests.message.emit(self.tr("The count agrees with the book."), None)
        else:
            sentence = self.tr("Book {expected}, counted {counted}: difference {difference}.")
            sentence = sentence.format(
                expected=self.context.number(result.expected),
                counted=self.context.number(result.counted),
                difference=f"{result.difference:+d}",
            )
            self.context.requests.notice.emit(sentence, "warning")
