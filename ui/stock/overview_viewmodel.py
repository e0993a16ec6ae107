"""What the overview of the blanks knows and can do. No widgets."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from ektp_desk.stock import queries, services
from ektp_desk.stock.queries import StockDay, StockStatus
from ektp_desk.stock.services import Counted
from ui.context import Context
from ui.stock.acts import Refusal, StockActs

CHART_DAYS = 60


class OverviewViewModel(StockActs):
    """Balance, the last weeks, and the acts on them."""

    status_changed = Signal()
    days_changed = Signal()
    counted = Signal(object)  # Counted

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.status: StockStatus | None = None
        self.days: tuple[StockDay, ...] = ()

    def load(self) -> None:
        """Read everything the tab shows."""
        tasks, today = self._context.tasks, self._context.today()
        tasks.read(self, queries.status, done=self._on_status, key="status", day=today)
        tasks.read(self, queries.daily, done=self._on_days, key="days",
                   start=today - timedelta(days=CHART_DAYS), end=today)  # fmt: skip

    def open_stock(self, *, quantity: int, done: Callable[[], None], refused: Refusal) -> None:
        """Write the opening count."""
        self.write(services.open_stock, lambda _row: done(), refused, quantity=quantity)

    def receive(
        self,
        *,
        quantity: int,
        counterpart: str,
        document: str,
        occurred_on: date,
        note: str,
        done: Callable[[], None],
        refused: Refusal,
    ) -> None:
        """Book a shipment of blanks."""
        self.write(
            services.receive, lambda _row: done(), refused, quantity=quantity,
            counterpart=counterpart, document=document, occurred_on=occurred_on, note=note,
        )  # fmt: skip

    def count(
        self, *, counted: int, note: str, done: Callable[[Counted], None], refused: Refusal
    ) -> None:
        """Write a physical count."""
        self.write(services.count, done, refused, counted=counted, note=note)

    def _on_status(self, status: StockStatus) -> None:
        self.status = status
        self.status_changed.emit()

    def _on_days(self, days: tuple[StockDay, ...]) -> None:
        self.days = days
        self.days_changed.emit()
