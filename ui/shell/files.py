"""Files given at the start, or handed over by a second one: who may open them, and when."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ektp_desk.kernel.errors import MachineError, OfficeError
    from ektp_desk.outreach.sealed import FileKind
    from ui.context import Context
    from ui.shell.window import MainWindow

ENDING = ".ektp"


class OpenedFiles(QObject):
    """On a laptop a file is opened at once, in the office after somebody signed in."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._waiting: Path | None = None

    def offer(self, path: Path) -> None:
        """Open a file now, or as soon as somebody may."""
        if path.suffix.casefold() != ENDING:
            from ui.start_dialogs import NotOpenedDialog

            NotOpenedDialog(path.name, self._window).open()
            return
        self._waiting = path
        self.look()

    def look(self) -> None:
        """Open what waits, if it is time."""
        window = self._window
        if self._waiting is None:
            return
        on_visit = window.opened is not None and window.opened.field is not None
        if window.laptop is not None and window.laptop.takes_files:
            window.laptop.take(self._take())
        elif on_visit:
            self._say_later()
        elif window.session is not None:
            self._open_in_office(self._take(), window.session.workplace.context)

    def session_began(self) -> None:
        """Somebody was let in: open what they came with."""
        self.look()

    def _take(self) -> Path:
        path, self._waiting = self._waiting, None
        assert path is not None
        return path

    def _say_later(self) -> None:
        from ui.start_dialogs import OnVisitDialog

        OnVisitDialog(self._take().name, self._window).open()

    def _open_in_office(self, path: Path, context: "Context") -> None:
        """Off the UI thread: a stick may be slow."""
        from ektp_desk.outreach.sealed import peek

        def opened(kind: "FileKind") -> None:
            self._show(kind, path, context)

        def refused(error: "OfficeError | MachineError") -> None:
            self._refuse(context, context.refusal(error))

        context.tasks.aside(
            self, lambda: peek(path).kind, done=opened, refused=refused, troubled=refused
        )

    def _show(self, kind: "FileKind", path: Path, context: "Context") -> None:
        from ektp_desk.accounts.rules import Role
        from ektp_desk.outreach.sealed import FileKind

        if kind not in (FileKind.HOME, FileKind.DEVICE):
            self._refuse(context, context.say(f"field.not_for_office_{kind}"))
        elif not context.may(Role.SUPERVISOR):
            self._refuse(context, context.say("field.supervisor_opens"))
        elif kind is FileKind.HOME:
            from ui.outreach.home_dialog import HomeDialog

            HomeDialog(context, self._window, paths=(path,)).open()
        else:
            from ui.outreach.laptop_dialog import LaptopDialog

            LaptopDialog(context, self._window, path=path).open()

    def _refuse(self, context: "Context", sentence: str) -> None:
        context.requests.notice.emit(sentence, "warning")
