"""The main window: start, set-up, sign-in, workplace, one after another."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QWidget

from ektp_desk.kernel.station import station_name
from ui.language import Language
from ui.loading import Loader
from ui.preferences import Preferences
from ui.shell.start import StartView, TroubleView
from ui.start_dialogs import NotOpenedDialog
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, PrimaryButton

if TYPE_CHECKING:
    from ui.opening import Opened
    from ui.setup.steps import Answers
    from ui.shell.session import Session

SIZE = (1366, 768)


class _Bridge(QObject):
    """Brings what other threads tell to the UI thread."""

    changes = Signal(object)
    link = Signal(bool)
    spooled = Signal(object)


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
    ) -> None:
        super().__init__()
        self.app = app
        self.theme = theme
        self.language = language
        self.preferences = preferences
        self.icons = Icons(theme)
        self.address = address
        self.clock = clock
        self.station = station or station_name()
        self._documents = documents
        self.opened: Opened | None = None
        self.session: Session | None = None
        self.bridge = _Bridge(self)
        self.setWindowTitle("EKTP Desk")
        self.setWindowIcon(self.icons.icon("id-card", "accent"))
        self.resize(*SIZE)
        self.loader = Loader(self)
        self.loader.opened.connect(self._on_opened)
        self.loader.failed.connect(self._on_failed)
        self.setCentralWidget(StartView(self.icons))

    def begin(self) -> None:
        """Open the office."""
        if not isinstance(self.centralWidget(), StartView):
            self.setCentralWidget(StartView(self.icons))
        self.loader.start(self.address, self.clock)

    def bring_forward(self, opening: str) -> None:
        """The program was started again: show what runs, and the file given, if any."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        if opening:
            NotOpenedDialog(Path(opening).name, self).open()

    # -- opening ---------------------------------------------------------------------------

    def _on_opened(self, opened: "Opened") -> None:
        self.opened = opened
        self.show_sign_in()
        self.ready.emit()

    def _on_failed(self, error: Exception) -> None:
        from ektp_desk.kernel.errors import MachineError, OfficeError
        from ui.opening import NEEDS_SETUP

        if isinstance(error, MachineError) and error.code in NEEDS_SETUP:
            self.show_setup()
        elif isinstance(error, MachineError | OfficeError):
            self._show_trouble(error)
        else:
            self.ready.emit()
            raise error
        self.ready.emit()

    def _show_trouble(self, error: Any) -> None:
        from ektp_desk.kernel.sentences import Sentences

        retry = PrimaryButton(self.tr("Try again"))
        retry.clicked.connect(self.begin)
        other = Button(self.tr("Open another file…"))
        other.clicked.connect(self._on_other_file)
        leave = Button(self.tr("Quit"))
        leave.clicked.connect(self.close)
        sentence = Sentences(self.language.code).refusal(error)
        self.setCentralWidget(TroubleView(self.icons, sentence, [retry, other, leave]))

    def _on_other_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open another database"), "", self.tr("Databases (*.db);;All files (*)")
        )
        if name:
            self.address = name
            self.begin()

    # -- set-up and sign-in ----------------------------------------------------------------

    def show_setup(self, answers: "Answers | None" = None) -> None:
        """The guided first start; `answers` given so far survive a change of language."""
        from ui.setup.wizard import SetupView

        view = SetupView(self.icons, self.language, self.preferences, self.address, answers=answers)
        view.finished.connect(self._on_set_up)
        view.language_chosen.connect(self._on_setup_language)
        self.setCentralWidget(view)

    def _on_setup_language(self, code: str) -> None:
        self.preferences.language = code
        self.language.choose(code)
        view = self.centralWidget()
        self.show_setup(getattr(view, "answers", None))

    def _on_set_up(self, address: str) -> None:
        self.address = address
        self.begin()

    def show_sign_in(self) -> None:
        """Ask who it is."""
        from ektp_desk.kernel.sentences import Sentences
        from ui.accounts.sign_in import SignInView

        assert self.opened is not None
        view = SignInView(
            self.icons,
            Sentences(self.language.code),
            self.opened.profile,
            self.opened.counters,
            username=self.preferences.username,
            counter_id=self.preferences.counter_id,
        )
        view.wanted.connect(self._on_sign_in_wanted)
        self.setCentralWidget(view)

    def _on_sign_in_wanted(self, username: str, password: str, counter_id: int) -> None:
        from ui.shell.session import sign_in

        sign_in(self, username, password, counter_id)

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

    def sign_out(self) -> None:
        """End the session; the program stays."""
        if self.session is not None:
            self.session.end()
            self.session = None
        if self.opened is not None:
            self.show_sign_in()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything begun is finished before the window goes."""
        if self.session is not None:
            self.session.end()
            self.session = None
        self.loader.wait()
        if self.opened is not None:
            self.opened.desk.close()
            self.opened = None
        self.language.close()
        super().closeEvent(event)

    def documents(self) -> Path:
        """Where papers are kept."""
        assert self.opened is not None
        return self._documents or self.opened.documents

    def show_widget(self, widget: QWidget) -> None:
        """Put something else into the window."""
        self.setCentralWidget(widget)
