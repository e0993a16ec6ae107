"""Acts on the key of the data: who changed a way to open them, and when."""

from enum import StrEnum

from ektp_desk.accounts.rules import Role
from ektp_desk.accounts.sign_ins import confirm_own
from ektp_desk.kernel.work import Work

KEEPERS = (Role.ADMINISTRATOR, Role.SUPERVISOR)


class KeyAct(StrEnum):
    """What is done to the key of an office's file, or to a way to open it."""

    ENCRYPT = "encrypt"
    CHANGE_KEY = "change_key"
    CHANGE_PASSPHRASE = "change_passphrase"
    NEW_RECOVERY = "new_recovery"
    OPEN_HERE = "open_here"


def note_key_act(work: Work, *, act: KeyAct, password: str = "") -> None:
    """Write down that somebody is about to do it; an officer signs with their password.

    Raises what `confirm_own` raises. The files are changed after this is committed: what was
    begun stands in the audit even if the computer stops in between.
    """
    work.require(*KEEPERS)
    if work.actor.officer_id is not None:
        confirm_own(work, password=password)
    work.record(f"key.{act}", 1)
