"""The window's way to locked data: who opens them, and what is done while the office is closed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.shell.ending import Ending

if TYPE_CHECKING:
    from ui.shell.window import MainWindow
    from ui.vault.recovery_view import RecoveryView

Act = Callable[[], None]


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
        """Sign out and close the office; `run()` off the UI thread, `then()` on it."""
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
