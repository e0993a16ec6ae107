"""What the overview of the blanks knows and can do. No widgets."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents.export import write_table
from ektp_desk.stock import planned, services
from ektp_desk.stock.advice import Advice
from ektp_desk.stock.picture import StockPicture, stock_picture
from ektp_desk.stock.queries import StockDay, StockStatus
from ektp_desk.stock.rules_planned import VisitKind
from ui.context import Context
from ui.stock.acts import Refusal, StockActs
from ui.stock.fan_places import FanDay, fan_days

Table = tuple[list[str], list[list[object]]]


class OverviewViewModel(StockActs):
    """Balance, the last weeks, and the acts on them."""

    status_changed = Signal()
    counted = Signal(object)  # Counted
    saved = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.status: StockStatus | None = None
        self.days: tuple[StockDay, ...] = ()
        self.advice: Advice | None = None
        self.fan: tuple[FanDay, ...] = ()

    def load(self) -> None:
        """Read everything the tab shows."""
        tasks, today = self._context.tasks, self._context.today()
        tasks.read(self, stock_picture, done=self._on_picture, key="picture", day=today)

    def open_stock(self, *, quantity: int, done: Callable[[], None], refused: Refusal) -> None:
        """Write the opening count."""
        self.write(services.open_stock, lambda _row: done(), refused, quantity=quantity)

    def plan_visit(
        self, *, day: date, expected: int, kind: VisitKind, name: str,
        done: Callable[[], None], refused: Refusal,
    ) -> None:  # fmt: skip
        """Write down a known visit."""
        self.write(planned.plan_visit, lambda _id: done(), refused, day=day, expected=expected,
                   kind=kind, name=name)  # fmt: skip

    def change_visit(
        self, visit_id: int, *, day: date, expected: int, kind: VisitKind, name: str,
        done: Callable[[], None], refused: Refusal,
    ) -> None:  # fmt: skip
        """Change a known visit."""
        self.write(planned.change_visit, lambda _none: done(), refused, visit_id=visit_id,
                   day=day, expected=expected, kind=kind, name=name)  # fmt: skip

    def cancel_visit(self, visit_id: int, *, done: Callable[[], None], refused: Refusal) -> None:
        """The visit does not take place."""
        self.write(planned.cancel_visit, lambda _none: done(), refused, visit_id=visit_id)

    def export(self, path: Path, table: Table) -> None:
        """Write the chart's table, as XLSX or CSV by its name."""
        headings, rows = table

        def job(_job: object) -> str:
            try:
                write_table(path, headings, [["" if x is None else x for x in row] for row in rows])
            except OSError as error:
                raise OfficeError("file.not_written", path=path.name) from error
            return path.name

        self._context.tasks.run(self, job, done=self.saved.emit, failed=self._on_refused)

    def _on_picture(self, picture: StockPicture) -> None:
        self.status, self.days = picture.status, picture.days
        self.advice = picture.advice
        self.fan = fan_days(
            picture.status, picture.days, first=picture.first, today=self._context.today()
        )
        self.status_changed.emit()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))
