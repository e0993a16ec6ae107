"""Ctrl+K: one place to search; results while typing, Enter opens."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.shell.finding import Finder, Found
from ui.widgets.search_field import SearchField
from ui.widgets.texts import Caption, Muted

WIDTH, HEIGHT = 620, 440


class Palette(QDialog):
    """`opened` tells the `Found` that was chosen."""

    opened = Signal(object)

    def __init__(
        self, context: Context, pages: tuple[Found, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Search"))
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.resize(WIDTH, HEIGHT)
        self._context = context
        self._pages = pages
        self._shown: tuple[Found, ...] = ()
        self._asked = ""  # the text that is looked for, or whose results stand here
        self._awaited = False
        self._hasty = False  # Enter came before the answer
        self._finder = Finder(context, self)
        self._finder.found.connect(self._show)
        self._finder.nothing.connect(lambda _text: self._show(()))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        self.field = SearchField(
            self.tr("NIK, name, ticket, receipt, document number, page"),
            context.icons.icon("search", "neutral"),
        )
        self.field.setObjectName("searchText")
        self.field.search_changed.connect(self._on_text)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("searchResults")
        self.list.itemActivated.connect(lambda _item: self._open())
        self.list.itemClicked.connect(lambda _item: self._open())
        self._empty = Muted("")
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty)
        column.addWidget(Caption(self.tr("↑ ↓ choose · Enter opens · Esc closes")))
        self._on_text("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and (event.type() is QEvent.Type.KeyPress)
        ):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_enter()
                return True
        return super().eventFilter(watched, event)

    @property
    def results(self) -> tuple[Found, ...]:
        """What is shown."""
        return self._shown

    def _on_enter(self) -> None:
        """Open what is chosen; who typed quickly gets what the whole text finds."""
        text = self.field.text().strip()
        if text == self._asked and not self._awaited:
            self._open()
            return
        self._hasty = True
        if text != self._asked:
            self._on_text(text)

    def _on_text(self, text: str) -> None:
        self._asked, self._awaited = text, bool(text)
        if not text:
            self._show(self._pages)
            return
        self._finder.find(text)

    def _show(self, found: tuple[Found, ...]) -> None:
        self._awaited = False
        text = self.field.text().strip().casefold()
        pages = tuple(page for page in self._pages if text and text in page.title.casefold())
        self._shown = found if found is self._pages else (*pages, *found)
        self.list.clear()
        for result in self._shown:
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, 46))
            self.list.addItem(item)
            self.list.setItemWidget(item, self._line(result))
        if self._shown:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._shown))
        self._empty.setVisible(not self._shown)
        self._empty.setText(self.tr("Nothing found. Try fewer letters, or the whole number."))
        hasty, self._hasty = self._hasty, False
        if hasty:
            self._open()

    def _line(self, result: Found) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 2, 8, 2)
        icon = QLabel()
        icon.setPixmap(self._context.icons.pixmap(result.icon, 20, "neutral"))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        title = QLabel(result.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        texts.addWidget(title)
        if result.detail:
            texts.addWidget(Caption(result.detail))
        row.addWidget(icon)
        row.addLayout(texts, 1)
        return line

    def _open(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._shown):
            chosen = self._shown[place]
            self.accept()
            self.opened.emit(chosen)
