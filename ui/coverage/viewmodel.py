"""What the coverage page knows and can do. No widgets."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ektp_desk.coverage import counting, queries
from ektp_desk.coverage.counting import Counted
from ektp_desk.coverage.figures import Cell, GapPart, Tally, gap, tallies, tally
from ektp_desk.coverage.queries import Coverage, PersonMissing, TrendPoint, Wanted
from ektp_desk.coverage.schools import SchoolFigures, school_figures
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents.access import TakenList
from ektp_desk.residents.export import write_table
from ektp_desk.residents.queries import VillageRow
from ui.context import Context
from ui.residents.taken_out import take_out

NOWHERE = "-"  # the area of people without a village
COUNT_EVERY = 60.0  # seconds at least between two counts of everybody
MOST_EXPORTED = 200_000
Rows = Sequence[Sequence[object]]


class CoverageViewModel(QObject):
    """The newest count, shown at once; a new one is made beside it when something happened."""

    changed = Signal()
    trend_changed = Signal()
    schools_changed = Signal()
    counting_changed = Signal()
    saved = Signal(str)  # the file's name
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.coverage: Coverage | None = None
        self.trend: tuple[TrendPoint, ...] = ()
        self.schools: tuple[SchoolFigures, ...] = ()
        self.area = ""  # the beginning of a village code; "" is the whole city
        self.counting = False
        self._counted_at = -COUNT_EVERY
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.load)

    # -- what is shown ---------------------------------------------------------------------

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The count of the area chosen."""
        found = self.coverage.cells if self.coverage else ()
        if not self.area:
            return found
        if self.area == NOWHERE:
            return tuple(cell for cell in found if not cell.village)
        return tuple(cell for cell in found if cell.village.startswith(self.area))

    @property
    def whole(self) -> Tally:
        """The city's figures."""
        return tally(self.coverage.cells if self.coverage else ())

    @property
    def gap(self) -> tuple[GapPart, ...]:
        """What the gap of the area chosen consists of."""
        return gap(self.cells)

    @property
    def wanted(self) -> Wanted:
        """The whole gap of the area chosen, as a list would ask for it."""
        if self.area == NOWHERE:
            return Wanted(no_village=True)
        return Wanted(area=self.area)

    def by_village(self) -> dict[str, Tally]:
        """Figures by village code; "" for people without a village."""
        found = tallies(self.coverage.cells if self.coverage else (), lambda cell: cell.village)
        villages = self.coverage.villages if self.coverage else ()
        return {row.code: found.get(row.code, Tally()) for row in villages} | (
            {"": found[""]} if "" in found else {}
        )

    def village(self, code: str) -> VillageRow | None:
        """A village by its code."""
        villages = self.coverage.villages if self.coverage else ()
        return next((row for row in villages if row.code == code), None)

    def district(self, area: str) -> str:
        """The name of a district by the beginning of its villages' codes."""
        villages = self.coverage.villages if self.coverage else ()
        return next((row.district for row in villages if row.code.startswith(area)), "")

    # -- doing -----------------------------------------------------------------------------

    def load(self) -> None:
        """Read the newest count, and make a new one if it is no longer current."""
        self._context.tasks.read(
            self, queries.coverage, done=self._on_coverage, key="coverage",
            today=self._context.today(),
        )  # fmt: skip
        self._load_trend()

    def load_schools(self) -> None:
        """Read the figures of the schools."""
        self._context.tasks.read(
            self, school_figures, done=self._on_schools, key="schools",
            today=self._context.today(),
        )  # fmt: skip

    def choose(self, area: str) -> None:
        """Look at one area: a village code, the beginning of one, or "" for the city."""
        self.area = area
        self.changed.emit()
        self._load_trend()

    def missing(
        self,
        wanted: Wanted,
        *,
        done: Callable[[tuple[PersonMissing, ...]], None],
        after: tuple[str, int] | None = None,
    ) -> None:
        """Read the next people of a list."""
        self._context.tasks.read(
            self, queries.missing, done=done, key="more" if after else "missing", wanted=wanted,
            today=self._context.today(), after=after,
        )  # fmt: skip

    def export_missing(
        self, path: Path, headings: Sequence[str], wanted: Wanted,
        row: Callable[[PersonMissing], Sequence[object]],
    ) -> None:  # fmt: skip
        """Write everybody of a list to a file, NIKs masked."""
        tasks, today = self._context.tasks, self._context.today()

        def job(_job: object) -> str:
            found = tasks.desk.read(
                queries.missing, wanted=wanted, today=today, limit=MOST_EXPORTED
            )
            people = [one.resident_id for one in found]
            cells = [row(one) for one in found]
            return take_out(tasks, path, TakenList.MISSING, headings, cells, people)

        tasks.run(self, job, done=self.saved.emit, failed=self._on_refused)

    def export(self, path: Path, headings: Sequence[str], rows: Callable[[], Rows]) -> None:
        """Write a table; `rows` is asked for off the window's thread."""

        def job(_job: object) -> str:
            write_table(path, headings, rows())
            return path.name

        self._context.tasks.run(self, job, done=self.saved.emit, failed=self._on_refused)

    def _load_trend(self) -> None:
        self._context.tasks.read(
            self, queries.trend, done=self._on_trend, key="trend", area=self.area
        )

    def _count(self) -> None:
        wait = self._counted_at + COUNT_EVERY - time.monotonic()
        if wait > 0:
            self._later.start(int(wait * 1_000) + 1)
            return
        self._counted_at = time.monotonic()
        self._show_counting(True)
        self._context.tasks.read(
            self, counting.counted, done=self._on_counted, key="count", day=self._context.today()
        )

    def _show_counting(self, counting_now: bool) -> None:
        self.counting = counting_now
        self.counting_changed.emit()

    def _on_counted(self, count: Counted) -> None:
        self._context.tasks.write(
            self, counting.keep, done=lambda _kept: self.load(), refused=self._on_refused,
            busy=self._show_counting, count=count,
        )  # fmt: skip

    def _on_coverage(self, found: Coverage) -> None:
        self.coverage = found
        self.changed.emit()
        if not found.current and not self.counting:
            self._count()

    def _on_trend(self, points: tuple[TrendPoint, ...]) -> None:
        self.trend = points
        self.trend_changed.emit()

    def _on_schools(self, rows: tuple[SchoolFigures, ...]) -> None:
        self.schools = rows
        self.schools_changed.emit()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))
