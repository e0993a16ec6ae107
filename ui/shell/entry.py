"""Between opening and a session: the sign-in screen, with the office as it is now."""

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import shiboken6
from PySide6.QtCore import QObject

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.queries import OfficeNow, office_now
from ektp_desk.accounts.services import SignIn
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from ui.accounts.emergency_dialog import EmergencyDialog
from ui.accounts.sign_in import SignInView
from ui.catcher import hand_over
from ui.shell.asking import Asking
from ui.shell.guesses import GuessesHome
from ui.shell.session import Session
from ui.tasks import Tasks

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


class Entry(QObject):
    """Asks who it is, and lets them in.

    What the supervisor changed meanwhile, the profile and the counters, is read when the screen
    comes up, whenever somebody comes back to it, and once more when somebody is let in.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        assert window.opened is not None
        self._window = window
        self._opened = window.opened
        nobody = Actor(None, "", frozenset(), window.station, instance=self._opened.instance.id)
        self.tasks = Tasks(self._opened.desk, nobody, self)
        self.tasks.crashed.connect(hand_over)
        self.tasks.trouble.connect(self._on_trouble)
        self.tasks.recovered.connect(self._on_recovered)
        self.asking = Asking(self.tasks, self)
        self.asking.asked.connect(self._on_asked)
        self.asking.gave_up.connect(self._on_trouble)
        self._words = Sentences(window.language.code)
        self.view = SignInView(
            window.icons,
            self._words,
            self._opened.profile,
            self._opened.counters,
            username=window.preferences.username,
            counter_id=window.preferences.counter_id,
        )
        self.view.wanted.connect(self._on_wanted)
        if self._opened.field is not None:
            self.view.show_visit(self._opened.field.title)
            self.view.left.connect(window.leave_office)
        self.view.emergency_wanted.connect(self._on_emergency)
        self._guesses = GuessesHome(self.tasks, self._opened.guesses, self)
        self.refresh()

    def refresh(self) -> None:
        """Read profile and counters anew, and write what was guessed wrong meanwhile."""
        self._guesses.tell()
        self.tasks.read(self.view, office_now, done=self._on_office, key="office")

    def _on_office(self, now: OfficeNow) -> None:
        self._keep(now)
        self.view.show_office(now.profile, now.counters)

    def _keep(self, now: OfficeNow) -> None:
        self._opened.desk.zone = ZoneInfo(now.profile.zone)
        self._opened = replace(self._opened, profile=now.profile, counters=now.counters)
        self._window.opened = self._opened

    def _on_wanted(self, username: str, password: str, counter_id: int) -> None:
        def answered(result: SignIn) -> None:
            if result.actor is None:
                self.view.show_refusal(result)
                return
            preferences = self._window.preferences
            preferences.username, preferences.counter_id = username.strip(), counter_id
            self._let_in(result.actor)

        self.asking.begin()
        self.tasks.write(
            self.view, accounts.sign_in, done=answered, refused=self._on_trouble,
            troubled=self._on_trouble,
            username=username, password=password, counter_id=counter_id or None,
            station=self._window.station, left=self._opened.instance.left,
        )  # fmt: skip

    def _on_emergency(self) -> None:
        EmergencyDialog(
            self.tasks, self._words, self._window.station, self._let_in, self.view
        ).open()

    def _let_in(self, actor: Actor) -> None:
        def begin(now: OfficeNow) -> None:
            self._keep(now)
            self.tasks.close(wait=False)
            self._window.begin_session(Session(self._window, actor))

        self.tasks.read(self.view, office_now, done=begin, key="office")

    def _on_trouble(self, error: OfficeError | MachineError, _again: object = None) -> None:
        if shiboken6.isValid(self.view):
            self.view.show_sentence(self._words.refusal(error))

    def _on_asked(self) -> None:
        if shiboken6.isValid(self.view):
            self.view.show_asking(self._words.say("sign_in.asking"))

    def _on_recovered(self) -> None:
        if shiboken6.isValid(self.view):
            self.view.clear_error()
