"""Small files of a folder that are replaced whole, under one lock."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.instance import take
from ektp_desk.outreach.rules_sealed import canonical, read_json
from ektp_desk.storage.files import file_trouble, write_whole

LOCK_WAIT = 10.0  # seconds; an act in the folder takes some hundredths


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which ends with the program, however the program ends.

    Raises `MachineError("machine.busy")` when another program does not let go of it.
    """
    with disk():
        file = (folder / "lock").open("ab")
    with file:
        until = time.monotonic() + LOCK_WAIT
        while not _taken(file):
            if time.monotonic() > until:
                raise MachineError("machine.busy", detail=str(folder))
            time.sleep(0.02)
        yield


@contextmanager
def disk() -> Iterator[None]:
    """Trouble of the disk is trouble of the machine."""
    try:
        yield
    except OSError as error:
        raise file_trouble(error) from error


@contextmanager
def undamaged(folder: Path) -> Iterator[None]:
    """What does not read in the laptop's own folder is damage there, not in a file from outside."""
    try:
        yield
    except OfficeError as error:
        if error.code != "bundle.damaged":
            raise
        raise OfficeError("bundle.store_damaged", path=str(folder)) from None


def keep(path: Path, content: Mapping[str, Any]) -> None:
    """Replace a file by plain JSON that only its owner may read. Raises `MachineError`."""
    with disk():
        write_whole(path, canonical(content), private=True)


def kept(path: Path) -> dict[str, Any]:
    """The plain JSON of a file. Raises `bundle.store_damaged`, and `MachineError`."""
    with undamaged(path.parent), disk():
        return read_json(path.read_bytes())


def _taken(file: Any) -> bool:
    try:
        take(file)
    except OSError:
        return False
    return True
