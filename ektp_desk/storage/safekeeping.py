"""Keeping an office safe: a backup made, verified, put into the second place, old ones let go."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

from sqlalchemy import Engine

from ektp_desk.kernel.errors import MachineError
from ektp_desk.storage import places as folders
from ektp_desk.storage.backup import Backup, create, verify
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import ROTATED, Places
from ektp_desk.storage.rotation import Keeping, surplus


@dataclass(frozen=True)
class Kept:
    """A verified backup, its copy in the second place or why there is none, and how many went."""

    backup: Backup
    second: Backup | None = None
    problem: MachineError | None = None
    dropped: int = 0


def keep(
    engine: Engine,
    places: Places,
    *,
    now: datetime,
    reason: Reason,
    closed: date | None,
    keeping: Keeping | None = None,
    tools: Path | None = None,
) -> Kept:
    """Back an office up in both places. `now` is in the office's own zone.

    Nothing old goes before the new one was opened and looked over. Trouble with the second place
    is told in what comes back; raises `MachineError` and `OfficeError` as `backup.create` and
    `backup.verify` do, and `backup.not_sound`, when not even the first place has one.
    """
    for folder in (places.home, places.second):
        if folder is not None:
            folders.sweep(folder)
    made = create(engine, places.home, now=now, reason=reason, closed=closed, tools=tools)
    if not verify(made.path, key=made.key, tools=tools).sound:
        with suppress(MachineError):  # else the rotation would keep it in the place of a sound one
            folders.drop(made)
        raise MachineError("backup.not_sound", path=str(made.path))
    keeping, zone = keeping or Keeping(), now.tzinfo
    dropped = _let_go(made, keeping, zone)
    if places.second is None:
        return Kept(made, dropped=dropped)
    try:
        copied = folders.copy_to(made, places.second)
    except MachineError as error:
        return Kept(made, problem=error, dropped=dropped)
    return Kept(made, copied, dropped=dropped + _let_go(copied, keeping, zone))


def known_backups(places: Places) -> tuple[Backup, ...]:
    """All backups in both places, newest first; of two that are the same, the one here."""
    found: dict[tuple[str, str], Backup] = {}
    for folder in (places.home, places.second):
        for one in folders.found_in(folder) if folder else ():
            found.setdefault((one.manifest.sha256, one.manifest.made_at), one)
    return tuple(sorted(found.values(), key=lambda one: one.manifest.made, reverse=True))


def _let_go(newest: Backup, keeping: Keeping, zone: tzinfo | None) -> int:
    """Old ones beside the newest; a clock set back must not have that one taken for an old one."""
    beside = folders.found_in(newest.path.parent)
    own = folders.of_office(beside, newest.manifest.contents.first_hash)
    rotated = [one for one in own if one.manifest.reason in ROTATED]
    gone = surplus(rotated, lambda one: one.manifest.made.astimezone(zone).date(), keeping)
    return sum(_dropped(one) for one in gone if one.path != newest.path)


def _dropped(backup: Backup) -> bool:
    with suppress(MachineError):  # it stays until the next time
        folders.drop(backup)
        return True
    return False
