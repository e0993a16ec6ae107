"""What the blank-stock page knows and can do. No widgets."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.stock import queries, services
from ektp_desk.stock.queries import MovementRow, StockDay, StockStatus
from ektp_desk.stock.services import Counted
from ui.context import Context

PAGE_ROWS = 60
CHART_DAYS = 60

Refusal = Callable[[str, str], None]  # field, sentence


class StockViewModel(QObject):
    """Balance, ledger, the last weeks, and the acts on them."""

    status_changed = Signal()
    ledger_changed = Signal()
    more_rows = Signal(object, bool)
    days_changed = Signal()
    counted = Signal(object)  # Counted

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.status: StockStatus | None = None
        self.rows: tuple[MovementRow, ...] = ()
        self.days: tuple[StockDay, ...] = ()
        self.kind = ""

    def load(self) -> None:
        """Read everything the page shows."""
        tasks, today = self._context.tasks, self._context.today()
        tasks.read(self, queries.status, done=self._on_status, key="status", day=today)
        tasks.read(self, queries.daily, done=self._on_days, key="days",
                   start=today - timedelta(days=CHART_DAYS), end=today)  # fmt: skip
        self._load_ledger()

    def show_kind(self, kind: str) -> None:
        """Show one kind of movement only; "" shows all."""
        self.kind = kind
        self._load_ledger()

    def load_more(self, last: MovementRow) -> None:
        """Read on behind the last row shown."""
        self._context.tasks.read(
            self, queries.movements, done=self._on_more, key="more",
            before_id=last.id, limit=PAGE_ROWS, kind=self.kind,
        )  # fmt: skip

    def open_stock(self, *, quantity: int, done: Callable[[], None], refused: Refusal) -> None:
        """Write the opening count."""
        self._write(services.open_stock, lambda _row: done(), refused, quantity=quantity)

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
        self._write(
            services.receive, lambda _row: done(), refused, quantity=quantity,
            counterpart=counterpart, document=document, occurred_on=occurred_on, note=note,
        )  # fmt: skip

    def count(
        self, *, counted: int, note: str, done: Callable[[Counted], None], refused: Refusal
    ) -> None:
        """Write a physical count."""
        self._write(services.count, done, refused, counted=counted, note=note)

    def reverse(
        self, row: MovementRow, *, reason: str, done: Callable[[], None], refused: Refusal
    ) -> None:
        """Take back a row that was typed by mistake."""
        self._write(services.reverse, lambda _row: done(), refused, movement_id=row.id,
                    reason=reason)  # fmt: skip

    def _write(
        self, service: Any, done: Callable[[Any], None], refused: Refusal, **kwargs: Any
    ) -> None:
        def refuse(error: OfficeError) -> None:
            refused(error.field, self._context.refusal(error))

        self._context.tasks.write(self, service, done=done, refused=refuse, **kwargs)

    def _load_ledger(self) -> None:
        self._context.tasks.forget(self, "more")  # rows behind a list that is read anew
        self._context.tasks.read(
            self, queries.movements, done=self._on_ledger, key="ledger",
            limit=PAGE_ROWS, kind=self.kind,
        )  # fmt: skip

    def _on_status(self, status: StockStatus) -> None:
        self.status = status
        self.status_changed.emit()

    def _on_ledger(self, rows: tuple[MovementRow, ...]) -> None:
        self.rows = rows
        self.ledger_changed.emit()

    def _on_more(self, rows: tuple[MovementRow, ...]) -> None:
        self.more_rows.emit(rows, len(rows) < PAGE_ROWS)

    def _on_days(self, days: tuple[StockDay, ...]) -> None:
        self.days = days
        self.days_changed.emit()
