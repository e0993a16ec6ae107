"""A service as a tile: letter, name, who waits and how long, what is left of today's quota."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ektp_desk.queue.prediction import in_words
from ektp_desk.queue.queries import ServiceRow
from ektp_desk.queue.waits import Expected
from ui.context import Context
from ui.widgets.style import let_clicks_through
from ui.widgets.texts import Caption, Heading

HEIGHT = 84


class ServiceTile(QPushButton):
    """One press gives a number."""

    def __init__(
        self, context: Context, service: ServiceRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.service = service
        self.setProperty("kind", "tile")
        self.setObjectName(f"take_{service.code}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(12)
        letter = QLabel(service.letter)
        letter.setProperty("role", "title")
        letter.setProperty("tone", "accent")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._name = Heading(service.name(context.sentences.language))
        self._figures = Caption("")
        texts.addStretch(1)
        texts.addWidget(self._name)
        texts.addWidget(self._figures)
        texts.addStretch(1)
        row.addWidget(letter)
        row.addLayout(texts, 1)
        let_clicks_through(self)
        self.show_service(service)

    def show_service(self, service: ServiceRow, expected: Expected | None = None) -> None:
        """Show new figures; `expected` is the wait of the next person, if it is known."""
        self.service = service
        waiting = self.tr("{count} waiting").format(count=service.waiting)
        if service.left_now is None:
            left = self.tr("no limit")
        elif service.left_now:
            left = self.tr("{count} left").format(count=service.left_now)
        elif service.left_today == 0:
            left = self.tr("none left today")
        else:
            left = self.tr("none left this half of the day")
        wait = in_words(self._context.sentences, expected)
        self._figures.setText(" · ".join(part for part in (waiting, wait, left) if part))
        self.setAccessibleName(f"{self._name.text()}, {self._figures.text()}")
        self.setEnabled(service.left_now != 0)
