"""Putting a backup back, from an open office or before one that does not open."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ektp_desk.accounts.backups import note_restoring
from ektp_desk.accounts.restoring import PutBack, put_back
from ektp_desk.accounts.rules import Role
from ektp_desk.config import load_settings
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from ektp_desk.storage.backup import Backup
from ektp_desk.storage.engines import as_owner, key_of
from ektp_desk.storage.manifest import Manifest
from ektp_desk.storage.places import Places
from ektp_desk.storage.pointintime import Since, first_hash, lost_since
from ui.context import Context, qdate
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.panel import centred
from ui.widgets.texts import Muted, Title

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

TEXT_WIDTH = 620
Refuse = Callable[[OfficeError | MachineError], None]
Sign = Callable[[QWidget, Backup, str, Callable[[], None], Refuse], None]


@dataclass(frozen=True)
class Surroundings:
    """What choosing a backup needs, whether somebody is signed in or not.

    `own` tells the office's own mark (`Contents.first_hash`, "" when it does not open) and `since`
    what it holds beyond a backup (None: cannot be told); both are called off the UI thread.
    `sign` writes down that somebody signed for it; None where nobody is signed in. `owner` connects
    to a server as its tables' owner (name, password) and tells the address, off the UI thread; None
    for an office in a file.
    """

    theme: Theme
    icons: Icons
    sentences: Sentences
    locale: QLocale
    zone: ZoneInfo
    places: Places
    own: Callable[[], str]
    since: Callable[[Manifest], Since | None]
    key: bytes | None = None
    sign: Sign | None = None
    owner: Callable[[str, str], str] | None = None

    def moment(self, moment: datetime | None) -> str:
        """A date and time as people write them: 24 Nov 2026, 16.30."""
        if moment is None:
            return ""
        local = moment.astimezone(self.zone)
        return f"{self.locale.toString(qdate(local.date()), 'd MMM yyyy')}, {local:%H.%M}"

    def number(self, value: int) -> str:
        """A whole number with the locale's grouping."""
        return self.locale.toString(value)


def beside_the_office(context: Context) -> Surroundings:
    """For somebody signed in, who signs with the own password."""
    desk = context.tasks.desk

    def sign(
        owner: QWidget, backup: Backup, password: str, done: Callable[[], None], refused: Refuse
    ) -> None:
        context.tasks.write(
            owner, note_restoring, done=lambda _nothing: done(), refused=refused,
            troubled=refused, file=backup.path.name, sha256=backup.manifest.sha256,
            password=password,
        )  # fmt: skip

    return Surroundings(
        theme=context.theme,
        icons=context.icons,
        sentences=context.sentences,
        locale=context.locale,
        zone=context.zone,
        places=context.places(),
        own=lambda: desk.read(first_hash),
        since=lambda manifest: desk.read(lost_since, manifest=manifest),
        key=key_of(desk.engine),
        sign=sign,
        owner=None if desk.engine.dialect.name == "sqlite" else partial(as_owner, desk.engine),
    )


def without_the_office(window: "MainWindow") -> Surroundings:
    """Before an office that does not open: what would be lost cannot be told."""
    return Surroundings(
        theme=window.theme,
        icons=window.icons,
        sentences=Sentences(window.language.code),
        locale=window.language.locale,
        zone=ZoneInfo("Asia/Makassar"),
        places=window.places(),
        own=lambda: "",
        since=lambda _manifest: None,
    )


def job_of(
    context: Context, backup: Backup, key: bytes | None, server: str = ""
) -> Callable[[], PutBack]:
    """What is done once the office is closed; the officer who signed is its author. `server` is
    the owner's address of an office on one."""
    desk = context.tasks.desk
    actor = replace(context.actor, session_id=None)  # of which the backup knows nothing
    address, present = server or str(desk.engine.url.database), key_of(desk.engine)

    def job() -> PutBack:
        return put_back(
            backup.path, address, key=key, clock=desk.clock, zone=desk.zone, actor=actor,
            present=present,
        )  # fmt: skip

    return job


def job_without(window: "MainWindow", backup: Backup, key: bytes | None) -> Callable[[], PutBack]:
    """The same where nobody could sign in; the audit names the computer."""
    address = window.address or load_settings().database
    clock = window.clock or SystemClock()
    actor = Actor(None, "restore", frozenset({Role.ADMINISTRATOR}), window.station)
    present = window.keys.key

    def job() -> PutBack:
        return put_back(
            backup.path, address, key=key, clock=clock, zone=ZoneInfo("Asia/Makassar"),
            actor=actor, present=present,
        )  # fmt: skip

    return job


def sorted_out(
    window: "MainWindow", job: Callable[[], Any], done: Callable[[Any], None]
) -> tuple[Callable[[], None], Callable[[], None]]:
    """`job` for another thread, and what comes after it on the UI thread: `done` with its result.

    Known trouble is said in the window; after a bug the office is opened again and the bug raised.
    """
    came: list[Any] = []

    def run() -> None:
        try:
            came.append(job())
        except Exception as error:  # sorted on the UI thread
            came.append(error)

    def then() -> None:
        if isinstance(came[0], MachineError | OfficeError):
            window.show_trouble(came[0])
        elif isinstance(came[0], Exception):
            window.begin()
            raise came[0]
        else:
            done(came[0])

    return run, then


class RestoredView(QWidget):
    """The backup is in its place: of when it is, and where the former data lie."""

    left = Signal()

    def __init__(
        self, done: PutBack, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        mark = QLabel()
        mark.setPixmap(surroundings.icons.pixmap("circle-check", 48, "positive"))
        title = Title(self.tr("The backup is in its place"))
        when = Muted(
            self.tr("The data are as of {moment}.").format(
                moment=surroundings.moment(done.manifest.made)
            )
        )
        when.setObjectName("restoredOf")
        kept = Muted("")
        kept.setObjectName("restoredKept")
        if done.kept is not None:
            kept.setText(
                self.tr("The former data are kept, unchanged:\n{path}").format(path=done.kept)
            )
        go_on = PrimaryButton(self.tr("Go on to sign-in"))
        go_on.setObjectName("restoredGoOn")
        go_on.setDefault(True)
        go_on.clicked.connect(self.left)
        for label in (mark, title, when, kept):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            if isinstance(label, Muted):
                label.setFixedWidth(TEXT_WIDTH)
            column.addLayout(centred(label))
        column.addLayout(centred(go_on))
        column.addStretch(3)
        go_on.setFocus()


def show_put_back(window: "MainWindow", done: PutBack) -> None:
    """Say what was put back and what was kept, then open it."""
    view = RestoredView(done, without_the_office(window))
    view.left.connect(lambda: window.keys.open_with(done.key))
    window.setCentralWidget(view)
