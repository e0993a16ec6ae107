"""What the page of a laptop knows and can do. No widgets."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ektp_desk.config import load_settings
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import collecting, field_receipts, fieldwork, queries_fieldwork
from ektp_desk.outreach.collecting import Gathered
from ektp_desk.outreach.field_receipts import ReceiptTaken
from ektp_desk.outreach.field_store import FieldStore, Packed
from ektp_desk.outreach.fieldwork import Told
from ektp_desk.outreach.queries_fieldwork import FieldPersonView, FieldSheet
from ektp_desk.outreach.receipts_here import take_receipt_here
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.outreach.sealed import Opened
from ektp_desk.papers import services as papers
from ektp_desk.recording.slips import RECEIPT
from ektp_desk.residents import services as residents
from ektp_desk.residents.access import Place
from ui.context import Context
from ui.residents.opened import OpenedNotes

Refused = Callable[[OfficeError | MachineError], None]


class FieldViewModel(QObject):
    """The visit's sheet and the person in hand."""

    sheet_changed = Signal()
    person_changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.sheet: FieldSheet | None = None
        self.person: FieldPersonView | None = None
        self.unmasked = 0  # whose NIK stands in full
        self._opened = OpenedNotes(context, Place.VISIT, self)

    def load(self) -> None:
        """Read the sheet, and the person in hand again."""
        self._context.tasks.read(self, queries_fieldwork.sheet, done=self._on_sheet, key="sheet")
        if self.person is not None:
            self.open_person(self.person.row.resident_id)

    def open_person(self, resident_id: int) -> None:
        """Take a person in hand."""
        self._context.tasks.read(
            self, queries_fieldwork.field_person, done=self._on_person, key="person",
            resident_id=resident_id, day=self._context.today(),
        )  # fmt: skip

    def unmask(self) -> None:
        """Show the NIK in full; that is written down."""
        if self.person is None:
            return
        resident_id = self.person.row.resident_id

        def done(_none: None) -> None:
            self.unmasked = resident_id
            self.person_changed.emit()

        self._context.tasks.write(
            self, residents.log_unmasked, done=done, resident_id=resident_id, why="field visit"
        )

    def set_outcome(
        self,
        outcome: TargetOutcome | None,
        note: str,
        *,
        done: Callable[[Told], None],
        refused: Refused | None = None,
        resident_id: int | None = None,
    ) -> None:
        """Say what became of the person in hand, or of `resident_id`."""
        whom = resident_id if resident_id is not None else self._in_hand()
        self._context.tasks.write(
            self, fieldwork.set_outcome, done=done, refused=refused, troubled=refused,
            resident_id=whom, outcome=outcome, note=note,
        )  # fmt: skip

    def print_again(self) -> None:
        """Print the receipt of the person in hand again, with its copy mark."""
        if self.person is not None and self.person.recordings:
            number = self.person.recordings[0].number
            self._context.tasks.write(
                self, papers.copy, done=self._context.requests.print_paper,
                key=f"{RECEIPT}/{number}",
            )  # fmt: skip

    def _in_hand(self) -> int:
        return self.person.row.resident_id if self.person is not None else 0

    def _on_sheet(self, sheet: FieldSheet | None) -> None:
        self.sheet = sheet
        self.sheet_changed.emit()

    def _on_person(self, view: FieldPersonView | None) -> None:
        self.person = view
        if view is not None:
            self._opened.note([view.row.resident_id])
        self.person_changed.emit()


class Courier(QObject):
    """Takes what was done home, and the office's receipt in. Files are not the database: each is
    written and read off the UI thread, before or after the act that goes with it."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def gather(self, *, done: Callable[[Gathered], None], refused: Refused) -> None:
        """Find out what would go home now."""
        self._context.tasks.write(
            self, collecting.gather, done=done, refused=refused, troubled=refused
        )

    def pack(
        self,
        gathered: Gathered,
        folder: Path,
        *,
        last: bool,
        sealed: Callable[[Packed], None],
        done: Callable[[Packed], None],
        refused: Refused,
    ) -> None:
        """Seal it for the office into the outbox, remember that, and copy it into a folder.

        `sealed` is told once it is kept on the laptop: what fails from then on is only the copy.
        """
        now = self._context.clock.now()

        def seal() -> Packed:
            return collecting.seal_home(self._store(), gathered, now=now, last=last)

        def note(packed: Packed) -> None:
            sealed(packed)
            self._context.tasks.write(
                self, collecting.note_packed, done=lambda _none: copy(packed), refused=refused,
                troubled=refused, sequence=packed.sequence,
                uids=[line.uid for line in gathered.events],
            )  # fmt: skip

        def copy(packed: Packed) -> None:
            self.copy(folder, done=lambda _paths: done(packed), refused=refused)

        self._context.tasks.aside(self, seal, done=note, refused=refused, troubled=refused)

    def copy(
        self, folder: Path, *, done: Callable[[tuple[Path, ...]], None], refused: Refused
    ) -> None:
        """Copy all that waits in the outbox into a folder."""
        self._context.tasks.aside(
            self, lambda: collecting.copy_waiting(self._store(), folder), done=done,
            refused=refused, troubled=refused,
        )  # fmt: skip

    def take_receipt(
        self, path: Path, *, done: Callable[[ReceiptTaken], None], refused: Refused
    ) -> None:
        """Verify the office's receipt and mark what it names, here and in the other visits on this
        laptop; then drop the copies it makes needless."""

        now = self._context.clock.now()

        def read() -> Opened:
            return field_receipts.read_receipt(path, self._store())

        def opened(found: Opened) -> None:
            self._context.tasks.write(
                self, field_receipts.take_receipt, done=taken, refused=refused, troubled=refused,
                opened=found,
            )  # fmt: skip

        def taken(receipt: ReceiptTaken) -> None:
            self._context.tasks.aside(
                self, lambda: take_receipt_here(self._store(), path, now=now),
                done=lambda _others: done(receipt), refused=refused, troubled=refused,
            )  # fmt: skip

        self._context.tasks.aside(self, read, done=opened, refused=refused, troubled=refused)

    def _store(self) -> FieldStore:
        return self._context.laptop or FieldStore(load_settings().field_folder)
