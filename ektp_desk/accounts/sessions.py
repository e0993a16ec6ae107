"""Officers' sessions: begun at signing in, locked while nobody is there, ended by their owner,
by a manager, or with the program. See docs/decisions/0039.

An ended session is refused at its next act (`session.ended`, by `Work.require`), wherever it is.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, or_, update
from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Counter, Officer, OfficerSession
from ektp_desk.accounts.rules import Role, SessionEnd
from ektp_desk.accounts.sign_ins import SignIn, confirm_own, let_in
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Actor, Work

MANAGERS = (Role.ADMINISTRATOR, Role.SUPERVISOR)
_OPEN = col(OfficerSession.ended_at).is_(None)


@dataclass(frozen=True)
class SessionRow:
    """An open session as listed; `seen_at` is when the officer last used it."""

    id: int
    officer_id: int
    officer: str
    counter: str
    station: str
    began_at: datetime
    seen_at: datetime
    locked_at: datetime | None


def open_sessions(
    session: Session, *, now: datetime, officer_id: int | None = None
) -> tuple[SessionRow, ...]:
    """Who is signed in where, the newest first; of one officer, or of all."""
    statement = (
        select(OfficerSession, Officer.full_name, Counter.name)
        .join(Officer, col(Officer.id) == col(OfficerSession.officer_id))
        .outerjoin(Counter, col(Counter.id) == col(OfficerSession.counter_id))
        .where(_OPEN, or_(_ends_later(now), col(OfficerSession.ends_at).is_(None)))
        .order_by(col(OfficerSession.began_at).desc(), col(OfficerSession.id).desc())
    )
    if officer_id is not None:
        statement = statement.where(col(OfficerSession.officer_id) == officer_id)
    return tuple(
        SessionRow(
            row.id or 0, row.officer_id, name, counter or "", row.station, row.began_at,
            row.seen_at, row.locked_at,
        )
        for row, name, counter in session.exec(statement)
    )  # fmt: skip


def is_open(session: Session, *, session_id: int, now: datetime) -> bool:
    """Whether a session may go on."""
    row = session.get(OfficerSession, session_id)
    return row is not None and row.ended_at is None and (row.ends_at is None or row.ends_at > now)


def sign_in(
    work: Work,
    *,
    username: str,
    password: str,
    counter_id: int | None,
    station: str,
    left: Collection[str] = (),
) -> SignIn:
    """Let an officer in (see `let_in` for the refusals) and begin a session.

    `left` are the instances that ended on this computer without a word (`kernel.instance`): what
    sessions they had are over.
    """
    end_left(work, instances=left)
    answer = let_in(
        work, username=username, password=password, counter_id=counter_id, station=station
    )
    if answer.actor is None:
        return answer
    session_id = begin(work, actor=answer.actor)
    work.record("officer.signed_in", answer.actor.officer_id or 0, station=station,
                counter=counter_id, session=session_id)  # fmt: skip
    return replace(answer, actor=replace(answer.actor, session_id=session_id))


def sign_out(work: Work) -> None:
    """Note that the officer left, unless somebody ended the session before."""
    if work.actor.officer_id is not None and end_own(work):
        work.record("officer.signed_out", work.actor.officer_id, session=work.actor.session_id)


def begin(work: Work, *, actor: Actor, ends_at: datetime | None = None) -> int:
    """Note a session for who was just let in; the id."""
    made = OfficerSession(
        officer_id=actor.officer_id or 0,
        counter_id=actor.counter_id,
        station=actor.station[:200],
        instance=actor.instance,
        began_at=work.now,
        seen_at=work.now,
        ends_at=ends_at,
    )
    work.session.add(made)
    work.session.flush()
    assert made.id is not None
    return made.id


def end_left(work: Work, *, instances: Collection[str]) -> None:
    """End the sessions of programs that ended without a word; nobody else knows them to be over."""
    if instances:
        _end(work, SessionEnd.LOST, col(OfficerSession.instance).in_(instances))


def end_of_officer(work: Work, *, officer_id: int, how: SessionEnd, but: int | None = None) -> None:
    """End all sessions of an officer, but one perhaps."""
    mine = col(OfficerSession.officer_id) == officer_id
    _end(work, how, mine if but is None else mine & (col(OfficerSession.id) != but))


def end_own(work: Work) -> bool:
    """End the session of who acts, who leaves; False when somebody else ended it before."""
    if work.actor.session_id is None:
        return True
    return bool(
        _close(work, SessionEnd.SIGNED_OUT, col(OfficerSession.id) == work.actor.session_id)
    )


def end_session(work: Work, *, session_id: int) -> None:
    """End a session: one's own elsewhere, or as a manager anybody's.

    Refused by `session.over` when it is over already, and by `role.missing`.
    """
    work.require()
    row = work.session.get(OfficerSession, session_id)
    if row is None or row.officer_id != work.actor.officer_id:
        work.require(*MANAGERS)
    if not _end(work, SessionEnd.ENDED, col(OfficerSession.id) == session_id):
        raise OfficeError("session.over")


def note_seen(work: Work) -> None:
    """Note that the officer uses the program now. Makes no audit row: it says who is there only."""
    work.require()
    _change_own(work, seen_at=work.now)


def lock(work: Work, *, idle: bool) -> None:
    """Note that the workplace was locked: because nobody was there (`idle`), or by the officer."""
    work.require()
    _change_own(work, locked_at=work.now)
    work.record("officer.locked", work.actor.officer_id or 0, idle=idle)


def unlock(work: Work, *, password: str) -> None:
    """Go on after the password; refused as `confirm_own` refuses, and by `session.ended`."""
    work.require()
    officer_id = confirm_own(work, password=password)
    _change_own(work, locked_at=None, seen_at=work.now)
    work.record("officer.unlocked", officer_id)


def note_unlocked(work: Work, *, at: datetime, guesses: int) -> None:
    """Note later that the workplace was unlocked at `at`, while the database did not answer.

    By the password as last read (`accounts.keepers`); `guesses` were wrong before.
    """
    work.require()
    _change_own(work, locked_at=None)
    work.record("officer.unlocked", work.actor.officer_id or 0, at=at.isoformat(),
                failures=guesses, written_later=True)  # fmt: skip


def _ends_later(now: datetime) -> ColumnElement[bool]:
    return col(OfficerSession.ends_at) > now


def _change_own(work: Work, **values: datetime | None) -> None:
    own = col(OfficerSession.id) == work.actor.session_id
    work.session.execute(update(OfficerSession).where(own, _OPEN).values(**values))


def _end(work: Work, how: SessionEnd, which: ColumnElement[bool]) -> int:
    ended = _close(work, how, which)
    for session_id, officer_id in ended:
        work.record("session.ended", session_id, officer=officer_id, how=how.value)
    return len(ended)


def _close(work: Work, how: SessionEnd, which: ColumnElement[bool]) -> list[tuple[int, int]]:
    statement = (
        update(OfficerSession)
        .where(which, _OPEN)
        .values(ended_at=work.now, ended_how=how, ended_by=work.actor.officer_id)
        .returning(col(OfficerSession.id), col(OfficerSession.officer_id))
        .execution_options(synchronize_session=False)
    )
    return [(int(one), int(officer)) for one, officer in work.session.execute(statement)]
