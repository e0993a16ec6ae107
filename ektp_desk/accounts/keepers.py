"""Who may end kiosk mode, or unlock a workplace, known in memory for the time when the database
does not answer.

See docs/decisions/0021. Read while it answers, kept nowhere else, and gone with the program. What
is guessed wrong meanwhile outlives it, as counts (`guess_book`).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from ektp_desk.accounts import passwords
from ektp_desk.accounts.guess_book import GuessBook
from ektp_desk.accounts.kiosk import KEEPERS
from ektp_desk.accounts.models import Officer, OfficerRole
from ektp_desk.accounts.rules import pause_after, tidy_username
from ektp_desk.kernel.errors import OfficeError


@dataclass(frozen=True)
class Keeper:
    """A supervisor or administrator as last read; the hash shows in no log."""

    officer_id: int
    username: str
    password_hash: str = field(repr=False)
    failures: int
    locked_until: datetime | None


def keepers(session: Session) -> tuple[Keeper, ...]:
    """All who may end kiosk mode now."""
    held = select(col(OfficerRole.officer_id)).where(col(OfficerRole.role).in_(KEEPERS))
    statement = select(Officer).where(col(Officer.active).is_(True), col(Officer.id).in_(held))
    return tuple(_keeper(row) for row in session.exec(statement))


def own(session: Session, *, officer_id: int) -> tuple[Keeper, ...]:
    """An officer who is signed in, for unlocking the own workplace; nobody when disabled."""
    statement = select(Officer).where(col(Officer.active).is_(True), col(Officer.id) == officer_id)
    return tuple(_keeper(row) for row in session.exec(statement))


def _keeper(row: Officer) -> Keeper:
    return Keeper(
        row.id or 0, row.username, row.password_hash, row.failed_sign_ins, row.locked_until
    )


class KnownKeepers:
    """Vouches for a keeper without the database. Guesses count and pause as at signing in.

    What `learn` takes and what `vouch` counts are apart, so that one may run beside the other.
    """

    def __init__(self, now: Callable[[], datetime], book: GuessBook | None = None) -> None:
        """`book` keeps what is guessed wrong until the database has it; None keeps nothing."""
        self._now = now
        self._book = book or GuessBook()
        self._known: Mapping[str, Keeper] = {}
        self._guessed: dict[str, tuple[int, datetime | None]] = {}  # failures, paused until

    @property
    def any(self) -> bool:
        """Whether anybody was read yet."""
        return bool(self._known)

    def learn(self, rows: Sequence[Keeper]) -> None:
        """Take those who may now; who may no more, or had another password, is forgotten."""
        self._known = {row.username: row for row in rows}

    def vouch(self, *, username: str, password: str) -> str:
        """The keeper's user name; takes as long as checking a password does.

        Refused by `kiosk.wrong`, for whoever is no keeper too, and by `sign_off.paused`.
        """
        name = tidy_username(username)
        keeper = self._known.get(name)
        if keeper is not None:
            self._require_no_pause(keeper)
        if passwords.verify(keeper.password_hash if keeper else None, password):
            self._guessed.pop(name, None)
            if keeper is not None:
                self._book.passed(keeper.officer_id)
            return name
        if keeper is not None:
            self._count(keeper)
        raise OfficeError("kiosk.wrong", field="password")

    def vouch_own(self, *, password: str) -> int:
        """That it is the one officer who was learnt: how many guesses there were before.

        Refused by `signature.wrong` and `signature.paused`, as with the database.
        """
        name, keeper = next(iter(self._known.items()), ("", None))
        guesses, _paused = (0, None) if keeper is None else self._before(keeper)
        try:
            self.vouch(username=name, password=password)
        except OfficeError as refusal:
            minutes = refusal.params.get("minutes")  # paused, and for how long
            if minutes is not None:
                raise OfficeError("signature.paused", field="password", minutes=minutes) from None
            raise OfficeError("signature.wrong", field="password") from None
        return guesses

    def _require_no_pause(self, keeper: Keeper) -> None:
        _failures, paused = self._before(keeper)
        for until in (keeper.locked_until, paused):
            seconds = 0.0 if until is None else (until - self._now()).total_seconds()
            if seconds > 0:
                minutes = math.ceil(seconds / 60)
                raise OfficeError("sign_off.paused", field="password", minutes=minutes)

    def _count(self, keeper: Keeper) -> None:
        before, _paused = self._before(keeper)
        failures, now = max(keeper.failures, before) + 1, self._now()
        pause = pause_after(failures)
        until = now + pause if pause else None
        self._guessed[keeper.username] = (failures, until)
        self._book.add(keeper.officer_id, failures=failures, at=now, until=until)

    def _before(self, keeper: Keeper) -> tuple[int, datetime | None]:
        """Guesses in a row and the pause after them: here, or in a program that ended."""
        here = self._guessed.get(keeper.username, (0, None))
        kept = self._book.of(keeper.officer_id)
        return here if kept is None or kept.failures <= here[0] else (kept.failures, kept.until)
