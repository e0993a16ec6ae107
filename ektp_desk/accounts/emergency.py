"""Access in an emergency: a sealed code lets somebody in when no manager can sign in.

See docs/decisions/0039. The code lies in a sealed envelope and is good once, for an hour, for the
work of an administrator. It opens nothing quietly: every window says so until somebody else who
manages officers has acknowledged it, and so does the supervisor's list.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, select

from ektp_desk.accounts import sessions
from ektp_desk.accounts.given import by_emergency, holds_given_password, made_by
from ektp_desk.accounts.models import EmergencyAccess, Officer, OfficerSession
from ektp_desk.accounts.passwords import hash_password, verify
from ektp_desk.accounts.rules import EMERGENCY, Role
from ektp_desk.accounts.sign_ins import SignIn, confirm_signer
from ektp_desk.accounts.unattended import unattended_account
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.refusals import note_refusal
from ektp_desk.kernel.work import Actor, Work

FULL_NAME = "Akses darurat"
LASTS = timedelta(hours=1)
MANAGERS = (Role.ADMINISTRATOR, Role.SUPERVISOR)
LONGEST_NAME, LONGEST_REASON, LEAST_REASON = 120, 200, 10
# Crockford's base 32: no letter that can be read as another. 24 signs are 120 bits: a code that
# nobody guesses, so wrong ones are written and no pause keeps out who misread the envelope.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP = 6, 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True)
class SealedCode:
    """When the code in the envelope was made, and by whom ("" for the console)."""

    made_at: datetime
    made_by: str


@dataclass(frozen=True)
class EmergencyRow:
    """An opening: the name given, of whom nobody vouched, why, where, when and until when.

    `ended_at` is when it was over, by itself after an hour or before.
    """

    id: int
    opened_by: str
    reason: str
    station: str
    opened_at: datetime
    ends_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str


@dataclass(frozen=True)
class EmergencyNow:
    """The code that opens now, if one is sealed, and every emergency there was, newest first."""

    sealed: SealedCode | None
    openings: tuple[EmergencyRow, ...]


def now(session: Session) -> EmergencyNow:
    """All there is to know about emergencies."""
    return EmergencyNow(sealed_code(session), openings(session))


def sealed_code(session: Session) -> SealedCode | None:
    """The code that opens now, None if none was made since the last one was used."""
    found = session.exec(
        select(EmergencyAccess, Officer.full_name)
        .outerjoin(Officer, col(Officer.id) == col(EmergencyAccess.made_by))
        .where(*_sealed())
    ).first()
    return SealedCode(found[0].made_at, found[1] or "") if found else None


def openings(session: Session) -> tuple[EmergencyRow, ...]:
    """Every emergency there was, the newest first."""
    found = session.exec(
        select(EmergencyAccess, OfficerSession, Officer.full_name)
        .join(OfficerSession, col(OfficerSession.id) == col(EmergencyAccess.session_id))
        .outerjoin(Officer, col(Officer.id) == col(EmergencyAccess.acknowledged_by))
        .where(col(EmergencyAccess.opened_at).is_not(None))
        .order_by(col(EmergencyAccess.id).desc())
    )
    return tuple(_row(*one) for one in found)


def unacknowledged(session: Session) -> tuple[EmergencyRow, ...]:
    """Emergencies that nobody else has seen to yet, the newest first."""
    return tuple(row for row in openings(session) if row.acknowledged_at is None)


def make_code(work: Work, *, password: str = "") -> str:
    """Make the code for the envelope; the one before opens nothing any more.

    An officer signs with the own password; the console, which is no officer, need not. The code
    is told this once: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`.
    """
    work.require(*MANAGERS)
    confirm_signer(work, password=password)
    work.number("emergency/code")  # two who make one at once: the later one counts
    work.session.execute(update(EmergencyAccess).where(*_sealed()).values(withdrawn_at=work.now))
    signs = "".join(secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP))
    made = EmergencyAccess(
        code_hash=hash_password(signs), made_at=work.now, made_by=work.actor.officer_id
    )
    work.session.add(made)
    work.session.flush()
    work.record("emergency.sealed", made.id or 0)
    return "-".join(signs[place : place + GROUP] for place in range(0, len(signs), GROUP))


def open_emergency(work: Work, *, code: str, full_name: str, reason: str, station: str) -> SignIn:
    """Let in whoever brings the sealed code, for an hour, as administrator and no more.

    A wrong code is a result (`emergency.wrong`), so that it stays written. Refused by
    `emergency.name_needed` and `emergency.reason_needed`, so that the trace says who and why.
    """
    name, why = _told(full_name, LONGEST_NAME), _told(reason, LONGEST_REASON)
    if not name:
        raise OfficeError("emergency.name_needed", field="full_name")
    if len(why) < LEAST_REASON:
        raise OfficeError("emergency.reason_needed", field="reason", least=LEAST_REASON)
    work.number("emergency/code")  # who brings the same code at once waits, and comes too late
    access = work.session.exec(select(EmergencyAccess).where(*_sealed())).one_or_none()
    if not verify(access.code_hash if access else None, tidy(code)) or access is None:
        note_refusal(work, act=work.act, code="emergency.wrong")
        return SignIn(None, "emergency.wrong")
    account = unattended_account(
        work, username=EMERGENCY, full_name=FULL_NAME, role=Role.ADMINISTRATOR
    )
    actor = Actor(
        account.id, name, frozenset({Role.ADMINISTRATOR}), station, None, work.actor.instance
    )  # fmt: skip
    session_id = sessions.begin(work, actor=actor, ends_at=work.now + LASTS)
    access.opened_at, access.opened_by, access.reason = work.now, name, why
    access.session_id = session_id
    work.record("emergency.opened", access.id or 0, session=session_id, station=station)
    return SignIn(replace(actor, session_id=session_id))


def acknowledge(work: Work, *, access_id: int) -> None:
    """Say that an emergency was seen and looked into: the windows stop telling of it.

    By a manager who is somebody else: not the emergency, not the console, and nobody whom the
    emergency itself added, changed or enabled (`emergency.not_another`); nor with a password that
    the emergency gave and its officer has not changed since (`emergency.password_given`).
    """
    work.require(*MANAGERS)
    access = work.session.get(EmergencyAccess, access_id)
    if access is None or access.opened_at is None:
        raise OfficeError("emergency.unknown")
    _require_another(work)
    done = work.session.execute(
        update(EmergencyAccess)
        .where(col(EmergencyAccess.id) == access_id, col(EmergencyAccess.acknowledged_at).is_(None))
        .values(acknowledged_at=work.now, acknowledged_by=work.actor.officer_id)
        .returning(col(EmergencyAccess.id))
        .execution_options(synchronize_session=False)
    ).first()
    if done is None:
        raise OfficeError("emergency.acknowledged")
    work.record("emergency.acknowledged", access_id)


def tidy(code: str) -> str:
    """A code as it was made, however it was typed: case, dashes and look-alikes do not matter."""
    return "".join(sign for sign in code.upper().translate(_READ_AS) if sign in ALPHABET)


def _told(text: str, most: int) -> str:
    """What was typed, on one line and without signs that nobody sees."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(seen.split())[:most]


def _sealed() -> tuple[ColumnElement[bool], ...]:
    return (
        col(EmergencyAccess.opened_at).is_(None),
        col(EmergencyAccess.withdrawn_at).is_(None),
    )


def _row(access: EmergencyAccess, of: OfficerSession, by: str | None) -> EmergencyRow:
    assert access.opened_at is not None
    ends = of.ended_at or of.ends_at or access.opened_at
    return EmergencyRow(
        access.id or 0, access.opened_by, access.reason, of.station, access.opened_at, ends,
        access.acknowledged_at, by or "",
    )  # fmt: skip


def _require_another(work: Work) -> None:
    me, session = work.actor.officer_id, work.session
    officer = session.get(Officer, me) if me is not None else None
    if officer is None or officer.id is None or officer.username == EMERGENCY:
        raise work.noted(OfficeError("emergency.not_another"))
    if made_by(session, officer.id, by=by_emergency()):
        raise work.noted(OfficeError("emergency.not_another"))
    if holds_given_password(session, officer.id, by=by_emergency()):
        raise work.noted(OfficeError("emergency.password_given"))
