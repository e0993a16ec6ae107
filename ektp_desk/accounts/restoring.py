"""A backup put back as one act: checked, the present file kept, upgraded, written down."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from ektp_desk.accounts import queries
from ektp_desk.accounts.backups import note_restored
from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.work import Actor
from ektp_desk.storage import backup, manifest
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage.manifest import Manifest
from ektp_desk.storage.upgrade import upgrade


@dataclass(frozen=True)
class PutBack:
    """An office put back: what it was made from, the former one (None: there was none), and its
    key (None on a server, where the backup's key is no office's)."""

    manifest: Manifest
    kept: Path | None
    key: bytes | None


def put_back(
    path: Path,
    address: str,
    *,
    key: bytes | None,
    clock: Clock,
    zone: ZoneInfo,
    actor: Actor,
    present: bytes | None = None,
) -> PutBack:
    """Put a backup back at `address`, which nobody has open; `key` is the backup's own, `present`
    the office's of now. `zone` is the one by whose wall clock the former office is named.

    Raises what `backup.restore` raises, before anything is touched. The office that was put back
    is brought to this program's schema, and its audit says from where it came: of a file before it
    takes its place, so that whatever goes wrong there leaves the office as it was.
    """
    now = clock.now().astimezone(zone)
    made = manifest.read(path)

    def settle(where: str, kept: Path | None) -> None:
        desk = open_desk(where, clock=clock, zone=zone, key=key)
        try:
            upgrade(desk.engine)
            desk.zone = ZoneInfo(desk.read(queries.profile).zone)
            desk.write(
                actor, note_restored, file=path.name, made_at=made.made_at,
                kept=kept.name if kept else "",
            )  # fmt: skip
        finally:
            desk.close()

    if made.engine == "sqlite":
        done = backup.restore(
            path, address, now=now, key=key, present=present,
            prepare=lambda part, kept: settle(str(part), kept),
        )  # fmt: skip
    else:
        done = backup.restore(path, address, now=now, key=key)
        settle(address, done.kept)
    return PutBack(done.manifest, done.kept, key if made.engine == "sqlite" else None)
