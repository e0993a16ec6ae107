"""What must agree of the officers: their roles and accounts with what the log last said of them."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import or_
from sqlmodel import Session, col, select

from ektp_desk.accounts import kiosk
from ektp_desk.accounts.models import Officer, OfficerRole
from ektp_desk.accounts.rules import EMERGENCY, Role
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.storage.check import Finding

# What the log's acts on an officer say: whether the account is in use, and its roles.
_IN_USE = {"added": True, "enabled": True, "disabled": False}
_GIVES_ROLES = ("added", "changed")
# Made by the program itself, without an act on an officer.
_OWN = {EMERGENCY: frozenset({Role.ADMINISTRATOR}), kiosk.USERNAME: frozenset({Role.KIOSK})}


def officers_and_log(session: Session) -> Iterator[Finding]:
    """Nobody holds a role, or an account in use, that no act of the program gave.

    Officers are no ledger: whoever writes the database in another program can make themselves a
    supervisor. The log is what shows it.
    """
    told, in_use = _told(session)
    held: dict[int, set[str]] = defaultdict(set)
    for officer_id, role in session.exec(select(OfficerRole.officer_id, OfficerRole.role)):
        held[officer_id].add(role)
    for officer in session.exec(select(Officer).order_by(col(Officer.id))):
        number, own = officer.id or 0, _OWN.get(officer.username)
        if frozenset(held[number]) not in (own, told.get(number)):
            yield Finding("check.officer_roles", {"officer": officer.username})
        if officer.active and not in_use.get(number, own is not None):
            yield Finding("check.officer_active", {"officer": officer.username})


def _told(session: Session) -> tuple[dict[int, frozenset[str]], dict[int, bool]]:
    """(roles, whether in use) of each officer, as their newest acts say."""
    roles: dict[int, frozenset[str]] = {}
    in_use: dict[int, bool] = {}
    acts = select(AuditEntry.row_id, AuditEntry.action, AuditEntry.facts).where(
        col(AuditEntry.noun) == "officer",
        or_(*(col(AuditEntry.action).endswith(f".{act}") for act in {*_IN_USE, *_GIVES_ROLES})),
    )
    for officer_id, action, facts in session.exec(acts.order_by(col(AuditEntry.id))):
        act = action.partition(".")[2]
        if act in _GIVES_ROLES:
            roles[officer_id] = frozenset(facts.get("roles", ()))
        if act in _IN_USE:
            in_use[officer_id] = _IN_USE[act]
    return roles, in_use
