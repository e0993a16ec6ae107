"""What the follow-up list knows and can do. No widgets."""

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.recording import queries_followup
from ektp_desk.recording.queries_followup import (
    FollowUpFilter,
    FollowUpRow,
    FollowUps,
    NoteRow,
)
from ektp_desk.residents import queries as residents
from ektp_desk.residents.queries import ResidentView, VillageRow
from ui.context import Context


class FollowUpViewModel(QObject):
    """The list as filtered, the villages, and the history of the person in hand."""

    changed = Signal()
    villages_read = Signal()
    notes_changed = Signal()
    scanned = Signal(object)  # FollowUpRow or None
    refused = Signal(object)  # OfficeError

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.wanted = FollowUpFilter()
        self.found = FollowUps(())
        self.villages: tuple[VillageRow, ...] = ()
        self.notes: tuple[NoteRow, ...] = ()

    def load(self) -> None:
        """Read the list again, and once the villages."""
        self._context.tasks.read(
            self, queries_followup.follow_ups, done=self._on_found, key="list",
            day=self._context.today(), wanted=self.wanted,
        )  # fmt: skip
        if not self.villages:
            self._context.tasks.read(self, residents.villages, done=self._on_villages, key="v")

    def show(self, wanted: FollowUpFilter) -> None:
        """Show another part of the list."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.load()

    def look_at(self, row: FollowUpRow) -> None:
        """Read what was done about a person so far."""
        self._context.tasks.read(
            self, queries_followup.notes_of, done=self._on_notes, key="notes",
            resident_id=row.resident_id,
        )  # fmt: skip

    def look_up(self, nik: str) -> None:
        """Find a scanned person on the list, put off or not."""

        def found(person: ResidentView | None) -> None:
            if person is None:
                self.refused.emit(OfficeError("resident.not_on_roll", value=nik))
                return
            self._context.tasks.read(
                self, queries_followup.follow_up_of, done=self.scanned.emit, key="scan",
                resident_id=person.id, day=self._context.today(),
            )  # fmt: skip

        self._context.tasks.read(self, residents.resident_by_nik, done=found, key="nik", nik=nik)

    def _on_found(self, found: FollowUps) -> None:
        self.found = found
        self.changed.emit()

    def _on_villages(self, rows: tuple[VillageRow, ...]) -> None:
        self.villages = rows
        self.villages_read.emit()

    def _on_notes(self, rows: tuple[NoteRow, ...]) -> None:
        self.notes = rows
        self.notes_changed.emit()
