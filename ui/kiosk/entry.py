"""Before kiosk mode: a supervisor says that this computer is a kiosk now."""

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ektp_desk.accounts import kiosk
from ektp_desk.accounts.queries import OfficeNow, office_now
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from ui.catcher import hand_over
from ui.kiosk.session import KioskSession
from ui.shell.asking import Asking
from ui.shell.guesses import GuessesHome
from ui.tasks import Tasks
from ui.widgets.buttons import BigButton, QuietButton
from ui.widgets.field import Field
from ui.widgets.gate import Gate
from ui.widgets.inputs import Secret
from ui.widgets.texts import Muted

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

WIDTH = 420


class KioskEntryView(Gate):
    """`wanted` tells user name and password."""

    wanted = Signal(str, str)
    left = Signal()

    def __init__(self, window: "MainWindow", parent: QWidget | None = None) -> None:
        super().__init__(window.icons, "ticket", width=WIDTH, parent=parent)
        assert window.opened is not None
        text = self.tr("Kiosk: visitors take their numbers here by themselves")
        self.show_title(window.opened.profile.short_name, text)
        self._build(window)

    def _build(self, window: "MainWindow") -> None:
        self.username = QLineEdit()
        self.username.setObjectName("kioskOpenUsername")
        self.password = Secret("kioskOpenPassword")
        self._field = Field(self.tr("Password"), self.password)
        printer = window.preferences.printers.get("queue_ticket", "")
        said = self.tr("Tickets are printed by {printer}.").format(printer=printer)
        none = self.tr("No printer is chosen for tickets: they are kept as files.")
        self.panel.body.addWidget(Field(self.tr("Supervisor's user name"), self.username))
        self.panel.body.addWidget(self._field)
        self.panel.body.addWidget(Muted(said if printer else none))
        self.panel.body.addWidget(
            Muted(
                self.tr(
                    "To leave the kiosk later, hold the office's name at the top left for two "
                    "seconds, or press F12."
                )
            )
        )
        self._begin = BigButton(self.tr("Begin kiosk mode"))
        self._begin.setObjectName("kioskBegin")
        self._begin.clicked.connect(self._on_begin)
        self.password.returnPressed.connect(self._on_begin)
        back = QuietButton(self.tr("To the workplace"))
        back.setObjectName("kioskToWorkplace")
        back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(back)
        self.panel.body.addWidget(self._begin)
        self.panel.body.addLayout(foot)
        self.username.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why not; the name stays."""
        self._begin.setEnabled(True)
        self._field.set_error(sentence)
        self.password.selectAll()
        self.password.setFocus()

    def show_asking(self, sentence: str) -> None:
        """Say that the server is being asked; meanwhile nobody begins again."""
        self._begin.setEnabled(False)
        self._field.set_error(sentence)

    def _on_begin(self) -> None:
        if not self._begin.isEnabled():
            return  # Enter, while the answer is awaited
        self._field.clear_error()
        self._begin.setEnabled(False)
        self.wanted.emit(self.username.text(), self.password.text())


class KioskEntry(QObject):
    """Asks the supervisor, and begins the session of the kiosk's own account."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        assert window.opened is not None
        self._window = window
        nobody = Actor(
            None, "", frozenset(), window.station, instance=window.opened.instance.id
        )  # fmt: skip
        self.tasks = Tasks(window.opened.desk, nobody, self)
        self.tasks.crashed.connect(hand_over)
        self.asking = Asking(self.tasks, self)
        self.asking.asked.connect(self._on_asked)
        self.asking.gave_up.connect(self._refuse)
        self.view = KioskEntryView(window)
        self.view.wanted.connect(self._on_wanted)
        self.view.left.connect(window.leave_kiosk_entry)
        self._guesses = GuessesHome(self.tasks, window.opened.guesses, self)
        self.refresh()

    def refresh(self) -> None:
        """Nothing here grows old; what was guessed wrong without the database is written."""
        self._guesses.tell()

    def _on_wanted(self, username: str, password: str) -> None:
        self.asking.begin()
        self.tasks.write(
            self.view, kiosk.open_kiosk, done=self._let_in, refused=self._refuse,
            troubled=self._refuse, username=username, password=password,
            left=self._window.left_unwritten,
        )  # fmt: skip

    def _let_in(self, actor: Actor) -> None:
        self._window.left_unwritten = None

        def begin(now: OfficeNow) -> None:
            opened = self._window.opened
            assert opened is not None
            opened.desk.zone = ZoneInfo(now.profile.zone)
            self._window.opened = replace(opened, profile=now.profile, counters=now.counters)
            self.tasks.close(wait=False)
            self._window.begin_kiosk(KioskSession(self._window, actor))

        # The kiosk goes by the office's settings as they are now.
        self.tasks.read(self.view, office_now, done=begin, key="office")

    def _refuse(self, error: OfficeError | MachineError) -> None:
        if shiboken6.isValid(self.view):
            self.view.refuse(Sentences(self._window.language.code).refusal(error))

    def _on_asked(self) -> None:
        if shiboken6.isValid(self.view):
            words = Sentences(self._window.language.code)
            self.view.show_asking(words.say("sign_in.asking"))
