"""What the tab of visits knows and can do. No widgets."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.outreach import queries_visits, visits
from ektp_desk.outreach.queries_calendar import CalendarDays, calendar_days
from ektp_desk.outreach.queries_visits import VisitRow, VisitView
from ui.context import Context
from ui.outreach.months import days_shown, first_of


class Part(Enum):
    """How the visits are shown, in the order of the tabs."""

    CALENDAR = 0
    COMING = 1
    PAST = 2


class VisitsViewModel(QObject):
    """The visits of the month in hand or of a list, and the one that is chosen."""

    rows_changed = Signal()
    visit_changed = Signal()
    refused = Signal(object)  # OfficeError

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.part = Part.CALENDAR
        self.day: date = context.today()
        self.visit_id: int | None = None
        self.days = CalendarDays()
        self.rows: tuple[VisitRow, ...] = ()
        self.view: VisitView | None = None

    def load(self) -> None:
        """Read the month or the list again, and the chosen visit."""
        tasks = self._context.tasks
        if self.part is Part.CALENDAR:
            shown = days_shown(self.day)
            tasks.read(self, calendar_days, done=self._on_days, key="rows", first=shown[0],
                       last=shown[-1])  # fmt: skip
        elif self.part is Part.COMING:
            tasks.read(self, queries_visits.open_visits, done=self._on_rows, key="rows")
        else:
            tasks.read(self, queries_visits.past_visits, done=self._on_rows, key="rows")

    def show(self, part: Part) -> None:
        """Show the calendar or another list."""
        if part is not self.part:
            self.part = part
            self.load()

    def choose_day(self, day: date) -> None:
        """Take another day in hand, with its first visit."""
        turned = first_of(day) != first_of(self.day)
        self.day = day
        if turned:
            self.visit_id = None
            self.load()
            return
        rows = self.of_day
        self.choose(rows[0].id if rows else None)

    def choose(self, visit_id: int | None) -> None:
        """Take a visit of those shown in hand, or none."""
        self.visit_id = visit_id
        row = self.row
        if row is not None and self.part is Part.CALENDAR:
            self.day = row.day
        self.rows_changed.emit()
        self._read()

    def open(self, visit_id: int) -> None:
        """Show a visit wherever it stands, in the calendar of its month."""

        def found(view: VisitView | None) -> None:
            if view is not None:
                self.part, self.day, self.visit_id = Part.CALENDAR, view.row.day, visit_id
                self.load()

        self._context.tasks.read(
            self, queries_visits.visit, done=found, key="open", visit_id=visit_id
        )

    @property
    def shown(self) -> tuple[VisitRow, ...]:
        """The visits on the screen."""
        return self.days.visits if self.part is Part.CALENDAR else self.rows

    @property
    def row(self) -> VisitRow | None:
        """The visit in hand as listed."""
        return next((row for row in self.shown if row.id == self.visit_id), None)

    @property
    def of_day(self) -> tuple[VisitRow, ...]:
        """The visits of the day in hand."""
        return tuple(row for row in self.days.visits if row.day == self.day)

    def set_out(self, done: Callable[[], None]) -> None:
        """The team of the visit in hand leaves."""
        if self.view is not None:
            self._write(visits.set_out, self.view.row, done)

    def take_back(self, visit_id: int, version: int) -> None:
        """Undo what led to `version`."""
        self._context.tasks.write(
            self, visits.take_back, refused=self.refused.emit, visit_id=visit_id, version=version
        )

    def _write(self, service: Any, row: VisitRow, done: Callable[[], None]) -> None:
        self._context.tasks.write(
            self, service, done=lambda _none: done(), refused=self.refused.emit, visit_id=row.id,
            version=row.version,
        )  # fmt: skip

    def _on_days(self, found: CalendarDays) -> None:
        self.days = found
        if self.visit_id not in {row.id for row in self.of_day}:
            self.visit_id = self.of_day[0].id if self.of_day else None
        self.rows_changed.emit()
        self._read()

    def _on_rows(self, rows: tuple[VisitRow, ...]) -> None:
        self.rows = rows
        if self.visit_id not in {row.id for row in rows}:
            self.visit_id = rows[0].id if rows else None
        self.rows_changed.emit()
        self._read()

    def _read(self) -> None:
        if self.visit_id is None:
            self._context.tasks.forget(self, "visit")
            self._on_visit(None)
            return
        self._context.tasks.read(
            self, queries_visits.visit, done=self._on_visit, key="visit", visit_id=self.visit_id
        )

    def _on_visit(self, view: VisitView | None) -> None:
        self.view = view
        self.visit_changed.emit()
