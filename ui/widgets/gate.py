"""What stands alone in the window before anybody is in: a mark, a title, a line, and a panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.widgets.panel import Panel, centred
from ui.widgets.texts import Muted, Title

MARK_SIZE = 48
GAP = 12


class Gate(QWidget):
    """`panel` takes what is asked, `foot` what stands below it."""

    def __init__(
        self, icons: Icons, mark: str, *, width: int, parent: QWidget | None = None
    ) -> None:
        """`mark` names an icon; `width` is the panel's, in pixels."""
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(mark, MARK_SIZE, "accent"))
        self.title, self.text = Title(""), Muted("")
        self.panel = Panel()
        self.panel.setFixedWidth(width)
        self.foot = QVBoxLayout()
        column = QVBoxLayout(self)
        column.addStretch(2)
        for label in (picture, self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(GAP)
        column.addLayout(centred(self.panel))
        column.addLayout(self.foot)
        column.addStretch(3)

    def show_title(self, title: str, text: str) -> None:
        """Say where one stands, and in one line what for."""
        self.title.setText(title)
        self.text.setText(text)
