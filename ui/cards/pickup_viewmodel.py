"""What the pick-up page knows and can do. No widgets."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ektp_desk.cards import queries, services
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardState, Collector, OldCardReason
from ektp_desk.kernel.errors import OfficeError
from ui.context import Context

PAGE_ROWS = 60


class PickupViewModel(QObject):
    """The card asked for, and the cards nobody has fetched."""

    uncollected_changed = Signal()
    more_rows = Signal(object, bool)
    card_changed = Signal()
    not_found = Signal(str)
    handed_over = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.uncollected: tuple[CardRow, ...] = ()
        self.uncollected_count = 0
        self.card: CardRow | None = None

    def load(self) -> None:
        """Read the uncollected cards, oldest first, and the card in hand again."""
        tasks = self._context.tasks
        tasks.forget(self, "more")  # rows behind a list that is read anew
        tasks.read(self, queries.uncollected, done=self._on_rows, key="rows", limit=PAGE_ROWS)
        tasks.read(self, queries.count_uncollected, done=self._on_count, key="count")
        if self.card is not None:
            self.open_card(self.card.id)

    def load_more(self, last: CardRow) -> None:
        """Read on behind the last row shown."""
        self._context.tasks.read(self, queries.uncollected, done=self._on_more, key="more",
                                 limit=PAGE_ROWS, after=(last.office_date, last.id))  # fmt: skip

    def find(self, text: str) -> None:
        """Look for a card by receipt code, card number or NIK."""
        wanted = text.strip()
        if wanted:
            self._context.tasks.read(
                self, queries.find_card, done=lambda row: self._on_found(row, wanted),
                key="find", text=wanted,
            )  # fmt: skip

    def open_card(self, card_id: int) -> None:
        """Show one card."""
        self._context.tasks.read(self, queries.card, done=self._on_card, key="card",
                                 card_id=card_id)  # fmt: skip

    def close_card(self) -> None:
        """Put the card aside."""
        for key in ("find", "card"):
            self._context.tasks.forget(self, key)
        self.card = None
        self.card_changed.emit()

    def hand_over(
        self,
        *,
        collector: Collector,
        collector_name: str,
        collector_identity: str,
        authority_letter: str,
        old_card_reason: OldCardReason | None,
        old_card_absence: str,
        refused: Callable[[OfficeError], None],
    ) -> None:
        """Hand the card over; the receipt is printed when it is written."""
        if self.card is None:
            return
        self._context.tasks.write(
            self, services.hand_over, done=self._on_handed_over, refused=refused,
            card_id=self.card.id,
            identity_checked=True,  # the button works only when every check is ticked
            collector=collector, collector_name=collector_name,
            collector_identity=collector_identity, authority_letter=authority_letter,
            old_card_taken=old_card_reason is not None, old_card_reason=old_card_reason,
            old_card_absence=old_card_absence,
        )  # fmt: skip

    def _on_rows(self, rows: tuple[CardRow, ...]) -> None:
        self.uncollected = rows
        self.uncollected_changed.emit()

    def _on_more(self, rows: tuple[CardRow, ...]) -> None:
        self.more_rows.emit(rows, len(rows) < PAGE_ROWS)

    def _on_count(self, count: int) -> None:
        self.uncollected_count = count
        self.uncollected_changed.emit()

    def _on_found(self, row: CardRow | None, text: str) -> None:
        if row is None:
            self.not_found.emit(text)
        else:
            self._on_card(row)

    def _on_card(self, row: CardRow | None) -> None:
        self.card = row
        self.card_changed.emit()

    def _on_handed_over(self, result: Any) -> None:
        self._context.requests.print_paper(result.paper)
        if self.card is not None and self.card.id == result.row.card_id:
            self.close_card()
        self.handed_over.emit(result)

    @property
    def ready(self) -> bool:
        """Whether the card in hand can be handed over."""
        return self.card is not None and self.card.state is CardState.PRINTED
