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
    """A verified backup, its copy in the second place or why there is none, and how many went.

    `crowded_out` of them the second place would have kept, had it not been full.
    """

    backup: Backup
    second: Backup | None = None
    problem: MachineError | None = None
    dropped: int = 0
    crowded_out: int = 0


@dataclass(frozen=True)
class _Leaving:
    """What may go from a full place, in its order; only `surplus` of them by the rotation."""

    backups: list[Backup]
    surplus: int


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

    Nothing old goes before the new one was opened and looked over. In a second place that is full
    old ones make room for it. Trouble there is told in what comes back; raises `MachineError` and
    `OfficeError` as `backup.create` and `backup.verify` do, and `backup.not_sound`, when not even
    the first place has one.
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
    copied, gone, crowded_out = _copied(made, places.second, keeping, zone)
    dropped += gone
    if isinstance(copied, MachineError):
        return Kept(made, problem=copied, dropped=dropped, crowded_out=crowded_out)
    dropped += _let_go(copied, keeping, zone)
    return Kept(made, copied, dropped=dropped, crowded_out=crowded_out)


def known_backups(places: Places) -> tuple[Backup, ...]:
    """All backups in both places, newest first; of two that are the same, the one here."""
    found: dict[tuple[str, str], Backup] = {}
    for folder in (places.home, places.second):
        for one in folders.found_in(folder) if folder else ():
            found.setdefault((one.manifest.sha256, one.manifest.made_at), one)
    return tuple(sorted(found.values(), key=lambda one: one.manifest.made, reverse=True))


def _copied(
    made: Backup, folder: Path, keeping: Keeping, zone: tzinfo | None
) -> tuple[Backup | MachineError, int, int]:
    """The copy in the second place or why there is none, how many went for it, and how many of
    those the rotation would have kept. Where not even all of them would make room, none goes."""
    copied = _copy(made, folder)
    if not _is_full(copied):
        return copied, 0, 0
    leaving, gone = _leaving(made, folder, keeping, zone), 0
    if not folders.room_without(leaving.backups, made, folder):
        return copied, 0, 0
    for one in leaving.backups:
        gone += _dropped(one)
        if folders.room_without([], made, folder):
            copied = _copy(made, folder)
            if not _is_full(copied):
                break
    return copied, gone, max(0, gone - leaving.surplus)


def _copy(made: Backup, folder: Path) -> Backup | MachineError:
    try:
        return folders.copy_to(made, folder)
    except MachineError as error:
        return error


def _is_full(copied: Backup | MachineError) -> bool:
    return isinstance(copied, MachineError) and copied.code == folders.FULL


def _leaving(made: Backup, folder: Path, keeping: Keeping, zone: tzinfo | None) -> _Leaving:
    """This office's own, without the newest that is whole: what the rotation lets go once `made`
    is there, then the others; of both the oldest first."""
    rotated = _rotated(made, folder)
    last_good = next((one for one in rotated if folders.is_whole(one)), None)
    going = [one for one in _surplus([made, *rotated], keeping, zone) if one is not last_good]
    rest = [one for one in rotated if one is not last_good and one not in going]
    return _Leaving([*reversed(going), *reversed(rest)], len(going))


def _let_go(newest: Backup, keeping: Keeping, zone: tzinfo | None) -> int:
    """Old ones beside the newest; a clock set back must not have that one taken for an old one."""
    gone = _surplus(_rotated(newest, newest.path.parent), keeping, zone)
    return sum(_dropped(one) for one in gone if one.path != newest.path)


def _rotated(made: Backup, folder: Path) -> list[Backup]:
    own = folders.of_office(folders.found_in(folder), made.manifest.contents.first_hash)
    return [one for one in own if one.manifest.reason in ROTATED]


def _surplus(rotated: list[Backup], keeping: Keeping, zone: tzinfo | None) -> list[Backup]:
    return surplus(rotated, lambda one: one.manifest.made.astimezone(zone).date(), keeping)


def _dropped(backup: Backup) -> bool:
    with suppress(MachineError):  # it stays until the next time
        folders.drop(backup)
        return True
    return False
