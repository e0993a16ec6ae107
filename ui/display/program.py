"""The display as a program of its own: `ektp-desk display`. Nobody signs in."""

import sys
from contextlib import suppress

from PySide6.QtGui import QGuiApplication

from ektp_desk.config import load_settings
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.log import open_log
from ui.app import local_folder, make_app, preferences_file
from ui.crash import report
from ui.display.opening import Displays
from ui.language import Language
from ui.preferences import Preferences
from ui.theme.theme import Theme


def main(address: str, *, language: str | None, full: bool) -> int:
    """Show the display and stay until it is closed; a second start raises the first one's.

    Ends with 1 when the first one does not answer. Raises `OfficeError` for an address that makes
    no sense.
    """
    app = make_app(sys.argv[:1])
    preferences = Preferences(preferences_file())
    theme = Theme(app, preferences.theme)
    theme.complete()
    theme.apply()
    spoken = Language(app, language or preferences.language)
    displays = Displays(theme, spoken, preferences)
    screen = QGuiApplication.primaryScreen()
    there = displays.open(
        address, SystemClock(), load_settings().documents, beside=screen, full=full
    )
    if displays.window is None:
        return 0 if there else 1
    displays.window.feed.crashed.connect(_write_down)
    code = app.exec()
    spoken.close()
    return code


def _write_down(error: Exception) -> None:
    """A public screen shows no dialog; whoever looks after it finds this in the log."""
    with suppress(OSError):
        open_log(local_folder() / "log").error(report(error))
