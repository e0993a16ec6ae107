"""Tindak lanjut: one page with a tab for each list, by what the officer may do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import Role
from ektp_desk.cards.suket import ISSUERS
from ektp_desk.kernel.changes import Changes
from ektp_desk.recording.followup import FOLLOWERS
from ektp_desk.recording.ikd import ACTIVATORS
from ui.context import Context
from ui.followup.birthdays_tab import BirthdaysTab
from ui.followup.cases_tab import CasesTab
from ui.followup.followup_tab import FollowUpTab
from ui.followup.ikd_tab import IkdTab
from ui.followup.letters_tab import LettersTab
from ui.followup.suket_tab import SuketTab
from ui.followup.tab import Tab
from ui.page import Page
from ui.shell.scanned import Scanned
from ui.widgets.texts import Title


@dataclass(frozen=True)
class TabSpec:
    """One tab; `title` is translated in the context "TabSpec"."""

    name: str
    title: Any  # str: what QT_TRANSLATE_NOOP gives
    roles: tuple[Role, ...]
    make: Callable[[Context], Tab]


TABS = (
    TabSpec("follow_ups", QT_TRANSLATE_NOOP("TabSpec", "To be done"), FOLLOWERS, FollowUpTab),
    TabSpec("cases", QT_TRANSLATE_NOOP("TabSpec", "Cases"), FOLLOWERS, CasesTab),
    TabSpec("letters", QT_TRANSLATE_NOOP("TabSpec", "Letters"), FOLLOWERS, LettersTab),
    TabSpec("sukets", QT_TRANSLATE_NOOP("TabSpec", "Suket"), ISSUERS, SuketTab),
    TabSpec("birthdays", QT_TRANSLATE_NOOP("TabSpec", "Coming of age"),
            (Role.PRINTER, Role.RECORDER, Role.SUPERVISOR), BirthdaysTab),
    TabSpec("ikd", QT_TRANSLATE_NOOP("TabSpec", "IKD"), ACTIVATORS, IkdTab),
)  # fmt: skip


class FollowUpPage(Page):
    """Tabs are made when first looked at."""

    watched = frozenset({"central", "follow_up", "case", "paper", "recording", "card", "suket",
                         "ikd", "resident", "stock", "profile"})  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._specs = [spec for spec in TABS if context.may(*spec.roles)]
        self._tabs: dict[int, Tab] = {}
        self._fresh: set[int] = set()
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 24)
        page.setSpacing(12)
        page.addWidget(Title(self.tr("Follow-up")))
        self.bar = QTabBar()
        self.bar.setObjectName("followUpTabs")
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
