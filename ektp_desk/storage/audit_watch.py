"""Verifying the audit chain while the office works, from where it was last seen to hold.

Only what is new is read; the whole chain once a week, and when somebody asks. It is read in parts,
each a short transaction: SQLite's journal does not grow meanwhile, and a window beside it goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col

from ektp_desk.kernel.chain import BEGINNING, Place
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.trouble import machine_error
from ektp_desk.storage import audit_mark
from ektp_desk.storage.audit_mark import Mark
from ektp_desk.storage.check import audit_chain, chain_part, chain_top

PART = 10_000  # rows of one transaction
BREATH = 0.002  # seconds between two parts
WHOLE_EVERY = timedelta(days=7)
APART = timedelta(days=1)  # the clocks of an office's computers, at the most
RESTORED = "backup.restored"  # the act that explains a chain older than a mark


@dataclass(frozen=True)
class Look:
    """What a look found: `broken_at` is the first row that does not hold, or None.

    `problem` is "missing", "altered" or "cut" as in `ChainReport`, "anew" when the chain holds
    in itself but is not the one this computer knew. `read` counts the rows read this time.
    `weekly`: the whole was read because it is a week since it was.
    """

    read: int
    place: Place
    broken_at: int | None = None
    problem: str = ""
    whole: bool = False
    weekly: bool = False


class AuditWatch:
    """One computer's memory of one database's chain, in `folder`."""

    def __init__(
        self, engine: Engine, folder: Path, *, require_data: Callable[[], None] = lambda: None
    ) -> None:
        """`engine` should be a reading one; `require_data` is `Desk.require_data`."""
        self._engine = engine
        self._folder = folder
        self._require_data = require_data

    def look(self, *, now: datetime, stop: Event, whole: bool = False) -> Look | None:
        """Verify what is new, or the `whole` chain, and remember how far it holds.

        The whole is read too once a week and when the mark does not fit. None when `stop` was set
        before the end. Raises `MachineError` when the database cannot be read.
        """
        mark = audit_mark.read(self._folder)
        due = _due(mark, now)
        whole, weekly = whole or due, due and mark.whole is not None
        try:
            found = self._from(BEGINNING if whole else mark.place, stop)
            if found is None:
                return None
            if not whole and found.broken_at is not None:
                first = self._from(BEGINNING, stop)
                if first is None:
                    return None
                found, whole = first, True
            return replace(self._judged(found, mark, now, whole=whole), weekly=weekly)
        except DBAPIError as error:
            raise machine_error(error) or error from error

    def _from(self, after: Place, stop: Event) -> Look | None:
        """Read on from `after` to the chain's end; None when stopped."""
        place = after
        while True:
            self._require_data()
            with Session(self._engine) as session:
                top, _ = chain_top(session)
                last = top <= place.id + PART
                report = (
                    audit_chain(session, place)
                    if last
                    else chain_part(session, place, place.id + PART)
                )
            read = report.checked - after.id
            place = Place(report.checked, report.head_hash)
            if last or report.broken_at is not None:
                return Look(read, place, report.broken_at, report.problem)
            if stop.wait(BREATH):
                return None

    def _judged(self, found: Look, mark: Mark, now: datetime, *, whole: bool) -> Look:
        found = replace(found, whole=whole)
        if found.broken_at is None and whole:
            found = self._against(found, mark)
        if found.broken_at is None:
            known = BEGINNING if whole else mark.place
            _, restored = self._restored(known.id)
            audit_mark.write(
                self._folder,
                Mark(
                    found.place, now, now if whole else mark.whole,
                    restored or ("" if whole else mark.restored),
                ),
            )  # fmt: skip
        return found

    def _against(self, found: Look, mark: Mark) -> Look:
        """The whole chain holds in itself: whether it is the one that was known here."""
        if found.place.id < mark.place.id:
            broken_at, problem = found.place.id + 1, "cut"
        elif self._hash_at(mark.place.id) != mark.place.hash:
            broken_at, problem = mark.place.id, "anew"
        else:
            return found
        if self._explained(mark):
            return found
        return replace(found, broken_at=broken_at, problem=problem)

    def _hash_at(self, row: int) -> str:
        if row == BEGINNING.id:
            return BEGINNING.hash
        with Session(self._engine) as session:
            statement = select(col(AuditEntry.hash)).where(col(AuditEntry.id) == row)
            return str(session.execute(statement).scalar_one_or_none())

    def _explained(self, mark: Mark) -> bool:
        """Whether the log itself says, since the mark, that a backup was put back, or that this
        office was only begun then: a new one in the place of another."""
        at, restored = self._restored(BEGINNING.id)
        begun = select(col(AuditEntry.at)).where(col(AuditEntry.id) == BEGINNING.id + 1)
        with Session(self._engine) as session:
            first = session.execute(begun).scalar_one_or_none()
        if mark.at is None:
            return False
        back = at is not None and restored != mark.restored and at >= mark.at - APART
        return back or bool(first and first > mark.at)

    def _restored(self, after: int) -> tuple[datetime | None, str]:
        """When a backup was last put back, in the rows behind `after`, and that row's hash."""
        statement = (
            select(col(AuditEntry.at), col(AuditEntry.hash))
            .where(col(AuditEntry.id) > after, col(AuditEntry.action) == RESTORED)
            .order_by(col(AuditEntry.id).desc())
            .limit(1)
        )
        with Session(self._engine) as session:
            found = session.execute(statement).one_or_none()
        return (None, "") if found is None else (found[0], found[1])


def _due(mark: Mark, now: datetime) -> bool:
    """Whether the whole chain is to be read: never done, long ago, or by a clock gone wrong."""
    return mark.whole is None or not timedelta(0) <= now - mark.whole < WHOLE_EVERY
