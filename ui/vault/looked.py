"""What looking at backups off the UI thread brings home."""

from dataclasses import dataclass

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage.backup import Backup, Verified
from ektp_desk.storage.pointintime import Since


@dataclass(frozen=True)
class Listed:
    """The backups found; nothing was chosen yet."""

    backups: tuple[Backup, ...]


@dataclass(frozen=True)
class Looked:
    """A backup that was opened and looked over, or why it could not be."""

    backup: Backup
    key: bytes | None = None
    verified: Verified | None = None
    since: Since | None = None
    problem: OfficeError | MachineError | None = None

    @property
    def fits(self) -> bool:
        """Whether it may be put back: sound, and not another office's."""
        other = self.since is not None and not self.since.same_office
        return self.verified is not None and self.verified.sound and not other


@dataclass(frozen=True)
class Reached:
    """The server let its owner in at `address`, or why it did not."""

    looked: Looked
    address: str = ""
    problem: OfficeError | MachineError | None = None
