"""A supervisor's keyboard: nothing is clicked, nothing is called, every way is found by keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from ui.demo_day.hands import Hands, LostError
from ui.shell.palette import Palette

MOST_TABS = 120


def keys(hands: Hands, *pressed: Qt.Key | str) -> None:
    """Keys where the focus is, as a keyboard sends them."""
    for key in pressed:
        target = hands.root().focusWidget() or hands.root()
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)
    hands.settle()


class Keyboard:
    """Keys on the window or dialog of `hands`, whose other ways are used for looking only."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    def press(self, *keys: str) -> None:
        """Press keys one after another: "Ctrl+1", "Return", "Down"."""
        for key in keys:
            self._send(key)
            self.hands.settle()

    def write(self, text: str) -> None:
        """Type a text where the focus is, in place of what stands there."""
        self._send("Ctrl+A")
        for letter in text:
            QTest.keyClick(self._window(), letter)
        self.hands.settle()

    def to(self, name: str) -> None:
        """Go to a widget with Tab, as often as it takes."""
        for _ in range(MOST_TABS):
            if self.place() == name:
                return
            self._send("Tab")
        raise LostError(f"no Tab leads to {name}")

    def push(self, name: str) -> None:
        """Go to a button and press Space."""
        self.to(name)
        self.press("Space")

    def row(self, name: str, column: int, words: str) -> None:
        """Go to a table and with the arrows to the row that says `words`."""
        self.to(name)
        self.press("Home")
        texts = self.hands.cells(name, column)
        place = next(n for n, text in enumerate(texts) if words in text)
        self.press(*["Down"] * place)

    def page(self, title: str) -> None:
        """Open a page by its name, through the search."""
        self.press("Ctrl+K")
        self.hands.wait(lambda: isinstance(self.hands.root(), Palette), "the search")
        self.write(title)
        self.press("Return")

    def dialog(self, begin: Callable[[], None], fill: Callable[[QDialog], None]) -> None:
        """Press what opens a dialog, and fill it in while it stands. A key's button may take a
        moment to act."""
        seen: list[QDialog] = []

        def press() -> None:
            begin()
            self.hands.wait(lambda: bool(seen), "the dialog")

        def attend(dialog: QDialog) -> None:
            seen.append(dialog)
            fill(dialog)
            self.hands.wait(lambda: not dialog.isVisible(), "the dialog to close")

        self.hands.dialog(press, attend)

    def menu(self, button: str, action: str) -> None:
        """Open a button's menu with Space, walk it with Down, choose with Enter."""
        troubles: list[Exception] = []

        def walk() -> None:
            popup = QApplication.activePopupWidget()
            if not isinstance(popup, QMenu):
                QTimer.singleShot(10, walk)
                return
            for _ in popup.actions():
                QTest.keyClick(popup, Qt.Key.Key_Down)
                chosen = popup.activeAction()
                if chosen is not None and chosen.objectName() == action:
                    QTest.keyClick(popup, Qt.Key.Key_Return)
                    return
            troubles.append(LostError(f"no entry {action} in the menu"))
            popup.close()

        self.to(button)
        QTimer.singleShot(10, walk)
        self.press("Space")
        self.hands.wait(lambda: QApplication.activePopupWidget() is None, "the menu to close")
        if troubles:
            raise troubles[0]
        self.hands.settle()

    def place(self) -> str:
        """The name of what has the keys."""
        found = self.hands.root().focusWidget()
        return "" if found is None else found.objectName()

    def _send(self, keys: str) -> None:
        pressed = QKeySequence(keys)[0]
        window = self._window()
        QTest.keyClick(window, Qt.Key(pressed.key()), pressed.keyboardModifiers())

    def _window(self) -> QWindow:
        root: QWidget = self.hands.root()
        if not root.isActiveWindow():  # without a screen nobody hands the keys over
            root.activateWindow()
            self.hands.wait(root.isActiveWindow, "the window to have the keys")
        handle = root.windowHandle()
        assert handle is not None
        return handle
