"""What the ledger tab knows and can do. No widgets."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.cards import blanks
from ektp_desk.stock import queries, queries_books
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.queries_books import LoanRow
from ui.context import Context
from ui.stock.acts import Refusal, StockActs

PAGE_ROWS = 60
MOST_EXPORTED = 100_000


class Period(StrEnum):
    """Which days of the ledger are shown."""

    ALL = "all"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"


def days_of(period: Period, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a period; None for no limit."""
    month = today.replace(day=1)
    if period is Period.THIS_MONTH:
        return month, today
    if period is Period.LAST_MONTH:
        end = month - timedelta(days=1)
        return end.replace(day=1), end
    if period is Period.THIS_YEAR:
        return date(today.year, 1, 1), today
    return None, None


class LedgerViewModel(StockActs):
    """Movements newest first, page after page; open loans; taking a row back."""

    changed = Signal()
    loans_changed = Signal()
    more_rows = Signal(object, bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.rows: tuple[MovementRow, ...] = ()
        self.loans: tuple[LoanRow, ...] = ()
        self.kind = ""
        self.period = Period.ALL

    def load(self) -> None:
        """Read the newest rows, and what is owed."""
        tasks = self._context.tasks
        tasks.forget(self, "more")  # rows behind a list that is read anew
        tasks.read(
            self, queries.movements, done=self._on_rows, key="ledger",
            limit=PAGE_ROWS, **self.filters(),
        )  # fmt: skip
        tasks.read(self, queries_books.open_loans, done=self._on_loans, key="loans")

    def filters(self) -> dict[str, Any]:
        """What is shown, as the query takes it."""
        first, last = days_of(self.period, self._context.today())
        return {"kind": self.kind, "first": first, "last": last}

    def show_kind(self, kind: str) -> None:
        """Show one kind of movement only; "" shows all."""
        self.kind = kind
        self.load()

    def show_period(self, period: Period) -> None:
        """Show the days of a period only."""
        self.period = period
        self.load()

    def load_more(self, last: MovementRow) -> None:
        """Read on behind the last row shown."""
        self._context.tasks.read(
            self, queries.movements, done=self._on_more, key="more",
            before_id=last.id, limit=PAGE_ROWS, **self.filters(),
        )  # fmt: skip

    def load_all(self, done: Callable[[tuple[MovementRow, ...]], None]) -> None:
        """Read everything that the filters let through, for a table outside."""
        self._context.tasks.read(
            self, queries.movements, done=done, key="export",
            limit=MOST_EXPORTED, **self.filters(),
        )  # fmt: skip

    def reverse(
        self, row: MovementRow, *, reason: str, done: Callable[[], None], refused: Refusal
    ) -> None:
        """Take back a row that was typed by mistake."""
        self.write(blanks.reverse_movement, lambda _row: done(), refused, movement_id=row.id,
                   reason=reason)  # fmt: skip

    def _on_rows(self, rows: tuple[MovementRow, ...]) -> None:
        self.rows = rows
        self.changed.emit()

    def _on_loans(self, loans: tuple[LoanRow, ...]) -> None:
        self.loans = loans
        self.loans_changed.emit()

    def _on_more(self, rows: tuple[MovementRow, ...]) -> None:
        self.more_rows.emit(rows, len(rows) < PAGE_ROWS)
