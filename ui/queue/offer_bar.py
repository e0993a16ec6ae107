"""Blanks are short: what the person is told, and what they choose, in one key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ektp_desk.cards.offers import Judged
from ektp_desk.queue.rules import Offer
from ui.context import Context
from ui.widgets.buttons import QuietButton
from ui.widgets.style import let_clicks_through
from ui.widgets.texts import Body, Caption, Heading


class OfferBar(QFrame):
    """Hidden until a number was refused for want of blanks; keys 1 to 4 choose, Esc goes back."""

    chosen = Signal(object)  # Offer
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setProperty("tone", "warning")
        self.setObjectName("offerBar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._context = context
        self._buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        self._sentence = Body("")
        self._sentence.setProperty("tone", "warning")
        back = QuietButton(self.tr("Back (Esc)"))
        back.setObjectName("offersBack")
        back.clicked.connect(self._on_back)
        head.addWidget(self._sentence, 1)
        head.addWidget(back)
        column.addLayout(head)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        column.addLayout(self._row)
        self.hide()

    def ask(self, sentence: str, offers: Sequence[Judged]) -> None:
        """Show the offers; the first one has the focus, so that the keys are heard."""
        self._clear()
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        for number, judged in enumerate(offers, start=1):
            button = self._button(number, judged.offer, judged.reason)
            self._buttons.append(button)
            self._row.addWidget(button, 1)
        self.show()
        self._buttons[0].setFocus()

    def put_away(self) -> None:
        """Ask nothing any more."""
        self._clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        elif number.isascii() and number.isdigit() and 1 <= int(number) <= len(self._buttons):
            self._buttons[int(number) - 1].click()
        else:
            super().keyPressEvent(event)

    def _button(self, number: int, offer: Offer, reason: str) -> QPushButton:
        say = self._context.say
        button = QPushButton()
        button.setProperty("kind", "tile")
        button.setObjectName(f"offer_{offer}")
        button.setAccessibleName(f"{number}, {say(f'offer.{offer}')}. {say(reason)}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setStyleSheet("QPushButton { min-height: 84px; }")
        texts = QVBoxLayout(button)
        texts.setContentsMargins(12, 8, 12, 8)
        texts.setSpacing(2)
        name, why = Heading(f"{number} · {say(f'offer.{offer}')}"), Caption(say(reason))
        why.setWordWrap(True)
        texts.addStretch(1)
        texts.addWidget(name)
        texts.addWidget(why)
        texts.addStretch(1)
        let_clicks_through(button)
        button.clicked.connect(lambda: self.chosen.emit(offer))
        return button

    def _clear(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []

    def _on_back(self) -> None:
        self.put_away()
        self.left.emit()
