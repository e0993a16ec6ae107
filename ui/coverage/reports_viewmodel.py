"""Reports of deaths and moves: what that part of the page knows and can do. No widgets."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.coverage import departures, departures_list
from ektp_desk.coverage.departures_list import ReportRow
from ektp_desk.coverage.rules import OPEN, ReportState
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.papers import services as papers
from ui.context import Context

Refused = Callable[[OfficeError | MachineError], None]


class ReportsViewModel(QObject):
    """Who is to be reported, and the reports with their state."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._to_report: tuple[ReportRow, ...] = ()
        self._reports: tuple[ReportRow, ...] = ()
        self.village = ""

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """Of the village chosen: open reports, those still to be reported, what is over."""
        under_way = [row for row in self._reports if row.state in OPEN]
        over = [row for row in self._reports if row.state not in OPEN]
        return tuple(
            row
            for row in (*under_way, *self._to_report, *over)
            if not self.village or row.village_code == self.village
        )

    @property
    def villages(self) -> tuple[tuple[str, str], ...]:
        """Villages with something to report or reported, by name, as (code, name)."""
        found = {(row.village, row.village_code or "") for row in
                 (*self._to_report, *self._reports) if row.village_code}  # fmt: skip
        return tuple((code, name) for name, code in sorted(found))

    @property
    def prepared(self) -> tuple[int, ...]:
        """The reports of the village chosen that wait to be handed over."""
        return tuple(row.report_id for row in self.rows if row.state is ReportState.PREPARED)

    def load(self) -> None:
        """Read everything again."""
        tasks = self._context.tasks
        tasks.read(self, departures_list.to_report, done=self._on_to_report, key="to_report")
        tasks.read(self, departures_list.reports, done=self._on_reports, key="reports")

    def choose(self, village: str) -> None:
        """Look at one village, or at all ("")."""
        self.village = village
        self.changed.emit()

    def prepare(self, resident_id: int) -> None:
        """Prepare a report and print its letter."""
        self._write(departures.prepare_report, self._print, resident_id=resident_id)

    def print_list(self, *, outside: bool) -> None:
        """Print the list of the village chosen."""
        self._write(departures.issue_list, self._print, village_code=self.village, outside=outside)

    def print_again(self, row: ReportRow) -> None:
        """Print a report's letter again, as a numbered copy."""
        self._write(papers.copy, self._print, key=row.paper)

    def cancel(self, row: ReportRow) -> None:
        """Take a report back."""
        self._write(departures.cancel_report, lambda _none: None, report_id=row.report_id)

    def hand_over(self, taker: str, *, done: Callable[[], None], refused: Refused) -> None:
        """Note that all prepared reports of the village chosen were given to somebody."""
        self._context.tasks.write(
            self, departures.hand_over_reports, done=lambda _count: done(), refused=refused,
            troubled=refused, report_ids=self.prepared, handed_to=taker,
        )  # fmt: skip

    def _print(self, paper: Any) -> None:
        self._context.requests.print_paper(paper)

    def _write(self, service: Any, done: Callable[[Any], None], **kwargs: Any) -> None:
        def refused(error: OfficeError | MachineError) -> None:
            self.refused.emit(self._context.refusal(error))

        self._context.tasks.write(self, service, done=done, refused=refused, **kwargs)

    def _on_to_report(self, rows: tuple[ReportRow, ...]) -> None:
        self._to_report = rows
        self.changed.emit()

    def _on_reports(self, rows: tuple[ReportRow, ...]) -> None:
        self._reports = rows
        self.changed.emit()
