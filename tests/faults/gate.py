"""A gate before which programs wait until all are there, so that they begin at one moment."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

ARRIVED, OPEN = "arrived", "open"


def wait_at(folder: Path) -> None:
    """Say that one is there, and wait for the others."""
    with (folder / ARRIVED).open("wb", buffering=0) as arrived:
        arrived.write(b".")
    with (folder / OPEN).open("rb", buffering=0) as opening:
        opening.read(1)


@contextmanager
def gate(folder: Path, programs: int) -> Iterator[Path]:
    """Lets so many programs through at once, one time; where they wait."""
    held = []
    for name in (ARRIVED, OPEN):
        os.mkfifo(folder / name)
        held.append(os.open(folder / name, os.O_RDWR))

    def keep() -> None:
        for _ in range(programs):
            os.read(held[0], 1)
        os.write(held[1], b"." * programs)

    keeper = Thread(target=keep, daemon=True)
    keeper.start()
    yield folder
    keeper.join()
    for name, handle in zip((ARRIVED, OPEN), held, strict=True):
        os.close(handle)
        (folder / name).unlink()
