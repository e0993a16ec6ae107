"""Numbers out of this computer's reserve while the office's server does not answer at all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.shell.start import StartView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from ektp_desk.papers.services import PaperRow
    from ektp_desk.queue.reserve import Reserve
    from ui.shell.window import MainWindow


class WithoutServer(QObject):
    """`gives` while the window shows the reserve; meanwhile the server is tried out of sight."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.gives = False

    def button(self) -> "QPushButton | None":
        """The way to this computer's reserve of numbers, if it ever held one."""
        from ui.opening import reserve_of
        from ui.widgets.buttons import Button

        store = reserve_of(self._window.address, self._window.given_documents)
        if store is None or not store.exists():
            return None
        button = Button(self.tr("Give numbers without network"))
        button.setObjectName("withoutServer")
        button.clicked.connect(lambda: self._give(store))
        return button

    def _give(self, store: "Reserve") -> None:
        from ektp_desk.config import load_settings
        from ektp_desk.kernel.clock import SystemClock
        from printing.spool.keeping import keep_and_print
        from ui.printers import chosen_printer
        from ui.queue.reserve_view import ReserveView

        window = self._window
        folder = window.given_documents or load_settings().documents

        def printed(paper: "PaperRow") -> None:
            keep_and_print(paper, folder, chosen_printer(window.preferences, folder, paper.kind))

        view = ReserveView(store, window.clock or SystemClock(), window.language.code, printed)
        view.left_wanted.connect(self._on_left)
        self.gives = True
        window.setCentralWidget(view)
        if not window.loader.running:
            window.load()

    def _on_left(self) -> None:
        self.gives = False
        self._window.setCentralWidget(StartView(self._window.icons))
        if not self._window.loader.running:
            self._window.begin()
