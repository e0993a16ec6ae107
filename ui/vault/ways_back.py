"""An office that does not open: a backup put back, or a new office where the file is gone."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QPushButton

from ektp_desk.config import load_settings
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage.engines import parse_url
from ektp_desk.storage.safekeeping import known_backups
from ui.shell.ending import Ending
from ui.vault.restore_dialog import RestoreDialog
from ui.vault.restoring import job_without, show_put_back, sorted_out, without_the_office
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

GONE = "machine.no_file"


class WasHere(QObject):
    """Whether what is not there was: an office of which there are backups, or a visit.

    `then` is told on the UI thread. The backups are looked for off it: a stick may be slow.
    """

    def __init__(self, window: "MainWindow", code: str, then: Callable[[bool], None]) -> None:
        super().__init__(window)
        self._then = then
        self._known: bool | None = None
        if _is_visit(window) or code != GONE or not _is_file(window):
            self._known = _is_visit(window)
            self._tell()
            return
        self._places = window.places()
        looking = Ending([self._look], self)
        looking.over.connect(self._tell)
        looking.start()

    def _look(self) -> None:
        self._known = bool(known_backups(self._places))

    def _tell(self) -> None:
        """What could not be looked at may have been here: no new office is begun over it."""
        self._then(self._known is not False)
        self.deleteLater()


def ways_back(window: "MainWindow", code: str) -> list[QPushButton]:
    """The buttons beside "try again"; none for an office on a server, which has its own, nor for
    a laptop's visit, which is lent anew."""
    if not _is_file(window) or _is_visit(window):
        return []
    restore = Button(QCoreApplication.translate("WaysBack", "Restore a backup…"))
    restore.setObjectName("restoreBackup")
    restore.clicked.connect(lambda: _restore(window))
    if code != GONE:
        return [restore]
    anew = Button(QCoreApplication.translate("WaysBack", "Set up a new office…"))
    anew.setObjectName("setUpAnew")
    anew.clicked.connect(lambda: window.show_setup())
    return [restore, anew]


def _is_file(window: "MainWindow") -> bool:
    try:
        url = parse_url(window.address or load_settings().database)
    except (MachineError, OfficeError):
        return False
    return url.get_backend_name() == "sqlite"


def _is_visit(window: "MainWindow") -> bool:
    laptop, address = window.laptop, window.address
    return laptop is not None and address is not None and laptop.store.holds(Path(address))


def _restore(window: "MainWindow") -> None:
    dialog = RestoreDialog(without_the_office(window), window)
    chosen = dialog.chosen if dialog.exec() else None
    if chosen is None:
        return

    job = job_without(window, chosen)
    window.keys.run_closed(*sorted_out(window, job, lambda done: show_put_back(window, done)))
