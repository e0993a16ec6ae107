"""Acts on the key of the data: who changed a way to open them, and when."""

from enum import StrEnum

from sqlalchemy import insert, update
from sqlmodel import Session, col

from ektp_desk.accounts import models
from ektp_desk.accounts.rules import Role
from ektp_desk.accounts.sign_ins import confirm_signer
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.storage import backup_keys, keyfile
from ektp_desk.storage.backup_keys import BackupKey

KEEPERS = (Role.ADMINISTRATOR, Role.SUPERVISOR)
SERIES = "backup_key"


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
    confirm_signer(work, password=password)
    work.record(f"key.{act}", 1)


def backup_key(session: Session) -> BackupKey | None:
    """The key by which a server's office seals its backups, None while none was made."""
    return backup_keys.read(session.connection())


def keep_backup_key(
    work: Work, *, act: KeyAct, key: BackupKey, former: BackupKey | None, password: str = ""
) -> None:
    """Seal backups by this key from now on, or open them in other ways; an officer signs.

    `former` is what was there when it was decided (None: nothing); `key.changed` if it is not there
    any more. Raises what `confirm_own` raises. The log says which key it is: by that a backup knows
    that nobody has exchanged it in the database (`backup_keys.required`).
    """
    work.require(*KEEPERS)
    work.number(SERIES)  # taken first: two supervisors wait for each other
    confirm_signer(work, password=password)
    values = {"public": key.public, "key_file": keyfile.told(key.file)}
    if former is None and backup_key(work.session) is None:
        work.session.execute(insert(models.BackupKey), {"id": 1, **values})
    elif former is None or not _replaced(work, former, values):
        raise OfficeError("key.changed")
    work.record(f"key.{act}", 1, public=key.public)


def _replaced(work: Work, former: BackupKey, values: dict[str, str]) -> bool:
    there = update(models.BackupKey).where(
        col(models.BackupKey.key_file) == keyfile.told(former.file)
    )
    changed = there.values(**values).returning(col(models.BackupKey.id))
    return bool(work.session.execute(changed).scalars().all())
