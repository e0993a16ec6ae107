"""How something came out while the office was closed: a mark, a title, what is said, the way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.widgets.buttons import PrimaryButton
from ui.widgets.panel import centred
from ui.widgets.texts import Title

MARK_SIZE = 48
GAP = 12


class Outcome(QWidget):
    """`left` once somebody has read it and goes on."""

    left = Signal()

    def __init__(
        self, icons: Icons, mark: str, tone: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        """`mark` names an icon, `tone` its colour, `name` the button that goes on."""
        super().__init__(parent)
        self.setProperty("role", "canvas")
        picture = QLabel()
        picture.setPixmap(icons.pixmap(mark, MARK_SIZE, tone))
        self.title = Title("")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said = QVBoxLayout()
        self._said.setSpacing(GAP)
        go_on = PrimaryButton(self.tr("Go on to sign-in"))
        go_on.setObjectName(name)
        go_on.setDefault(True)
        go_on.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch(2)
        for part in (picture, self.title):
            column.addLayout(centred(part))
        column.addLayout(self._said)
        column.addLayout(centred(go_on))
        column.addStretch(3)
        go_on.setFocus()

    def say(self, part: QWidget) -> None:
        """Add what is said, below what is there."""
        self._said.addLayout(centred(part))
