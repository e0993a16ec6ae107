"""The window's way to locked data: who opens them, and what is done while the office is closed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.shell.ending import Ending

if TYPE_CHECKING:
    from ektp_desk.kernel.errors import MachineError
    from ektp_desk.storage.credentials import FoundInSettings
    from ui.shell.window import MainWindow
    from ui.vault.recovery_view import RecoveryView

Act = Callable[[], None]
PASSWORD_NEEDED = "machine.password_needed"
OF_SERVERS = (PASSWORD_NEEDED, "machine.access_denied")  # somebody here may know better


class KeyDoor(QObject):
    """Light on purpose: it is made with the window, before anything is loaded."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._keys: dict[str | None, bytes | None] = {}  # what somebody opened locked data with
        self._work: tuple[Act, Act] | None = None

    @property
    def key(self) -> bytes | None:
        """The key that was given for the office at the window's address."""
        return self._keys.get(self._window.address)

    def ask(self) -> None:
        """Somebody must open the data: with the pass phrase or the recovery key."""
        from ektp_desk.config import load_settings
        from ektp_desk.kernel.sentences import Sentences
        from ektp_desk.storage.engines import parse_url
        from ui.vault.unlock_view import UnlockView

        window = self._window
        url = parse_url(window.address or load_settings().database)
        view = UnlockView(window.icons, Sentences(window.language.code), Path(str(url.database)))
        view.unlocked.connect(self.open_with)
        view.other_wanted.connect(window.open_other_file)
        window.setCentralWidget(view)

    def keep(self, address: str | None, key: bytes | None) -> None:
        """Remember the key of what lies at an address (None: this computer's own beginning), or
        forget it."""
        self._keys.pop(address, None)
        if key is not None:
            self._keys[address] = key

    def ask_server(self, error: "MachineError") -> None:
        """Somebody must type the server's password: this computer keeps none, or a wrong one."""
        from ektp_desk.config import load_settings
        from ektp_desk.kernel.sentences import Sentences
        from ui.vault.server_view import ServerPasswordView

        window = self._window
        sentences = Sentences(window.language.code)
        refused = "" if error.code == PASSWORD_NEEDED else sentences.refusal(error)
        address = window.address or load_settings().database
        view = ServerPasswordView(window.icons, sentences, address, refused)
        view.connected.connect(self._open_server)
        view.other_wanted.connect(window.open_other_file)
        window.setCentralWidget(view)

    def _open_server(self, address: str) -> None:
        self._window.address = address
        self._window.begin()

    def said_of(self, found: "FoundInSettings") -> str:
        """What became of a server's password that stood in a settings file."""
        from ektp_desk.kernel.sentences import Sentences

        code = "settings.password_moved" if found.moved else "settings.password_left"
        return Sentences(self._window.language.code).say(code, path=found.path)

    def open_with(self, key: bytes | None) -> None:
        """Open the office with a key, perhaps another than before; None for a plain file."""
        self._keys[self._window.address] = key
        self._window.begin()

    def keep_first(self, address: str, key: bytes, view: "RecoveryView") -> None:
        """A new office is encrypted: its recovery key is kept before it is opened."""

        def kept() -> None:
            self._window.address = address
            self.open_with(key)

        view.kept.connect(kept)
        self._window.setCentralWidget(view)

    def close_office(self, run: Act, then: Act) -> None:
        """Sign out and close the office; `run()` off the UI thread, `then()` on it.

        The call display in this program goes too: it holds the data open, and nobody would look
        for the "other program" here.
        """
        if self._window.displays is not None:
            self._window.displays.close()
        self._work = (run, then)
        self._window.sign_out()

    def run_closed(self, run: Act, then: Act) -> None:
        """`run()` off the UI thread while no office is open, `then()` on it."""
        self._work = (run, then)
        self._window.end_with(Ending([run], self._window))

    def goes_on(self) -> bool:
        """After an ending: whether there is something to do while the office is closed."""
        if self._work is None:
            return False
        window, (run, then) = self._window, self._work
        if window.opened is not None:
            opened, window.opened = window.opened, None
            window.end_with(Ending([opened.close, run], window))
        else:
            self._work = None
            then()
        return True
