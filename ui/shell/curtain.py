"""Curtains over the program's windows: what stood there stays, and nobody sees it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.widgets.texts import Muted, Title


class Curtain(QWidget):
    """Covers one window, whatever its size becomes."""

    def __init__(self, over: QWidget, icons: Icons, title: str, text: str) -> None:
        super().__init__(over)
        self.setObjectName("curtain")
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.addStretch(1)
        mark = QLabel()
        mark.setPixmap(icons.pixmap("lock", 48, "neutral"))
        for label in (mark, Title(title), Muted(text)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(4)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        over = self.parentWidget()
        if over is not None and event.type() is QEvent.Type.Resize and watched is over:
            self.setGeometry(over.rect())
        elif event.type() is QEvent.Type.ChildAdded and watched is self.parent():
            QTimer.singleShot(0, self, self.raise_)  # not while the child is being made
        return super().eventFilter(watched, event)


def to_cover(app: QApplication, main: QWidget) -> list[QWidget]:
    """The main window and every dialog that stands open."""
    dialogs = [one for one in app.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    return [main, *dialogs]


def close_dialogs(app: QApplication) -> None:
    """Leave every dialog, as Esc would; also one that would rather stay."""
    for dialog in [one for one in app.topLevelWidgets() if isinstance(one, QDialog)]:
        if dialog.isVisible():
            dialog.reject()
        if dialog.isVisible():
            dialog.done(QDialog.DialogCode.Rejected)
