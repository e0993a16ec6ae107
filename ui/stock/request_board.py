"""The board: a column for each state, a card for each request, walked with the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ektp_desk.stock.queries_requests import RequestRow
from ektp_desk.stock.rules_requests import COLUMNS, OVER, RequestState
from ui.context import Context
from ui.stock.requests_viewmodel import column_of
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.style import let_clicks_through, set_property
from ui.widgets.texts import Caption, Heading

STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class RequestCard(QPushButton):
    """One request: number, pieces, and what has last been so."""

    stepped = Signal(int, int)
    opened = Signal()

    def __init__(self, context: Context, row: RequestRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setProperty("kind", "tile")
        self.setCheckable(True)
        self.setObjectName(f"request_{row.number}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.setSpacing(1)
        pieces = context.number(row.requested if row.approved is None else row.approved)
        column.addWidget(Caption(row.number))
        column.addWidget(Heading(pieces))
        lines = self._lines(context, row)
        for text, tone in lines:
            line = Caption(text)
            set_property(line, "tone", tone)
            column.addWidget(line)
        let_clicks_through(self)
        self.setFixedHeight(column.sizeHint().height())
        self.setAccessibleName(", ".join((row.number, pieces, *(text for text, _ in lines))))

    def _lines(self, context: Context, row: RequestRow) -> list[tuple[str, str]]:
        number = context.number
        late = row.overdue(context.today())
        lines = []
        if row.state is RequestState.PARTLY_RECEIVED:
            came = self.tr("{count} came").format(count=number(row.received))
            lines.append((came, "neutral"))
        if row.state in OVER[1:]:
            short = row.state is RequestState.CLOSED_SHORT
            said = self.tr("short") if short else context.say(f"request_state.{row.state}")
            lines.append((said, "warning"))
        if late:
            lines.append((self.tr("late {count} days").format(count=number(late)), "negative"))
        else:
            lines.append(
                (
                    context.short_day(row.ended_on or row.last_received_on or row.newest_day),
                    "neutral",
                )
            )
        return lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class RequestBoardView(QWidget):
    """Columns in the order of the way; a card that is chosen stays marked."""

    chosen = Signal(int)  # request id
    opened = Signal()  # Enter: on to the next step

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._columns: dict[RequestState, tuple[Panel, QVBoxLayout]] = {}
        self._cards: dict[RequestState, list[RequestCard]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for state in COLUMNS:
            row.addWidget(self._build_column(state), 1)

    def _build_column(self, state: RequestState) -> Panel:
        panel = Panel()
        panel.setObjectName(f"requestColumn_{state}")
        panel.setMinimumWidth(0)
        layout = panel.layout()
        assert layout is not None
        layout.setContentsMargins(6, 8, 6, 6)
        title = Caption("")
        title.setWordWrap(True)
        title.setMinimumHeight(30)
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        title.setText(self._context.say(f"request_state.{state}"))
        panel.body.addWidget(title)
        inner = QWidget()
        cards = QVBoxLayout(inner)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(6)
        cards.addStretch(1)
        area = ScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        panel.body.addWidget(area, 1)
        self._columns[state] = (panel, cards)
        self._cards[state] = []
        return panel

    def show_rows(self, rows: Sequence[RequestRow], chosen: int | None) -> None:
        """Show these requests; the keys stay on the card they were on."""
        had_keys = any(card.hasFocus() for card in self._all())
        for card in self._all():
            card.hide()
            card.deleteLater()
        for state, (_panel, layout) in self._columns.items():
            cards = [
                self._card(row, marked=row.id == chosen)
                for row in rows
                if column_of(row.state) is state
            ]
            self._cards[state] = cards
            for place, card in enumerate(cards):
                layout.insertWidget(place, card)
        if had_keys:
            self.take_keys()

    def mark(self, request_id: int) -> None:
        """Mark the card of the request in hand."""
        for card in self._all():
            card.setChecked(card.row.id == request_id)

    def take_keys(self) -> None:
        """Give the keys to the marked card."""
        for card in self._all():
            if card.isChecked():
                card.setFocus()

    def _card(self, row: RequestRow, *, marked: bool) -> RequestCard:
        card = RequestCard(self._context, row)
        card.setChecked(marked)
        card.clicked.connect(lambda: self._choose(card))
        card.stepped.connect(lambda right, down: self._step(card, right, down))
        card.opened.connect(self.opened)
        return card

    def _choose(self, card: RequestCard) -> None:
        self.mark(card.row.id)
        card.setFocus()
        self.chosen.emit(card.row.id)

    def _step(self, card: RequestCard, right: int, down: int) -> None:
        columns = [cards for cards in self._cards.values() if cards]
        place = next(number for number, cards in enumerate(columns) if card in cards)
        height = columns[place].index(card)
        column = columns[min(max(place + right, 0), len(columns) - 1)]
        found = column[min(max(height + down, 0), len(column) - 1)]
        if found is not card:
            self._choose(found)

    def _all(self) -> list[RequestCard]:
        return [card for cards in self._cards.values() for card in cards]
