"""Kiosk mode from the supervisor's opening to the supervisor's leaving."""

from random import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ektp_desk.accounts import kiosk
from ektp_desk.accounts.keepers import KnownKeepers, keepers
from ektp_desk.accounts.kiosk import LeftUnwritten
from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.feed import Watcher
from ektp_desk.kernel.pauses import pause
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from printing.spool.printers import Printer
from printing.spool.spool import Spool, SpoolEvent
from ui.catcher import hand_over
from ui.context import Context, Requests
from ui.kiosk.idle import Idle
from ui.kiosk.view import KioskView
from ui.kiosk.visit import KioskVisit
from ui.printers import chosen_printer
from ui.shell.ending import Ending
from ui.shell.guesses import GuessesHome
from ui.shell.scanned import Scanned
from ui.shell.scanner import Scanner
from ui.tasks import Tasks
from ui.theme.kiosk import is_narrow, scale_of

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

HOME_LANGUAGE = "id"
ANSWER_MS = 10_000  # a server that hangs is gone for who wants to leave


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
        self._apart = Tasks(self.desk, actor, self)  # those above may all wait for the server
        for tasks in (self.tasks, self._apart):
            tasks.crashed.connect(hand_over)
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
        self._keepers = KnownKeepers(self.desk.clock.now, window.opened.guesses)
        self._guesses = GuessesHome(self.tasks, window.opened.guesses, self)
        self.idle = Idle(window.app, window.opened.profile.kiosk_seconds, self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._on_again)
        self._who: dict[str, str] | None = None  # who wants to leave, until somebody answers
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_no_answer)
        self._wire()
        self.scanner: Scanner | None = None
        self.visit: KioskVisit | None = None
        self.rebuild()
        self.spool.start()
        self._watcher.start()
        self._learn_keepers()

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
        self.visit.office.loaded.connect(self._on_loaded)
        self.view.minute_passed.connect(self.visit.office.load)
        window.setCentralWidget(self.view)
        self.scanner = Scanner(window.app, self.view)
        self.scanner.scanned.connect(self._on_scanned)
        self.visit.office.load()

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
            preferences=window.preferences, places=window.places,
        )  # fmt: skip

    def _speak_later(self, code: str) -> None:
        QTimer.singleShot(0, self, lambda: self._speak(code))  # the button pressed goes with it

    def _speak(self, code: str) -> None:
        self._window.language.choose(code)
        self.rebuild()

    def _on_idle(self) -> None:
        if self.visit is not None and self.visit.busy:
            return
        if self.view.calm:
            self.view.fall_back()  # who only tried to leave is gone
        elif self._window.language.code != HOME_LANGUAGE:
            self._speak_later(HOME_LANGUAGE)
        elif self.visit is not None and not (self.visit.untouched and self.view.at_start):
            self.view.fall_back()

    def _on_scanned(self, scanned: Scanned) -> None:
        self.idle.touch()
        self.view.heed_scan(scanned)

    def _on_changed(self, changes: Changes) -> None:
        if self.visit is not None:
            self.visit.heed(changes)
        if changes.touches("officer"):
            self._learn_keepers()

    # -- trouble ---------------------------------------------------------------------------

    def _on_trouble(self, _error: MachineError, _again: object) -> None:
        self.view.show_calm()
        self._try_again_later()

    def _on_link(self, up: bool) -> None:
        if up:
            self._guesses.tell()
            self._learn_keepers()
        if self.visit is not None and (up or not self.view.calm):
            self.visit.office.load()  # what was missed, or the proof that nobody answers

    def _try_again_later(self) -> None:
        if not self._again.isActive():
            self._attempt += 1
            self._again.start(round(1_000 * pause(self._attempt, random())))

    def _on_again(self) -> None:
        self.tasks.give_up()  # only the newest reading is of use to anybody
        if self.visit is not None:
            self.visit.office.load()

    def _on_loaded(self) -> None:
        self._attempt = 0

    def _on_spooled(self, event: SpoolEvent) -> None:
        if self.visit is not None:
            self.visit.note_printed(event.number, printed=event.printed)

    def _printer_of(self, kind: str) -> Printer:
        """Asked on the spool's thread for each paper."""
        return chosen_printer(self._window.preferences, self._window.documents(), kind)

    # -- leaving ---------------------------------------------------------------------------

    def _learn_keepers(self) -> None:
        """Who may leave while nobody answers: asked at the start and when an officer changed."""
        self.tasks.read(self, keepers, done=self._keepers.learn, key="keepers")

    def _on_leaving(self, username: str, password: str) -> None:
        self._who = {"username": username, "password": password}
        self._patience.start(ANSWER_MS)
        self.tasks.write(
            self.view, kiosk.close_kiosk, done=self._on_closed, refused=self._refuse,
            troubled=self._leave_unwritten, busy=self.view.leaving.rest,
            username=username, password=password,
        )  # fmt: skip

    def _on_closed(self, _none: object) -> None:
        self._window.leave_kiosk()

    def _on_no_answer(self) -> None:
        self._leave_unwritten(MachineError("machine.unreachable"))

    def _leave_unwritten(self, error: MachineError) -> None:
        """The database does not answer: a keeper known from before is let out all the same."""
        who, self._who = self._who, None
        if who is None:
            return  # asked already, after the patience was over
        self._patience.stop()
        if not self._keepers.any:
            self._refuse(error)
            return
        self.view.leaving.rest(True)
        self._apart.run(
            self.view, lambda _job: self._keepers.vouch(**who), done=self._on_vouched,
            failed=self._refuse,
        )  # fmt: skip

    def _on_vouched(self, username: str) -> None:
        self._window.leave_kiosk(LeftUnwritten(username, self.desk.clock.now()))

    def _refuse(self, error: OfficeError | MachineError) -> None:
        self._patience.stop()
        self.view.leaving.rest(False)
        self.view.leaving.refuse(Sentences(self._window.language.code).refusal(error))

    def end(self) -> Ending:
        """Let go of the window; what was begun is finished by what comes back, once started."""
        bridge = self._window.bridge
        bridge.changes.disconnect(self.tasks.announce)
        bridge.link.disconnect(self._on_link)
        bridge.spooled.disconnect(self._on_spooled)
        self._again.stop()
        self._patience.stop()
        self.idle.close()
        if self.scanner is not None:
            self.scanner.close()
        self._window.takeCentralWidget()
        self.tasks.stop()
        ending = Ending(
            [self._apart.close, self.tasks.close, self._watcher.stop, self.spool.close],
            self._window,
        )
        ending.over.connect(self._on_over)
        return ending

    def _on_over(self) -> None:
        self.view.deleteLater()
        self.deleteLater()
