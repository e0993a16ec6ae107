"""Buttons that show their key. One primary button on a page: the next step."""

from itertools import product

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy, QWidget

ICON, BIG_ICON, ICON_GAP = 18, 22, 4
SHORT_KEY = 3
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A plain button; `shortcut` works wherever the focus is on the visible page."""

    kind = "plain"

    def __init__(
        self,
        text: str,
        icon: QIcon | None = None,
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", self.kind)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._key = shortcut
        self._icon_size = ICON
        if icon is not None:
            self.show_icon(icon)
        if shortcut and self.kind != "big":
            self.setProperty("keyed", "short" if len(shortcut) <= SHORT_KEY else "long")
        if shortcut:
            action = QShortcut(QKeySequence(shortcut), self)
            action.setContext(Qt.ShortcutContext.WindowShortcut)
            action.activated.connect(self._on_shortcut)
            self.setToolTip(f"{text} ({shortcut})")

    def set_text(self, text: str) -> None:
        """Change what the button says."""
        self.setText(text)
        self.setAccessibleName(text)
        if self._key:
            self.setToolTip(f"{text} ({self._key})")

    def show_key(self, key: str) -> None:
        """Show a key that the page itself listens to."""
        self._key = key
        if self.kind != "big":
            self.setProperty("keyed", "short" if len(key) <= SHORT_KEY else "long")
        self.setToolTip(f"{self.text()} ({key})")

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def setVisible(self, visible: bool) -> None:
        """A button that has no place yet is no window: it is seen once its page is."""
        if visible and self.parentWidget() is None:
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        else:
            super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In a dialog Enter presses what has the focus: on "Cancel" it must not do the thing."""
        if event.key() in ENTER and isinstance(self.window(), QDialog):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._key:
            self._paint_key()

    def show_icon(self, icon: QIcon) -> None:
        """Change the icon. Qt sets it too close to the text: it brings its own gap."""
        size = self._icon_size
        gap = ICON_GAP if self.text() else 0
        padded = QIcon()
        for scale, mode in product((1.0, 2.0), (QIcon.Mode.Normal, QIcon.Mode.Disabled)):
            room = QPixmap(QSize(size + gap, size) * scale)
            room.setDevicePixelRatio(scale)
            room.fill(Qt.GlobalColor.transparent)
            drawn = icon.pixmap(QSize(size, size), scale, mode)
            painter = QPainter(room)
            painter.drawPixmap(QRect(0, 0, size, size), drawn)
            painter.end()
            padded.addPixmap(room, mode)
        self.setIcon(padded)
        self.setIconSize(QSize(size + gap, size))

    def _paint_key(self) -> None:
        painter = QPainter(self)
        if self.isEnabled():
            painter.setOpacity(0.7)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setPen(self.palette().buttonText().color())
        place = self.rect().adjusted(0, 0, -12, 0)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags), self._key)
        painter.end()

    def _on_shortcut(self) -> None:
        if self.isVisible() and self.isEnabled():
            if self.menu() is not None:
                self.showMenu()
            else:
                self.animateClick()


class PrimaryButton(Button):
    """The one thing to do next."""

    kind = "primary"


class BigButton(Button):
    """The next step on the pages people work on all day."""

    kind = "big"

    def __init__(
        self,
        text: str,
        icon: QIcon | None = None,
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon, shortcut, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon_size = BIG_ICON
        if icon is not None:
            self.show_icon(icon)


class QuietButton(Button):
    """Something that can be done, without asking for it."""

    kind = "quiet"


class DangerButton(Button):
    """Something that spends or ends a thing."""

    kind = "danger"
