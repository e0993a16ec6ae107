"""What this program was given to print and has not finished: small files that outlive a crash.

The papers table says which originals no printer took, but not which copies were asked for, nor
that the paper came out while the database was away. Each instance has a folder of its own, so
that two programs of one computer do not print from each other's. Nothing personal stands here:
the paper's key, its copy number and the printer that took it.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from ektp_desk.storage.files import write_whole


@dataclass(frozen=True)
class Entry:
    """One paper; `printer` is "" until one took it."""

    key: str
    copy: int
    printer: str = ""


def _entry(values: dict[str, object]) -> Entry:
    """An entry out of its file. Raises ValueError, TypeError or KeyError for what is none."""
    key, copy, printer = values["key"], values["copy"], values.get("printer", "")
    if not (isinstance(key, str) and type(copy) is int and isinstance(printer, str)):
        raise ValueError("no entry")
    return Entry(key, copy, printer)


class Journal:
    """Entries as files of this instance's folder below `root`. Raises OSError."""

    def __init__(self, root: Path, instance: str) -> None:
        self._root = root
        self._folder = root / (instance or "-")

    def inherit(self, instance: str) -> None:
        """Take over what an ended instance left."""
        theirs = self._root / instance
        for path in sorted(theirs.glob("*.json")):
            self._folder.mkdir(parents=True, exist_ok=True)
            path.replace(self._folder / path.name)
        with suppress(OSError):
            theirs.rmdir()

    def note(self, entry: Entry) -> None:
        """Write an entry, or write it anew."""
        told = json.dumps(asdict(entry)).encode()
        write_whole(self._file(entry), told, forced=False, makes_folder=True)

    def forget(self, entry: Entry) -> None:
        """The paper is done with."""
        self._file(entry).unlink(missing_ok=True)

    def entries(self) -> list[Entry]:
        """All entries; a file that a power cut left unreadable is no entry."""
        found = []
        for path in sorted(self._folder.glob("*.json")):
            try:
                found.append(_entry(json.loads(path.read_bytes())))
            except (ValueError, TypeError, KeyError, RecursionError):
                path.unlink(missing_ok=True)
        return found

    def _file(self, entry: Entry) -> Path:
        digest = hashlib.sha256(f"{entry.key}\n{entry.copy}".encode()).hexdigest()
        return self._folder / f"{digest[:32]}.json"
