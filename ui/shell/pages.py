"""The pages of the workplace, in the order of the day. A page that is not built is not here.

A laptop on a visit shows fewer: what needs the office's queue, blanks and printers stays there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ektp_desk.accounts.rules import Role
from ui.accounts.settings_page import SettingsPage
from ui.cards.pickup_page import PickupPage
from ui.cards.printing_page import PrintingPage
from ui.context import Context
from ui.counter.page import CounterPage
from ui.coverage.page import CoveragePage
from ui.desk.page import DeskPage
from ui.fieldwork.page import FieldPage
from ui.followup.page import FollowUpPage
from ui.outreach.page import OutreachPage
from ui.page import Page
from ui.partners.page import PartnersPage
from ui.queue.overview_page import OverviewPage
from ui.queue.page import QueuePage
from ui.recording.page import RecordingPage
from ui.reports.page import ReportsPage
from ui.residents.page import ResidentsPage
from ui.stock.page import StockPage


@dataclass(frozen=True)
class PageSpec:
    """One entry of the navigation; `title` is translated in the context "PageSpec"."""

    name: str
    title: Any  # str: what QT_TRANSLATE_NOOP gives
    icon: str
    roles: tuple[Role, ...]
    make: Callable[[Context], Page]


_FRONT = (Role.COUNTER, Role.RECORDER, Role.HANDOVER, Role.SUPERVISOR)

PAGES = (
    PageSpec("desk", QT_TRANSLATE_NOOP("PageSpec", "Supervisor's desk"), "house",
             (Role.SUPERVISOR,), DeskPage),
    PageSpec("counter", QT_TRANSLATE_NOOP("PageSpec", "Counter"), "concierge-bell", _FRONT,
             CounterPage),
    PageSpec("queue", QT_TRANSLATE_NOOP("PageSpec", "Queue"), "ticket", _FRONT, QueuePage),
    PageSpec("overview", QT_TRANSLATE_NOOP("PageSpec", "Monitoring"), "layout-dashboard",
             (Role.SUPERVISOR,), OverviewPage),
    PageSpec("recording", QT_TRANSLATE_NOOP("PageSpec", "Recording"), "fingerprint-pattern",
             (Role.RECORDER, Role.SUPERVISOR), RecordingPage),
    PageSpec("printing", QT_TRANSLATE_NOOP("PageSpec", "Printing"), "printer",
             (Role.PRINTER, Role.SUPERVISOR), PrintingPage),
    PageSpec("pickup", QT_TRANSLATE_NOOP("PageSpec", "Pick-up"), "id-card",
             (Role.HANDOVER, Role.COUNTER, Role.SUPERVISOR), PickupPage),
    PageSpec("followup", QT_TRANSLATE_NOOP("PageSpec", "Follow-up"), "clipboard-list",
             (*_FRONT, Role.PRINTER), FollowUpPage),
    PageSpec("stock", QT_TRANSLATE_NOOP("PageSpec", "Blanks"), "boxes",
             (Role.PRINTER, Role.SUPERVISOR), StockPage),
    PageSpec("outreach", QT_TRANSLATE_NOOP("PageSpec", "Outreach"), "bus",
             (Role.RECORDER, Role.COUNTER, Role.SUPERVISOR), OutreachPage),
    PageSpec("residents", QT_TRANSLATE_NOOP("PageSpec", "Residents"), "users",
             (*_FRONT, Role.PRINTER, Role.ADMINISTRATOR), ResidentsPage),
    PageSpec("coverage", QT_TRANSLATE_NOOP("PageSpec", "Coverage"), "map-pin",
             (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.RECORDER), CoveragePage),
    PageSpec("partners", QT_TRANSLATE_NOOP("PageSpec", "Partners"), "heart-handshake",
             (Role.SUPERVISOR,), PartnersPage),
    PageSpec("reports", QT_TRANSLATE_NOOP("PageSpec", "Reports"), "chart-column",
             (Role.SUPERVISOR,), ReportsPage),
    PageSpec("settings", QT_TRANSLATE_NOOP("PageSpec", "Settings"), "settings",
             tuple(Role), SettingsPage),
)  # fmt: skip

ON_A_LAPTOP = ("recording", "residents", "settings")
FIELD_PAGES = (
    PageSpec("fieldwork", QT_TRANSLATE_NOOP("PageSpec", "Outreach"), "bus",
             (Role.RECORDER, Role.COUNTER, Role.SUPERVISOR), FieldPage),
    *(spec for spec in PAGES if spec.name in ON_A_LAPTOP),
)  # fmt: skip
