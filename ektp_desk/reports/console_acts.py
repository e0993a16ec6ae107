"""What was done on the command line that gives somebody power over the office or its data.

The console asks for no password: whoever may start programs in the account that opens the office is
an administrator there. So each such act stands on the supervisor's desk until a supervisor has
looked into it, whose own account or password is not the console's work. See docs/decisions/0039.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from ektp_desk.accounts.given import MADE_WHO_THEY_ARE, by_console, holds_given_password
from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.protection import KeyAct
from ektp_desk.accounts.queries import officer_names
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.station import CONSOLE
from ektp_desk.kernel.work import Work
from ektp_desk.reports.models import ConsoleActSeen
from ektp_desk.storage.audit_watch import RESTORED

# By noun. Who writes a file with a log of access or a breach has noted the reading before.
_ACTS = {
    "officer": (*(act.removeprefix(".") for act in MADE_WHO_THEY_ARE), "password_reset"),
    "emergency": ("sealed",),
    "key": tuple(KeyAct),
    "resident": ("exported",),
    "access": ("log_read",),
    "breach": ("looked_up",),
}
# Each has a sentence `console_did.…`.
GIVE_POWER = (*(f"{noun}.{act}" for noun, acts in _ACTS.items() for act in acts), RESTORED)
_MAKE_OFFICERS = tuple(f"officer{act}" for act in MADE_WHO_THEY_ARE)


def said_as(action: str) -> str:
    """An act's name among the sentences."""
    return action.replace(".", "_")


@dataclass(frozen=True)
class ConsoleAct:
    """One act; `id` is its row in the audit, `whom` the officer it was done to ("" for none),
    `station` the computer and its user."""

    id: int
    action: str
    whom: str
    at: datetime
    office_date: date
    station: str
    seen_at: datetime | None
    seen_by: str

    @property
    def what(self) -> str:
        """The code of the sentence that says what it was."""
        return f"console_did.{said_as(self.action)}"


def console_acts(session: Session) -> tuple[ConsoleAct, ...]:
    """All acts of the console that give somebody power, the newest first."""
    return _acts(session)


def unseen(session: Session) -> tuple[ConsoleAct, ...]:
    """Those that no supervisor has looked into yet, the newest first."""
    return _acts(session, col(ConsoleActSeen.audit_id).is_(None))


def _acts(session: Session, *which: ColumnElement[bool]) -> tuple[ConsoleAct, ...]:
    entry, seen = AuditEntry, ConsoleActSeen
    found = session.exec(
        select(entry, seen)
        .outerjoin(seen, col(seen.audit_id) == col(entry.id))
        .where(col(entry.action).in_(GIVE_POWER), by_console(), *which)
        .order_by(col(entry.id).desc())
    ).all()
    names = officer_names(session) if found else {}
    return tuple(
        ConsoleAct(
            row.id, row.action, names.get(row.row_id, "") if row.noun == "officer" else "",
            row.at, row.office_date, row.station.removesuffix(CONSOLE), by.seen_at if by else None,
            names.get(by.officer_id, "") if by else "",
        )
        for row, by in found
    )  # fmt: skip


def acknowledge(work: Work, *, audit_id: int) -> None:
    """Say that an act of the console was looked into: it leaves the supervisor's desk.

    By a supervisor who is nobody's tool: whom the console added, changed or enabled is refused
    until somebody else has looked into that (`console_act.not_another`), and whose password it
    gave until they have changed it (`console_act.password_given`). Refused by
    `console_act.unknown` and `console_act.seen`.
    """
    work.require(Role.SUPERVISOR)
    officer_id = _another(work)
    if audit_id not in {row.id for row in console_acts(work.session)}:
        raise OfficeError("console_act.unknown")
    work.session.add(ConsoleActSeen(audit_id=audit_id, seen_at=work.now, officer_id=officer_id))
    try:
        work.session.flush()
    except IntegrityError:
        raise OfficeError("console_act.seen") from None
    work.record("console_act.seen", audit_id)


def _another(work: Work) -> int:
    officer = work.session.get(Officer, work.actor.officer_id) if work.actor.officer_id else None
    if officer is None or officer.id is None or _waits_for_others(work.session, officer.id):
        raise work.noted(OfficeError("console_act.not_another"))
    if holds_given_password(work.session, officer.id, by=by_console()):
        raise work.noted(OfficeError("console_act.password_given"))
    return officer.id


def _waits_for_others(session: Session, officer_id: int) -> bool:
    """Whether the console made this officer who they are, and nobody has looked into it yet."""
    entry, seen = AuditEntry, ConsoleActSeen
    statement = (
        select(entry.id)
        .outerjoin(seen, col(seen.audit_id) == col(entry.id))
        .where(
            by_console(), col(entry.action).in_(_MAKE_OFFICERS), col(entry.row_id) == officer_id,
            col(seen.audit_id).is_(None),
        )
        .limit(1)
    )  # fmt: skip
    return session.exec(statement).first() is not None
