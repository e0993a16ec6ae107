"""What looking at backups off the UI thread brings home."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage import backup as backups
from ektp_desk.storage.backup import Backup, Verified
from ektp_desk.storage.pointintime import Since

if TYPE_CHECKING:
    from ui.vault.restoring import Surroundings


@dataclass(frozen=True)
class Listed:
    """The backups found, and the place of the one to look at first; nothing was chosen yet."""

    backups: tuple[Backup, ...]
    first: int = 0


@dataclass(frozen=True)
class Looked:
    """A backup that was opened and looked over, or why it could not be.

    `present` is the key with which a plain backup is encrypted, `mended` what of its triggers a
    restore puts right. `stranger`: no backup in this computer's own folder is of its office.
    """

    backup: Backup
    key: bytes | None = None
    verified: Verified | None = None
    since: Since | None = None
    present: bytes | None = None
    mended: tuple[str, ...] = ()
    stranger: bool = False
    problem: OfficeError | MachineError | None = None

    @property
    def fits(self) -> bool:
        """Whether it may be put back: sound, and not another office's."""
        other = self.since is not None and not self.since.same_office
        return self.verified is not None and self.verified.sound and not other


def look_over(around: "Surroundings", one: Backup, phrase: str = "") -> Looked:
    """Open a backup, by what was typed if need be, and compare it with its manifest and the office;
    the whole of it is read."""
    try:
        key = backups.key_for(one, present=around.key, typed=phrase)
        return Looked(
            one,
            key,
            backups.verify(one.path, key=key),
            around.since(one.manifest),
            present=around.office_key(phrase) if one.manifest.plain_file else None,
            mended=backups.to_be_mended(replace(one, key=key)),
            stranger=around.known is not None
            and one.manifest.contents.first_hash not in around.known(),
        )
    except (OfficeError, MachineError) as error:
        return Looked(one, problem=error)


@dataclass(frozen=True)
class Reached:
    """The server let its owner in at `address`, or why it did not."""

    looked: Looked
    address: str = ""
    problem: OfficeError | MachineError | None = None
