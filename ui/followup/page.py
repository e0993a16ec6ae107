"""Tindak lanjut: one page with a tab for each list, by what the officer may do."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ektp_desk.accounts.rules import Role
from ektp_desk.cards.suket import ISSUERS
from ektp_desk.recording.followup import FOLLOWERS
from ektp_desk.recording.ikd import ACTIVATORS
from ui.followup.birthdays_tab import BirthdaysTab
from ui.followup.cases_tab import CasesTab
from ui.followup.followup_tab import FollowUpTab
from ui.followup.ikd_tab import IkdTab
from ui.followup.letters_tab import LettersTab
from ui.followup.suket_tab import SuketTab
from ui.tabs import TabbedPage, TabSpec

TABS = (
    TabSpec("follow_ups", QT_TRANSLATE_NOOP("TabSpec", "To be done"), FOLLOWERS, FollowUpTab),
    TabSpec("cases", QT_TRANSLATE_NOOP("TabSpec", "Cases"), FOLLOWERS, CasesTab),
    TabSpec("letters", QT_TRANSLATE_NOOP("TabSpec", "Letters"), FOLLOWERS, LettersTab),
    TabSpec("sukets", QT_TRANSLATE_NOOP("TabSpec", "Suket"), ISSUERS, SuketTab),
    TabSpec("birthdays", QT_TRANSLATE_NOOP("TabSpec", "Coming of age"),
            (Role.PRINTER, Role.RECORDER, Role.SUPERVISOR), BirthdaysTab),
    TabSpec("ikd", QT_TRANSLATE_NOOP("TabSpec", "IKD"), ACTIVATORS, IkdTab),
)  # fmt: skip


class FollowUpPage(TabbedPage):
    """What is to be done, and the lists beside it."""

    tabs = TABS
    bar_name = "followUpTabs"

    def _title(self) -> str:
        return self.tr("Follow-up")
