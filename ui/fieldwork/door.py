"""A laptop's way in and out: its first window, a visit, and back; what is due goes meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from ektp_desk.config import remember
from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.laptop import Laptop, laptop
from ektp_desk.outreach.loading import Incoming, look
from ektp_desk.outreach.receipts_here import TakenHere, take_receipt_here
from ektp_desk.outreach.rules_clock import true_now
from ektp_desk.outreach.rules_field import LaptopLock
from ektp_desk.outreach.sealed import FileKind, peek, write_card
from ektp_desk.outreach.wiping import believe_clock, last_hour, sweep
from ui.fieldwork.change_phrase_dialog import ChangePhraseDialog
from ui.fieldwork.home_view import HomeView
from ui.fieldwork.lock_view import LockView
from ui.fieldwork.looks import Looks, Refusal, known
from ui.fieldwork.register_view import RegisterView
from ui.fieldwork.start_over_dialog import StartOverDialog
from ui.fieldwork.take_dialog import TakeDialog
from ui.setup.work import SetupWork

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

MINUTE = 60_000


class FieldDoor(QObject):
    """Lives as long as the window, whatever stands in it."""

    def __init__(self, window: "MainWindow", store: FieldStore, clock: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._clock = clock
        self._shown: Laptop | None = None
        self.timer = QTimer(self)
        self.timer.setInterval(MINUTE)
        self.timer.timeout.connect(self.look_again)
        self.timer.start()

    @property
    def store(self) -> FieldStore:
        """The laptop's folder, with the key it was opened with."""
        return self._store

    @property
    def takes_files(self) -> bool:
        """Whether a file can be taken in now: neither on a visit, nor while locked."""
        return isinstance(self.view, HomeView)

    @property
    def _looks(self) -> Looks:
        window = self._window
        return Looks(
            window.icons, Sentences(window.language.code), window.language.locale, self._clock
        )

    @property
    def view(self) -> HomeView | LockView | RegisterView | None:
        """The laptop's own view, while it stands in the window."""
        shown = self._window.centralWidget()
        return shown if isinstance(shown, HomeView | LockView | RegisterView) else None

    # -- showing ---------------------------------------------------------------------------

    def show_home(self, now: Laptop) -> None:
        """Put the laptop's own view into the window."""
        self._shown = now
        if now.card is None:
            self._show_register()
            return
        if now.lock is not LaptopLock.OPEN:
            self._show_locked(now)
            return
        view = HomeView(self._looks)
        view.visit_opened.connect(self._on_visit)
        view.file_wanted.connect(self._on_file_wanted)
        view.card_wanted.connect(self._on_card_wanted)
        view.copy_wanted.connect(self._on_copy_wanted)
        view.receipt_wanted.connect(self._on_receipt_wanted)
        view.clock_right.connect(self._on_clock_right)
        view.new_keys_told.connect(self._on_new_keys)
        view.phrase_wanted.connect(self._on_phrase_wanted)
        view.show_laptop(now)
        self._window.setCentralWidget(view)
        view.take.setFocus()
        self._window.files.look()

    def _show_register(self) -> None:
        view = RegisterView(self._looks)
        view.named.connect(self._on_named)
        view.office_wanted.connect(self._on_office_wanted)
        self._window.setCentralWidget(view)

        def ask(needed: bool) -> None:
            if shiboken6.isValid(view):
                view.ask_phrase(needed)

        self._run(lambda: self._store.needs_passphrase, ask)

    def _show_locked(self, now: Laptop) -> None:
        view = LockView(self._looks, now)
        view.phrase_given.connect(self._on_phrase)
        view.again_wanted.connect(self._window.begin)
        view.start_over_wanted.connect(self._on_start_over)
        self._window.setCentralWidget(view)

    def look_again(self) -> None:
        """Every minute: what is due is wiped, also while somebody works in another visit."""
        window = self._window
        now = self._clock.now()
        opened = window.opened
        if opened is None:
            if isinstance(self.view, HomeView):
                self._run(partial(laptop, self._store, now=now), self._show_again)
            return
        if opened.field is None:
            return
        if opened.field.is_expired(true_now(now, last_hour(self._store))):
            window.leave_office()
            return
        here = self._store.visit_path(opened.field.visit)
        self._run(partial(sweep, self._store, now=now, but=here), lambda _wiped: None)

    def _show_again(self, now: Laptop) -> None:
        view = self.view
        if isinstance(view, HomeView) and now.card is not None:
            view.show_laptop(now)

    # -- making this computer a laptop -------------------------------------------------------

    def _on_named(self, name: str, phrase: str) -> None:
        view = self.view
        assert isinstance(view, RegisterView)

        def make() -> tuple[bytes, Laptop]:
            self._store.folder.mkdir(parents=True, exist_ok=True)
            self._store.create(name, phrase)
            return self._opened()

        self._run(make, self._show_opened, view.refuse)

    def _on_phrase(self, phrase: str) -> None:
        """Open what is locked, or encrypt what an earlier program left plain."""
        view = self.view
        assert isinstance(view, LockView)

        def open_it() -> tuple[bytes, Laptop]:
            if view.lock is LaptopLock.UNPROTECTED:
                self._store.protect(phrase)
            else:
                self._store.unlock(phrase, now=self._clock.now())
            return self._opened()

        self._run(open_it, self._show_opened, view.refuse)

    def _opened(self) -> tuple[bytes, Laptop]:
        return self._store.key, laptop(self._store, now=self._clock.now())

    def _show_opened(self, opened: tuple[bytes, Laptop]) -> None:
        """The key is kept, so that nobody types the phrase again as long as the program runs."""
        key, now = opened
        self._window.keys.keep(None, key)
        self.show_home(now)

    def _on_phrase_wanted(self) -> None:
        dialog = ChangePhraseDialog(self._looks, self._store, self._window)
        dialog.setObjectName("changePhraseDialog")
        done = self.tr("The new pass phrase is asked for from the next start on.")
        dialog.accepted.connect(lambda: self._tell(done))
        dialog.open()

    def _on_start_over(self) -> None:
        assert self._shown is not None
        dialog = StartOverDialog(self._looks, self._store, self._shown, self._window)
        dialog.setObjectName("startOverDialog")
        dialog.accepted.connect(self._on_given_up)
        dialog.open()

    def _on_given_up(self) -> None:
        self._window.keys.keep(None, None)
        self._window.begin()

    def _on_office_wanted(self) -> None:
        remember({"field": False})
        self._window.begin()

    # -- files -----------------------------------------------------------------------------

    def take(self, path: Path) -> None:
        """Open a file: a visit, or the office's receipt."""

        def read() -> Incoming | TakenHere:
            now = self._clock.now()
            if peek(path).kind is FileKind.RECEIPT:
                return take_receipt_here(self._store, path, now=now)
            return look(self._store, path, now=now)

        self._run(read, self._on_read)

    def _on_read(self, found: Incoming | TakenHere) -> None:
        if isinstance(found, TakenHere):
            self._tell_receipt(found)
            return
        dialog = TakeDialog(self._looks, self._store, found, self._window)
        dialog.setObjectName("takeDialog")
        dialog.accepted.connect(lambda: self._on_taken(dialog))
        dialog.open()

    def _on_taken(self, dialog: TakeDialog) -> None:
        loaded = dialog.loaded
        assert loaded is not None
        text = (
            self.tr("{title} is on this laptop now.")
            if loaded.fresh
            else self.tr("{title} was on this laptop already; nothing was changed.")
        )
        self._tell(text.format(title=loaded.visit.title))

    def _tell_receipt(self, taken: TakenHere) -> None:
        if taken.left or taken.waiting:
            text = self.tr("The office confirmed {events} entries; {left} wait for a receipt.")
        else:
            text = self.tr("The office has everything of this laptop ({events} entries now).")
        looks = self._looks
        self._tell(text.format(events=looks.number(taken.events), left=looks.number(taken.left)))

    def _on_file_wanted(self) -> None:
        self._ask_file(self.tr("The office's file for a visit"))

    def _on_receipt_wanted(self) -> None:
        self._ask_file(self.tr("The office's receipt"))

    def _ask_file(self, title: str) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, title, "", self.tr("Files of EKTP Desk (*.ektp)")
        )
        if name:
            self.take(Path(name))

    def _on_card_wanted(self) -> None:
        card = self._store.card()
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save this laptop's card"), f"{card.name}.ektp",
            self.tr("Files of EKTP Desk (*.ektp)"),
        )  # fmt: skip
        if not name:
            return
        path = Path(name)
        if path.suffix.casefold() != ".ektp":
            path = path.with_name(f"{path.name}.ektp")
        done = self.tr("{name} is written. Bring it to the office.").format(name=path.name)
        self._run(
            lambda: write_card(card, self._store.keys(), path), lambda _none: self._tell(done)
        )

    def _on_copy_wanted(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Where to? A stick's folder"))
        if not name:
            return

        def copy() -> int:
            files = self._store.outbox()
            for file in files:
                self._store.copy(file.sequence, Path(name))
            return len(files)

        def done(count: int) -> None:
            text = self.tr("{count} files are on the stick. Bring them to the office.")
            self._tell(text.format(count=self._looks.number(count)))

        self._run(copy, done)

    # -- visits ----------------------------------------------------------------------------

    def _on_visit(self, path: Path) -> None:
        def opened(key: bytes | None) -> None:
            self._window.keys.keep(str(path), key)
            self._window.address = str(path)
            self._window.begin()

        self._run(partial(self._store.visit_key, path), opened)

    def _on_clock_right(self) -> None:
        now = self._clock.now()

        def settle() -> Laptop:
            wiped = believe_clock(self._store, now=now)
            return replace(laptop(self._store, now=now), wiped=wiped)

        self._run(settle, self._show_again)

    def _on_new_keys(self) -> None:
        done = self.tr("The next file is taken in like a first one: compare the office's key then.")
        self._run(self._store.leave_office, lambda _none: self._tell(done))

    # -- doing -----------------------------------------------------------------------------

    def _run(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """A job off the UI thread; what is refused is said on the laptop's own view."""
        work = SetupWork(self)

        def home(result: object) -> None:
            work.deleteLater()
            done(result)

        def failed(error: Exception) -> None:
            work.deleteLater()
            known(error, refused or self._refuse)

        work.done.connect(home)
        work.failed.connect(failed)
        work.start(job)

    def _refuse(self, error: Refusal) -> None:
        view = self.view
        if isinstance(view, HomeView):
            view.notice.show_notice(self._looks.sentences.refusal(error), "negative")

    def _tell(self, text: str) -> None:
        """Say what was done, on a view that shows it."""

        def show(now: Laptop) -> None:
            self._show_again(now)
            view = self.view
            if isinstance(view, HomeView) and shiboken6.isValid(view):
                view.notice.show_notice(text, "positive")

        self._run(partial(laptop, self._store, now=self._clock.now()), show)
