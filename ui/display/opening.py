"""Opening the call display: one for each computer and database, whichever program shows it.

Two would speak every call twice in one hall.
"""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen

from ektp_desk.kernel.clock import Clock
from ektp_desk.storage.engines import name_of, parse_url
from ui.display.feed import Feed
from ui.display.voice import make_voice
from ui.display.window import DisplayWindow
from ui.language import Language
from ui.preferences import Preferences
from ui.single import OneWindow
from ui.theme.theme import Theme

FOLDER = ".display"  # of the documents: what was spoken, and who shows


class Displays(QObject):
    """Opens the display, or brings forward the one that is open."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._preferences = preferences
        self._one: OneWindow | None = None
        self.window: DisplayWindow | None = None

    def open(
        self,
        address: str,
        clock: Clock,
        documents: Path,
        *,
        beside: QScreen | None,
        full: bool,
        key: bytes | None = None,
    ) -> bool:
        """Show it on another screen than `beside`; False when another program does not answer.

        `full` is the whole screen; without it, a window. `key` opens an encrypted file. Raises
        `OfficeError` for an address that makes no sense.
        """
        if self.window is not None:
            _raise(self.window)
            return True
        name = name_of(parse_url(address))
        one = OneWindow(documents / FOLDER, name)
        if not one.is_first():
            return one.hand_over("")
        voice = make_voice(
            on=self._preferences.display_speaks,
            volume=self._preferences.display_volume,
            language=self._language.code,
        )
        window = DisplayWindow(
            self._theme, self._language, self._preferences, feed=Feed(address, clock, key),
            clock=clock, voice=voice, memory=documents / FOLDER / f"{name}.json",
        )  # fmt: skip
        one.wanted.connect(lambda _opening: _raise(window))
        window.closed.connect(self._on_closed)
        self._one, self.window = one, window
        window.open_on(_public_screen(beside), full=full)
        window.begin()
        return True

    def close(self) -> None:
        """Close it, if it is open."""
        if self.window is not None:
            self.window.close()

    def _on_closed(self) -> None:
        if self._one is not None and self.window is not None:
            self._one.close()
            self.window.deleteLater()
            self._one = self.window = None


def _public_screen(beside: QScreen | None) -> QScreen | None:
    """The screen people look at: another than the one worked on, if there is one."""
    return next((one for one in QGuiApplication.screens() if one != beside), beside)


def _raise(window: DisplayWindow) -> None:
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
