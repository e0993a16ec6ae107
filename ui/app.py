"""The program with windows: composed here, painted first, loaded behind."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from ui.catcher import CrashCatcher
from ui.collector import Collector
from ui.language import Language
from ui.preferences import Preferences
from ui.shell.window import MainWindow
from ui.single import OneWindow
from ui.theme.icons import program_icon
from ui.theme.theme import Theme


def preferences_file() -> Path:
    """The ini file of preferences, found without importing anything heavy."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "preferences.ini"


def make_app(arguments: list[str]) -> QApplication:
    """The application object; its names decide where preferences lie."""
    app = QApplication(arguments)
    app.setApplicationName("EKTP Desk")
    app.setApplicationDisplayName("EKTP Desk")
    app.setWindowIcon(program_icon())
    Collector(app)
    return app


def make_window(
    app: QApplication,
    preferences: Preferences,
    *,
    address: str | None = None,
    language: str | None = None,
    clock: Any = None,
    documents: Path | None = None,
    station: str = "",
    kiosk: bool = False,
) -> MainWindow:
    """The main window, themed and in its language, not yet shown.

    `documents` and `station` stand in for the settings' folder and this computer's name; `kiosk`
    begins with a supervisor who opens the kiosk.
    """
    theme = Theme(app, preferences.theme)
    theme.apply()
    spoken = Language(app, language or preferences.language)
    return MainWindow(
        app, theme, spoken, preferences, address=address, clock=clock, documents=documents,
        station=station, kiosk=kiosk,
    )  # fmt: skip


def main(
    *,
    address: str | None = None,
    language: str | None = None,
    opening: str = "",
    kiosk: bool = False,
) -> int:
    """Open the windows and stay until they are closed; a second start raises the first one's.

    `opening` is a file to open in them; `kiosk` opens the kiosk, a program beside the workplace.
    Ends with 1 when the first one does not answer.
    """
    app = make_app(sys.argv[:1])
    one = OneWindow(local_folder(), f"kiosk {address or ''}" if kiosk else address or "")
    if not one.is_first():
        return 0 if one.hand_over(opening) else _say_it_hangs(app, language)
    window = make_window(
        app, Preferences(preferences_file()), address=address, language=language, kiosk=kiosk
    )
    catcher = CrashCatcher(window)
    catcher.install()
    catcher.caught.connect(lambda error: _show_crash(window, error))
    one.wanted.connect(window.bring_forward)
    window.show()
    window.begin()
    if opening:
        window.bring_forward(opening)
    code = app.exec()
    catcher.remove()
    one.close()
    return code


def local_folder() -> Path:
    """This user's folder for what stays on this computer: the log, who runs."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place))


def _say_it_hangs(app: QApplication, language: str | None) -> int:
    from ui.start_dialogs import HangsDialog

    preferences = Preferences(preferences_file())
    Theme(app, preferences.theme).apply()
    spoken = Language(app, language or preferences.language)
    HangsDialog().exec()
    spoken.close()
    return 1


def _show_crash(window: MainWindow, error: BaseException) -> None:
    from ektp_desk.kernel.log import open_log
    from ui.crash import CrashDialog, report

    text = report(error)
    with suppress(OSError):  # a full disk, say: the dialog has the same report
        open_log(local_folder() / "log").error(text)
    CrashDialog(text, window).open()
