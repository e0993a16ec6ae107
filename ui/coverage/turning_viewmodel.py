"""Who turns 17 until the election: what that part of the page knows and can do. No widgets."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ektp_desk.coverage import schools, services
from ektp_desk.coverage.rules import SchoolLevel
from ektp_desk.coverage.schools import SchoolRow, Turning, TurningCount, by_month_and_school
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents import queries as residents
from ektp_desk.residents.access import TakenList
from ektp_desk.residents.queries import VillageRow
from ui.context import Context
from ui.residents.taken_out import take_out

A_YEAR = timedelta(days=365)
Refused = Callable[[OfficeError | MachineError], None]


class TurningViewModel(QObject):
    """People by month and school, up to the election day or a year ahead."""

    changed = Signal()
    schools_changed = Signal()
    saved = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.election_day: date | None = None
        self.people: tuple[Turning, ...] = ()
        self.schools: tuple[SchoolRow, ...] = ()
        self.villages: tuple[VillageRow, ...] = ()
        self.month: date | None = None
        self.school: tuple[int | None] | None = None  # None: all; (None,): without a school

    @property
    def until(self) -> date:
        """The last day looked at."""
        return self.election_day or self._context.today() + A_YEAR

    @property
    def counts(self) -> tuple[TurningCount, ...]:
        """By month and school."""
        return by_month_and_school(self.people)

    @property
    def shown(self) -> tuple[Turning, ...]:
        """The people of the month and the school chosen."""
        return tuple(
            one
            for one in self.people
            if (self.month is None or one.turns_on.replace(day=1) == self.month)
            and (self.school is None or one.school_id == self.school[0])
        )

    def load(self) -> None:
        """Read the election day, then who turns 17 until it."""
        tasks = self._context.tasks
        tasks.read(self, schools.election_day, done=self._on_election_day, key="election")
        tasks.read(self, schools.schools, done=self._on_schools, key="schools")
        tasks.read(self, residents.villages, done=self._on_villages, key="villages")

    def choose(self, *, month: date | None, school: tuple[int | None] | None) -> None:
        """Look at one month, one school, both or neither."""
        self.month, self.school = month, school
        self.changed.emit()

    def set_election_day(self, day: date | None) -> None:
        """Set the election day or take it away."""
        self._context.tasks.write(
            self, services.set_election_day, done=lambda _none: self.load(),
            refused=self._on_refused, day=day,
        )  # fmt: skip

    def save_school(
        self, *, name: str, level: SchoolLevel, village_code: str | None, active: bool,
        school_id: int | None, done: Callable[[int], None], refused: Refused,
    ) -> None:  # fmt: skip
        """Add or change a school."""
        self._context.tasks.write(
            self, services.save_school, done=done, refused=refused, troubled=refused, name=name,
            level=level, village_code=village_code, active=active, school_id=school_id,
        )  # fmt: skip

    def export(self, path: Path, headings: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
        """Write the list shown."""

        tasks, people = self._context.tasks, [one.resident_id for one in self.shown]

        def job(_job: object) -> str:
            return take_out(tasks, path, TakenList.TURNING, headings, rows, people)

        tasks.run(self, job, done=self.saved.emit, failed=self._on_refused)

    def _on_election_day(self, day: date | None) -> None:
        today = self._context.today()
        self.election_day = day if day is not None and day > today else None
        self._context.tasks.read(
            self, schools.turning, done=self._on_people, key="turning", today=today,
            until=self.until,
        )  # fmt: skip

    def _on_people(self, people: tuple[Turning, ...]) -> None:
        self.people = people
        self.changed.emit()

    def _on_schools(self, rows: tuple[SchoolRow, ...]) -> None:
        self.schools = rows
        self.schools_changed.emit()

    def _on_villages(self, rows: tuple[VillageRow, ...]) -> None:
        self.villages = rows

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))
