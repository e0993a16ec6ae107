"""Who may do what on a visit, in the office and on a laptop."""

from ektp_desk.accounts.rules import EVERYBODY, Role
from ektp_desk.kernel.station import station_name
from ektp_desk.kernel.work import Actor

TEAM = (Role.RECORDER, Role.COUNTER, Role.SUPERVISOR)


def laptop_itself() -> Actor:
    """The laptop's own program, for what it does before anybody signs in."""
    return Actor(None, "laptop", frozenset(EVERYBODY), station_name())
