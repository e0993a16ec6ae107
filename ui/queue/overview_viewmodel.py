"""What the supervisor's view of the queue knows and can do. No widgets."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.queue import queries
from ektp_desk.queue.overview import Overview, overview
from ektp_desk.queue.queries import TicketRow
from ektp_desk.residents.export import write_table
from ui.context import Context

Table = tuple[tuple[str, ...], list[tuple[object, ...]]]


class OverviewViewModel(QObject):
    """One day's figures and numbers; today's by default."""

    changed = Signal()
    tickets_changed = Signal()
    saved = Signal(str)  # the file's name
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.day: date = context.today()
        self.overview: Overview | None = None
        self.tickets: tuple[TicketRow, ...] = ()

    @property
    def is_today(self) -> bool:
        """Whether the day shown is the one that runs."""
        return self.day == self._context.today()

    def show(self, day: date) -> None:
        """Show another day; never beyond today."""
        self.day = min(day, self._context.today())
        self.load()

    def load(self) -> None:
        """Read the day's figures and its numbers."""
        tasks = self._context.tasks
        tasks.read(self, overview, done=self._on_overview, key="overview", day=self.day,
                   now=self._context.clock.now())  # fmt: skip
        tasks.read(self, queries.tickets_of_day, done=self._on_tickets, key="tickets",
                   day=self.day)  # fmt: skip

    def export(self, path: Path, table: Table) -> None:
        """Write one table, as XLSX or CSV by its name."""
        headings, rows = table

        def job(_job: object) -> str:
            try:
                write_table(path, headings, [[_figure(cell) for cell in row] for row in rows])
            except OSError as error:
                raise OfficeError("file.not_written", path=path.name) from error
            return path.name

        self._context.tasks.run(self, job, done=self.saved.emit, failed=self._on_refused)

    def _on_overview(self, found: Overview) -> None:
        self.overview = found
        self.changed.emit()

    def _on_tickets(self, rows: tuple[TicketRow, ...]) -> None:
        self.tickets = rows
        self.tickets_changed.emit()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))


def _figure(cell: object) -> object:
    """Whole numbers as numbers, so that a sheet can reckon with them."""
    return int(cell) if isinstance(cell, str) and cell.isdecimal() else cell
