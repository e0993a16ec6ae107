"""A backup put back as one act: checked, the present file kept, upgraded, written down."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from ektp_desk.accounts import queries
from ektp_desk.accounts.backups import note_restored
from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.work import Actor
from ektp_desk.storage import backup
from ektp_desk.storage.engines import make_engines, open_desk
from ektp_desk.storage.manifest import Manifest


@dataclass(frozen=True)
class PutBack:
    """An office put back: what it was made from, the former one (None: there was none), its key."""

    manifest: Manifest
    kept: Path | None
    key: bytes | None


def put_back(
    path: Path, address: str, *, key: bytes | None, clock: Clock, zone: ZoneInfo, actor: Actor
) -> PutBack:
    """Put a backup back at `address`, which nobody has open; `key` is the backup's own. `zone` is
    the one by whose wall clock the former office is named.

    Raises what `backup.restore` raises, before anything is touched. The office that was put back
    is brought to this program's schema, and its audit says from where it came.
    """
    now = clock.now()
    done = backup.restore(path, address, now=now.astimezone(zone), key=key)
    engines = make_engines(address, key=key)
    try:
        backup.upgrade_safely(engines.writer, now=now.astimezone(zone))
    finally:
        engines.writer.dispose()
        engines.reader.dispose()
    desk = open_desk(address, clock=clock, zone=zone, key=key)
    try:
        desk.zone = ZoneInfo(desk.read(queries.profile).zone)
        desk.write(
            actor, note_restored, file=path.name, made_at=done.manifest.made_at,
            kept=done.kept.name if done.kept else "",
        )  # fmt: skip
    finally:
        desk.close()
    return PutBack(done.manifest, done.kept, key)
