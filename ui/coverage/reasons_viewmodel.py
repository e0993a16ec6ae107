"""Why one person is not recorded: what the person's panel knows and can do. No widgets."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.coverage import departures, services
from ektp_desk.coverage.about import About, about
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.coverage.schools import SchoolRow, schools
from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.context import Context

Refused = Callable[[OfficeError | MachineError], None]


class ReasonsViewModel(QObject):
    """Reasons, school and reports of the person shown."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.resident_id = 0
        self.about: About | None = None
        self.schools: tuple[SchoolRow, ...] = ()

    def open_person(self, resident_id: int) -> None:
        """Read one person; what was shown of another goes."""
        if resident_id != self.resident_id:
            self.resident_id, self.about = resident_id, None
            self.changed.emit()
        tasks = self._context.tasks
        tasks.read(self, about, done=self._on_about, key="about", resident_id=resident_id,
                   today=self._context.today())  # fmt: skip
        tasks.read(self, schools, done=self._on_schools, key="schools")

    def note(
        self, *, why: WhyNot, evidence: str, seen_on: date, source: str, said_by: str, note: str,
        done: Callable[[], None], refused: Refused,
    ) -> None:  # fmt: skip
        """Note a reason."""
        self._write(
            services.note_reason, done, refused, resident_id=self.resident_id, why=why,
            evidence=evidence, seen_on=seen_on, source=source, said_by=said_by, note=note,
        )  # fmt: skip

    def withdraw(self, *, note: str, done: Callable[[], None], refused: Refused) -> None:
        """Take the present reason back."""
        self._write(
            services.withdraw_reason, done, refused, resident_id=self.resident_id, note=note
        )

    def place(
        self, *, school_id: int | None, class_name: str, done: Callable[[], None], refused: Refused
    ) -> None:
        """Say which school the person attends."""
        self._write(
            services.set_school, done, refused, resident_id=self.resident_id, school_id=school_id,
            class_name=class_name, since=self._context.today(),
        )  # fmt: skip

    def prepare_report(self) -> None:
        """Prepare the report of the death or the move, and print its letter."""
        self._context.tasks.write(
            self, departures.prepare_report, done=self._on_paper, refused=self._on_refused,
            resident_id=self.resident_id,
        )  # fmt: skip

    def _write(
        self, service: Any, done: Callable[[], None], refused: Refused, **kwargs: Any
    ) -> None:
        def finished(_result: object) -> None:
            done()
            self.open_person(self.resident_id)

        self._context.tasks.write(
            self, service, done=finished, refused=refused, troubled=refused, **kwargs
        )

    def _on_paper(self, paper: Any) -> None:
        self._context.requests.print_paper(paper)
        self.open_person(self.resident_id)

    def _on_about(self, found: About) -> None:
        self.about = found
        self.changed.emit()

    def _on_schools(self, rows: tuple[SchoolRow, ...]) -> None:
        self.schools = rows

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))
