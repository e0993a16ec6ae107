"""What the reports page knows and can do. No widgets."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.papers.services import PaperRow
from ektp_desk.reports import closing, periods, queries, services
from ektp_desk.reports.closing import DayMark, DayState
from ektp_desk.reports.period_book import write_period
from ektp_desk.reports.queries import Figures
from ektp_desk.reports.slips import DaySlip
from ektp_desk.reports.slips_periods import PeriodSlip
from ektp_desk.residents.export import write_table
from ektp_desk.stock import queries as stock
from ektp_desk.stock.queries import StockDay
from ektp_desk.storage.files import write_whole
from printing.catalogue import render
from ui.context import Context


class Span(StrEnum):
    """How much time a report covers."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Bar:
    """One bar of the chart: a day, or the first day of a month, and the cards printed."""

    start: date
    printed: int


def period(span: Span, day: date) -> tuple[date, date]:
    """First and last day of the span that holds `day`."""
    if span is Span.DAY:
        return day, day
    if span is Span.MONTH:
        last = calendar.monthrange(day.year, day.month)[1]
        return day.replace(day=1), day.replace(day=last)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def step(span: Span, day: date, by: int) -> date:
    """The same span, `by` days, months or years on; always the first day of it."""
    start, end = period(span, day)
    return period(span, end + timedelta(days=1) if by > 0 else start - timedelta(days=1))[0]


def bars(span: Span, days: tuple[StockDay, ...]) -> tuple[Bar, ...]:
    """Cards printed by day, over a year by month."""
    if span is not Span.YEAR:
        return tuple(Bar(row.day, row.used) for row in days if row.used)
    sums: dict[date, int] = {}
    for row in days:
        sums[row.day.replace(day=1)] = sums.get(row.day.replace(day=1), 0) + row.used
    return tuple(Bar(start, printed) for start, printed in sorted(sums.items()))


class ReportsViewModel(QObject):
    """Figures of a day, a month or a year; the papers of each; exports; what days are closed."""

    changed = Signal()
    saved = Signal(str)  # the file's name
    refused = Signal(str)
    issued = Signal(object)  # PaperRow

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.span = Span.DAY
        self.day = context.today()
        self.figures: Figures | None = None
        self.slip: DaySlip | None = None
        self.bars: tuple[Bar, ...] = ()
        self.state: DayState | None = None
        self.days: tuple[DayMark, ...] = ()
        self.open_days: tuple[date, ...] = ()

    @property
    def bounds(self) -> tuple[date, date]:
        """First and last day shown."""
        return period(self.span, self.day)

    @property
    def at_the_end(self) -> bool:
        """Whether the period shown reaches today; there is nothing after it."""
        return self.bounds[1] >= self._context.today()

    def show(self, span: Span, day: date) -> None:
        """Show the span that holds `day`; never beyond today."""
        self.span, self.day = span, min(day, self._context.today())
        self.load()

    def load(self) -> None:
        """Read the figures."""
        tasks = self._context.tasks
        start, end = self.bounds
        end = min(end, self._context.today())
        tasks.read(self, queries.figures, done=self._on_figures, key="figures",
                   start=start, end=end)  # fmt: skip
        tasks.read(self, stock.daily, done=self._on_days, key="days", start=start, end=end)
        tasks.read(self, closing.open_days, done=self._on_open_days, key="open",
                   today=self._context.today())  # fmt: skip
        if self.span is Span.DAY:
            self.days = ()
            tasks.read(self, queries.day, done=self._on_slip, key="slip", day=start,
                       made_by=self._context.actor.name, now=self._context.clock.now())  # fmt: skip
            tasks.read(self, closing.day_state, done=self._on_state, key="state", day=start)
        else:
            tasks.forget(self, "slip")
            tasks.forget(self, "state")
            self.slip, self.state = None, None
            if self.span is Span.MONTH:
                tasks.read(self, closing.days_of, done=self._on_marks, key="marks", start=start,
                           end=end)  # fmt: skip

    def find_open_day(self, done: Callable[[date], None]) -> None:
        """The day to close next: the first one left open, else today."""
        today = self._context.today()
        self._context.tasks.read(
            self, closing.open_days, key="next",
            done=lambda days: done(days[0] if days else today), today=today,
        )  # fmt: skip

    def print_report(self) -> None:
        """Issue the paper of the span shown and print it."""
        self._issue(self._on_printed)

    def save_report(self, path: Path) -> None:
        """Issue the paper of the span shown and keep it as a PDF where the officer wants it."""

        def save(paper: PaperRow) -> None:
            def put() -> None:
                write_whole(path, render(paper.kind, paper.slip, paper.copy), forced=False)

            self._run(put, path)

        try:
            require_target(path)
        except OfficeError as error:
            self._on_refused(error)
        else:
            self._issue(save)

    def export_period(self, path: Path) -> None:
        """Write the month's or the year's workbook."""

        def write(slip: PeriodSlip) -> None:
            self._run(lambda: write_period(path, slip, self._context.say), path)

        self._context.tasks.read(
            self, periods.period, done=write, key="period", day=self.bounds[0],
            yearly=self.span is Span.YEAR, made_by=self._context.actor.name,
            now=self._context.clock.now(), language=self._context.sentences.language,
        )  # fmt: skip

    def export(self, path: Path, headings: tuple[str, ...], rows: list[tuple]) -> None:
        """Write the figures as a table."""
        self._run(lambda: write_table(path, headings, rows), path)

    def _issue(self, done: Callable[[PaperRow], None]) -> None:
        tasks = self._context.tasks
        if self.span is Span.DAY:
            tasks.write(self, services.issue_day_sheet, done=done, refused=self._on_refused,
                        day=self.day)  # fmt: skip
        else:
            tasks.write(self, services.issue_period_report, done=done, refused=self._on_refused,
                        day=self.day, yearly=self.span is Span.YEAR)  # fmt: skip

    def _run(self, write: Callable[[], object], path: Path) -> None:
        def job(_job: object) -> str:
            try:
                write()
            except OSError as error:
                raise OfficeError("file.not_written", path=path.name) from error
            return path.name

        self._context.tasks.run(self, job, done=self.saved.emit, failed=self._on_refused)

    def _on_printed(self, paper: PaperRow) -> None:
        self._context.requests.print_paper(paper)
        self.issued.emit(paper)

    def _on_figures(self, figures: Figures) -> None:
        self.figures = figures
        self.changed.emit()

    def _on_days(self, days: tuple[StockDay, ...]) -> None:
        self.bars = bars(self.span, days)
        self.changed.emit()

    def _on_slip(self, slip: DaySlip) -> None:
        self.slip = slip
        self.changed.emit()

    def _on_state(self, state: DayState) -> None:
        self.state = state
        self.changed.emit()

    def _on_marks(self, marks: tuple[DayMark, ...]) -> None:
        self.days = marks
        self.changed.emit()

    def _on_open_days(self, days: tuple[date, ...]) -> None:
        self.open_days = days
        self.changed.emit()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))
