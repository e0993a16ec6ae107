"""Blangko: what is left, how long it lasts, and every movement behind it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ektp_desk.accounts.rules import Role
from ui.stock.destruction_tab import DestructionTab
from ui.stock.ledger_tab import LedgerTab
from ui.stock.overview_tab import OverviewTab
from ui.stock.requests_tab import RequestsTab
from ui.tabs import TabbedPage, TabSpec

KEEPERS = (Role.PRINTER, Role.SUPERVISOR)

TABS = (
    TabSpec("overview", QT_TRANSLATE_NOOP("TabSpec", "Overview"), KEEPERS, OverviewTab),
    TabSpec("ledger", QT_TRANSLATE_NOOP("TabSpec", "Ledger"), KEEPERS, LedgerTab),
    TabSpec("requests", QT_TRANSLATE_NOOP("TabSpec", "Requests"), (Role.SUPERVISOR,), RequestsTab),
    TabSpec("destruction", QT_TRANSLATE_NOOP("TabSpec", "Destruction"), KEEPERS, DestructionTab),
)


class StockPage(TabbedPage):
    """The stock of blank cards, a tab for each way to look at it."""

    tabs = TABS
    bar_name = "stockTabs"

    def _title(self) -> str:
        return self.tr("Blank cards")
