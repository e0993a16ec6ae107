"""Pengambilan: cards handed over, cards nobody fetched, cards that go out with the kelurahan."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ektp_desk.accounts.rules import Role
from ui.cards.delivery_tab import DeliveryTab
from ui.cards.pickup_tab import PickupTab
from ui.cards.uncollected_tab import UncollectedTab
from ui.shell.scanned import Scanned
from ui.tabs import TabbedPage, TabSpec

GIVERS = (Role.HANDOVER, Role.COUNTER, Role.SUPERVISOR)
SENDERS = (Role.HANDOVER, Role.SUPERVISOR)


class PickupPage(TabbedPage):
    """The scanner opens a card whatever tab is shown."""

    tabs = (
        TabSpec("pickup", QT_TRANSLATE_NOOP("TabSpec", "Hand over"), GIVERS, PickupTab),
        TabSpec("uncollected", QT_TRANSLATE_NOOP("TabSpec", "Not collected"), GIVERS,
                UncollectedTab),
        TabSpec("delivery", QT_TRANSLATE_NOOP("TabSpec", "Through the kelurahan"), SENDERS,
                DeliveryTab),
    )  # fmt: skip
    bar_name = "pickupTabs"

    def open_with(self, argument: object) -> None:
        """Open a card by its id, ("receipt", (card id, what was scanned)), ("delivery", id), or a
        tab by its name."""
        if isinstance(argument, int):
            argument = ("pickup", argument)
        elif isinstance(argument, tuple) and argument[0] == "receipt":
            argument = ("pickup", argument[1])
        super().open_with(argument)

    def take_scan(self, scanned: Scanned) -> bool:
        """A receipt, a card's number or a NIK: whose card is it?"""
        if scanned.kind not in ("card", "card_number", "nik"):
            return False
        super().open_with(("pickup", scanned))
        return True

    def _title(self) -> str:
        return self.tr("Pick-up")
