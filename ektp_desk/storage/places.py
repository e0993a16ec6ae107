"""Where backups lie: the folder of this computer, and a second one on another disk or a stick.

The second place carries a mark from the day it was chosen. A folder without it is not that place:
the stick is away, another one is plugged in, or only the empty place is left where it is joined.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import time

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage import manifest as manifests
from ektp_desk.storage.backup import Backup
from ektp_desk.storage.files import (
    file_trouble,
    force_to_disk,
    free_name,
    new_private_file,
    put_in_place,
    sha256,
    write_whole,
)
from ektp_desk.storage.manifest import SUFFIX, Reason

LEFT_AFTER = 24 * 60 * 60  # seconds
FULL = "backup.place_full"
BESIDE = 128 * 1024  # bytes beside a backup's own: its manifest, and what clusters waste
MARK = "ektp-desk-cadangan.txt"
MARK_TEXT = "Tempat cadangan EKTP Desk. Jangan dihapus. / A place for EKTP Desk's backups; keep.\n"
# What the rotation may take away; the rest was made for one occasion and is somebody's to delete.
ROTATED = frozenset({Reason.CLOSING, Reason.PLANNED, Reason.BY_HAND})
_SAID = {
    "machine.no_file": "backup.place_away",
    "machine.disk_full": FULL,
    "machine.read_only": "backup.place_read_only",
    "machine.disk_trouble": "backup.place_trouble",
}


@dataclass(frozen=True)
class Places:
    """Both folders; `second` is None while none is chosen."""

    home: Path
    second: Path | None = None


def require_apart(folder: Path, home: Path) -> None:
    """Raise `OfficeError("backup.place_same")` for a second place that is the first one, or in it:
    each backup would lie there twice, and both would be lost together."""
    here, there = home.resolve(), folder.resolve()
    if here == there or here in there.parents:
        raise OfficeError("backup.place_same", path=str(folder))


def claim(folder: Path) -> None:
    """Make a folder that exists the second place.

    Raises `MachineError`: `backup.place_away`, `backup.place_full`, `backup.place_read_only`,
    `backup.place_trouble`.
    """
    try:
        if not folder.is_dir():
            raise MachineError("backup.place_away", path=str(folder))
        write_whole(folder / MARK, MARK_TEXT.encode())
    except OSError as error:
        raise _trouble(error, folder) from error


def require(folder: Path) -> None:
    """Raise `MachineError("backup.place_away")` unless this is the place that was chosen."""
    if not there(folder):
        raise MachineError("backup.place_away", path=str(folder))


def there(folder: Path) -> bool:
    """Whether the second place can be reached now."""
    with suppress(OSError):
        return (folder / MARK).is_file()
    return False


def found_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder whose manifest can be read, newest first; none if it is away."""
    return tuple(sorted(_found(folder), key=lambda one: one.manifest.made, reverse=True))


def of_office(backups: tuple[Backup, ...], first_hash: str) -> tuple[Backup, ...]:
    """Those of one office: several may keep theirs in the same folder."""
    return tuple(one for one in backups if one.manifest.contents.first_hash == first_hash)


def copy_to(made: Backup, folder: Path) -> Backup:
    """Copy a backup into the second place and read it back; whole there, or not at all.

    Raises `MachineError` as `claim` does, `backup.not_sound` when what is read is not what was
    written: a stick that lies.
    """
    require(folder)
    target = free_name(folder / made.path.name)
    part = target.with_name(f".{target.name}.part")
    try:
        try:
            new_private_file(part)
            shutil.copyfile(made.path, part)
            force_to_disk(part)
            if sha256(part) != made.manifest.sha256:
                raise MachineError("backup.not_sound", path=str(target))
            manifests.write(target, made.manifest)
            put_in_place(part, target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        raise _trouble(error, folder) from error
    return Backup(target, made.manifest)


def room_without(backups: Iterable[Backup], made: Backup, folder: Path) -> bool:
    """Whether a place would have room for one more backup once these are gone."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return False
    return free + sum(one.manifest.bytes for one in backups) >= made.manifest.bytes + BESIDE


def is_whole(backup: Backup) -> bool:
    """Whether the file is there and still what its manifest says; the whole of it is read."""
    with suppress(OSError):
        return manifests.fits(backup.path, backup.manifest)
    return False


def drop(backup: Backup) -> None:
    """Take a backup away with its manifest."""
    try:
        backup.path.unlink(missing_ok=True)
        manifests.manifest_path(backup.path).unlink(missing_ok=True)
    except OSError as error:
        raise file_trouble(error) from error


def sweep(folder: Path) -> None:
    """Take away what a power cut left of backups that were being made; a day is long enough for
    any that somebody else still makes here."""
    with suppress(OSError):
        for part in folder.glob(".ektp-desk-*.part*"):
            if time() - part.stat().st_mtime > LEFT_AFTER:
                part.unlink(missing_ok=True)


def _found(folder: Path) -> Iterator[Backup]:
    try:
        names = sorted(folder.iterdir())
    except OSError:
        return
    for path in names:
        if path.suffix not in SUFFIX.values() or path.name.startswith("."):
            continue
        with suppress(OfficeError, MachineError, OSError):
            yield Backup(path, manifests.read(path))


def _trouble(error: OSError, folder: Path) -> MachineError:
    known = file_trouble(error)
    return MachineError(
        _SAID.get(known.code, "backup.place_trouble"), detail=str(error), path=str(folder)
    )
