"""The kiosk's pieces: tiles, buttons, words and a number pad, large enough for a finger."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import kiosk as sizes
from ui.theme.icons import Icons
from ui.widgets.style import let_clicks_through

HOLD_MS = 2_000
NIK_DIGITS = 16


class Words(QLabel):
    """Plain text in one of the kiosk's roles, broken into lines."""

    def __init__(self, text: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("kiosk", role)


class KioskTile(QPushButton):
    """A picture, a name, and a line below; one tap."""

    def __init__(
        self,
        icons: Icons,
        icon: str,
        name: str,
        line: str,
        scale: float,
        *,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kiosk", "primary" if primary else "tile")
        self.setMaximumHeight(round(sizes.TILE_HEIGHT * sizes.TALLEST * scale))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        whole = name.replace("KTP-el", "KTP\u2011el")  # never torn apart
        self._name = Words(whole, "primaryTile" if primary else "tile")
        self._line = Words(line, "primaryText" if primary else "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(18)
        picture = QLabel()
        size = round(sizes.ICON * scale)
        picture.setPixmap(icons.pixmap(icon, size, "accent_text" if primary else "accent"))
        picture.setFixedWidth(size)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addStretch(1)
        texts.addWidget(self._name)
        texts.addWidget(self._line)
        texts.addStretch(1)
        row.addWidget(picture)
        row.addLayout(texts, 1)
        let_clicks_through(self)
        self.show_line(line)

    def show_line(self, line: str) -> None:
        """Say something else below the name."""
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self.setAccessibleName(f"{self._name.text()}. {line}" if line else self._name.text())

    @property
    def line(self) -> str:
        """What stands below the name."""
        return self._line.text()


class KioskButton(QPushButton):
    """A plain large button."""

    def __init__(self, text: str, slot: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kiosk", "button")
        self.setAccessibleName(text)
        self.clicked.connect(slot)


class Mark(QPushButton):
    """The office's name. Held for two seconds it asks for the supervisor (`held`)."""

    held = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kiosk", "mark")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.held)
        self.pressed.connect(lambda: self._timer.start(HOLD_MS))
        self.released.connect(self._timer.stop)


class NikPad(QWidget):
    """Sixteen digits by finger; `done` tells them."""

    done = Signal(str)

    def __init__(self, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = ""
        self.setMaximumSize(round(sizes.PAD_WIDTH * scale), round(sizes.PAD_HEIGHT * scale))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._typed = Words("", "typed")
        self._typed.setObjectName("nikTyped")
        self._typed.setWordWrap(False)
        self._typed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._typed)
        grid = QGridLayout()
        grid.setSpacing(10)
        for place, sign in enumerate("123456789⌫0✓"):
            grid.addWidget(self._key(sign), place // 3, place % 3)
        column.addLayout(grid, 1)
        self._show()

    def _key(self, sign: str) -> QPushButton:
        names = {"⌫": self.tr("Delete the last digit"), "✓": self.tr("Done")}
        key = QPushButton(sign)
        key.setProperty("kiosk", "digit")
        key.setObjectName({"⌫": "nikBack", "✓": "nikDone"}.get(sign, f"nik{sign}"))
        key.setAccessibleName(names.get(sign, sign))
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        key.clicked.connect(lambda: self._on_key(sign))
        if sign == "✓":
            self._done = key
        return key

    def clear(self) -> None:
        """Begin anew."""
        self._digits = ""
        self._show()

    def _on_key(self, sign: str) -> None:
        if sign == "✓":
            self.done.emit(self._digits)
            return
        self._digits = self._digits[:-1] if sign == "⌫" else (self._digits + sign)[:NIK_DIGITS]
        self._show()

    def _show(self) -> None:
        groups = [self._digits[start : start + 4] for start in range(0, NIK_DIGITS, 4)]
        self._typed.setText("   ".join(" ".join(group.ljust(4, "_")) for group in groups))
        self._done.setEnabled(len(self._digits) == NIK_DIGITS)
