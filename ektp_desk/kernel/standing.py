"""What an officer may do now: asked of the database in each act, not remembered from sign-in.

Who was disabled, or lost a role, while the program stood open is stopped at the next act.
"""

from typing import Any

from sqlalchemy import Boolean, bindparam, column, select, table
from sqlmodel import Session

# The tables are the accounts room's, above: named here by what is read and no more.
_OFFICER = table("officer", column("id"), column("active", Boolean))
_ROLE = table("officer_role", column("officer_id"), column("role"))
_HELD = (  # made once: every act asks
    select(_ROLE.c.role)
    .join(_OFFICER, _OFFICER.c.id == _ROLE.c.officer_id)
    .where(_OFFICER.c.id == bindparam("officer_id"), _OFFICER.c.active)
)


def roles_held(session: Session, officer_id: int) -> frozenset[str]:
    """The roles of an officer, none when disabled: by rule an active one has at least one."""
    found: Any = session.connection().execute(_HELD, {"officer_id": officer_id})
    return frozenset(found.scalars())
