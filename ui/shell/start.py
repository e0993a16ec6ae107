"""What stands in the window before the office is open and while it is being closed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.widgets.panel import centred
from ui.widgets.texts import Muted, Title

BUTTON_WIDTH = 220


class StartView(QWidget):
    """The name, and a bar that moves. Painted first; light on purpose."""

    painted = Signal()  # once: from now on something stands on the screen

    def __init__(self, icons: Icons, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        mark = QLabel()
        mark.setPixmap(icons.pixmap("id-card", 56, "accent"))
        title = Title("EKTP Desk")
        words = Muted(text or self.tr("Opening the office …"))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setFixedWidth(220)
        bar.setTextVisible(False)
        for widget in (mark, title, words, bar):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.seen = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.seen:
            self.seen = True
            QTimer.singleShot(0, self.painted.emit)


class TroubleView(QWidget):
    """The office cannot be opened: why, and what can be done."""

    def __init__(
        self,
        icons: Icons,
        sentence: str,
        buttons: list[QPushButton],
        parent: QWidget | None = None,
    ) -> None:
        """The first of the buttons has the focus."""
        super().__init__(parent)
        self.setProperty("role", "canvas")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        mark = QLabel()
        mark.setPixmap(icons.pixmap("database", 48, "warning"))
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = Title(self.tr("The office could not be opened"))
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = Muted(sentence)
        self.sentence.setObjectName("troubleSentence")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setFixedWidth(520)
        for widget in (mark, title):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(centred(self.sentence))
        column.addSpacing(4)
        for button in buttons:
            button.setMinimumWidth(BUTTON_WIDTH)
            button.setAutoDefault(True)  # Enter presses it, not the space bar alone
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons[0].setFocus()
        column.addStretch(3)
