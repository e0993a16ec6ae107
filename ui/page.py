"""What every page of the workplace is: shown or hidden, fresh or stale."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ektp_desk.kernel.changes import Changes
from ui.context import Context
from ui.shell.scanned import Scanned


class Page(QWidget):
    """Base of the pages.

    `watched` are the nouns whose changes make it stale. A visible page reloads at once, a hidden
    one when it is shown next. `open_with(argument)` receives what search or scanner found.
    """

    watched: frozenset[str] = frozenset()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True

    def refresh(self) -> None:
        """Load what the page shows, through `context.tasks.read`."""
        raise NotImplementedError

    def open_with(self, argument: object) -> None:
        """Show the thing that search, scanner or another page wants shown."""

    def take_scan(self, scanned: Scanned) -> bool:
        """Use what a scanner read, if it is for this page; else the shell opens it."""
        return False

    def heed(self, changes: Changes) -> None:
        """Reload now if visible and concerned, else remember to."""
        if changes.touches(*self.watched):
            self.mark_stale()

    def mark_stale(self) -> None:
        """Reload now if visible, else when shown next."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
