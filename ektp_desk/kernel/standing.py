"""What an officer may do now: asked of the database in each act, not remembered from sign-in.

Who was disabled, lost a role, or whose session was ended while the program stood open is stopped
at the next act.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Integer, bindparam, column, exists, or_, select, table
from sqlmodel import Session

from ektp_desk.kernel.columns import UtcTime

# The tables are the accounts room's, above: named here by what is read and no more.
_OFFICER = table("officer", column("id"), column("active", Boolean))
_ROLE = table("officer_role", column("officer_id"), column("role"))
_SESSION = table(
    "officer_session",
    column("id"),
    column("officer_id"),
    column("ended_at"),
    column("ends_at", UtcTime),
)
_HELD = (  # made once: every act asks
    select(_ROLE.c.role)
    .join(_OFFICER, _OFFICER.c.id == _ROLE.c.officer_id)
    .where(_OFFICER.c.id == bindparam("officer_id"), _OFFICER.c.active)
)
_STANDS = exists().where(
    _SESSION.c.id == bindparam("session_id", type_=Integer),
    _SESSION.c.officer_id == bindparam("officer_id"),
    _SESSION.c.ended_at.is_(None),
    or_(_SESSION.c.ends_at.is_(None), _SESSION.c.ends_at > bindparam("now", type_=UtcTime)),
)
_HELD_IN_SESSION = _HELD.where(_STANDS)


def roles_held(session: Session, officer_id: int) -> frozenset[str]:
    """The roles of an officer, none when disabled: by rule an active one has at least one."""
    found: Any = session.connection().execute(_HELD, {"officer_id": officer_id})
    return frozenset(found.scalars())


def roles_in_session(
    session: Session, officer_id: int, *, session_id: int, now: datetime
) -> frozenset[str]:
    """The same in a session of the officer's; none when that was ended, or is over by `now`."""
    given = {"officer_id": officer_id, "session_id": session_id, "now": now}
    found: Any = session.connection().execute(_HELD_IN_SESSION, given)
    return frozenset(found.scalars())
