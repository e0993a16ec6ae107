"""What the pick-up page knows and can do. No widgets."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.cards import handovers, queries, queries_delivery
from ektp_desk.cards.queries import CardRow, HandoverRow
from ektp_desk.cards.queries_delivery import DeliveryRow
from ektp_desk.cards.rules import CardState
from ektp_desk.cards.rules_handover import Proof
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents.queries import ResidentView, resident
from ui.context import Context
from ui.shell.scanned import recognise

PAGE_ROWS = 60
RECEIPTS = ("card", "card_number")  # what a receipt carries in its codes


class PickupViewModel(QObject):
    """The card asked for, and the cards nobody has fetched.

    `receipt` is the code by which the card was found, "" if it was found otherwise; `scanned`
    tells that a scanner read it. `given` and `delivery` say where a card is that is not here.
    """

    uncollected_changed = Signal()
    more_rows = Signal(object, bool)
    card_changed = Signal()
    whereabouts_changed = Signal()
    owner_changed = Signal()
    not_found = Signal(str)
    handed_over = Signal(object)
    taken_back = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.uncollected: tuple[CardRow, ...] = ()
        self.uncollected_count = 0
        self.card: CardRow | None = None
        self.receipt = ""
        self.scanned = False
        self.given: HandoverRow | None = None
        self.delivery: DeliveryRow | None = None
        self.owner: ResidentView | None = None

    def load(self) -> None:
        """Read the uncollected cards, oldest first, and the card in hand again."""
        tasks = self._context.tasks
        tasks.forget(self, "more")  # rows behind a list that is read anew
        tasks.read(self, queries.uncollected, done=self._on_rows, key="rows", limit=PAGE_ROWS)
        tasks.read(self, queries.count_uncollected, done=self._on_count, key="count")
        if self.card is not None:
            tasks.read(self, queries.card, done=self._on_again, key="again", card_id=self.card.id)

    def load_more(self, last: CardRow) -> None:
        """Read on behind the last row shown."""
        self._context.tasks.read(self, queries.uncollected, done=self._on_more, key="more",
                                 limit=PAGE_ROWS, after=(last.office_date, last.id))  # fmt: skip

    def find(self, text: str, *, scanned: bool = False) -> None:
        """Look for a card by receipt code, card number or NIK."""
        wanted = text.strip()
        if wanted:
            self._context.tasks.read(
                self, queries.find_card, key="find", text=wanted,
                done=lambda row: self._on_found(row, wanted, scanned),
            )  # fmt: skip

    def open_card(self, card_id: int, *, receipt: str = "") -> None:
        """Show one card; with the `receipt` that a scanner read elsewhere."""
        self._context.tasks.read(
            self, queries.card, key="card", card_id=card_id,
            done=lambda row: self._take(row, receipt, bool(receipt)),
        )  # fmt: skip

    def close_card(self) -> None:
        """Put the card aside."""
        for key in ("find", "card", "again", "given", "delivery", "owner"):
            self._context.tasks.forget(self, key)
        self._take(None, "", False)

    def load_owner(self) -> None:
        """Read what the owner is asked about who has no receipt."""
        if self.card is not None:
            self._context.tasks.read(self, resident, done=self._on_owner, key="owner",
                                     resident_id=self.card.resident_id)  # fmt: skip

    def hand_over(
        self,
        form: Mapping[str, Any],
        *,
        refused: Callable[[OfficeError], None],
        busy: Callable[[bool], None],
    ) -> None:
        """Hand the card over; the receipt is printed when it is written."""
        if self.card is None:
            return
        proof = Proof.SCANNED if self.scanned else Proof.TYPED
        self._context.tasks.write(
            self, handovers.hand_over, done=self._on_handed_over, refused=refused, busy=busy,
            **{"proof": proof, "receipt": self.receipt, "card_id": self.card.id, **form},
        )  # fmt: skip

    def take_back(self, reason: str, *, refused: Callable[[OfficeError], None]) -> None:
        """Take the hand-over of the card in hand back."""
        if self.card is not None:
            self._context.tasks.write(
                self, handovers.take_back, refused=refused, card_id=self.card.id, reason=reason,
                done=lambda _row: self.taken_back.emit(),
            )  # fmt: skip

    @property
    def ready(self) -> bool:
        """Whether the card in hand can be handed over."""
        return self.card is not None and self.card.state is CardState.PRINTED

    def _on_rows(self, rows: tuple[CardRow, ...]) -> None:
        self.uncollected = rows
        self.uncollected_changed.emit()

    def _on_more(self, rows: tuple[CardRow, ...]) -> None:
        self.more_rows.emit(rows, len(rows) < PAGE_ROWS)

    def _on_count(self, count: int) -> None:
        self.uncollected_count = count
        self.uncollected_changed.emit()

    def _on_found(self, row: CardRow | None, text: str, scanned: bool) -> None:
        if row is None:
            self.not_found.emit(text)
            return
        found = recognise(text)
        receipt = text if found is not None and found.kind in RECEIPTS else ""
        self._take(row, receipt, scanned and bool(receipt))

    def _take(self, row: CardRow | None, receipt: str, scanned: bool) -> None:
        self.receipt, self.scanned = receipt, scanned
        self.owner = None
        self._show(row)

    def _show(self, row: CardRow | None) -> None:
        self.card = row
        self.given = self.delivery = None
        self.card_changed.emit()
        tasks = self._context.tasks
        if row is not None and row.state is CardState.HANDED_OVER:
            tasks.read(self, queries.handover_of_card, done=self._on_given, key="given",
                       card_id=row.id)  # fmt: skip
        elif row is not None and row.state is CardState.OUT:
            tasks.read(self, queries_delivery.delivery_with, done=self._on_delivery,
                       key="delivery", card_id=row.id)  # fmt: skip

    def _on_again(self, row: CardRow | None) -> None:
        """The card in hand as it is now; another one may have been scanned meanwhile."""
        if row is not None and self.card is not None and self.card.id == row.id:
            self._show(row)

    def _on_given(self, row: HandoverRow | None) -> None:
        self.given = row
        self.whereabouts_changed.emit()

    def _on_delivery(self, row: DeliveryRow | None) -> None:
        self.delivery = row
        self.whereabouts_changed.emit()

    def _on_owner(self, row: ResidentView | None) -> None:
        self.owner = row
        self.owner_changed.emit()

    def _on_handed_over(self, result: Any) -> None:
        self._context.requests.print_paper(result.paper)
        if self.card is not None and self.card.id == result.row.card_id:
            self.close_card()
        self.handed_over.emit(result)
