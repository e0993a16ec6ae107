"""What lives from sign-in to sign-out: tasks, watcher, spool, workplace."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ektp_desk.accounts import sessions
from ektp_desk.accounts.backups import KEEPERS
from ektp_desk.accounts.rules import Role
from ektp_desk.cards import services as cards
from ektp_desk.kernel.changes import Change, Changes
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.feed import Watcher
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from ektp_desk.queue.leases import DESKS, Settled
from ektp_desk.queue.shifts import Shift, begin_shift, end_shift
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.safekeeping import Kept
from printing.spool.printers import Printer
from printing.spool.spool import Spool, SpoolEvent
from ui.catcher import hand_over
from ui.context import Context, Requests
from ui.printers import chosen_printer
from ui.queue.reserve_desk import ReserveDesk
from ui.recording.returned import ReturnedToMe
from ui.shell.again import Again
from ui.shell.curtain import close_dialogs
from ui.shell.ending import Ending
from ui.shell.guesses import GuessesHome
from ui.shell.lock import Lock
from ui.shell.workplace import Workplace
from ui.tasks import Tasks
from ui.vault.closed import ClosedActs
from ui.vault.safekeeper import Safekeeper

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


BEAT = 60_000  # milliseconds from one word that the officer is there to the next


class Session(QObject):
    """One officer's time at one counter."""

    def __init__(self, window: "MainWindow", actor: Actor) -> None:
        super().__init__(window)
        assert window.opened is not None
        self._window = window
        self.actor = actor
        self.desk = window.opened.desk
        self.tasks = Tasks(self.desk, actor, self)
        self.tasks.crashed.connect(hand_over)
        self.again = Again(self.tasks, self)
        on_visit = window.opened.field is not None
        self._printed_into = None if on_visit else window.documents()
        self.requests = Requests(self)
        self.spool = Spool(
            self.desk,
            window.documents(),
            actor=actor,
            left=window.opened.instance.left,
            printer_of=self._printer_of,
            on_event=window.bridge.spooled.emit,
            keeps=not on_visit,
        )
        self.requests.paper_issued.connect(self.spool.put)
        self.requests.display_wanted.connect(window.open_display)
        self._closed = ClosedActs(window)
        self.requests.closed_wanted.connect(self._closed.run)
        self.requests.recovery_made.connect(self._closed.show_recovery)
        keeps = not (on_visit or actor.roles.isdisjoint(KEEPERS))
        self.safekeeper = Safekeeper(self.tasks, window.places, self, keeps=keeps)
        self.safekeeper.kept.connect(self._on_kept)
        self.safekeeper.failed.connect(self._on_not_kept)
        self.requests.backup_wanted.connect(self.safekeeper.run)
        self._watcher = Watcher(
            self.desk.reading_engine,
            instance=actor.instance,
            on_changes=window.bridge.changes.emit,
            on_link=window.bridge.link.emit,
            on_silence=self.desk.hang_up,
            require_data=self.desk.require_data,
        )
        window.bridge.changes.connect(self.tasks.announce)
        self.reserve = self._make_reserve()
        self.workplace = self._make_workplace()
        self.show_audit()
        self.lock = Lock(window, self.workplace.context, self)
        self.lock.left.connect(window.sign_out)
        self._guesses = GuessesHome(self.tasks, window.opened.guesses, self)
        self.tasks.shut_out.connect(self._on_shut_out)
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start(BEAT)
        window.bridge.changes.connect(self._on_changes)
        window.bridge.link.connect(self._on_link)
        window.bridge.spooled.connect(self._on_spooled)
        self.spool.start()
        self._watcher.start()
        self.tasks.write(self, begin_shift, done=self._on_shift)
        self.safekeeper.catch_up()
        self._guesses.tell()
        self.tasks.write(self, cards.recover_station, done=self._on_recovered,
                         left=window.opened.instance.left)  # fmt: skip

    def rebuild(self) -> None:
        """Make the workplace anew, on the same page: after a change of language or theme."""
        page = self.workplace.current
        self.workplace.close_down()
        self.workplace = self._make_workplace()
        self.lock.use(self.workplace.context)
        self.workplace.open_page(page)
        self.show_audit()

    def show_audit(self) -> None:
        """What is known of the data; that they are sound after an unclean end is said once."""
        window, state = self._window, self._window.audit
        if state is None:
            return
        self.workplace.show_audit(state)
        supervises = not self.actor.roles.isdisjoint({Role.SUPERVISOR, Role.ADMINISTRATOR})
        if supervises and state.after_unclean_end and state.whole and not state.findings:
            self.workplace.tell_looked_over()
            window.audit = replace(state, after_unclean_end=False)

    def end(self) -> Ending:
        """Let go of the window; what was begun is finished by what comes back, once started."""
        bridge = self._window.bridge
        bridge.changes.disconnect(self.tasks.announce)
        bridge.changes.disconnect(self._on_changes)
        bridge.link.disconnect(self._on_link)
        bridge.spooled.disconnect(self._on_spooled)
        self._beat.stop()
        self.lock.close()
        self.workplace.close_down()
        # Kept until all is over: what is still written brings its papers to the spool.
        self._window.takeCentralWidget()
        self.tasks.write(self, end_shift)
        self.tasks.stop()
        ending = Ending([self.tasks.close, self._watcher.stop, self.spool.close], self._window)
        ending.over.connect(self._on_over)
        return ending

    def _on_over(self) -> None:
        self.workplace.deleteLater()
        self.deleteLater()

    def _make_workplace(self) -> Workplace:
        window = self._window
        assert window.opened is not None
        counters = {row.id: row.name for row in window.opened.counters}
        context = Context(
            tasks=self.tasks,
            theme=window.theme,
            icons=window.icons,
            sentences=Sentences(window.language.code),
            locale=window.language.locale,
            requests=self.requests,
            profile=window.opened.profile,
            actor=self.actor,
            counter_name=counters.get(self.actor.counter_id or 0, ""),
            clock=self.desk.clock,
            zone=self.desk.zone,
            preferences=window.preferences,
            places=window.places,
            reserve=self.reserve,
            field=window.opened.field,
            laptop=None if window.laptop is None else window.laptop.store,
        )
        workplace = Workplace(window.app, context)
        workplace.sign_out_wanted.connect(window.sign_out)
        workplace.language_wanted.connect(window.choose_language)
        workplace.theme_wanted.connect(window.choose_theme)
        workplace.kiosk_wanted.connect(window.want_kiosk)
        workplace.lock_wanted.connect(lambda: self.lock.lock())
        window.setCentralWidget(workplace)
        return workplace

    def _make_reserve(self) -> ReserveDesk | None:
        assert self._window.opened is not None
        store = self._window.opened.reserve
        if store is None or self.actor.roles.isdisjoint(DESKS):
            return None
        made = ReserveDesk(self.tasks, store, self.desk.clock, self.desk.zone, self)
        made.came_home.connect(self._on_came_home)
        made.come_home()
        return made

    def _on_came_home(self, settled: Settled) -> None:
        """Numbers given without the server are in the queue now; some with another number."""
        for paper in settled.papers:
            self.requests.print_paper(paper)
        notice = self.workplace.notice
        if settled.renumbered:
            pairs = ", ".join(f"{one.before} → {one.after}" for one in settled.renumbered)
            notice.show_notice(
                self.tr(
                    "Some numbers given without network were held by somebody else already: "
                    "{pairs}. The new tickets are printed; hand them out."
                ).format(pairs=pairs),
                "warning",
            )
        elif settled.codes:
            notice.show_notice(
                self.tr("Numbers given without network are in the queue now: {codes}").format(
                    codes=", ".join(settled.codes)
                ),
                "positive",
            )

    def _on_beat(self) -> None:
        """Say that somebody is there; an ended session hears of it at the latest now.

        A day may have begun meanwhile, on a computer that nobody switches off.
        """
        self.safekeeper.catch_up()
        if not self.lock.locked:
            self.tasks.write(
                self, sessions.note_seen, refused=_ignored, troubled=_ignored,
            )  # fmt: skip

    def _on_changes(self, changes: Changes) -> None:
        """Somebody may have ended this session from elsewhere."""
        if Change("session", self.actor.session_id or 0) in changes.items:
            self._look_open()

    def _look_open(self) -> None:
        if self.actor.session_id is not None:
            self.tasks.read(
                self, sessions.is_open, done=self._on_open, failed=_ignored, key="open",
                session_id=self.actor.session_id, now=self.desk.clock.now(),
            )  # fmt: skip

    def _on_open(self, still: bool) -> None:
        if not still:
            self._on_shut_out(OfficeError("session.ended"))

    def _on_shut_out(self, error: OfficeError) -> None:
        """Put to the sign-in; once, however many acts were refused meanwhile."""
        if self._window.session is not self:
            return
        self.lock.close()
        close_dialogs(self._window.app)
        said = Sentences(self._window.language.code).refusal(error)
        QTimer.singleShot(0, self, lambda: self._leave(said))

    def _leave(self, said: str) -> None:
        if self._window.session is self:
            self._window.sign_out(said=said)

    def _printer_of(self, kind: str) -> Printer:
        """Asked on the spool's thread for each paper."""
        return chosen_printer(self._window.preferences, self._printed_into, kind)

    def _on_link(self, up: bool) -> None:
        self.workplace.show_link(up=up)
        self.tasks.show_link(up)
        if up:
            self._guesses.tell()
            self.again.link_up()
            self.workplace.reload()
            self._look_open()

    def _on_spooled(self, event: SpoolEvent) -> None:
        notice = self.workplace.notice
        if event.printed:
            return
        if event.code == "paper.broken":  # cannot be drawn: trying again would not help
            words = Sentences(self._window.language.code)
            notice.show_notice(words.say(event.code, number=event.number), "negative")
            return
        sentence = self.tr("The printer did not take {number}. It is kept and tried again.").format(
            number=event.number
        )
        notice.show_notice(sentence, "warning", self.tr("Try now"), self.spool.retry)

    def _on_kept(self, kept: Kept) -> None:
        """A copy that did not reach the second place is said, and what had to go for one."""
        notice = self.workplace.notice
        if kept.problem is not None:
            sentence = Sentences(self._window.language.code).refusal(kept.problem)
            notice.show_notice(
                sentence, "warning", self.tr("Back up again"),
                lambda: self.safekeeper.run(Reason.BY_HAND),
            )  # fmt: skip
        elif kept.crowded_out:
            notice.show_notice(
                self.tr(
                    "The second place for backups was full: {count} of the oldest were removed "
                    "from it for the new one. A larger disk or stick keeps more of them."
                ).format(count=self.workplace.context.number(kept.crowded_out)),
                "warning",
            )

    def _on_not_kept(self, error: OfficeError | MachineError) -> None:
        sentence = Sentences(self._window.language.code).refusal(error)
        self.workplace.notice.show_notice(
            self.tr("The backup failed. {why}").format(why=sentence), "negative",
            self.tr("Back up again"), lambda: self.safekeeper.run(Reason.BY_HAND),
        )  # fmt: skip

    def _on_shift(self, shift: Shift) -> None:
        if shift.left:
            self.workplace.notice.show_notice(
                self.tr(
                    "{officer} left number {number} open at this counter. "
                    "Finish it or set it aside first."
                ).format(officer=shift.left_by, number=shift.left),
                "warning",
            )

    def _on_recovered(self, left: tuple[int, ...]) -> None:
        workplace = self.workplace
        ReturnedToMe(workplace.context, workplace.notice, workplace).ask()
        if left:
            self.workplace.notice.show_notice(
                self.tr(
                    "{count} cards were being printed when the program ended. Settle them first."
                ).format(count=len(left)),
                "warning",
            )


def _ignored(_error: object) -> None:
    """A beat that did not get through is followed by another."""
