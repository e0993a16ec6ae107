"""Kiosk mode from the supervisor's opening to the supervisor's leaving."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ektp_desk.accounts import kiosk
from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.feed import Watcher
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from printing.spool.printers import Printer
from printing.spool.spool import Spool, SpoolEvent
from ui.context import Context, Requests
from ui.kiosk.idle import Idle
from ui.kiosk.view import KioskView
from ui.kiosk.visit import KioskVisit
from ui.printers import chosen_printer
from ui.shell.ending import Ending
from ui.shell.scanned import Scanned
from ui.shell.scanner import Scanner
from ui.tasks import Tasks
from ui.theme.kiosk import is_narrow, scale_of

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

HOME_LANGUAGE = "id"
PAUSES_MS = (1_000, 2_000, 5_000, 10_000, 30_000)


class KioskSession(QObject):
    """Holds the window: it cannot be closed until a supervisor signs."""

    def __init__(self, window: "MainWindow", actor: Actor) -> None:
        super().__init__(window)
        assert window.opened is not None
        self._window = window
        self._actor = actor
        self._shape = (0.0, False)
        self._attempt = 0
        self.desk = window.opened.desk
        self.tasks = Tasks(self.desk, actor, self)
        self.requests = Requests(self)
        self.spool = Spool(
            self.desk, window.documents(), actor=actor, left=window.opened.instance.left,
            printer_of=self._printer_of, on_event=window.bridge.spooled.emit,
        )  # fmt: skip
        self._watcher = Watcher(
            self.desk.reading_engine, instance=actor.instance,
            on_changes=window.bridge.changes.emit, on_link=window.bridge.link.emit,
            require_data=self.desk.require_data,
        )  # fmt: skip
        self.idle = Idle(window.app, window.opened.profile.kiosk_seconds, self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._on_again)
        self._wire()
        self.scanner: Scanner | None = None
        self.visit: KioskVisit | None = None
        self.rebuild()
        self.spool.start()
        self._watcher.start()

    def _wire(self) -> None:
        bridge, tasks = self._window.bridge, self.tasks
        self.requests.paper_issued.connect(self.spool.put)
        bridge.changes.connect(tasks.announce)
        bridge.link.connect(self._on_link)
        bridge.spooled.connect(self._on_spooled)
        tasks.trouble.connect(self._on_trouble)
        tasks.changed.connect(self._on_changed)
        self.idle.over.connect(self._on_idle)
        self.idle.left_changed.connect(lambda left: self.view.show_left(left))

    # -- the screen ------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Make the screen anew, at the start: another language, another shape of the window."""
        window = self._window
        self._let_go()
        self.visit = KioskVisit(self._context(), self)
        self._shape = self._shape_now()
        self.view = KioskView(self.visit, self._shape[0], narrow=self._shape[1])
        self.view.language_wanted.connect(self._speak_later)
        self.view.leaving_wanted.connect(self._on_leaving)
        self.visit.troubled.connect(self._try_again_later)
        self.visit.loaded.connect(self._on_loaded)
        window.setCentralWidget(self.view)
        self.scanner = Scanner(window.app, self.view)
        self.scanner.scanned.connect(self._on_scanned)
        self.visit.load()

    def heed_shape(self) -> None:
        """The window has another size: on another screen tiles stand otherwise."""
        shape = self._shape_now()
        if shape != self._shape:
            self.rebuild()

    def _shape_now(self) -> tuple[float, bool]:
        width, height = self._window.width(), self._window.height()
        return scale_of(width, height), is_narrow(width, height)

    def _let_go(self) -> None:
        if self.scanner is not None:
            self.scanner.close()
            self.scanner.deleteLater()
        if self.visit is not None:
            self.visit.deleteLater()

    def _context(self) -> Context:
        window = self._window
        assert window.opened is not None
        return Context(
            tasks=self.tasks, theme=window.theme, icons=window.icons,
            sentences=Sentences(window.language.code), locale=window.language.locale,
            requests=self.requests, profile=window.opened.profile, actor=self._actor,
            counter_name="", clock=self.desk.clock, zone=self.desk.zone,
            preferences=window.preferences,
        )  # fmt: skip

    def _speak_later(self, code: str) -> None:
        QTimer.singleShot(0, self, lambda: self._speak(code))  # the button pressed goes with it

    def _speak(self, code: str) -> None:
        self._window.language.choose(code)
        self.rebuild()

    def _on_idle(self) -> None:
        if self.view.calm or (self.visit is not None and self.visit.busy):
            return
        if self._window.language.code != HOME_LANGUAGE:
            self._speak_later(HOME_LANGUAGE)
        elif self.visit is not None and not (self.visit.untouched and self.view.at_start):
            self.visit.forget()
            self.view.show_start()

    def _on_scanned(self, scanned: Scanned) -> None:
        self.idle.touch()
        if scanned.kind == "nik" and self.visit is not None and not self.view.is_leaving:
            self.visit.read_nik(scanned.text)

    def _on_changed(self, changes: Changes) -> None:
        if self.visit is not None:
            self.visit.heed(changes)

    # -- trouble ---------------------------------------------------------------------------

    def _on_trouble(self, _error: MachineError, _again: object) -> None:
        self.view.show_calm()
        self._try_again_later()

    def _on_link(self, up: bool) -> None:
        if self.visit is not None and (up or not self.view.calm):
            self.visit.load()  # what was missed, or the proof that nobody answers

    def _try_again_later(self) -> None:
        if not self._again.isActive():
            self._again.start(PAUSES_MS[min(self._attempt, len(PAUSES_MS) - 1)])
            self._attempt += 1

    def _on_again(self) -> None:
        self.tasks.give_up()  # only the newest reading is of use to anybody
        if self.visit is not None:
            self.visit.load()

    def _on_loaded(self) -> None:
        self._attempt = 0

    def _on_spooled(self, event: SpoolEvent) -> None:
        if self.visit is not None:
            self.visit.note_printed(event.number, printed=event.printed)

    def _printer_of(self, kind: str) -> Printer:
        """Asked on the spool's thread for each paper."""
        return chosen_printer(self._window.preferences, self._window.documents(), kind)

    # -- leaving ---------------------------------------------------------------------------

    def _on_leaving(self, username: str, password: str) -> None:
        def refuse(error: OfficeError | MachineError) -> None:
            self.view.leaving.refuse(Sentences(self._window.language.code).refusal(error))

        self.tasks.write(
            self.view, kiosk.close_kiosk, done=lambda _none: self._window.leave_kiosk(),
            refused=refuse, troubled=refuse, busy=self.view.leaving.rest,
            username=username, password=password,
        )  # fmt: skip

    def end(self) -> Ending:
        """Let go of the window; what was begun is finished by what comes back, once started."""
        bridge = self._window.bridge
        bridge.changes.disconnect(self.tasks.announce)
        bridge.link.disconnect(self._on_link)
        bridge.spooled.disconnect(self._on_spooled)
        self._again.stop()
        self.idle.close()
        if self.scanner is not None:
            self.scanner.close()
        self._window.takeCentralWidget()
        self.tasks.stop()
        ending = Ending([self.tasks.close, self._watcher.stop, self.spool.close], self._window)
        ending.over.connect(self._on_over)
        return ending

    def _on_over(self) -> None:
        self.view.deleteLater()
        self.deleteLater()
