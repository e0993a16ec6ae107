"""What the printing page knows and can do. No widgets."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.cards import queries, queries_ready, services, urgent
from ektp_desk.cards.queries import CardRow, PrintReadyRow
from ektp_desk.cards.queries_ready import EVERYBODY_READY, PrintFilter, PrintRoom, ReadyGroups
from ektp_desk.cards.rules import Outcome, SpoilReason
from ektp_desk.cards.services import CardPrinted, Settled
from ektp_desk.stock import queries as stock
from ektp_desk.stock.queries import StockStatus
from ui.context import Context

PAGE_ROWS = 100
Refused = Callable[[Any], None]  # an OfficeError; a MachineError, too, where `troubled`


class PrintingViewModel(QObject):
    """The print-ready list, the piece in hand, and what is still unsettled."""

    ready_changed = Signal()
    more_ready = Signal(object, bool)  # further rows, whether these were the last
    groups_changed = Signal()
    room_changed = Signal()
    unsettled_changed = Signal()
    stock_changed = Signal()
    current_changed = Signal()
    busy_changed = Signal(bool)
    refused = Signal(object)  # OfficeError
    blocked = Signal(object, object)  # OfficeError, PrintReadyRow

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.ready: tuple[PrintReadyRow, ...] = ()
        self.ready_count = 0
        self.only = EVERYBODY_READY
        self.groups = ReadyGroups((), ())
        self.room: PrintRoom | None = None
        self.unsettled: tuple[CardRow, ...] = ()
        self.stock: StockStatus | None = None
        self.today: tuple[int, int] = (0, 0)
        self.current: CardRow | None = None

    def load(self) -> None:
        """Read the list, the unsettled pieces and the stock."""
        tasks = self._context.tasks
        tasks.read(self, queries_ready.print_room, done=self._on_room, key="room",
                   day=self._context.today())  # fmt: skip
        self._load_ready()
        tasks.read(self, queries_ready.ready_groups, done=self._on_groups, key="groups")
        tasks.read(self, queries.unsettled, done=self._on_unsettled, key="unsettled")
        tasks.read(self, stock.status, done=self._on_stock, key="stock", day=self._context.today())
        tasks.read(
            self,
            queries.outcomes_of_day,
            done=self._on_today,
            key="today",
            day=self._context.today(),
        )

    def narrow(self, only: PrintFilter) -> None:
        """Show a part of the list only."""
        self.only = only
        self._load_ready()

    def _load_ready(self) -> None:
        tasks = self._context.tasks
        tasks.forget(self, "more")  # rows behind a list that is read anew
        tasks.read(self, queries.print_ready, done=self._on_ready, key="ready", limit=PAGE_ROWS,
                   only=self.only)  # fmt: skip
        tasks.read(self, queries.count_print_ready, done=self._on_count, key="count",
                   only=self.only)  # fmt: skip

    def mark_urgent(self, row: PrintReadyRow, reason: str) -> None:
        """Move a person forward, with the reason; an undo takes the mark away again."""

        def home(_result: object) -> None:
            self._context.requests.message.emit(
                self.tr("{name} is urgent now.").format(name=row.name),
                lambda: self._write(urgent.clear_urgent, None, resident_id=row.resident_id),
            )

        self._write(urgent.mark_urgent, home, resident_id=row.resident_id, reason=reason)

    def load_more(self, last: PrintReadyRow) -> None:
        """Read on behind the last row shown."""
        self._context.tasks.read(
            self, queries.print_ready, done=self._on_more, key="more",
            limit=PAGE_ROWS, after=last.key, only=self.only,
        )  # fmt: skip

    def intend(self, row: PrintReadyRow, *, override: str = "") -> None:
        """Begin a card: the intent is written before the printer is started. `blocked` tells
        what the rules say against it."""
        self._write(services.intend, self._on_card, lambda error: self.blocked.emit(error, row),
                    resident_id=row.resident_id, override_reason=override)  # fmt: skip

    def good(self, *, blank_serial: str) -> None:
        """The card in hand came out well."""
        if self.current is not None:
            self._write(services.confirm_good, self._on_good, card_id=self.current.id,
                        blank_serial=blank_serial or None)  # fmt: skip

    def spoiled(self, reason: SpoilReason, *, blank_serial: str) -> None:
        """The card in hand was spoiled."""
        if self.current is not None:
            self._write(services.confirm_spoiled, self._on_settled, card_id=self.current.id,
                        reason=reason, blank_serial=blank_serial or None)  # fmt: skip

    def unknown(self) -> None:
        """Nobody can say now what became of the card in hand."""
        if self.current is not None:
            self._write(services.mark_unknown, self._on_settled, card_id=self.current.id)

    def take_up(self, card: CardRow) -> None:
        """Go on with an unsettled piece."""
        self.current = card
        self.current_changed.emit()

    def settle(
        self,
        card: CardRow,
        outcome: Outcome,
        reason: SpoilReason | None,
        *,
        blank_serial: str,
        done: Callable[[], None],
        refused: Refused,
    ) -> None:
        """Settle an unknown: good, spoiled (with a reason) or not printed."""

        def home(settled: Settled) -> None:
            done()
            self._on_settled_card(settled)

        self._write(services.settle_unknown, home, refused, troubled=refused, card_id=card.id,
                    outcome=outcome, reason=reason,
                    blank_serial=blank_serial or None)  # fmt: skip

    def _write(
        self, service: Any, done: Any, refused: Refused | None = None, **kwargs: Any
    ) -> None:
        self._context.tasks.write(
            self, service, done=done, refused=refused or self.refused.emit,
            busy=self.busy_changed.emit, **kwargs,
        )  # fmt: skip

    def _on_ready(self, rows: tuple[PrintReadyRow, ...]) -> None:
        self.ready = rows
        self.ready_changed.emit()

    def _on_more(self, rows: tuple[PrintReadyRow, ...]) -> None:
        self.more_ready.emit(rows, len(rows) < PAGE_ROWS)

    def _on_count(self, count: int) -> None:
        self.ready_count = count
        self.ready_changed.emit()

    def _on_groups(self, groups: ReadyGroups) -> None:
        self.groups = groups
        self.groups_changed.emit()

    def _on_room(self, room: PrintRoom) -> None:
        self.room = room
        self.room_changed.emit()
        self.stock_changed.emit()

    def _on_unsettled(self, rows: tuple[CardRow, ...]) -> None:
        self.unsettled = rows
        if self.current is not None and self.current.id not in {row.id for row in rows}:
            self.current = None  # settled elsewhere
            self.current_changed.emit()
        self.unsettled_changed.emit()

    def _on_stock(self, status: StockStatus) -> None:
        self.stock = status
        self.stock_changed.emit()

    def _on_today(self, counts: tuple[int, int]) -> None:
        self.today = counts
        self.stock_changed.emit()

    def _on_card(self, card: CardRow) -> None:
        self.current = card
        self.current_changed.emit()

    def _on_good(self, printed: CardPrinted) -> None:
        self._context.requests.print_paper(printed.paper)
        self._on_settled(printed.card)

    def _on_settled(self, _result: object) -> None:
        self.current = None
        self.current_changed.emit()

    def _on_settled_card(self, settled: Settled) -> None:
        if settled.paper is not None:
            self._context.requests.print_paper(settled.paper)
        if self.current is not None and self.current.id == settled.card.id:
            self._on_settled(settled)
