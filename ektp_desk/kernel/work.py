"""`Work`: what a service is given. One transaction, one officer, one moment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Text, bindparam, cast, func, insert, update
from sqlmodel import Session

from ektp_desk.kernel.chain import Link, link_hash
from ektp_desk.kernel.changes import Change, Changes
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.numbering import next_number
from ektp_desk.kernel.refusals import note_refusal
from ektp_desk.kernel.standing import roles_held, roles_in_session

_AUDIT = AuditEntry.metadata.tables["audit_entry"]
_HEAD = AuditEntry.metadata.tables["audit_head"]
# Made once: every act of the program ends with these.
_TAKE_HEAD = (
    update(_HEAD)
    .where(_HEAD.c.id == 1)
    .values(last_id=_HEAD.c.last_id + bindparam("count"))
    .returning(_HEAD.c.last_id, _HEAD.c.hash)
)
_APPEND = insert(_AUDIT)
_MOVE_HEAD = update(_HEAD).where(_HEAD.c.id == 1).values(hash=bindparam("newest"))
NOTIFY_CHANNEL = "ektp_desk_changes"
# On a server the same statement tells those who listen, who hear it when the act is committed, and
# gives the transaction's number, by which it can be asked for later (`kernel.lost`).
_MOVE_HEAD_AND_TELL = _MOVE_HEAD.returning(
    cast(func.pg_current_xact_id(), Text),
    func.pg_notify(NOTIFY_CHANNEL, cast(_HEAD.c.last_id, Text)),
)


@dataclass(frozen=True)
class Actor:
    """Who acts: an officer at a counter, or the administrator's console (no officer id).

    `station` is the computer and its user, `instance` the running program (`kernel.instance`).
    `roles` are those of the sign-in, for what a window offers; `Work.require` asks anew.
    `session_id` names the officer's session; those who act without having signed in have none.
    """

    officer_id: int | None
    name: str
    roles: frozenset[str]
    station: str = ""
    counter_id: int | None = None
    instance: str = ""
    session_id: int | None = None


@dataclass(frozen=True)
class _Record:
    action: str
    noun: str
    row_id: int
    facts: dict[str, Any]


class Work:
    """One act in the making. Services change rows through `session` and never commit."""

    def __init__(
        self, session: Session, actor: Actor, now: datetime, zone: ZoneInfo, act: str = ""
    ) -> None:
        """`act` names the service, for a refusal that has to be written down."""
        self.session = session
        self.actor = actor
        self.act = act
        self.now = now
        self.zone = zone
        self.office_date: date = local_day(now, zone)
        self._records: list[_Record] = []
        self._held: frozenset[str] | None = None
        self.transaction: str | None = None  # its number on an office server, once closed
        self.audit: tuple[int, str] | None = None  # id and hash of its newest audit row, likewise
        self.if_refused: list[Callable[[Work], None]] = []  # read by `Desk` after a refusal

    def require(self, *roles: str) -> None:
        """Refuse unless the actor holds one of `roles` now (code `role.missing`).

        Without `roles` any will do. An officer is looked up in this act's own transaction:
        `officer.inactive` for one who was disabled since signing in, `session.ended` for one whose
        session is over. The console, which is no officer, holds what it came with. A refusal is
        written to the audit.
        """
        held = self._roles_held()
        if not held and self.actor.officer_id is not None:
            raise self.noted(self._shut_out())
        if held.isdisjoint(roles or held):
            raise self.noted(OfficeError("role.missing", roles=tuple(roles)))

    def noted(self, error: OfficeError, *, row_id: int = 0) -> OfficeError:
        """The refusal, which will be written to the audit in a transaction of its own.

        For acts that somebody was not entitled to; `row_id` is the officer it concerns, if that
        is another than who acts.
        """
        self.write_if_refused(partial(note_refusal, act=self.act, code=error.code, row_id=row_id))
        return error

    def _roles_held(self) -> frozenset[str]:
        if self._held is None:
            actor = self.actor
            if actor.officer_id is None:
                self._held = actor.roles
            elif actor.session_id is None:
                self._held = roles_held(self.session, actor.officer_id)
            else:
                self._held = roles_in_session(
                    self.session, actor.officer_id, session_id=actor.session_id, now=self.now
                )
        return self._held

    def _shut_out(self) -> OfficeError:
        officer_id, in_session = self.actor.officer_id, self.actor.session_id is not None
        if in_session and officer_id is not None and roles_held(self.session, officer_id):
            return OfficeError("session.ended")
        return OfficeError("officer.inactive")

    def number(self, scope: str) -> int:
        """The next number of `scope`, without gaps."""
        return next_number(self.session, scope)

    def record(self, action: str, row_id: int, *, noun: str = "", **facts: Any) -> None:
        """Say what was done: one audit row and one change mark. `action` is `noun.past`.

        `facts` are plain JSON values and hold no name and no NIK: the row is named by its id.
        """
        self._records.append(_Record(action, noun or action.partition(".")[0], row_id, facts))

    def write_if_refused(self, act: "Callable[[Work], None]") -> None:
        """Have `act` written in a transaction of its own should this one be refused.

        For what must not be undone with the rest: a password that was guessed wrong.
        """
        self.if_refused.append(act)

    def close(self) -> Changes:
        """Append the audit rows to the chain; called once by `Desk` just before the commit.

        The chain's head row is locked only here, at the very end, so that writers on an office
        server wait for each other as shortly as possible.
        """
        if not self._records:
            return Changes(station=self.actor.station)
        last_id = self._append(self._records)
        touched = dict.fromkeys(Change(item.noun, item.row_id) for item in self._records)
        return Changes(tuple(touched), last_id, self.actor.station)

    def _append(self, records: Sequence[_Record]) -> int:
        connection = self.session.connection()
        last_id, previous = connection.execute(_TAKE_HEAD, {"count": len(records)}).one()
        rows = []
        for number, item in enumerate(records, start=last_id - len(records) + 1):
            link = Link(
                number,
                self.now,
                self.office_date,
                self.actor.officer_id,
                self.actor.station,
                self.actor.instance,
                item.action,
                item.noun,
                item.row_id,
                item.facts,
            )
            current = link_hash(previous, link)
            rows.append({**vars(link), "previous_hash": previous, "hash": current})
            previous = current
        connection.execute(_APPEND, rows if len(rows) > 1 else rows[0])
        if connection.dialect.name == "postgresql":
            told = connection.execute(_MOVE_HEAD_AND_TELL, {"newest": previous})
            self.transaction = str(told.one()[0])
            self.audit = (int(last_id), previous)
        else:
            connection.execute(_MOVE_HEAD, {"newest": previous})
        return int(last_id)
