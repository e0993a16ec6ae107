"""Jemput Bola: the office that comes to the people."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ektp_desk.accounts.rules import Role
from ui.outreach.home_tab import HomeTab
from ui.outreach.laptops_tab import LaptopsTab
from ui.outreach.proposals_tab import ProposalsTab
from ui.outreach.requests_tab import RequestsTab
from ui.outreach.visits_tab import VisitsTab
from ui.tabs import TabbedPage, TabSpec

TEAM = (Role.RECORDER, Role.COUNTER, Role.SUPERVISOR)
SUPERVISOR = (Role.SUPERVISOR,)

TABS = (
    TabSpec("visits", QT_TRANSLATE_NOOP("TabSpec", "Visits"), TEAM, VisitsTab),
    TabSpec("requests", QT_TRANSLATE_NOOP("TabSpec", "Requests for a visit"), TEAM, RequestsTab),
    TabSpec("proposals", QT_TRANSLATE_NOOP("TabSpec", "Where next"), SUPERVISOR, ProposalsTab),
    TabSpec("laptops", QT_TRANSLATE_NOOP("TabSpec", "Laptops"), SUPERVISOR, LaptopsTab),
    TabSpec("home", QT_TRANSLATE_NOOP("TabSpec", "Files home"), SUPERVISOR, HomeTab),
)


class OutreachPage(TabbedPage):
    """Visits, requests, laptops and what comes home with them, a tab each."""

    tabs = TABS
    bar_name = "outreachTabs"

    def _title(self) -> str:
        return self.tr("Going to the people")
