"""The main window: start, set-up, sign-in, workplace, one after another."""

from pathlib import Path
from random import random
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QPushButton, QWidget

from ektp_desk.kernel.station import station_name
from ui.language import Language
from ui.loading import Loader
from ui.preferences import Preferences
from ui.shell.ending import Ending
from ui.shell.files import OpenedFiles
from ui.shell.start import StartView, TroubleView
from ui.shell.without_server import WithoutServer
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.vault.door import OF_SERVERS, KeyDoor

if TYPE_CHECKING:
    from ektp_desk.accounts.kiosk import LeftUnwritten
    from ektp_desk.storage.audit_keeper import State
    from ektp_desk.storage.places import Places
    from ui.display.opening import Displays
    from ui.fieldwork.door import FieldDoor
    from ui.kiosk.entry import KioskEntry
    from ui.kiosk.session import KioskSession
    from ui.opening import OnLaptop, Opened
    from ui.setup.steps import Answers
    from ui.shell.entry import Entry
    from ui.shell.session import Session

SIZE = (1366, 768)


class _Bridge(QObject):
    """Brings what other threads tell to the UI thread."""

    changes = Signal(object)
    link = Signal(bool)
    spooled = Signal(object)
    audited = Signal(object)  # ektp_desk.storage.audit_keeper.State


class MainWindow(QMainWindow):
    """Shows itself at once; everything heavy comes in behind (see `ui.loading`)."""

    ready = Signal()  # sign-in, set-up or trouble is on the screen

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        language: Language,
        preferences: Preferences,
        *,
        address: str | None = None,
        clock: Any = None,
        documents: Path | None = None,
        station: str = "",
        kiosk: bool = False,
    ) -> None:
        """`kiosk`: a supervisor begins kiosk mode instead of somebody signing in."""
        super().__init__()
        self.app = app
        self.theme = theme
        self.language = language
        self.preferences = preferences
        self.icons = Icons(theme)
        self.address = address
        self.clock = clock
        self.station = station or station_name()
        self.given_documents = documents
        self.opened: Opened | None = None
        self.entry: Entry | KioskEntry | None = None
        self.session: Session | None = None
        self.kiosk: KioskSession | None = None
        self._kiosk_wanted = kiosk
        self.left_unwritten: LeftUnwritten | None = None
        self.displays: Displays | None = None
        self._ending: Ending | None = None
        self._leaving = False
        self._noted = ""  # what an administrator should know
        self._said = ""  # why somebody is asked to sign in again
        self._failures = 0
        self.without_server = WithoutServer(self)
        self.files = OpenedFiles(self)
        self.laptop: FieldDoor | None = None
        self._leaves_office = False
        self.keys = KeyDoor(self)
        self.bridge = _Bridge(self)
        self.audit: State | None = None  # what is known of the data
        self.bridge.audited.connect(self._on_audited)
        self.setWindowTitle("EKTP Desk")
        self.resize(*SIZE)
        self.loader = Loader(self)
        self.loader.opened.connect(self._on_opened)
        self.loader.failed.connect(self._on_failed)
        self.setCentralWidget(StartView(self.icons))

    def begin(self) -> None:
        """Open the office, once something stands on the screen: loading delays the painting."""
        view = self.centralWidget()
        if self.without_server.gives:
            self.load()
            return
        if not isinstance(view, StartView):
            view = StartView(self.icons)
            self.setCentralWidget(view)
        if view.seen:
            self.load()
        else:
            view.painted.connect(self.load)

    def load(self) -> None:
        """Open the office behind what stands in the window."""
        self.theme.complete()
        self.loader.start(self.address, self.clock, self.given_documents, self.keys.key)

    def bring_forward(self, opening: str) -> None:
        """The program was started again: show what runs, and the file given, if any."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        if opening:
            self.files.offer(Path(opening))

    # -- opening ---------------------------------------------------------------------------

    def _on_opened(self, opened: "Opened | OnLaptop") -> None:
        from ui.fieldwork.door import FieldDoor
        from ui.opening import OnLaptop

        if self._leaving:
            opened.close()
            return
        if isinstance(opened, OnLaptop):
            self.laptop = self.laptop or FieldDoor(self, opened.store, opened.clock)
            self.laptop.show_home(opened.laptop)
            self.ready.emit()
            return
        self.opened, self._failures, self.without_server.gives = opened, 0, False
        self.audit = None
        if opened.keeper is not None:
            opened.keeper.begin(self.bridge.audited.emit)
        self._noted = "" if opened.found is None else self.keys.said_of(opened.found)
        self.show_sign_in()
        self.ready.emit()

    def _on_audited(self, state: "State") -> None:
        """Kept for whoever signs in later; said to who is here."""
        self.audit = state
        if self.session is not None:
            self.session.show_audit()

    def _on_failed(self, error: Exception) -> None:
        from ektp_desk.kernel.errors import MachineError, OfficeError
        from ui.opening import NEEDS_SETUP
        from ui.vault.ways_back import WasHere

        if self._leaving:
            return
        if isinstance(error, MachineError) and error.code in NEEDS_SETUP:
            WasHere(self, error.code, lambda was_here: self._on_missing(error, was_here=was_here))
            return
        if isinstance(error, MachineError) and error.code == "machine.locked":
            self.keys.ask()
        elif isinstance(error, MachineError) and error.code in OF_SERVERS:
            self.keys.ask_server(error)
        elif isinstance(error, MachineError | OfficeError):
            self.show_trouble(error)
        else:
            self.ready.emit()
            raise error
        self.ready.emit()

    def _on_missing(self, error: Any, *, was_here: bool) -> None:
        """There is no office at the address: no new one is begun unasked where there was one."""
        if self._leaving:
            return
        if was_here:
            self.show_trouble(error)
        else:
            self.show_setup()
        self.ready.emit()

    def show_trouble(self, error: Any) -> None:
        """Say why the office cannot be opened, and what can be done."""
        from ektp_desk.kernel.lost import UNREACHABLE
        from ektp_desk.kernel.pauses import pause
        from ektp_desk.kernel.sentences import Sentences
        from ui.vault.ways_back import ways_back
        from ui.widgets.buttons import Button, PrimaryButton

        retry = PrimaryButton(self.tr("Try again"))
        retry.clicked.connect(self.begin)
        other = Button(self.tr("Open another file…"))
        other.clicked.connect(self.open_other_file)
        leave = Button(self.tr("Quit"))
        leave.clicked.connect(self.close)
        sentence = Sentences(self.language.code).refusal(error)
        buttons: list[QPushButton] = [retry, other, leave]
        buttons[1:1] = ways_back(self, error.code)
        if error.code == UNREACHABLE and (without := self.without_server.button()) is not None:
            buttons.insert(1, without)
        if not self.without_server.gives:
            self.setCentralWidget(TroubleView(self.icons, sentence, buttons))
        if error.code == UNREACHABLE:
            self._failures += 1
            pause_ms = round(1_000 * pause(self._failures, random()))
            view = self.centralWidget()
            assert view is not None
            QTimer.singleShot(pause_ms, view, self.begin)  # not when another view stands there

    def open_other_file(self) -> None:
        """Choose another database and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open another database"), "", self.tr("Databases (*.db);;All files (*)")
        )
        if name:
            self.address = name
            self.begin()

    def setCentralWidget(self, widget: QWidget) -> None:
        """Whoever uses the keyboard begins where the view wants it.

        Qt forgets what had the focus in a view before it stood in the window.
        """
        wanted = widget.focusWidget()
        super().setCentralWidget(widget)
        if wanted is not None and widget.focusWidget() is None:
            wanted.setFocus()

    # -- set-up and sign-in ----------------------------------------------------------------

    def show_setup(self, answers: "Answers | None" = None) -> None:
        """The guided first start; `answers` given so far survive a change of language."""
        from ui.setup.wizard import SetupView

        view = SetupView(self.icons, self.language, self.preferences, self.address, answers=answers)
        view.finished.connect(self._on_set_up)
        view.protected.connect(self.keys.keep_first)
        view.language_chosen.connect(self._on_setup_language)
        view.laptop_wanted.connect(self._on_laptop_wanted)
        self.setCentralWidget(view)

    def _on_setup_language(self, code: str) -> None:
        self.preferences.language = code
        self.language.choose(code)
        view = self.centralWidget()
        self.show_setup(getattr(view, "answers", None))

    def _on_laptop_wanted(self) -> None:
        self.address = None
        self.begin()

    def _on_set_up(self, address: str) -> None:
        self.address = address
        self.begin()

    def show_sign_in(self) -> None:
        """Ask who it is."""
        from ui.kiosk.entry import KioskEntry
        from ui.shell.entry import Entry

        self.entry = KioskEntry(self) if self._kiosk_wanted else Entry(self)
        self.setCentralWidget(self.entry.view)
        if self._said and isinstance(self.entry, Entry):
            self.entry.view.show_sentence(self._said)
        if self._noted and isinstance(self.entry, Entry):
            self.entry.view.show_note(self._noted)
        self._said = self._noted = ""

    def begin_session(self, session: "Session") -> None:
        """Somebody was let in."""
        self.session = session
        if self.entry is not None:
            self.entry.deleteLater()
            self.entry = None
        self.files.session_began()

    def want_kiosk(self) -> None:
        """End the session and ask a supervisor to begin kiosk mode."""
        self._kiosk_wanted = True
        self.sign_out()

    def leave_kiosk_entry(self) -> None:
        """This computer is a workplace after all."""
        self._kiosk_wanted = False
        if self.entry is not None:
            self.entry.tasks.close(wait=False)
            self.entry.deleteLater()
        self.show_sign_in()

    def begin_kiosk(self, kiosk: "KioskSession") -> None:
        """From now on the window fills the screen and stays there."""
        self.kiosk = kiosk
        if self.entry is not None:
            self.entry.deleteLater()
            self.entry = None
        self.showFullScreen()

    def leave_kiosk(self, left: "LeftUnwritten | None" = None) -> None:
        """A supervisor signed: the window is one like any other again.

        `left` is that leaving where the database did not answer, to be written at the next opening.
        """
        if self.kiosk is not None:
            self.left_unwritten = left
            ending, self.kiosk = self.kiosk.end(), None
            self.showNormal()
            self.language.choose(self.preferences.language)
            self.end_with(ending)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.kiosk is not None:
            self.kiosk.heed_shape()

    def changeEvent(self, event: QEvent) -> None:
        """Who comes back to the sign-in screen finds the office as it is now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self.entry:
            self.entry.refresh()
        minimised = event.type() is QEvent.Type.WindowStateChange and self.isMinimized()
        if minimised and self.kiosk is not None:
            self.showFullScreen()

    # -- while signed in -------------------------------------------------------------------

    def choose_language(self, code: str) -> None:
        """Speak another language from now on; the pages are made anew."""
        self.preferences.language = code
        self.language.choose(code)
        if self.session is not None:
            self.session.rebuild()

    def choose_theme(self, mode: str) -> None:
        """Another appearance from now on; icons and charts are drawn anew."""
        self.preferences.theme = mode
        self.theme.set_mode(mode)
        if self.session is not None:
            self.session.rebuild()

    def open_display(self) -> None:
        """The call display as a second window; it stays while officers come and go."""
        from ektp_desk.config import load_settings
        from ui.display.opening import Displays

        if self.displays is None:
            self.displays = Displays(self.theme, self.language, self.preferences, self)
        assert self.opened is not None
        there = self.displays.open(
            self.address or load_settings().database,
            self.opened.desk.clock,
            self.opened.documents,
            beside=self.screen(),
            full=len(self.app.screens()) > 1,
            key=self.opened.key,
        )
        if not there and self.session is not None:
            self.session.requests.notice.emit(
                self.tr("The call display is open in another program that does not answer."),
                "warning",
            )

    def sign_out(self, *, said: str = "") -> None:
        """End the session; the program stays, and the sign-in says why."""
        if self.session is not None:
            self._said = said
            ending, self.session = self.session.end(), None
            self.end_with(ending)

    def leave_office(self) -> None:
        """Close what is open and begin anew, where this computer begins: a laptop's own list."""
        self._leaves_office = True
        self.end_with(self._last_steps() or Ending([], self))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything begun is finished before the window goes, behind a word about it.

        Who closes once more does not wait: the program then ends out of sight.
        """
        if self.kiosk is not None and not self.app.isSavingSession():
            event.ignore()  # a supervisor signs first; only the computer itself may shut down
            return
        if not self._leaving:
            self._leaving = True
            if self.displays is not None:
                self.displays.close()
            last = self._last_steps() if self._ending is None else None
            if last is not None:
                self.end_with(last)
            if self._ending is not None:
                event.ignore()
                return
        self.language.close()
        super().closeEvent(event)

    def _last_steps(self) -> Ending | None:
        """What is still to be finished; None for nothing."""
        if self.session is not None:
            ending, self.session = self.session.end(), None
            return ending
        if self.kiosk is not None:
            ending, self.kiosk = self.kiosk.end(), None
            return ending
        if self.entry is not None:
            entry, self.entry = self.entry, None
            return Ending([entry.tasks.close], self)
        return Ending([self.loader.wait], self) if self.loader.running else None

    def end_with(self, ending: Ending) -> None:
        """Finish what is to be finished, behind a word about it."""
        self._ending = ending
        self.setCentralWidget(StartView(self.icons, self.tr("Closing …")))
        ending.over.connect(self._on_ended)
        ending.start()

    def _on_ended(self) -> None:
        self._ending = None
        if not self._leaving and self.keys.goes_on():
            return
        if not (self._leaving or self._leaves_office):
            self.show_sign_in()
        elif self.opened is not None:
            opened, self.opened = self.opened, None
            self.end_with(Ending([opened.close], self))  # SQLite may put a long journal away
        elif self._leaving:
            self.close()
        else:
            self._leaves_office, self.address = False, None
            self.begin()

    def places(self) -> "Places":
        """Where backups lie, by the settings of now; beside documents that stand in for theirs."""
        from ektp_desk.config import load_settings
        from ektp_desk.storage.places import Places

        settings = load_settings()
        given = self.given_documents
        home = settings.backups if given is None else given.parent / settings.backups.name
        return Places(home, settings.second)

    def documents(self) -> Path:
        """Where this office's papers are kept."""
        assert self.opened is not None
        return self.opened.papers

    def show_widget(self, widget: QWidget) -> None:
        """Put something else into the window."""
        self.setCentralWidget(widget)
