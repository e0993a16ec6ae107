"""Hands on a window: finds widgets by name, clicks, types, waits until everything is answered."""

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QSpinBox,
    QTabBar,
    QTableView,
    QWidget,
)

from ui.shell.scanner import GAP_MS
from ui.shell.window import MainWindow
from ui.widgets.notice import Notice

W = TypeVar("W", bound=QWidget)
PATIENCE = 120.0  # a slow machine is not a lost one
LOOK_MS = 10


class LostError(Exception):
    """The window does not show what the day expects; says what is on the screen instead."""


class Hands:
    """One officer's hands. Everything is done with mouse and keys, nothing is called."""

    def __init__(self, app: QApplication, window: MainWindow, pictures: Path) -> None:
        self._app = app
        self.window = window
        self._pictures = pictures

    # -- waiting ---------------------------------------------------------------------------

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program work until `condition` holds."""
        end = time.monotonic() + PATIENCE
        look = QTimer()  # an answer wakes the window by itself; what tells nothing is looked for
        look.start(LOOK_MS)
        while not condition():
            if time.monotonic() > end:
                raise LostError(f"waited for {what}; the notices say: {self.notices()}")
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def settle(self) -> None:
        """Wait until nothing is under way in this window."""
        self._app.processEvents()
        inside = self.window.session or self.window.kiosk or self.window.entry
        if inside is not None:
            self.wait(lambda: inside.tasks.idle, "answers")
        self._app.processEvents()

    def notices(self) -> str:
        """The sentences on the screen that tell of trouble."""
        found = [bar for bar in self.root().findChildren(QWidget) if bar.isVisible()
                 and bar.property("role") == "notice"]  # fmt: skip
        return " / ".join(bar.accessibleName() for bar in found)

    # -- finding ---------------------------------------------------------------------------

    def root(self) -> QWidget:
        """What has the keys: a dialog, or the window."""
        return self._app.activeModalWidget() or self.window

    def find(self, kind: type[W], name: str) -> W:
        """The visible widget of that name, waited for."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [
                child for child in self.root().findChildren(kind, name) if child.isVisible()
            ]
            return bool(found)

        self.wait(look, f"the widget {name}")
        return found[0]

    def enabled(self, name: str) -> bool:
        """Whether a widget can be used now."""
        return self.find(QWidget, name).isEnabled()

    def text_of(self, name: str) -> str:
        """What stands in a field."""
        return self.find(QLineEdit, name).text()

    def errors(self) -> list[str]:
        """The refusals shown beside fields."""
        found = [label for label in self.root().findChildren(QLabel)
                 if label.isVisible() and label.property("role") == "error"]  # fmt: skip
        return [label.text().removeprefix("✕  ") for label in found]

    def find_page(self, page: str) -> None:
        """Wait until a page is the one shown."""
        session = self.window.session
        assert session is not None
        self.wait(lambda: session.workplace.current == page, f"the page {page}")
        self.settle()

    def sees(self, name: str) -> bool:
        """Whether a widget of that name is on the screen."""
        return any(child.isVisible() for child in self.root().findChildren(QWidget, name))

    # -- doing -----------------------------------------------------------------------------

    def click(self, name: str) -> None:
        """Press a button, a box, a tile."""
        widget = self.find(QWidget, name)
        self.wait(widget.isEnabled, f"{name} to be ready")
        self._press(widget)
        self.settle()

    def retry(self) -> None:
        """Press the action of the calm bar."""
        for bar in self.root().findChildren(Notice):
            if bar.isVisible() and bar.action.isVisible():
                self._press(bar.action)
        self.settle()

    def leave(self) -> None:
        """Close the window and wait until it is gone."""
        self.window.close()
        self.wait(lambda: not self.window.isVisible(), "the window to close")

    def press_only(self, name: str) -> None:
        """Press and do not wait for the answer."""
        self._press(self.find(QWidget, name))

    def key(self, key: Qt.Key) -> None:
        """Press a key on the window."""
        handle = self.window.windowHandle()
        QTest.keyClick(handle, key)
        self.settle()

    def write(self, name: str, text: str) -> None:
        """Replace the text of a field."""
        editor = self.find(QLineEdit, name)
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, text)
        self.settle()

    def enter(self, name: str, text: str) -> None:
        """Type into a field and press Enter."""
        self.write(name, text)
        QTest.keyClick(self.find(QLineEdit, name), Qt.Key.Key_Return)
        self.settle()

    def number(self, name: str, value: int) -> None:
        """Type a number."""
        editor = self.find(QSpinBox, name)
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, str(value))
        self.settle()

    def choose(self, name: str, data: object) -> None:
        """Choose in a list box, as the keys would."""
        box = self.find(QComboBox, name)
        place = next(n for n in range(box.count()) if box.itemData(n) == data)
        box.setFocus()
        while box.currentIndex() != place:
            QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < place else Qt.Key.Key_Up)
        self.settle()

    def choose_by_user(self, name: str, data: object) -> None:
        """Choose in a list box that acts at once when somebody chooses."""
        box = self.find(QComboBox, name)
        place = next(n for n in range(box.count()) if box.itemData(n) == data)
        box.setCurrentIndex(place)
        box.activated.emit(place)
        self.settle()

    def row(self, name: str, row: int = 0, *, opens: bool = False) -> None:
        """Click a row of a table; with `opens` Enter opens it."""
        table = self.find(QTableView, name)
        self.wait(lambda: table.model().rowCount() > row, f"row {row} of {name}")
        table.scrollTo(table.model().index(row, 0))
        place = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        if opens:
            QTest.keyClick(table, Qt.Key.Key_Return)
        self.settle()

    def tab(self, name: str, place: int) -> None:
        """Click a tab."""
        bar = self.find(QTabBar, name)
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
        self.settle()

    def part(self, name: str, place: int) -> None:
        """Click an entry of a list."""
        widget = self.find(QListWidget, name)
        rect = widget.visualItemRect(widget.item(place))
        QTest.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        self.settle()

    def go(self, page: str) -> None:
        """Open a page by the navigation."""
        self.click(f"nav_{page}")

    def scan(self, code: str) -> None:
        """What a scanner does: keys in a burst, then Enter.

        A busy machine may stop us in the middle; then it is scanned again, as anybody would.
        """
        while not self._burst(code):
            QTest.qWait(2 * GAP_MS)
        self.settle()

    def _burst(self, code: str) -> bool:
        handle = self.window.windowHandle()
        starts = []
        for key in (*map(ord, code.upper()), Qt.Key.Key_Return):
            starts.append(time.monotonic())
            QTest.keyClick(handle, key)
        return all((later - sooner) * 1000 <= GAP_MS for sooner, later in pairwise(starts))

    def menu(self, button: str, action: str) -> None:
        """Open a button's menu and choose an entry by its name."""
        self._choose(action, lambda: self._press(self.find(QWidget, button)))

    def menu_at(self, name: str, place: Callable[[QWidget], QPoint], action: str) -> None:
        """Open the menu of a spot of a drawn widget and choose an entry by its name."""
        widget = self.find(QWidget, name)
        spot = place(widget)
        self._choose(action, lambda: QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot))

    def _choose(self, action: str, press: Callable[[], None]) -> None:
        found: list[Exception] = []

        def choose() -> None:
            popup = self._app.activePopupWidget()
            if popup is None:
                QTimer.singleShot(10, choose)
                return
            entry = next((a for a in popup.actions() if a.objectName() == action), None)
            if entry is None:
                found.append(LostError(f"no entry {action} in the menu"))
                popup.close()
                return
            popup.close()  # as a menu does before it acts: the entry may open a dialog
            entry.trigger()

        QTimer.singleShot(10, choose)
        press()
        self.wait(lambda: self._app.activePopupWidget() is None, "the menu to close")
        if found:
            raise found[0]
        self.settle()

    def dialog(self, begin: Callable[[], None], fill: Callable[[QDialog], None]) -> None:
        """Do what opens a dialog, fill it in while it stands, and see it closed."""
        trouble: list[Exception] = []
        below = self._app.activeModalWidget()  # what opens may stand over another dialog

        def attend() -> None:
            dialog = self._app.activeModalWidget()
            if not isinstance(dialog, QDialog) or dialog is below:
                QTimer.singleShot(10, attend)
                return
            try:
                fill(dialog)
            except Exception as error:
                trouble.append(error)
            if dialog.isVisible():
                if not trouble:
                    trouble.append(LostError(f"dialog stays: {self.notices()}"))
                dialog.reject()

        QTimer.singleShot(10, attend)
        begin()
        if trouble:
            raise trouble[0]
        self.settle()

    def confirm(self, *, closing: bool = True) -> None:
        """Press a dialog's main button and wait until it is gone."""
        dialog = self.root()
        self._press(self.find(QWidget, "dialogPrimary"))
        if closing:
            self.wait(lambda: not dialog.isVisible(), "the dialog to close")
        self.settle()

    def text(self, name: str) -> str:
        """What a label says."""
        return self.find(QLabel, name).text()

    def cells(self, name: str, column: int) -> list[str]:
        """The texts of a table's column, as far as it is loaded."""
        model = self.find(QTableView, name).model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def row_of(self, name: str, column: int, text: str) -> int:
        """The row whose column says `text`; pages on while there is more."""

        def there() -> bool:
            if text not in self.cells(name, column):
                self.find(QTableView, name).scrollToBottom()
                return False
            return True

        self.wait(there, f"{text} in {name}")
        return self.cells(name, column).index(text)

    def picture(self, name: str) -> None:
        """Keep what is on the screen."""
        self.settle()
        self.keep(name)

    def keep(self, name: str) -> None:
        """The same without waiting first."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        self.root().grab().save(str(self._pictures / f"{name}.png"))

    def _press(self, widget: QWidget) -> None:
        place = widget.rect().center()
        if widget.width() > 2 * widget.height():
            place = QPoint(min(20, place.x()), place.y())  # boxes are ticked at their left end
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
