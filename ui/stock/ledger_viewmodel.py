"""What the ledger tab knows and can do. No widgets."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ektp_desk.stock import queries, services
from ektp_desk.stock.queries import MovementRow
from ui.context import Context
from ui.stock.acts import Refusal, StockActs

PAGE_ROWS = 60


class LedgerViewModel(StockActs):
    """Movements newest first, page after page, and taking one back."""

    changed = Signal()
    more_rows = Signal(object, bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.rows: tuple[MovementRow, ...] = ()
        self.kind = ""

    def load(self) -> None:
        """Read the newest rows."""
        self._context.tasks.forget(self, "more")  # rows behind a list that is read anew
        self._context.tasks.read(
            self, queries.movements, done=self._on_rows, key="ledger",
            limit=PAGE_ROWS, kind=self.kind,
        )  # fmt: skip

    def show_kind(self, kind: str) -> None:
        """Show one kind of movement only; "" shows all."""
        self.kind = kind
        self.load()

    def load_more(self, last: MovementRow) -> None:
        """Read on behind the last row shown."""
        self._context.tasks.read(
            self, queries.movements, done=self._on_more, key="more",
            before_id=last.id, limit=PAGE_ROWS, kind=self.kind,
        )  # fmt: skip

    def reverse(
        self, row: MovementRow, *, reason: str, done: Callable[[], None], refused: Refusal
    ) -> None:
        """Take back a row that was typed by mistake."""
        self.write(services.reverse, lambda _row: done(), refused, movement_id=row.id,
                   reason=reason)  # fmt: skip

    def _on_rows(self, rows: tuple[MovementRow, ...]) -> None:
        self.rows = rows
        self.changed.emit()

    def _on_more(self, rows: tuple[MovementRow, ...]) -> None:
        self.more_rows.emit(rows, len(rows) < PAGE_ROWS)
