"""What the tab of requests knows and can do. No widgets."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import queries_requests, requests
from ektp_desk.outreach.queries_requests import RequestRow
from ektp_desk.outreach.rules import RequestState
from ui.context import Context


class RequestsViewModel(QObject):
    """The requests of the part that is shown, how many there are of each, and the acts on one."""

    changed = Signal()
    counted = Signal()
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.state: RequestState | None = RequestState.OPEN
        self.rows: tuple[RequestRow, ...] | None = None
        self.counts: Mapping[RequestState, int] = {}

    def load(self) -> None:
        """Read the part that is shown, and the counts."""
        tasks = self._context.tasks
        tasks.read(self, queries_requests.counts, done=self._on_counts, key="counts")
        tasks.read(self, queries_requests.requests, done=self._on_rows, key="rows",
                   state=self.state)  # fmt: skip

    def show_state(self, state: RequestState | None) -> None:
        """Show the requests of a state, None: all."""
        self.state = state
        self.load()

    def find(self, request_id: int, *, done: Callable[[RequestRow | None], None]) -> None:
        """Read one request."""
        self._context.tasks.read(
            self, queries_requests.request, done=done, key="one", request_id=request_id
        )

    def refuse(self, row: RequestRow, answer: str, *, done: Callable[[], None]) -> None:
        """Say no to a request."""
        self._write(requests.refuse_request, done, request_id=row.id, answer=answer,
                    version=row.version)  # fmt: skip

    def reopen(self, row: RequestRow, *, done: Callable[[], None] | None = None) -> None:
        """Take a refusal back."""
        self._write(requests.reopen_request, done, request_id=row.id)

    def _write(self, service: Any, done: Callable[[], None] | None, **values: Any) -> None:
        def finished(_result: object) -> None:
            if done is not None:
                done()

        self._context.tasks.write(self, service, done=finished, refused=self._on_refused, **values)

    def _on_counts(self, counts: Mapping[RequestState, int]) -> None:
        self.counts = counts
        self.counted.emit()

    def _on_rows(self, rows: tuple[RequestRow, ...]) -> None:
        self.rows = rows
        self.changed.emit()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))
        self.load()  # somebody may have been quicker
