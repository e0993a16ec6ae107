"""What is done to the office's files while it is closed, and how it opens again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ektp_desk.kernel.clock import local_day
from ektp_desk.reports.repairs import Mended
from ektp_desk.storage.backup import Restored
from ektp_desk.storage.keyfile import Protected
from ui.vault.recovery_view import RecoveryView
from ui.vault.repairing import NotMended, NotRepairedView, RepairedView
from ui.vault.restoring import show_put_back, sorted_out
from ui.vault.sending import send_to_printer

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


class ClosedActs:
    """Made while the office is open: afterwards nobody knows its name any more.

    The session keeps it, and then the window until the act is over.
    """

    def __init__(self, window: "MainWindow") -> None:
        assert window.opened is not None
        self._window = window
        self._office = window.opened.profile.short_name
        desk = window.opened.desk
        self._database = Path(str(desk.engine.url.database)).name
        self._server = desk.engine.dialect.name != "sqlite"
        self._day = local_day(desk.clock.now(), desk.zone)

    def run(self, job: Callable[[], Any]) -> None:
        """Sign out, close the office, do it off the UI thread, and open the office again."""
        self._window.keys.close_office(*sorted_out(self._window, job, self._after))

    def show_recovery(self, key: str) -> None:
        """Sign out and show a new recovery key, once."""
        self._window.keys.close_office(lambda: None, lambda: self._show(key, self._window.begin))

    def _after(self, came: Any) -> None:
        window = self._window
        if isinstance(came, Protected):
            self._show(came.recovery, lambda: window.keys.open_with(came.key))
        elif isinstance(came, Restored):
            show_put_back(window, came)
        elif isinstance(came, Mended):
            self._leave(RepairedView(came, window.theme, window.icons, window.language))
        elif isinstance(came, NotMended):
            self._leave(NotRepairedView(came.error, window.icons, window.language))
        else:
            window.begin()

    def _leave(self, view: RepairedView | NotRepairedView) -> None:
        view.left.connect(self._window.begin)
        self._window.setCentralWidget(view)

    def _show(self, key: str, then: Callable[[], None]) -> None:
        view = RecoveryView(
            self._window.icons, key=key, office=self._office, database=self._database,
            day=self._day, send=send_to_printer, backups=self._server,
        )  # fmt: skip
        view.kept.connect(then)
        self._window.setCentralWidget(view)
