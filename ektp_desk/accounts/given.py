"""Who was given an account or a password by whom, as the log says.

Whoever gave somebody a password knows it, and whoever made an account may stand behind it: neither
makes a second person of it. See docs/decisions/0039.
"""

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.rules import EMERGENCY
from ektp_desk.kernel.models import OF_CONSOLE, AuditEntry

# Ends of the log's acts on an officer.
PASSWORD_GIVEN = (".added", ".password_reset")
MADE_WHO_THEY_ARE = (".added", ".changed", ".enabled")


def by_officer(officer_id: int) -> ColumnElement[bool]:
    """What an officer did."""
    return col(AuditEntry.officer_id) == officer_id


def by_emergency() -> ColumnElement[bool]:
    """What was done with the sealed code."""
    account = select(Officer.id).where(col(Officer.username) == EMERGENCY)
    return col(AuditEntry.officer_id) == account.scalar_subquery()


def by_console() -> ColumnElement[bool]:
    """What was done on the command line, by whoever may start programs there.

    In the words of its own index: that of the officers would lead through every sign-in there was.
    """
    return and_(OF_CONSOLE, func.coalesce(AuditEntry.officer_id, 0) == 0)


def made_by(session: Session, officer_id: int, *, by: ColumnElement[bool]) -> bool:
    """Whether they added, changed or enabled this officer."""
    statement = select(AuditEntry.id).where(by, *_on(officer_id, MADE_WHO_THEY_ARE))
    return session.exec(statement.limit(1)).first() is not None


def holds_given_password(session: Session, officer_id: int, *, by: ColumnElement[bool]) -> bool:
    """Whether the officer has not changed the password since they gave one."""
    given = select(func.max(AuditEntry.id)).where(by, *_on(officer_id, PASSWORD_GIVEN))
    newest = session.exec(given).one()
    if newest is None:
        return False
    changed = select(AuditEntry.id).where(
        by_officer(officer_id), *_on(officer_id, (".password_changed",)),
        col(AuditEntry.id) > newest,
    )  # fmt: skip
    return session.exec(changed.limit(1)).first() is None


def _on(officer_id: int, acts: tuple[str, ...]) -> tuple[ColumnElement[bool], ...]:
    return (
        col(AuditEntry.noun) == "officer",
        col(AuditEntry.row_id) == officer_id,
        or_(*(col(AuditEntry.action).endswith(act) for act in acts)),
    )
