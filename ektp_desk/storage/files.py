"""Files that must not be half there: written aside, forced to the disk, then put in place."""

import errno
import hashlib
import json
import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from ektp_desk.kernel.errors import MachineError

FORMER = ".former"
_CODES = {
    errno.ENOSPC: "machine.disk_full",
    errno.EDQUOT: "machine.disk_full",
    errno.EACCES: "machine.read_only",
    errno.EPERM: "machine.read_only",
    errno.EROFS: "machine.read_only",
    errno.ENOENT: "machine.no_file",
}


def file_trouble(error: OSError) -> MachineError:
    """The known trouble behind an error of the file system."""
    code = _CODES.get(error.errno or 0, "machine.disk_trouble")
    return MachineError(code, detail=str(error), path=str(error.filename or ""))


MOST_SMALL = 1024 * 1024  # bytes; the small files beside a database have a few thousand


def read_small(path: Path) -> str:
    """The text of a small file. Raises OSError, and ValueError for a large one or no UTF-8.

    A pipe or a device of a stick's file system is refused: it might let its reader wait for ever.
    """
    if path.exists() and not path.is_file():
        raise ValueError("no file")
    with path.open("rb") as file:
        content = file.read(MOST_SMALL + 1)
    if len(content) > MOST_SMALL:
        raise ValueError("too large")
    return content.decode()


def json_object(text: str) -> dict[str, Any]:
    """The JSON object in a text that may hold anything. Raises ValueError."""
    try:
        values = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(values, dict):
        raise ValueError("no object")  # noqa: TRY004 - one error for whatever is wrong
    return values


def stamp(now: datetime) -> str:
    """A moment as part of a file name, in the clock's own zone: 20261124-081500."""
    return f"{now:%Y%m%d-%H%M%S}"


def free_name(path: Path) -> Path:
    """`path`, or the same with -2, -3, … if the name is taken."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate


def new_private_file(path: Path) -> None:
    """Make an empty file only its owner may read."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def force_to_disk(path: Path) -> None:
    """Wait until the file's content is really on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def put_in_place(part: Path, target: Path) -> None:
    """Rename over `target` in one step and force the folder's entry to the disk."""
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def write_whole(
    target: Path,
    *pieces: bytes,
    private: bool = False,
    forced: bool = True,
    makes_folder: bool = False,
) -> None:
    """Put a small file in place, whole or not at all; what was there stays until then.

    A `private` file is its owner's alone. Not `forced`, a power cut may take it: for what can be
    made anew. Only below a folder of the program's own may one be made (`makes_folder`): a stick
    that was pulled out must not become a folder. A writer that is killed leaves a `.part` behind,
    which the next one writes over. Raises OSError.
    """
    if makes_folder:
        target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    try:
        # Made anew: on a stick somebody else may have laid a link there, to be written through.
        part.unlink(missing_ok=True)
        mode = 0o600 if private else 0o666
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.writelines(pieces)
        if forced:
            force_to_disk(part)
            put_in_place(part, target)
        else:
            part.replace(target)
    finally:
        with suppress(OSError):  # a disk that is gone has nothing to free
            part.unlink(missing_ok=True)


def keep_beside(path: Path, kept: Path) -> None:
    """Give the content a second name without a moment in which the first is missing."""
    try:
        os.link(path, kept)
    except OSError:  # a file system without hard links
        shutil.copy2(path, kept)
        force_to_disk(kept)


def overwrite(path: Path) -> None:
    """Zeros over a file's content, on the disk before anything else is done. Raises OSError.

    What a flash disk keeps elsewhere of it is beyond a program: what must not be read is encrypted.
    """
    with path.open("rb+") as file:
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(bytes(min(left, 1 << 20)))
        file.flush()
        os.fsync(file.fileno())


def keep_former(path: Path) -> None:
    """Keep hold of a file that is about to be replaced, so that its content can be overwritten."""
    former = _former(path)
    former.unlink(missing_ok=True)
    keep_beside(path, former)


def forget_former(path: Path) -> None:
    """Overwrite what stood at `path` before it was replaced, unless it never was. Raises OSError.

    Where the file system knows no hard links that is a copy, and the first stays in free space.
    """
    former = _former(path)
    if not former.exists():
        return
    if not (path.exists() and path.samefile(former)):
        overwrite(former)
    former.unlink()


def _former(path: Path) -> Path:
    return path.with_name(path.name + FORMER)


def sha256(path: Path) -> str:
    """SHA-256 of a file's content, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
