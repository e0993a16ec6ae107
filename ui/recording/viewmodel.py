"""What the recording page knows and can do. No widgets."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import fieldwork
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording import queries, services, services_needs
from ektp_desk.recording.needs import Need
from ektp_desk.recording.queries import RecordingRow, RecordingView
from ektp_desk.recording.review import reason_text
from ektp_desk.recording.rules import (
    EDITABLE_STATES,
    ExceptionKind,
    RecordingState,
)
from ektp_desk.recording.rules_review import ReturnReason
from ui.context import Context

OPEN = (RecordingState.DRAFT, RecordingState.DOCUMENTS_OK, RecordingState.CAPTURED)
Refused = Callable[[OfficeError], None]


class RecordingViewModel(QObject):
    """The lists, and the recording in hand."""

    lists_changed = Signal()
    current_changed = Signal()
    refused = Signal(object)  # OfficeError
    blocked = Signal(object, int, object)  # OfficeError, resident id, ticket id or None
    busy_changed = Signal(bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.returned: tuple[RecordingRow, ...] = ()
        self.open: tuple[RecordingRow, ...] = ()
        self.review: tuple[RecordingRow, ...] = ()
        self.approved: tuple[RecordingRow, ...] = ()
        self.current: RecordingView | None = None

    def load(self) -> None:
        """Read the lists, and the recording in hand again."""
        tasks = self._context.tasks
        for key, states, day in (
            ("open", OPEN, None),
            ("returned", (RecordingState.RETURNED,), None),
            ("review", (RecordingState.AWAITING_REVIEW,), None),
            ("approved", (RecordingState.APPROVED,), self._context.today()),
        ):
            tasks.read(
                self, queries.recordings, key=key, states=states, day=day,
                done=partial(self._on_list, key),
            )  # fmt: skip
        if self.current is not None:
            self.open_recording(self.current.id)

    def open_recording(self, recording_id: int) -> None:
        """Take a recording in hand."""
        self._context.tasks.read(self, queries.recording, done=self._on_view, key="current",
                                 recording_id=recording_id)  # fmt: skip

    def close(self) -> None:
        """Put it aside; drafts are saved already."""
        self._context.tasks.forget(self, "current")
        self.current = None
        self.current_changed.emit()

    def start(self, resident_id: int, ticket_id: int | None, *, override: str = "") -> None:
        """Begin a recording for a person; a block by the rules is told by `blocked`."""

        def refused(error: OfficeError) -> None:
            self.blocked.emit(error, resident_id, ticket_id)

        start = services.start if self._context.field is None else fieldwork.start_recording
        self._write(start, self._on_view, refused, resident_id=resident_id,
                    ticket_id=ticket_id, override_reason=override)  # fmt: skip

    @property
    def mine(self) -> bool:
        """Whether the recording in hand is this officer's own."""
        current = self.current
        return current is not None and current.operator_id == self._context.actor.officer_id

    @property
    def editable(self) -> bool:
        """Whether the checklist may be changed here and now."""
        return self.mine and self.current is not None and self.current.state in EDITABLE_STATES

    @property
    def reviewable(self) -> bool:
        """Whether this officer may review it: waiting for review, and never worked on by them.

        What a laptop records is reviewed in the office.
        """
        current = self.current
        return (
            current is not None
            and self._context.field is None
            and current.state is RecordingState.AWAITING_REVIEW
            and not current.worked_on_by(self._context.actor.officer_id)
        )

    def mark(self, keys: Sequence[str]) -> None:
        """These things are done."""
        self._step(services.mark_item, keys=tuple(keys))

    def clear(self, key: str) -> None:
        """This thing is open again."""
        self._step(services.clear_item, key=key)

    def attempt(self, keys: Sequence[str]) -> None:
        """An attempt at these things failed."""
        self._step(services.count_attempt, keys=tuple(keys))

    def except_item(
        self,
        key: str,
        kind: ExceptionKind,
        reason: str,
        *,
        username: str,
        password: str,
        done: Callable[[], None],
        refused: Callable[[OfficeError | MachineError], None],
    ) -> None:
        """Excuse a thing, with a second person where one is asked for."""

        def home(view: RecordingView) -> None:
            done()
            self._on_acted(view)

        self._step(services.except_item, home, refused, troubled=refused, key=key, kind=kind,
                   reason=reason, sign_off_username=username,
                   sign_off_password=password)  # fmt: skip

    def adapt(
        self,
        needs: Sequence[Need],
        *,
        missing: Sequence[str],
        witness: str,
        username: str,
        password: str,
        done: Callable[[], None],
        refused: Callable[[OfficeError | MachineError], None],
    ) -> None:
        """Record this person the special way, or the ordinary way again."""

        def home(view: RecordingView) -> None:
            done()
            self._on_acted(view)

        self._step(services_needs.adapt, home, refused, troubled=refused, needs=tuple(needs),
                   missing=tuple(missing), witness=witness, sign_off_username=username,
                   sign_off_password=password)  # fmt: skip

    def take_over(self) -> None:
        """Go on with a colleague's draft."""
        self._step(services.take_over)

    def take_over_row(self, row: RecordingRow) -> None:
        """Go on with a colleague's draft out of the list, in one click."""
        self._write(services.take_over, self._on_view, None, recording_id=row.id,
                    version=row.version)  # fmt: skip

    def submit(self) -> None:
        """Give it to review; on a laptop that ends it, with the field receipt."""
        if self._context.field is None:
            self._step(services.submit)
        else:
            self._step(fieldwork.finish_recording, self._on_finished)

    def approve(self) -> None:
        """Approve somebody else's recording; the receipt is printed."""
        self._step(services.approve, self._on_approved)

    def send_back(self, reasons: Sequence[ReturnReason], note: str) -> None:
        """Return it to its operator, for reasons of the list and in free words."""
        self._step(services.return_for_correction, reason=reason_text(reasons, note),
                   reasons=tuple(reasons))  # fmt: skip

    def cancel(self, reason: str) -> None:
        """End a recording that is not wanted."""
        self._step(services.cancel, self._on_cancelled, reason=reason)

    def _step(
        self,
        service: Any,
        done: Callable[[Any], None] | None = None,
        refused: Refused | None = None,
        **kwargs: Any,
    ) -> None:
        if self.current is None:
            return
        self._write(service, done or self._on_acted, refused, recording_id=self.current.id,
                    version=self.current.version, **kwargs)  # fmt: skip

    def _write(
        self,
        service: Any,
        done: Callable[[Any], None],
        refused: Refused | None,
        **kwargs: Any,
    ) -> None:
        self._context.tasks.write(
            self, service, done=done, refused=refused or self._on_refused,
            busy=self.busy_changed.emit, **kwargs,
        )  # fmt: skip

    def _on_list(self, name: str, rows: tuple[RecordingRow, ...]) -> None:
        setattr(self, name, rows)
        self.lists_changed.emit()

    def _on_view(self, view: RecordingView | None) -> None:
        self.current = view
        self.current_changed.emit()

    def _on_approved(self, result: tuple[RecordingView, PaperRow]) -> None:
        view, paper = result
        self._context.requests.print_paper(paper)
        self._on_acted(view)

    def _on_finished(self, result: tuple[RecordingView, PaperRow]) -> None:
        """The receipt is printed, and the visit's list is on top again."""
        view, paper = result
        requests = self._context.requests
        requests.print_paper(paper)
        if self.current is not None and self.current.id == view.id:
            self.close()
            requests.page_wanted.emit("fieldwork", view.resident_id)

    def _on_acted(self, view: RecordingView) -> None:
        """Show it as it now is, unless it was put aside or another one opened meanwhile."""
        if self.current is not None and self.current.id == view.id:
            self._on_view(view)

    def _on_cancelled(self, view: RecordingView) -> None:
        if self.current is not None and self.current.id == view.id:
            self.close()

    def _on_refused(self, error: OfficeError) -> None:
        self.refused.emit(error)
        if error.code == "recording.changed_meanwhile":
            self.load()
