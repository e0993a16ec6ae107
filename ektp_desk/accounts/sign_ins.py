"""Who somebody is: at signing in, and vouching with name and password for a colleague's act."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from sqlmodel import col, select

from ektp_desk.accounts import passwords
from ektp_desk.accounts.given import by_officer, holds_given_password
from ektp_desk.accounts.guess_book import Guesses
from ektp_desk.accounts.models import Counter, Officer, OfficerRole
from ektp_desk.accounts.rules import Role, pause_after, tidy_username
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry, AuditHead
from ektp_desk.kernel.refusals import note_refusal
from ektp_desk.kernel.work import Actor, Work

# How many of the newest rows are looked through for guesses that were told before.
_LOOKED_AT = 2_000


@dataclass(frozen=True)
class SignIn:
    """How a sign-in ended: an `actor`, or the refusal's `code` with `seconds` to wait."""

    actor: Actor | None
    code: str = ""
    seconds: int = 0


def let_in(
    work: Work, *, username: str, password: str, counter_id: int | None, station: str
) -> SignIn:
    """Check who it is. A refusal is a result, so that the failed attempt stays written.

    Codes: `sign_in.wrong` (name or password, never which), `sign_in.paused` (wait `seconds`),
    `sign_in.disabled`, `counter.unknown` (none such, or not in use). What was typed for a name
    that nobody has is not written: it may be a password.
    """
    name = tidy_username(username)
    # Locked, so that guesses at the same moment wait for each other and are all counted.
    found = select(Officer).where(col(Officer.username) == name).with_for_update()
    officer = work.session.exec(found).one_or_none()
    if officer is None or officer.id is None:
        passwords.verify(None, password)
        note_refusal(work, act=work.act, code="sign_in.wrong")
        return SignIn(None, "sign_in.wrong")
    if officer.locked_until is not None and officer.locked_until > work.now:
        note_refusal(work, act=work.act, code="sign_in.paused", row_id=officer.id)
        return SignIn(None, "sign_in.paused", _seconds(officer.locked_until - work.now))
    if not passwords.verify(officer.password_hash, password):
        return _failed(work, officer)
    if not officer.active:
        work.record("sign_in.refused", officer.id, noun="officer")
        return SignIn(None, "sign_in.disabled")
    if counter_id is not None and not _is_open(work, counter_id):
        note_refusal(work, act=work.act, code="counter.unknown", row_id=officer.id)
        return SignIn(None, "counter.unknown")
    officer.failed_sign_ins, officer.locked_until = 0, None
    roles = frozenset(
        work.session.exec(select(OfficerRole.role).where(col(OfficerRole.officer_id) == officer.id))
    )
    actor = Actor(officer.id, officer.full_name, roles, station, counter_id, work.actor.instance)
    return SignIn(actor)


def confirm_identity(work: Work, *, username: str, password: str, roles: Iterable[Role]) -> int:
    """A second person signs off an act of somebody else's: the officer's id, or a refusal.

    Whoever gave a colleague their password knows it, and is no second person until the colleague
    has changed it (`sign_off.password_given`).

    Guesses count as at signing in, in a transaction of their own since the refused act is rolled
    back (`sign_off.wrong`), and pause both (`sign_off.paused`, with the minutes to wait).
    """
    name = tidy_username(username)
    # Locked, so that guesses at the same moment wait for each other.
    found = select(Officer).where(col(Officer.username) == name).with_for_update()
    officer = work.session.exec(found).one_or_none()
    if officer is not None and officer.locked_until is not None:
        _require_pause_over(work, officer)
    known = passwords.verify(officer.password_hash if officer else None, password)
    if officer is not None and not known:
        work.write_if_refused(partial(_count_guess, username=name))
    if not known or officer is None or officer.id is None or not officer.active:
        raise _sign_off_refused(work, officer, known)
    if officer.id == work.actor.officer_id:
        raise work.noted(OfficeError("sign_off.same_person", field="sign_off_username"))
    held = work.session.exec(
        select(OfficerRole.role).where(col(OfficerRole.officer_id) == officer.id)
    )
    if set(roles).isdisjoint(held):
        error = OfficeError("sign_off.role", field="sign_off_username")
        raise work.noted(error, row_id=officer.id)
    me = work.actor.officer_id
    if me is not None and holds_given_password(work.session, officer.id, by=by_officer(me)):
        error = OfficeError("sign_off.password_given", field="sign_off_username")
        raise work.noted(error, row_id=officer.id)
    officer.failed_sign_ins, officer.locked_until = 0, None
    return officer.id


def confirm_own(work: Work, *, password: str) -> int:
    """Whoever acts signs an act of weight with their own password: the officer's id.

    Guesses count and pause as at signing in, in a transaction of their own since the refused act
    is rolled back: `signature.wrong`, `signature.paused` with the minutes to wait, and
    `signature.nobody` for the console, which is no officer.
    """
    found = select(Officer).where(col(Officer.id) == work.actor.officer_id).with_for_update()
    officer = work.session.exec(found).one_or_none()
    if officer is None or officer.id is None:
        raise OfficeError("signature.nobody")
    if officer.locked_until is not None and officer.locked_until > work.now:
        minutes = math.ceil(_seconds(officer.locked_until - work.now) / 60)
        raise work.noted(OfficeError("signature.paused", field="password", minutes=minutes))
    if not passwords.verify(officer.password_hash, password):
        work.write_if_refused(partial(_count_guess, username=officer.username))
        raise OfficeError("signature.wrong", field="password")
    officer.failed_sign_ins, officer.locked_until = 0, None
    return officer.id


def confirm_signer(work: Work, *, password: str) -> None:
    """`confirm_own` where an officer acts; the console has no password of its own."""
    if work.actor.officer_id is not None:
        confirm_own(work, password=password)


def note_guesses(work: Work, *, guesses: Sequence[Guesses]) -> None:
    """Write later what was guessed wrong while the database did not answer, and count it on.

    Asks for no role: whoever guessed was let in nowhere. Written once, however often it is told.
    """
    for one in guesses:
        found = select(Officer).where(col(Officer.id) == one.officer_id).with_for_update()
        officer = work.session.exec(found).one_or_none()
        if officer is None or _is_written(work, one):
            continue
        officer.failed_sign_ins += one.in_row
        pause = pause_after(officer.failed_sign_ins) if one.in_row else None
        if pause:
            officer.locked_until = max(one.last + pause, officer.locked_until or one.last)
        work.record(
            "officer.sign_in_failed", one.officer_id, failures=officer.failed_sign_ins,
            guesses=one.count, at=one.last.isoformat(), written_later=True,
        )  # fmt: skip


def _is_written(work: Work, guesses: Guesses) -> bool:
    """A program that was ended just after the writing tells it again."""
    newest = select(AuditHead.last_id).where(col(AuditHead.id) == 1).scalar_subquery()
    statement = select(AuditEntry.facts).where(
        col(AuditEntry.id) > newest - _LOOKED_AT,
        col(AuditEntry.action).endswith(".sign_in_failed"),
        col(AuditEntry.row_id) == guesses.officer_id,
    )
    at = guesses.last.isoformat()
    return any(facts.get("at") == at for facts in work.session.exec(statement))


def _sign_off_refused(work: Work, officer: Officer | None, known: bool) -> OfficeError:
    """A wrong word for a name that is there is counted already, which is written as well."""
    error = OfficeError("sign_off.wrong", field="sign_off_password")
    if officer is None or officer.id is None or known:
        return work.noted(error, row_id=(officer.id or 0) if officer else 0)
    return error


def _require_pause_over(work: Work, officer: Officer) -> None:
    until = officer.locked_until
    if until is not None and until > work.now:
        minutes = math.ceil(_seconds(until - work.now) / 60)
        error = OfficeError("sign_off.paused", field="sign_off_password", minutes=minutes)
        raise work.noted(error, row_id=officer.id or 0)


def _count_guess(work: Work, *, username: str) -> None:
    found = select(Officer).where(col(Officer.username) == username).with_for_update()
    _failed(work, work.session.exec(found).one())


def _is_open(work: Work, counter_id: int) -> bool:
    counter = work.session.get(Counter, counter_id)
    return counter is not None and counter.active


def _failed(work: Work, officer: Officer) -> SignIn:
    officer.failed_sign_ins += 1
    pause = pause_after(officer.failed_sign_ins)
    work.record("officer.sign_in_failed", officer.id or 0, failures=officer.failed_sign_ins)
    if not pause:
        return SignIn(None, "sign_in.wrong")
    officer.locked_until = work.now + pause
    return SignIn(None, "sign_in.paused", _seconds(pause))


def _seconds(pause: timedelta) -> int:
    return max(1, math.ceil(pause.total_seconds()))
