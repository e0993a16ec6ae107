"""Accounts that nobody signs in with: a kiosk and an emergency act under one each."""

import secrets

from sqlalchemy import delete
from sqlmodel import col, select

from ektp_desk.accounts.models import Officer, OfficerRole
from ektp_desk.accounts.passwords import hash_password
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.work import Work


def unattended_account(work: Work, *, username: str, full_name: str, role: Role) -> Officer:
    """The account, made when it is first needed and held to its one role; nobody has its password.

    Who may need it at the same moment takes a number first.
    """
    found = select(Officer).where(col(Officer.username) == username)
    account = work.session.exec(found).one_or_none()
    if account is None:
        account = Officer(
            username=username,
            full_name=full_name,
            password_hash=hash_password(secrets.token_urlsafe(32)),
            created_at=work.now,
        )
        work.session.add(account)
        work.session.flush()
    assert account.id is not None
    mine, others = col(OfficerRole.officer_id) == account.id, col(OfficerRole.role) != role
    work.session.execute(delete(OfficerRole).where(mine, others))
    if work.session.get(OfficerRole, (account.id, role)) is None:
        work.session.add(OfficerRole(officer_id=account.id, role=role))
        work.session.flush()
    return account
