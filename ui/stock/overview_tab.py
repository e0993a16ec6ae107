"""What is left, how long it lasts, and what to do about it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.stock.advice import Advice
from ektp_desk.stock.forecast import Forecast, Reason
from ektp_desk.stock.queries import StockStatus
from ektp_desk.stock.services import Counted
from ui.cards.backlog_banner import BacklogBanner
from ui.context import Context
from ui.stock.dialogs import CountDialog, OpeningDialog, ReceiveDialog
from ui.stock.overview_viewmodel import OverviewViewModel
from ui.stock.stock_panel import StockPanel
from ui.stock.visits_dialog import VisitsDialog
from ui.tabs import Tab
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.empty import EmptyState
from ui.widgets.stat import StatTile, tiles_row

TONES = {"ok": "positive", "amber": "warning", "red": "negative"}


class OverviewTab(Tab):
    """What to do today on top, the figures, and the picture of past and future below."""

    watched = frozenset({"stock", "card", "profile", "backlog"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.viewmodel = OverviewViewModel(context, self)
        self._build()
        self.viewmodel.status_changed.connect(self._show_status)
        self.viewmodel.saved.connect(self._on_saved)
        self.viewmodel.refused.connect(
            lambda sentence: self.context.requests.notice.emit(sentence, "warning")
        )
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
        self._picture = StockPanel(self.context, self.viewmodel)
        content.addWidget(self._picture, 1)
        page.addWidget(self._content, 1)
        page.addWidget(self._empty, 1)
        self._content.hide()
        self._empty.hide()

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStretch(1)
        icons = self.context.icons
        self._visits = Button(self.tr("Known visits…"), icons.icon("calendar"))
        self._visits.setObjectName("plannedVisits")
        self._visits.clicked.connect(
            lambda: VisitsDialog(self.context, self.viewmodel, self).exec()
        )
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
        for button in (self._visits, self._count, self._receive):
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
        self._balance = StatTile("", self.tr("blanks left by the book"))
        self._plan = StatTile("", self.tr("working days at the planned rate"))
        self._end = StatTile("", self.tr("likely the last blank"))
        self._apply = StatTile("", self.tr("apply for more by"))
        names = ("stockBalance", "stockPlan", "stockEnd", "stockApply")
        tiles = (self._balance, self._plan, self._end, self._apply)
        for tile, name in zip(tiles, names, strict=True):
            tile.setObjectName(name)
        return tiles_row(tiles, spacing=12)

    def _show_status(self) -> None:
        status, advice = self.viewmodel.status, self.viewmodel.advice
        assert status is not None
        assert advice is not None
        self._empty.setVisible(not status.opened)
        self._content.setVisible(status.opened)
        self._receive.setEnabled(status.opened)
        self._count.setEnabled(status.opened)
        self._visits.setEnabled(status.opened)
        self._show_advice(advice)
        self._show_tiles(status)
        self._picture.show_fan(self.viewmodel.fan, status)

    def _show_advice(self, advice: Advice) -> None:
        sentence = self.context.say(
            f"stock.advice.{advice.deed}", day=self.context.day(advice.day), **advice.facts
        )
        self.notice.show_notice(sentence, TONES[advice.level])

    def _show_tiles(self, status: StockStatus) -> None:
        day, number = self.context.day, self.context.number
        tone = TONES[status.warning.level]
        told = status.foreseen.forecast
        self._balance.show_value(number(status.balance), tone)
        self._plan.show_value(
            self._days_text(status.plan_days_left),
            caption=self.tr("at the planned {rate} a day, to {day}").format(
                rate=status.plan_rate, day=self.context.short_day(status.foreseen.plan_runs_out)
            ),
        )
        far = told.reason is Reason.FAR
        self._end.show_value(
            day(told.p10 if far else told.p50),
            caption=self._far(told) if far else self._near(told),
        )
        self._apply.show_value(self._apply_text(status), tone)

    def _far(self, told: Forecast) -> str:
        return self.tr("not before that day, at {rate} a day").format(
            rate=self.context.number(round(told.rate))
        )

    def _near(self, told: Forecast) -> str:
        return self.tr("{rate} a day, out {early} to {late}").format(
            rate=self.context.number(round(told.rate)),
            early=self.context.short_day(told.p10),
            late=self.context.short_day(told.p90),
        )

    def _days_text(self, days: float) -> str:
        shown = self.context.locale.toString(days, "f", 1)
        return self.tr("{days} working days").format(days=shown)

    def _apply_text(self, status: StockStatus) -> str:
        if status.apply_by is None:
            return "—"
        if status.warning.late:
            return self.tr("now, it is late")
        return self.context.day(status.apply_by)

    def _on_saved(self, name: str) -> None:
        self.context.requests.message.emit(self.tr("Written: {name}").format(name=name), None)

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
