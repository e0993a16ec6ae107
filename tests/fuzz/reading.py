"""What a reader of foreign files is, and what it may say."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences, all_codes

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Reader:
    """`read` takes a file's bytes and a folder to lay it in; `seeds` are files as they should be.

    `kind` says how the bytes are made, for those who change them with sense: "table", "zip",
    "json", "text" or "sealed".
    """

    name: str
    kind: str
    seeds: Callable[[], list[bytes]]
    read: Callable[[bytes, Path], None]


@contextmanager
def only_refusals() -> Iterator[None]:
    """Lets pass what has a sentence in both languages, and nothing else."""
    try:
        yield
    except (OfficeError, MachineError) as error:
        if error.code not in all_codes():
            raise
        for language in ("id", "en"):
            if not Sentences(language).refusal(error):
                raise


def attempt(reader: Reader, content: bytes, folder: Path) -> bool:
    """Read; whether it was taken. Raises for anything but a known refusal."""
    with only_refusals():
        reader.read(content, folder)
        return True
    return False


def laid(content: bytes, folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
