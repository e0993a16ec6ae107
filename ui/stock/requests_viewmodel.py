"""What the requests tab knows and can do. No widgets."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.papers.services import PaperRow, copy
from ektp_desk.stock import queries_requests, requests
from ektp_desk.stock.lead_times import LeadTimes
from ektp_desk.stock.queries_requests import RequestBoard, RequestDetail, RequestRow
from ektp_desk.stock.request_deliveries import Delivery, receive_delivery
from ektp_desk.stock.rules_requests import COLUMNS, RequestAct, RequestState
from ui.context import Context
from ui.stock.acts import Refusal, StockActs

NO_BOARD = RequestBoard((), LeadTimes(0, None, None), 0)
SERVICES: dict[RequestAct, Any] = {
    RequestAct.DRAFTED: requests.draft_request,
    RequestAct.CHANGED: requests.change_draft,
    RequestAct.SUBMITTED: requests.submit_request,
    RequestAct.APPROVED: requests.approve_request,
    RequestAct.SHIPPED: requests.ship_request,
    RequestAct.CLOSED_SHORT: requests.close_short,
    RequestAct.REFUSED: requests.refuse_request,
    RequestAct.CANCELLED: requests.cancel_request,
    RequestAct.REMINDED: requests.remind,
    RequestAct.TOLD: requests.note_told,
}


class RequestsViewModel(StockActs):
    """The board, the request in hand with its history, and the acts on it."""

    changed = Signal()
    detail_changed = Signal()
    proposed = Signal(object)  # Proposal
    trouble = Signal(str)  # a sentence that belongs to no field

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.board = NO_BOARD
        self.detail: RequestDetail | None = None
        self.chosen: int | None = None

    def load(self) -> None:
        """Read the board, and the request in hand again."""
        self._context.tasks.read(self, queries_requests.board, done=self._on_board, key="board")

    def choose(self, request_id: int) -> None:
        """Take a request in hand."""
        self.chosen = request_id
        self._context.tasks.read(
            self, queries_requests.detail, done=self._on_detail, key="detail",
            request_id=request_id,
        )  # fmt: skip

    def propose(self) -> None:
        """Work out what to ask for today."""
        self._context.tasks.read(
            self, queries_requests.proposal, done=self.proposed.emit, key="proposal",
            day=self._context.today(),
        )  # fmt: skip

    def act(
        self,
        act: RequestAct,
        *,
        done: Callable[[], None] | None = None,
        refused: Refusal | None = None,
        **values: Any,
    ) -> None:
        """Take a step; without `refused` the tab itself says why not."""
        self._write(SERVICES[act], done, refused, values)

    def receive(
        self, request_id: int, delivery: Delivery, *, done: Callable[[], None], refused: Refusal
    ) -> None:
        """Book a part that came."""
        self._write(receive_delivery, done, refused,
                    {"request_id": request_id, "delivery": delivery})  # fmt: skip

    def print_again(self, key: str) -> None:
        """Print the next numbered copy of a paper."""
        self.write(copy, self._context.requests.print_paper, self._on_refused, key=key)

    def _write(
        self,
        service: Any,
        done: Callable[[], None] | None,
        refused: Refusal | None,
        values: dict[str, Any],
    ) -> None:
        def finished(result: RequestRow | tuple[RequestRow, PaperRow]) -> None:
            row = result[0] if isinstance(result, tuple) else result
            if isinstance(result, tuple):
                self._context.requests.print_paper(result[1])
            self.chosen = row.id
            self.load()
            if done is not None:
                done()

        self.write(service, finished, refused or self._on_refused, **values)

    def _on_refused(self, _field: str, sentence: str) -> None:
        self.trouble.emit(sentence)
        self.load()  # somebody may have been quicker

    def _on_board(self, board: RequestBoard) -> None:
        self.board = board
        ids = [row.id for row in board.rows]
        if self.chosen not in ids:
            opened = [row.id for row in board.rows if row.open]
            self.chosen = next(iter(opened or ids), None)
        self.changed.emit()
        if self.chosen is None:
            self.detail = None
            self.detail_changed.emit()
        else:
            self.choose(self.chosen)

    def _on_detail(self, detail: RequestDetail | None) -> None:
        self.detail = detail
        self.detail_changed.emit()


def column_of(state: RequestState) -> RequestState:
    """The board's column of a state: whatever ended stands in the last."""
    return state if state in COLUMNS else COLUMNS[-1]
