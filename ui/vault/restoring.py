"""Putting a backup back, from an open office or before one that does not open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from ektp_desk.accounts.backups import note_restoring
from ektp_desk.accounts.restoring import put_back
from ektp_desk.accounts.rules import Role
from ektp_desk.config import load_settings
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from ektp_desk.storage.backup import Backup, Restored
from ektp_desk.storage.engines import as_owner, key_of, parse_url
from ektp_desk.storage.manifest import Manifest
from ektp_desk.storage.places import Places, found_in
from ektp_desk.storage.pointintime import Since, first_hash, lost_since
from ektp_desk.storage.replacing import own_key
from ui.context import Context, qdate
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.vault.looked import Looked
from ui.widgets.outcome import Outcome
from ui.widgets.style import set_property
from ui.widgets.texts import Body, Muted

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

TEXT_WIDTH, MOST_NAMES = 620, 4
Refuse = Callable[[OfficeError | MachineError], None]
Sign = Callable[[QWidget, Backup, str, Callable[[], None], Refuse], None]


@dataclass(frozen=True)
class Surroundings:
    """What choosing a backup needs, whether somebody is signed in or not.

    `own` tells the office's own mark (`Contents.first_hash`, "" when it does not open) and `since`
    what it holds beyond a backup (None: cannot be told); both are called off the UI thread.
    `office_key` tells the key with which a plain backup is encrypted in the office's place, by what
    was typed if need be, and `known` the marks of the offices whose backups lie in this computer's
    own folder (None: the office itself is asked); these two likewise. `sign` writes down that
    somebody signed for it; None where nobody is signed in. `owner` connects to a server as its
    tables' owner (name, password) and tells the address, off the UI thread; None for an office in a
    file.
    """

    theme: Theme
    icons: Icons
    sentences: Sentences
    locale: QLocale
    zone: ZoneInfo
    places: Places
    own: Callable[[], str]
    since: Callable[[Manifest], Since | None]
    office_key: Callable[[str], bytes | None]
    known: Callable[[], frozenset[str]] | None = None
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
        office_key=lambda _typed: key_of(desk.engine),
        key=key_of(desk.engine),
        sign=sign,
        owner=None if desk.engine.dialect.name == "sqlite" else partial(as_owner, desk.engine),
    )


def without_the_office(window: "MainWindow") -> Surroundings:
    """Before an office that does not open: what would be lost cannot be told, and whose a backup is
    only by those that this computer made."""
    places = window.places()

    def office_key(typed: str) -> bytes | None:
        file = Path(str(parse_url(_address(window)).database))
        return own_key(file, present=window.keys.key, typed=typed)

    return Surroundings(
        theme=window.theme,
        icons=window.icons,
        sentences=Sentences(window.language.code),
        locale=window.language.locale,
        zone=ZoneInfo("Asia/Makassar"),
        places=places,
        own=lambda: "",
        since=lambda _manifest: None,
        office_key=office_key,
        known=lambda: frozenset(one.manifest.contents.first_hash for one in found_in(places.home)),
    )


def _address(window: "MainWindow") -> str:
    return window.address or load_settings().database


def job_of(
    context: Context, backup: Backup, key: bytes | None, server: str = ""
) -> Callable[[], Restored]:
    """What is done once the office is closed; the officer who signed is its author. `server` is
    the owner's address of an office on one."""
    desk = context.tasks.desk
    actor = context.actor
    address, present = server or str(desk.engine.url.database), key_of(desk.engine)

    def job() -> Restored:
        return put_back(
            backup.path, address, key=key, clock=desk.clock, zone=desk.zone, actor=actor,
            present=present,
        )  # fmt: skip

    return job


def job_without(window: "MainWindow", looked: Looked) -> Callable[[], Restored]:
    """The same where nobody could sign in; the audit names the computer."""
    address, backup, key = _address(window), looked.backup, looked.key
    clock = window.clock or SystemClock()
    actor = Actor(None, "restore", frozenset({Role.ADMINISTRATOR}), window.station)
    present = looked.present or window.keys.key

    def job() -> Restored:
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


def named(names: tuple[str, ...]) -> str:
    """The first names of a list that may be long."""
    return ", ".join(names[:MOST_NAMES])


class RestoredView(Outcome):
    """The backup is in its place: of when it is, and where the former data lie."""

    def __init__(
        self, done: Restored, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        icons = surroundings.icons
        super().__init__(icons, "circle-check", "positive", name="restoredGoOn", parent=parent)
        self.title.setText(self.tr("The backup is in its place"))
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
        said = Body("\n\n".join(self._warnings(done, surroundings)))
        said.setObjectName("restoredSaid")
        set_property(said, "tone", "warning")
        for label in (when, kept, said):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(TEXT_WIDTH)
            if label.text():
                self.say(label)

    def _warnings(self, done: Restored, surroundings: Surroundings) -> list[str]:
        """What was not as it should be in the backup, a sentence each."""
        said = []
        if done.encrypted:
            said.append(self.tr(
                "The backup was not encrypted; the data are now, with this office's key. "
                "Make a new backup, then delete that one."
            ))  # fmt: skip
        elif done.manifest.engine == "sqlite" and done.key is None:
            said.append(self.tr(
                "These data are not encrypted. A supervisor does that in Settings, Security of the "
                "data."
            ))  # fmt: skip
        if done.mended:
            said.append(
                self.tr(
                    "Guards that were missing and triggers that this program did not make were put "
                    "right ({count}): {names}. Find out who held the backup."
                ).format(count=surroundings.number(len(done.mended)), names=named(done.mended))
            )
        return said


def show_put_back(window: "MainWindow", done: Restored) -> None:
    """Say what was put back and what was kept, then open it."""
    view = RestoredView(done, without_the_office(window))
    view.left.connect(lambda: window.keys.open_with(done.key))
    window.setCentralWidget(view)
