"""Pages with tabs: each tab is made when first looked at, and read anew when it went stale."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.changes import Changes
from ui.context import Context
from ui.page import Page
from ui.shell.scanned import Scanned
from ui.widgets.notice import Notice
from ui.widgets.texts import Title


class Tab(QWidget):
    """`column` takes the content below the tab's own calm bar; `refresh` loads it.

    `watched` are the nouns whose changes make the tab stale.
    """

    watched: frozenset[str] = frozenset()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.notice = Notice()
        self.column.addWidget(self.notice)

    def refresh(self) -> None:
        """Load what the tab shows."""
        raise NotImplementedError

    def open_with(self, argument: object) -> None:
        """Show the thing that another page wants shown."""

    def take_nik(self, text: str) -> bool:
        """Use a NIK that was scanned, if this tab can."""
        return False


@dataclass(frozen=True)
class TabSpec:
    """One tab; `title` is translated in the context "TabSpec"."""

    name: str
    title: Any  # str: what QT_TRANSLATE_NOOP gives
    roles: tuple[Role, ...]
    make: Callable[[Context], Tab]


class TabbedPage(Page):
    """A title and a bar of the tabs that the officer may see.

    A page of this kind says its `tabs`; `_title()` its title, `bar_name` the bar's object name.
    """

    tabs: tuple[TabSpec, ...] = ()
    bar_name = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._specs = [spec for spec in self.tabs if context.may(*spec.roles)]
        self._tabs: dict[int, Tab] = {}
        self._fresh: set[int] = set()
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(12)
        page.addWidget(Title(self._title()))
        self.bar = QTabBar()
        self.bar.setObjectName(self.bar_name)
        self.bar.setExpanding(False)
        self._stack = QStackedWidget()
        for spec in self._specs:
            self.bar.addTab(QCoreApplication.translate("TabSpec", spec.title))
            self._stack.addWidget(QWidget())
        page.addWidget(self.bar)
        page.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._on_tab)

    def refresh(self) -> None:
        self._fresh.clear()
        self._on_tab(self.bar.currentIndex())

    def heed(self, changes: Changes) -> None:
        """Only what the shown tab stands on is read anew at once."""
        self._fresh -= {place for place, tab in self._tabs.items() if changes.touches(*tab.watched)}
        if changes.touches(*self._tab().watched):
            self.mark_stale()

    def open_with(self, argument: object) -> None:
        """Show a tab by its name, perhaps with something on it: ("cases", case id)."""
        name = argument[0] if isinstance(argument, tuple) else argument
        for place, spec in enumerate(self._specs):
            if spec.name == name:
                self.bar.setCurrentIndex(place)
        if isinstance(argument, tuple):
            self._tab().open_with(argument[1])

    def take_scan(self, scanned: Scanned) -> bool:
        """A NIK is looked up on the tab that is shown."""
        return scanned.kind == "nik" and self._tab().take_nik(scanned.text)

    def _title(self) -> str:
        raise NotImplementedError

    def _tab(self) -> Tab:
        place = self.bar.currentIndex()
        if place not in self._tabs:
            made = self._specs[place].make(self.context)
            self._tabs[place] = made
            empty = self._stack.widget(place)
            self._stack.insertWidget(place, made)
            if empty is not None:
                self._stack.removeWidget(empty)
        return self._tabs[place]

    def _on_tab(self, place: int) -> None:
        tab = self._tab()
        self._stack.setCurrentIndex(place)
        if place not in self._fresh:
            self._fresh.add(place)
            tab.refresh()
