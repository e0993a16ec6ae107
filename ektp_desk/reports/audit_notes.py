"""What was done to the database itself is said in its log, where everybody finds it."""

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.work import Work
from ektp_desk.storage.audit_watch import RESTORED


def note_restored(work: Work, *, backup: str) -> None:
    """Say that the office was put back from the file `backup`; the first act after that.

    It explains to every computer why its mark of the chain does not fit any more.
    """
    work.require(Role.ADMINISTRATOR, Role.SUPERVISOR)
    work.record(RESTORED, 0, backup=backup[:200])
