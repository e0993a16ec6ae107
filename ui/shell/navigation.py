"""The slim list of pages at the left; words fold away when the window is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.icons import Icons

WIDE, SLIM = 196, 60


@dataclass(frozen=True)
class Entry:
    """One page: its name, what people read, and its icon."""

    name: str
    title: str
    icon: str


class Navigation(QWidget):
    """`chosen` tells the name of the page wanted."""

    chosen = Signal(str)

    def __init__(
        self, icons: Icons, entries: Sequence[Entry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._icons = icons
        self._entries = {entry.name: entry for entry in entries}
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._slim = False
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 12)
        column.setSpacing(3)
        self._brand = QLabel("EKTP Desk")
        self._brand.setProperty("role", "heading")
        self._brand.setContentsMargins(10, 0, 0, 10)
        column.addWidget(self._brand)
        for entry in entries:
            column.addWidget(self._button(entry))
        column.addStretch(1)
        self.setFixedWidth(WIDE)

    def show_current(self, name: str) -> None:
        """Mark the page that is open."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def set_slim(self, slim: bool) -> None:
        """Icons only, or icons with words."""
        if slim == self._slim:
            return
        self._slim = slim
        self._brand.setVisible(not slim)
        for name, button in self._buttons.items():
            button.setText("" if slim else self._entries[name].title)
        self.setFixedWidth(SLIM if slim else WIDE)

    def _button(self, entry: Entry) -> QPushButton:
        button = QPushButton(entry.title)
        button.setObjectName(f"nav_{entry.name}")
        button.setProperty("kind", "navigation")
        button.setCheckable(True)
        button.setIcon(self._icons.icon(entry.icon))
        button.setIconSize(QSize(20, 20))
        button.setToolTip(entry.title)
        button.setAccessibleName(entry.title)
        button.clicked.connect(lambda: self.chosen.emit(entry.name))
        self._group.addButton(button)
        self._buttons[entry.name] = button
        return button
