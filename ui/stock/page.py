"""Blangko: what is left, how long it lasts, and every movement behind it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ektp_desk.accounts.rules import Role
from ui.stock.destruction_tab import DestructionTab
from ui.stock.differences_tab import DifferencesTab
from ui.stock.ledger_tab import LedgerTab
from ui.stock.overview_tab import OverviewTab
from ui.stock.requests_tab import RequestsTab
from ui.stock.reserves_tab import ReservesTab
from ui.stock.serials_tab import SerialsTab
from ui.tabs import TabbedPage, TabSpec

KEEPERS = (Role.PRINTER, Role.SUPERVISOR)

TABS = (
    TabSpec("overview", QT_TRANSLATE_NOOP("TabSpec", "Overview"), KEEPERS, OverviewTab),
    TabSpec("requests", QT_TRANSLATE_NOOP("TabSpec", "Requests"), (Role.SUPERVISOR,), RequestsTab),
    TabSpec("ledger", QT_TRANSLATE_NOOP("TabSpec", "Ledger"), KEEPERS, LedgerTab),
    TabSpec("reserves", QT_TRANSLATE_NOOP("TabSpec", "Set aside"), KEEPERS, ReservesTab),
    TabSpec("serials", QT_TRANSLATE_NOOP("TabSpec", "Serials"), KEEPERS, SerialsTab),
    TabSpec("differences", QT_TRANSLATE_NOOP("TabSpec", "Differences"), KEEPERS, DifferencesTab),
    TabSpec("destruction", QT_TRANSLATE_NOOP("TabSpec", "Destruction"), KEEPERS, DestructionTab),
)


class StockPage(TabbedPage):
    """The stock of blank cards, a tab for each way to look at it."""

    tabs = TABS
    bar_name = "stockTabs"

    def _title(self) -> str:
        return self.tr("Blank cards")
