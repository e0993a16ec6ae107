"""What an empty place says: what it is for, and the one button to begin."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.widgets.texts import Heading, Muted

WIDTH = 340


class EmptyState(QWidget):
    """Picture, heading, sentence, button; centred."""

    def __init__(
        self,
        picture: QPixmap,
        heading: str,
        sentence: str,
        button: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        image = QLabel()
        image.setPixmap(picture)
        title, text = Heading(heading), Muted(sentence)
        for label in (image, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._texts = (title, text)
        for label in self._texts:
            label.setFixedWidth(WIDTH)
        for widget in (image, title, text):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        if button is not None:
            column.addSpacing(8)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for label in self._texts:  # centred labels are not asked for their height at a width
            label.setMinimumHeight(max(0, label.heightForWidth(WIDTH)))
